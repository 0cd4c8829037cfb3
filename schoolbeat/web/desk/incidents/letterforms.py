"""The form by which a prepared letter is filled in: shape only."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, area
from schoolbeat.work.incidents.queries.letters import Draft
from schoolbeat.work.incidents.rules.letters import LONGEST_ADDITION
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME


class LetterForm(ChoosingForm):
    """What an officer says for the gaps of a letter, and what is added to it."""

    language = forms.CharField(widget=forms.HiddenInput, max_length=2)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    addressee = forms.CharField(
        label=gettext_lazy("To whom, by name or office"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    student = a_line(
        gettext_lazy("How the letter calls the student"),
        LONGEST_NAME,
        help_text=gettext_lazy("The name stands here only while you have the record open."),
    )
    place_taken_to = a_line(
        gettext_lazy("Where the student is, or was taken"),
        LONGEST_NAME,
        help_text=gettext_lazy("Where the law lets you hold the place back, say that here."),
    )
    officer = forms.CharField(label=gettext_lazy("Who signs"), max_length=LONGEST_NAME)
    phone = forms.CharField(label=gettext_lazy("Telephone for questions"), max_length=LONGEST_NAME)
    addition = area(
        gettext_lazy("Add a few words, in the language of the letter"),
        rows=4,
        required=False,
        longest=LONGEST_ADDITION,
        help_text=gettext_lazy("They stand before the close. No other child, and nothing of guilt."),
    )

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if draft.guardians:
            self.fields["addressee"].help_text = gettext("On the record: %(names)s") % {
                "names": ", ".join(draft.guardians)
            }
        self.unasked = {"student", "place_taken_to"} - draft.prepared.gaps
        for name in self.unasked:
            # Carried along unseen: the letter in another language may ask for it again.
            self.fields[name].widget = forms.HiddenInput()

    def payload(self) -> dict[str, Any]:
        """Return what was said, as the payload has it."""
        return {name: said for name, said in self.plain().items() if name not in self.unasked}

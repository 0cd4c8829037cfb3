"""The form by which a request is taken down at the desk, in the field and in a school office: shape only."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.requests.rules.saying import LONGEST_NAME, LONGEST_PLACE, LONGEST_REACH, LONGEST_TEXT
from schoolbeat.work.requests.vocabulary import ASKER_LABELS

Pairs = Sequence[tuple[str, Any]]
NEVER_ASKED = gettext_lazy(
    "Never ask, and never write, where somebody was born or anything about immigration."
)


def words_of(labels: Mapping[Any, str], *only: Any) -> list[tuple[str, str]]:
    """Return the choices of a vocabulary in the reader's language, or some of them."""
    return [(str(slug), gettext(words)) for slug, words in labels.items() if not only or slug in only]


def a_line(label: Any, longest: int, **more: Any) -> forms.CharField:
    """Return a field of one line that may stay empty."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, required=False, widget=widget, **more)


def an_area(label: Any, rows: int = 4, required: bool = True, **more: Any) -> forms.CharField:
    """Return a field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=LONGEST_TEXT, required=required, widget=widget, **more)


class TakeForm(ToldForm):
    """What a caller, or somebody in a corridor, asks."""

    kind = forms.ChoiceField(label=gettext_lazy("What is asked for?"))
    school = forms.ChoiceField(label=gettext_lazy("About which school?"), required=False)
    text = an_area(
        gettext_lazy("In the asker's words"),
        help_text=gettext_lazy("No more of a child than is needed to help."),
    )
    asker = forms.ChoiceField(label=gettext_lazy("Who asks?"))
    name = a_line(gettext_lazy("Name"), LONGEST_NAME)
    reach = a_line(
        gettext_lazy("How to reach them"),
        LONGEST_REACH,
        help_text=gettext_lazy("Telephone number or e-mail address."),
    )
    by_voice = forms.BooleanField(label=gettext_lazy("They want to be called"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("In which language do they want the answer?"),
        choices=tuple(LANGUAGE_NAMES.items()),
    )
    place = a_line(gettext_lazy("Where, if it is a place"), LONGEST_PLACE)
    about = forms.ChoiceField(
        label=gettext_lazy("A complaint or praise: about whom?"),
        help_text=gettext_lazy("Whoever it is about will not read it, nor will anybody who is named in it."),
        required=False,
    )
    anyway = forms.BooleanField(
        label=gettext_lazy("It is another matter: take it down"), required=False, widget=forms.HiddenInput
    )

    def __init__(
        self,
        kinds: Pairs,
        schools: Pairs,
        *args: Any,
        askers: Sequence[Any] = (),
        about: Pairs = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (
            ("about", [("", gettext("It is no such thing, or nobody is named")), *about]),
            ("kind", kinds),
            ("school", [("", gettext("No school")), *schools]),
            ("asker", words_of(ASKER_LABELS, *askers)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        if not about:
            del self.fields["about"]

    def payload(self) -> dict[str, Any]:
        """Return what is said of a request, without the door it came by."""
        values = self.cleaned_data
        said = {
            name: values[name] for name in ("kind", "asker", "text", "name", "reach", "language", "place")
        }
        about = {"about": values["about"]} if values.get("about") else {}
        return said | about | {"school": values["school"] or None, "by_voice": values["by_voice"]}

"""The forms of letters: shape only."""

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.told import ToldForm

LANGUAGES = (("en", "English"), ("es", "Español"))


class WordsForm(ToldForm):
    """The officer's own words."""

    words = forms.CharField(
        label=gettext_lazy("The officer's own words"),
        help_text=gettext_lazy(
            "About 100 words, in the language of the school. No child, no case, no arrest."
        ),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class ApproveForm(ToldForm):
    """A named person's yes; why, where the principal has not seen it."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    unseen_because = forms.CharField(
        label=gettext_lazy("If the principal has not seen it: why it leaves all the same"),
        required=False,
        max_length=300,
    )


class MailForm(ToldForm):
    """Where a letter goes, in which language."""

    to = forms.EmailField(label=gettext_lazy("E-mail address"))
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=LANGUAGES)

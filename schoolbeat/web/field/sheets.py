"""Small forms of the field about a project, a goal or a need: shape only, nothing is decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from schoolbeat.web.field.forms import EnvelopeForm, check_year
from schoolbeat.web.shared.parts import Words

NO_NAMES = _("No names of students.")
LONGEST = 4000


@dataclass(frozen=True)
class SheetPage:
    """A page with one small form."""

    title: Words
    small: Words
    text: Words
    form: EnvelopeForm
    save: Words
    back: str


class OpenForm(EnvelopeForm):
    """What a problem is called, and what was seen of it."""

    title = forms.CharField(label=_("What is the problem?"), help_text=NO_NAMES, max_length=160)
    school = forms.ChoiceField(label=_("School"), required=False)
    scanning = forms.CharField(
        label=_("What was seen (scanning)"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, schools: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("No school")), *schools]


class PhaseForm(EnvelopeForm):
    """What was found or done in a phase."""

    text = forms.CharField(
        label=_("What was found or done"),
        help_text=NO_NAMES,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class LinkForm(EnvelopeForm):
    """Which project an entry is evidence of."""

    project = forms.ChoiceField(label=_("Project"), widget=forms.RadioSelect)

    def __init__(self, projects: Sequence[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["project"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = projects


class NeedForm(EnvelopeForm):
    """What a school needs."""

    text = forms.CharField(
        label=_("What the school needs"),
        help_text=NO_NAMES,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseNeedForm(EnvelopeForm):
    """What became of a need."""

    became = forms.CharField(
        label=_("What became of it"),
        help_text=NO_NAMES,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReadingForm(EnvelopeForm):
    """A value read by hand."""

    value = forms.CharField(
        label=_("Value"), max_length=16, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    day = forms.DateField(
        label=_("Day"),
        validators=[check_year],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.CharField(label=_("Where it was read"), max_length=160)


class WordsForm(EnvelopeForm):
    """The officer's own words in a letter."""

    words = forms.CharField(
        label=_("Your own words"),
        help_text=_("About 100 words, in the language of the school. No child, no case, no arrest."),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

"""What every form of the roster carries, and how what was typed becomes a payload."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.web.shared.parts import Words

Pairs = Iterable[tuple[str, Words]]
_MOMENTS = ("%Y-%m-%dT%H:%M:%S.%f%z", "%Y-%m-%dT%H:%M:%S%z")


class RosterForm(forms.Form):
    """A form with the id under which it is told and the moment it was shown, so that twice is once."""

    envelope = forms.UUIDField(widget=forms.HiddenInput)
    asked = forms.DateTimeField(widget=forms.HiddenInput, input_formats=_MOMENTS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"envelope": new_id(), "asked": clock.now().isoformat(), **self.initial}

    @property
    def stamp(self) -> dict[str, str]:
        """A fresh id and the moment, for a single button beside the form."""
        return {"envelope": str(new_id()), "asked": clock.now().isoformat()}

    def offer(self, name: str, pairs: Pairs, empty: Words = "") -> None:
        """Say what a choice offers; `empty` names the choice of none."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*([("", empty)] if empty else []), *pairs]

    def payload(self) -> dict[str, Any]:
        """Return what was typed as the payload of a verb: the fields by name, empty choices as nothing."""
        return {
            name: plain(value, self.fields[name])
            for name, value in self.cleaned_data.items()
            if name not in RosterForm.base_fields
        }


def plain(value: Any, field: forms.Field) -> Any:
    """Return a typed value as JSON has it; an empty choice is nothing."""
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if value == "" and isinstance(field, forms.ChoiceField):
        return None
    return value


def words_of(labels: Mapping[Any, str]) -> list[tuple[str, str]]:
    """Return the choices of a vocabulary in the reader's language."""
    return [(str(slug), gettext(words)) for slug, words in labels.items()]


def a_line(words: Any, longest: int = 160, **more: Any) -> forms.CharField:
    """Return a field of one line."""
    return forms.CharField(label=words, max_length=longest, **more)


def a_text(words: Any, rows: int = 4, **more: Any) -> forms.CharField:
    """Return a field of several lines."""
    return forms.CharField(
        label=words, max_length=20_000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


def a_day(words: Any, **more: Any) -> forms.DateField:
    """Return a field for a day, with the browser's own calendar."""
    return forms.DateField(
        label=words, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def a_choice(words: Any, **more: Any) -> forms.ChoiceField:
    """Return a choice of one; what it offers is said when the form is made."""
    return forms.ChoiceField(label=words, **more)


def some(words: Any, **more: Any) -> forms.MultipleChoiceField:
    """Return a choice of several, as boxes to tick."""
    return forms.MultipleChoiceField(label=words, widget=forms.CheckboxSelectMultiple, **more)


def an_email() -> forms.EmailField:
    """Return a field for an address."""
    return forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)


def nobody() -> str:
    """The words for no choice."""
    return gettext("None")

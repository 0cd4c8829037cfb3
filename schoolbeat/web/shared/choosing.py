"""Fields that forms of several doors share: moments in the agency's zone, and words to choose from."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.incidents.rules.saying import LONGEST_TEXT

Pairs = Sequence[tuple[str, Any]]
_LOCAL = "%Y-%m-%dT%H:%M"


class LocalMoment(forms.DateTimeField):
    """A day and a time by the clock on the wall; of the hour that comes twice in November the first is meant."""

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment; raises ValidationError also for an hour that March leaves out."""
        try:
            return super().to_python(value)
        except forms.ValidationError:
            local = self._twice(str(value).strip())
            if local is None:
                raise
            return local

    def _twice(self, value: str) -> datetime | None:
        try:
            told = datetime.strptime(value, _LOCAL)  # noqa: DTZ007 (its zone is the next line's)
        except ValueError:
            return None
        local = told.replace(tzinfo=timezone.get_current_timezone())
        there = local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) == told
        return local if there else None


def a_moment(label: Any, required: bool = True, **more: Any) -> LocalMoment:
    """Return a field for a day and a time, as the clock shows it where the agency is."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_LOCAL)
    return LocalMoment(label=label, widget=widget, required=required, input_formats=[_LOCAL], **more)


def a_day(label: Any, **more: Any) -> forms.DateField:
    """Return a field for a day."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def area(label: Any, rows: int = 3, required: bool = True, longest: int = LONGEST_TEXT, **more: Any) -> Any:
    """Return a field of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget, **more)


def choice(label: Any, required: bool = True, **more: Any) -> forms.ChoiceField:
    """Return a field whose words are given to each form."""
    return forms.ChoiceField(label=label, required=required, **more)


class ChoosingForm(ToldForm):
    """A form whose words to choose from are the place's and the reader's."""

    def choose(self, name: str, pairs: Pairs, empty: Any = None) -> None:
        """Let a field offer `pairs`; before them the words for none, where it may stay empty."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*([("", empty)] if empty is not None else ()), *pairs]

    def pick(self, name: str, pairs: Pairs) -> None:
        """Let a field offer `pairs`; where they are several, none of them is chosen before somebody does."""
        self.choose(name, pairs, gettext_lazy("Choose one") if len(pairs) > 1 else None)

    def without(self, *names: str) -> "ChoosingForm":
        """Take fields away that make no sense here."""
        for name in names:
            del self.fields[name]
        return self

    def plain(self) -> dict[str, Any]:
        """Return what was said, as a payload has it: moments and days in ISO 8601, what is empty left out."""
        values = {
            name: value for name, value in self.cleaned_data.items() if name not in ToldForm.base_fields
        }
        return {
            name: value.isoformat() if hasattr(value, "isoformat") else value
            for name, value in values.items()
            if value not in ("", None, [])
        }

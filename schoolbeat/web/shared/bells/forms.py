"""Forms of a school's days and bells: shape only, nothing is decided here. People name the last day, included."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.roster.vocabulary import BELL_KIND_LABELS, DAY_KIND_LABELS

WEEKDAYS = (
    ("monday", gettext_lazy("Monday")),
    ("tuesday", gettext_lazy("Tuesday")),
    ("wednesday", gettext_lazy("Wednesday")),
    ("thursday", gettext_lazy("Thursday")),
    ("friday", gettext_lazy("Friday")),
    ("saturday", gettext_lazy("Saturday")),
    ("sunday", gettext_lazy("Sunday")),
)
_FIELDS = {"end": "until", "first_bell": "first", "last_bell": "last", "school": None}


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, **more)


def _bell(label: Any, **more: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more
    )


def _choice(label: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, **more)


def field_of(refused: str) -> str | None:
    """Return the field of a form at which a refusal belongs: payload.days.0.end stands at the last day."""
    steps = [step for step in refused.split(".") if step]
    if steps[-2:-1] == ["schedules"] and steps[-1].isdecimal():
        return WEEKDAYS[int(steps[-1])][0]
    name = steps[-1] if steps else ""
    return _FIELDS.get(name, name)


class CalendarForm(ToldForm):
    """A form about days from a first to a last one."""

    def clean_until(self) -> date | None:
        """Return the day after the last: what is told is half-open."""
        last = self.cleaned_data["until"]
        try:
            return None if last is None else last + timedelta(days=1)
        except OverflowError:
            raise ValidationError(gettext("Enter a day between 2000 and 2100."), "malformed") from None

    def said(self, *names: str) -> dict[str, Any]:
        """Return some of the fields as a payload has them."""
        return {name: _plain(self.cleaned_data[name]) for name in names}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


UNTIL_OPEN = gettext_lazy("The last day, included. Leave it empty where it has no end yet.")
UNTIL_ONE = gettext_lazy("The last day, included. Leave it empty for a single day.")


class BellsForm(CalendarForm):
    """A named schedule: when it rings, and from when on."""

    name = forms.CharField(
        label=gettext_lazy("Name of the schedule"),
        max_length=60,
        help_text=gettext_lazy("As the school calls it: Regular, Minimum day, Rally."),
    )
    kind = _choice(gettext_lazy("What kind of day it is for"))
    first = _bell(gettext_lazy("First bell"))
    last = _bell(gettext_lazy("Last bell"))
    start = _day(gettext_lazy("From"))
    until = _day(gettext_lazy("Until"), required=False, help_text=UNTIL_OPEN)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "kind", [(str(kind), gettext(words)) for kind, words in BELL_KIND_LABELS.items()])

    def payload(self) -> dict[str, Any]:
        """Return what was typed as the verb has it."""
        said = self.said("name", "kind", "start")
        bells = self.said("first", "last", "until")
        return said | {"first_bell": bells["first"], "last_bell": bells["last"], "end": bells["until"]}


class WeekForm(CalendarForm):
    """Which schedule each weekday has."""

    start = _day(gettext_lazy("From"))
    until = _day(gettext_lazy("Until"), required=False, help_text=UNTIL_OPEN)

    def __init__(self, names: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", gettext("No school")), *((name, name) for name in names)]
        for name, words in WEEKDAYS:
            self.fields[name] = _choice(words, required=False)
            _offer(self, name, offered)
        self.order_fields([name for name, _words in WEEKDAYS])

    def payload(self) -> dict[str, Any]:
        """Return what was chosen as the verb has it."""
        schedules = [self.cleaned_data[name] for name, _words in WEEKDAYS]
        said = self.said("start", "until")
        return {"schedules": schedules, "start": said["start"], "end": said["until"]}


class DaysForm(CalendarForm):
    """Days that are otherwise."""

    kind = _choice(gettext_lazy("What they are"))
    start = _day(gettext_lazy("Day"))
    until = _day(gettext_lazy("Until"), required=False, help_text=UNTIL_ONE)
    words = forms.CharField(
        label=gettext_lazy("How the school calls it"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Fall recess, Veterans Day. No names of students."),
    )
    schedule = _choice(
        gettext_lazy("Which schedule"), required=False, help_text=gettext_lazy("Only for another schedule.")
    )
    first = _bell(gettext_lazy("First bell"), required=False, help_text=gettext_lazy("Only for other times."))
    last = _bell(gettext_lazy("Last bell"), required=False, help_text=gettext_lazy("Only for other times."))

    def __init__(self, names: Sequence[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "kind", [(str(kind), gettext(words)) for kind, words in DAY_KIND_LABELS.items()])
        _offer(self, "schedule", [("", gettext("None")), *((name, name) for name in names)])

    def payload(self) -> dict[str, Any]:
        """Return what was typed as the verb has it: one line of a batch."""
        said = self.said("kind", "start", "words", "schedule", "first", "last", "until")
        days = {name: said[name] for name in ("kind", "start", "words", "schedule")}
        days |= {"end": said["until"], "first_bell": said["first"], "last_bell": said["last"]}
        return {"days": [days]}


class BackForm(ToldForm):
    """Which line is taken back."""

    of = forms.ChoiceField(choices=[(name, name) for name in ("bells", "weekdays", "days")])
    line = forms.UUIDField()


class FileForm(forms.Form):
    """A school's calendar as a file."""

    file = forms.FileField(
        label=gettext_lazy("The calendar as a file"),
        help_text=gettext_lazy("iCalendar (.ics) as calendars export it, or CSV. At most 2 MB."),
        widget=forms.FileInput(attrs={"accept": ".ics,.csv,text/calendar,text/csv"}),
    )


def _offer(form: forms.Form, name: str, pairs: Sequence[tuple[str, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(pairs)

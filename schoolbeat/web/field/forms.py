"""The forms of the field door: shape only. Each turns what was typed into an envelope; nothing is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MINUTES = ("5", "10", "15", "30", "60")
LONGEST_NOTE = 4000
LONGEST_PROMISE = 200
MOST_PEOPLE = 9999
FIRST_YEAR, LAST_YEAR = 2000, 2100


class MomentField(forms.DateTimeField):
    """A moment as the page stamped it (ISO 8601 with offset), within the years that a program can mean."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> datetime | None:
        """Refuse what no page of ours stamps."""
        moment: datetime | None = super().clean(value)
        if moment is not None:
            check_year(moment)
        return moment


def check_year(day: date) -> None:
    """Refuse a year that cannot be meant, before anything is reckoned with it."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(_("Enter a day between 2000 and 2100."), "malformed")


@dataclass(frozen=True)
class LogChoices:
    """What the log form offers: (value, words) pairs in the reader's language."""

    zone: ZoneInfo
    audiences: Sequence[tuple[str, Any]]
    initiators: Sequence[tuple[str, Any]]
    places: Sequence[tuple[str, Any]]
    schools: Sequence[Any]  # pairs, or (group, pairs)
    kinds: Sequence[tuple[str, Any]] = ()  # offered when an entry is corrected
    outcomes: Sequence[tuple[str, Any]] = ()  # offered where the kind is a call for an officer
    grows: bool = False  # it can be said to have become an incident


class EnvelopeForm(forms.Form):
    """What every form carries: the id under which it is told, and when the page was made.

    Both are made when the page is shown, so that a second press of the button says the same thing again.
    """

    envelope = forms.UUIDField(widget=forms.HiddenInput)
    asked = MomentField()


class WithdrawForm(EnvelopeForm):
    """Take an entry back."""


class FollowUpForm(EnvelopeForm):
    """What is promised, and by when."""

    due = forms.DateField(
        label=_("By when?"),
        validators=[check_year],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    what = forms.CharField(
        label=_("What is to be done?"),
        help_text=_("No names of students."),
        max_length=LONGEST_PROMISE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class JoinForm(EnvelopeForm):
    """How long the officer took part in a colleague's entry."""

    minutes = forms.IntegerField(
        label=_("How many minutes were you there?"), min_value=1, max_value=1440, required=True
    )


class LogForm(EnvelopeForm):
    """One activity: how long, and whatever else the officer cares to say."""

    ends = MomentField()
    since = MomentField(required=False)
    length = forms.ChoiceField(
        label=_("How long?"),
        choices=[*((m, m) for m in MINUTES), ("since", "since"), ("span", "span")],
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Day"),
        required=False,
        validators=[check_year],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    start = forms.TimeField(
        label=_("From"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    end = forms.TimeField(
        label=_("To"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    audience = forms.MultipleChoiceField(label=_("Who"), required=False)
    initiator = forms.ChoiceField(label=_("Who began it"), required=False)
    place = forms.ChoiceField(label=_("Place"), required=False)
    school = forms.ChoiceField(label=_("School"), required=False)
    outcome = forms.ChoiceField(label=_("What became of the call"), required=False)
    note = forms.CharField(
        label=_("Note"),
        help_text=_("No names of students. At most 4,000 characters."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    follow_up = forms.DateField(
        label=_("By when?"),
        required=False,
        validators=[check_year],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    follow_up_what = forms.CharField(
        label=_("What is to be done?"), required=False, max_length=LONGEST_PROMISE
    )
    follow_up_envelope = forms.UUIDField(widget=forms.HiddenInput, required=False)
    incident = forms.BooleanField(
        label=_("This became an incident: write it down next"),
        required=False,
    )

    def __init__(self, choices: LogChoices, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choices = choices
        self._offer("audience", choices.audiences)
        self._offer("initiator", [("", _("Not said")), *choices.initiators])
        self._offer("place", choices.places)
        self._offer("school", [("", _("No school")), *choices.schools])
        self._offer("kind", choices.kinds)
        self._offer("outcome", [("", _("Not said")), *choices.outcomes])
        kept = (("kind", choices.kinds), ("outcome", choices.outcomes), ("incident", choices.grows))
        for name, offered in kept:
            if not offered:
                del self.fields[name]
        for slug, words in choices.audiences:
            self.fields[f"count_{slug}"] = forms.IntegerField(
                label=words, required=False, min_value=0, max_value=MOST_PEOPLE
            )

    def _offer(self, name: str, choices: Sequence[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean(self) -> dict[str, Any]:
        """From and to must both be there when they are what counts, and a to-do needs its day."""
        values = super().clean() or {}
        if values.get("length") != "span":
            self._leave_times()
        if values.get("length") == "span":
            self._check_span(values)
        elif values.get("length") == "since" and not values.get("since"):
            self.add_error(
                "length", ValidationError(_("There is no earlier entry today. Choose a length."), "malformed")
            )
        if values.get("follow_up_what") and not values.get("follow_up"):
            self.add_error(
                "follow_up", ValidationError(_("Choose the day by which it is to be done."), "malformed")
            )
        return values

    def _leave_times(self) -> None:
        """Say nothing of times that do not count: their fields are folded away, and nobody could put them right."""
        for name in ("day", "start", "end"):
            self.errors.pop(name, None)

    def _check_span(self, values: Mapping[str, Any]) -> None:
        for name, words in (("start", _("Enter when it began.")), ("end", _("Enter when it ended."))):
            if not values.get(name) and name not in self.errors:
                self.add_error(name, ValidationError(words, "malformed"))
        start, end = values.get("start"), values.get("end")
        if start and end and end <= start:
            self.add_error(
                "end", ValidationError(_("It ends before it began. Check both times."), "ends_before_start")
            )

    def happened_at(self) -> datetime:
        """When it began: from the times given, the last entry, or counted back from now."""
        values = self.cleaned_data
        if values["length"] == "span":
            return self._at(values["start"])
        if values["length"] == "since":
            return values["since"]
        return values["ends"] - timedelta(minutes=int(values["length"]))

    def minutes(self) -> int:
        """How long it took."""
        values = self.cleaned_data
        if values["length"] == "span":
            return _between(self._at(values["start"]), self._at(values["end"]))
        if values["length"] == "since":
            return max(_between(values["since"], values["ends"]), 1)
        return int(values["length"])

    def payload(self, kind: str) -> dict[str, Any]:
        """The payload of `activities.log`; what was not said is left out."""
        values = self.cleaned_data
        said: dict[str, Any] = {
            "kind": kind,
            "school": values["school"] or None,
            "minutes": self.minutes(),
            "audience": self._audience(),
            "initiator": values["initiator"],
            "place": values["place"],
            "note": values["note"],
            "outcome": values.get("outcome"),
        }
        return {name: value for name, value in said.items() if value or name == "school"}

    def follow_up_payload(self, activity: UUID) -> dict[str, Any] | None:
        """The payload of `activities.follow_up` when a day was chosen."""
        due: date | None = self.cleaned_data["follow_up"]
        if due is None:
            return None
        return {
            "activity": str(activity),
            "due": due.isoformat(),
            "what": self.cleaned_data["follow_up_what"],
        }

    def _audience(self) -> dict[str, int]:
        counts = {slug: self.cleaned_data.get(f"count_{slug}") for slug in self.cleaned_data["audience"]}
        return {slug: 1 if number is None else number for slug, number in counts.items() if number != 0}

    def _at(self, at: time) -> datetime:
        day = self.cleaned_data.get("day") or self.cleaned_data["ends"].astimezone(self.choices.zone).date()
        return datetime.combine(day, at, self.choices.zone)


def _between(start: datetime, end: datetime) -> int:
    return int((end.timestamp() - start.timestamp()) // 60)

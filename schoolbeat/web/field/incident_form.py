"""The one form by which an incident is written down in the field: shape only, nothing is decided here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.ledger.envelope import Result
from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, a_moment, area, choice
from schoolbeat.web.shared.incidents import place_choices
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME, LONGEST_NARRATIVE, OLDEST
from schoolbeat.work.incidents.vocabulary import (
    INITIATOR_LABELS,
    KIND_LABELS,
    PART_LABELS,
    STANDING_LABELS,
    Standing,
)

PEOPLE, MOST_PEOPLE = 3, 12
"""How many people there is room for at first, and at most; more are added on the page of the incident."""
OF_SCHOOL = "ground:"
"""What stands before a ground of the education code among the offenses that are offered."""
_OF_ONE = ("seen", "part", "standing", "age")
_FIELDS = {"where": "place_kind", "nexus": "place_kind", "happened_at": "happened", "charge": "offense"}


@dataclass(frozen=True)
class Offered:
    """What the form offers to choose from, in the reader's words: schools and offenses, both also in groups."""

    schools: Sequence[Any]
    offenses: Sequence[Any]


@dataclass(frozen=True)
class PersonRow:
    """The fields of one person, and whether they stand open: where something is typed, wrong, or was asked for."""

    number: int
    seen: BoundField
    part: BoundField
    standing: BoundField
    age: BoundField
    open: bool


class IncidentForm(ChoosingForm):
    """What the work is, where, when and what happened; the rest folds away and may stay empty."""

    kind = choice(gettext_lazy("What is your work in it?"))
    place_kind = choice(gettext_lazy("Where was it?"))
    school = choice(gettext_lazy("School"), required=False)
    happened = a_moment(gettext_lazy("When did it happen, or begin?"))
    text = area(gettext_lazy("What happened"), rows=4, required=False, longest=LONGEST_NARRATIVE)
    initiator = choice(gettext_lazy("Who began it?"))
    asked_by = a_line(
        gettext_lazy("Who asked for your help, by name?"),
        LONGEST_NAME,
        help_text=gettext_lazy("Only where you help the school or another agency."),
    )
    place = a_line(gettext_lazy("The place, more exactly"), LONGEST_NAME)
    offense = choice(
        gettext_lazy("Offense, or ground of the education code"),
        required=False,
        help_text=gettext_lazy("One is enough now. More of them, a weapon or a drug are added at the desk."),
    )
    people = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=PEOPLE, max_value=MOST_PEOPLE, initial=PEOPLE
    )

    def __init__(self, offered: Offered, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows_in(self.data if self.is_bound else self.initial)
        for number in range(self.rows):
            self.fields |= _person_fields(number)
        self.choose("kind", words_of(KIND_LABELS))
        self.choose(
            "place_kind", place_choices(), None if self.initial.get("place_kind") else gettext("Choose where")
        )
        self.choose("school", offered.schools, gettext("No school"))
        self.choose("initiator", words_of(INITIATOR_LABELS))
        self.choose("offense", offered.offenses, gettext("None yet"))

    def persons(self) -> list[PersonRow]:
        """Return the rows of people as they stand."""
        return [self._row(number) for number in range(self.rows)]

    def _row(self, number: int) -> PersonRow:
        bound = {name: self[f"p{number}_{name}"] for name in _OF_ONE}
        faulty = self.is_bound and any(field.errors for field in bound.values())
        typed = any(bound[name].value() for name in ("seen", "part", "age"))
        return PersonRow(
            number + 1, **bound, open=bool(faulty or typed or self.initial.get("open") == number)
        )

    def clean(self) -> dict[str, Any]:
        """Ask of whom something is said for what was seen, and for the role."""
        values = super().clean() or {}
        for number in range(self.rows):
            seen, part, age = (values.get(f"p{number}_{name}") for name in ("seen", "part", "age"))
            if not seen and (part or age is not None) and f"p{number}_seen" not in self.errors:
                self.add_error(f"p{number}_seen", gettext("Say what was seen or said of this person."))
            if seen and not part and f"p{number}_part" not in self.errors:
                self.add_error(f"p{number}_part", gettext("Say in which role."))
        return values

    def filled(self) -> list[int]:
        """Return the rows in which somebody stands."""
        return [number for number in range(self.rows) if self.cleaned_data.get(f"p{number}_seen")]

    def payload(self) -> dict[str, Any]:
        """Return what the form says, as the payload of `incidents.open`; the moment stands beside it."""
        values = self.cleaned_data
        where, nexus = values["place_kind"].split()
        said = {"where": where, "nexus": nexus, "charges": self._charges(), "parties": self._parties()}
        names = ("kind", "school", "text", "initiator", "asked_by", "place")
        return {name: value for name, value in (said | {one: values[one] for one in names}).items() if value}

    def _charges(self) -> list[dict[str, Any]]:
        code = self.cleaned_data["offense"]
        if not code:
            return []
        if code.startswith(OF_SCHOOL):
            return [{"code": code.removeprefix(OF_SCHOOL), "school_rules": True}]
        return [{"code": code}]

    def _parties(self) -> list[dict[str, Any]]:
        said = [
            {name: self.cleaned_data[f"p{number}_{name}"] for name in _OF_ONE} for number in self.filled()
        ]
        return [{name: value for name, value in one.items() if value not in ("", None)} for one in said]

    def refuse(self, result: Result, field: str | None = None) -> None:
        """Put a refusal at its field, of several people at the right one; what was typed stays."""
        path = field or (result.field or "").removeprefix("payload.")
        head, _, rest = path.partition(".")
        if head == "parties" and rest.partition(".")[0].isdecimal():
            number, _, name = rest.partition(".")
            row = self.filled()[int(number)]
            super().refuse(result, f"p{row}_{name if name in _OF_ONE else 'seen'}")
        else:
            super().refuse(result, _FIELDS.get(head, head))


def rows_in(data: Mapping[str, Any]) -> int:
    """Return how many people there is room for; what cannot be meant is what there is at first."""
    said = str(data.get("people", ""))
    return min(max(int(said), PEOPLE), MOST_PEOPLE) if said.isdecimal() and len(said) < 3 else PEOPLE


def with_another(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return all that was typed as what a form begins with, one more person standing open."""
    said: dict[str, Any] = {
        name: data[name] for name in data if name not in ("csrfmiddlewaretoken", "another")
    }
    rows = rows_in(said)
    empty = next(
        (n for n in range(rows) if not any(said.get(f"p{n}_{name}") for name in ("seen", "part", "age"))),
        rows,
    )
    return said | {"open": empty, "people": min(max(rows, empty + 1), MOST_PEOPLE)}


def _person_fields(number: int) -> dict[str, forms.Field]:
    """Return the fields of one person; each names the person, for a list of faults or a screen reader."""
    who = {"n": number + 1}
    part = choice(gettext("Role of person %(n)s") % who, required=False, widget=forms.RadioSelect)
    part.choices = words_of(PART_LABELS)
    standing = choice(
        gettext("What is person %(n)s to the school?") % who, required=False, initial=Standing.STUDENT_HERE
    )
    standing.choices = words_of(STANDING_LABELS)
    seen = a_line(
        gettext("Who is person %(n)s?") % who,
        LONGEST_NAME,
        help_text=gettext_lazy("What was seen or said: a student in a gray hoodie. No name."),
    )
    age = forms.IntegerField(
        label=gettext("Age of person %(n)s, if you know it") % who,
        min_value=0,
        max_value=OLDEST,
        required=False,
    )
    made = {"seen": seen, "part": part, "standing": standing, "age": age}
    return {f"p{number}_{name}": one for name, one in made.items()}


def identity_of(form: IncidentForm) -> UUID:
    """Return the id under which a valid form is told."""
    identity: UUID = form.cleaned_data["envelope"]
    return identity

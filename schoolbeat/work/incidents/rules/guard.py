"""What stands before a step in an incident, for whom, and what opens it: the law's gates and the agreement's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from schoolbeat.jurisdictions.loader import Pack, UnknownValue
from schoolbeat.work.incidents.vocabulary import Before, Part

SCHOOL_RULES = "school-rules"
BELOW, UP_TO = "below", "up-to"


@dataclass(frozen=True)
class Gate:
    """One thing that must be before a step; `age` in years, None where it holds at every age."""

    slug: str
    name: str
    name_es: str
    before: str
    school_rules: bool
    age: int | None
    below: bool
    cleared_by: str
    exception: bool
    section: str
    confirmed: bool
    note: str = ""
    note_es: str = ""

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name

    def law_in(self, language: str) -> str:
        """Return the law it rests on, with what that excepts, in a language."""
        note = self.note_es if language.startswith("es") else self.note
        return f"{self.section}; {note}" if note else self.section

    def words_in(self, language: str) -> str:
        """Return what is said where it is shut: what stands before the step, and the law."""
        return f"{self.name_in(language)} ({self.law_in(language)})"

    def holds_at(self, age: int | None) -> bool:
        """Say whether it holds at an age in years; of whom the age is not known, it does."""
        if self.age is None or age is None:
            return True
        return age < self.age if self.below else age <= self.age


@dataclass(frozen=True)
class Gated:
    """Somebody before a gate: the part, and the age in years where it is known."""

    part: str
    age: int | None


def gates_of(pack: Pack, on: date) -> tuple[Gate, ...]:
    """Return the gates that hold at a place on a day; one that rests on a value holds from that value's day on."""
    found = (_gate(pack, row, on) for row in pack.rows("gates"))
    return tuple(gate for gate in found if gate is not None)


def _gate(pack: Pack, row: dict, on: date) -> Gate | None:
    age, confirmed = None, False
    if row.get("age"):
        try:
            value = pack.value(row["age"], on)
        except UnknownValue:
            return None
        age, confirmed = int(value.value), value.confirmed
    return Gate(
        row["slug"],
        row["name"],
        row["name_es"],
        row["before"],
        row["matter"] == SCHOOL_RULES,
        age,
        row["ages"] == BELOW,
        "" if row["cleared_by"] == "nothing" else row["cleared_by"],
        row["exception"] == "sergeant",
        row["section"],
        confirmed,
        row.get("note", ""),
        row.get("note_es", ""),
    )


def demanded(gates: Iterable[Gate], before: str, who: Gated, school_rules_only: bool) -> tuple[Gate, ...]:
    """Return the gates before a step for somebody: victims, witnesses and those who reported are not gated."""
    if who.part != Part.INVOLVED:
        return ()
    return tuple(
        gate
        for gate in gates
        if gate.before == before and (school_rules_only or not gate.school_rules) and gate.holds_at(who.age)
    )


def shut(found: Iterable[Gate], cleared: Collection[str], excepted: Collection[str]) -> tuple[Gate, ...]:
    """Return the gates that are still shut: neither cleared by what was done, nor excepted."""
    return tuple(gate for gate in found if gate.cleared_by not in cleared and gate.slug not in excepted)


def opened_by(gates: Iterable[Gate], confirmed: Collection[str]) -> frozenset[str]:
    """Return the gates that confirmed exceptions open: from some the law lets nobody be excepted."""
    return frozenset(gate.slug for gate in gates if gate.exception and gate.slug in confirmed)


STEP_OF = {
    "questioning": Before.QUESTIONING,
    "detention": Before.DETENTION,
    "consent_search": Before.CONSENT_SEARCH,
    "custody": Before.ENFORCEMENT,
    "confinement": Before.ENFORCEMENT,
}
"""Which step a deed is, for the gates before it."""

"""One entry in words, with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.shared.parts import TimelineItem
from schoolbeat.web.shared.templatetags.house import minutes
from schoolbeat.web.shared.words import label, name_of, people
from schoolbeat.work.activities.queries import ActivityRow, Change
from schoolbeat.work.activities.vocabulary import (
    INITIATOR_LABELS,
    OUTCOME_LABELS,
    PLACE_LABELS,
    TRIAD_LABELS,
)

FIELD_WORDS = {
    "kind": gettext_lazy("Kind"),
    "school_id": gettext_lazy("School"),
    "started_at": gettext_lazy("Began"),
    "minutes": gettext_lazy("Minutes"),
    "place": gettext_lazy("Place"),
    "initiator": gettext_lazy("Who began it"),
    "audience": gettext_lazy("Whom it reached"),
    "note": gettext_lazy("Note"),
    "outcome": gettext_lazy("What became of the call"),
}


@dataclass(frozen=True)
class Step:
    """One step of the history: when, by whom, what became of it, and what it said before."""

    at: datetime
    by: str
    what: str
    was: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class EntryPage:
    """What the page of one entry shows."""

    row: ActivityRow
    kind: str
    facts: tuple[tuple[str, str], ...]
    note: str | None
    joined: tuple[TimelineItem, ...]
    steps: tuple[Step, ...] | None


def _was(field: str, value: object, names: Mapping[str, str]) -> str:
    if field == "audience" and isinstance(value, dict):
        return people(value) or gettext("nobody counted")
    if field == "kind":
        return name_of(str(value), names)
    if field == "outcome":
        return label(OUTCOME_LABELS, str(value))
    return str(value) if value not in (None, "") else gettext("nothing")


def _steps(changes: Sequence[Change], names: Mapping[str, str]) -> tuple[Step, ...]:
    words = {"corrected": gettext("Corrected"), "withdrawn": gettext("Withdrawn")}
    return tuple(
        Step(
            change.at,
            change.by,
            words.get(change.became, change.became),
            tuple(
                (str(FIELD_WORDS[field]), _was(field, value, names)) for field, value in change.was.items()
            ),
        )
        for change in changes
    )


def entry_page(row: ActivityRow, changes: Sequence[Change] | None, names: Mapping[str, str]) -> EntryPage:
    """Return one entry in words; `changes` is None where its history is not for this viewer."""
    facts = (
        (gettext("Officer"), row.officer_name),
        (gettext("School"), row.school_name or gettext("No school")),
        (gettext("How long"), minutes(row.minutes)),
        (gettext("Role"), label(TRIAD_LABELS, row.role)),
        (gettext("Who began it"), label(INITIATOR_LABELS, row.initiator)),
        *(((gettext("What became of the call"), label(OUTCOME_LABELS, row.outcome)),) if row.outcome else ()),
        (gettext("Place"), label(PLACE_LABELS, row.place)),
        (gettext("Whom it reached"), people(row.audience) or gettext("nobody counted")),
    )
    joined = tuple(TimelineItem(minutes(spent), name) for name, spent in row.joined)
    steps = None if changes is None else _steps(changes, names)
    return EntryPage(row, name_of(row.kind, names), facts, row.note, joined, steps)

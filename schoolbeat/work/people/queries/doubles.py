"""Pairs of records that may be of one person, and those that were merged, for those who decide."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Double, Enrollment, Merge, Person
from schoolbeat.work.people.policy import DOUBLE_COLUMNS, MERGE_COLUMNS
from schoolbeat.work.people.queries.finding import Hit, hits
from schoolbeat.work.people.rules.agreement import Agreement, agreement
from schoolbeat.work.people.rules.words import Words, words_from

MOST = 100


@dataclass(frozen=True)
class DoubleRow:
    """A pair, when its records were entered, what they have in common, and what somebody decided."""

    id: UUID
    first: Hit
    second: Hit
    entered_on: tuple[date, date]
    agreement: Agreement
    state: str
    suggested_on: date


@dataclass(frozen=True)
class MergeRow:
    """A merge that can be undone: the record that was kept, and of the other one when it was entered, not more."""

    double: UUID
    kept: Hit
    entered_on: tuple[date, date]
    """The record that was kept, and the other."""
    at: datetime
    by_name: str


def doubles(viewer: Viewer, *states: str, start: int = 0, most: int = MOST) -> list[DoubleRow]:
    """Return the pairs in some states that the viewer may decide, oldest first, from the `start`th on, 100 at most."""
    found = _pairs(viewer, *states).select_related("first", "second").order_by("suggested_on", "id")
    pairs = list(found[start : start + min(most, MOST)])
    people = list({person.pk: person for pair in pairs for person in (pair.first, pair.second)}.values())
    said = _said(people)
    shown = {hit.id: hit for hit in hits(viewer, people, said)}
    places: dict[UUID, set[UUID]] = {person.pk: set() for person in people}
    for person, school in Enrollment.objects.filter(person__in=people).values_list("person", "school"):
        places[person].add(school)
    return [
        DoubleRow(
            pair.pk,
            shown[pair.first_id],
            shown[pair.second_id],
            (pair.first.entered_on, pair.second.entered_on),
            agreement(*((said[one], places[one]) for one in (pair.first_id, pair.second_id))),
            pair.state,
            pair.suggested_on,
        )
        for pair in pairs
    ]


def count_doubles(viewer: Viewer, *states: str) -> int:
    """Return how many pairs in some states the viewer may decide."""
    return _pairs(viewer, *states).count()


def merges(viewer: Viewer, start: int = 0, most: int = MOST) -> list[MergeRow]:
    """Return the merges that the viewer may undo, latest first, from the `start`th on, 100 at most."""
    found = _merges(viewer).select_related("kept", "merged", "by").order_by("-at", "-id")
    done = list(found[start : start + min(most, MOST)])
    kept = list({one.kept_id: one.kept for one in done}.values())
    shown = {hit.id: hit for hit in hits(viewer, kept, _said(kept))}
    either = Q(first__in=kept) | Q(second__in=kept)
    pairs = {
        frozenset(pair[1:]): pair[0] for pair in Double.objects.filter(either).values_list("id", *_SIDES)
    }
    return [
        MergeRow(
            pairs[frozenset((one.kept_id, one.merged_id))],
            shown[one.kept_id],
            (one.kept.entered_on, one.merged.entered_on),
            one.at,
            one.by.name,
        )
        for one in done
    ]


def count_merges(viewer: Viewer) -> int:
    """Return how many merges the viewer may undo."""
    return _merges(viewer).count()


def _pairs(viewer: Viewer, *states: str) -> QuerySet[Double]:
    """Return pairs whose records both stand: one that went into a third record is decided with that."""
    allowed = rows(viewer, "people.see_doubles", DOUBLE_COLUMNS)
    standing = {
        f"{one}__{what}": gone for one in _SIDES for what, gone in (("destroyed", False), ("into", None))
    }
    return Double.objects.filter(allowed, state__in=states, **standing)


_SIDES = ("first", "second")


def _merges(viewer: Viewer) -> QuerySet[Merge]:
    """Return merges whose kept record stands: one that went into a third is undone after that one."""
    allowed = rows(viewer, "people.see_doubles", MERGE_COLUMNS)
    return Merge.objects.filter(allowed, undone_at=None, kept__into=None, kept__destroyed=False)


def _said(people: list[Person]) -> dict[UUID, Words]:
    """Return what records say; their keys are loaded together."""
    ring = Keyring()
    ring.load(people)
    return {person.pk: words_from(ring.words(person)) for person in people}

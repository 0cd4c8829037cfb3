"""Who read about people, for those who answer for it; and what is out of the ordinary."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Person, Reading
from schoolbeat.work.people.policy import READING_COLUMNS, describe, official_schools
from schoolbeat.work.people.vocabulary import Opening

MOST = 200
MANY_A_DAY = 20
"""So many openings and searches of one account on one day are reported."""
EARLY, LATE = 6, 20
"""Before and from this hour a reading is reported."""


@dataclass(frozen=True)
class ReadingRow:
    """One opening or search; `typed` and `why` are None where this viewer is not to read them."""

    id: UUID
    at: datetime
    by: UUID
    by_name: str
    role: str
    how: str
    reason: str
    why: str
    typed: str
    found: int


@dataclass(frozen=True)
class Unusual:
    """Something to look at: what it is, whose, on which day, how many."""

    what: str
    by: UUID
    by_name: str
    day: date
    count: int


def readings_of(viewer: Viewer, identity: UUID) -> list[ReadingRow] | None:
    """Return who opened or found a person's record, latest first; None where that is not the viewer's to know."""
    person = Person.objects.prefetch_related("enrollments", "caseloads", "wards__student__enrollments")
    found = person.filter(id=identity).first()
    if found is None:
        return None
    official = frozenset(official_schools(viewer).values_list("id", flat=True))
    if not may(viewer, "people.see_readings", describe(found, viewer.on, official)):
        return None
    # What was typed in a search may name others; of a person's own page it is left out.
    return _rows(Reading.objects.filter(agency=viewer.agency, shown__person=found), typed=False)


def readings(viewer: Viewer, start: date, end: date, by: UUID | None = None) -> list[ReadingRow]:
    """Return the agency's readings of some days, `end` exclusive, latest first, at most 200."""
    wanted = _seen(viewer, start, end)
    return _rows(wanted.filter(by=by) if by else wanted, typed=viewer.role == "records")


def _seen(viewer: Viewer, start: date, end: date) -> QuerySet[Reading]:
    first, last = (datetime.combine(day, datetime.min.time(), viewer.zone) for day in (start, end))
    allowed = rows(viewer, "people.see_all_readings", READING_COLUMNS)
    return Reading.objects.filter(allowed, at__gte=first, at__lt=last)


def _rows(wanted: QuerySet[Reading], typed: bool) -> list[ReadingRow]:
    found = list(wanted.select_related("by").order_by("-at", "-id")[:MOST])
    ring = Keyring()
    ring.load(row.pk for row in found)
    said = {row.pk: ring.words(row) for row in found}
    return [
        ReadingRow(
            row.pk,
            row.at,
            row.by_id,
            row.by.name,
            row.role,
            row.how,
            row.reason,
            said[row.pk].get("why", ""),
            said[row.pk].get("typed", "") if typed else "",
            row.found,
        )
        for row in found
    ]


def unusual(viewer: Viewer, start: date, end: date) -> list[Unusual]:
    """Return what is out of the ordinary in some days: many in a day, at night, one person opened by many."""
    found = _seen(viewer, start, end).values_list("by", "by__name", "at", "how")
    many: Counter[tuple[UUID, str, date]] = Counter()
    night: Counter[tuple[UUID, str, date]] = Counter()
    for by, name, at, _how in found.iterator(chunk_size=2000):
        local = at.astimezone(viewer.zone)
        many[by, name, local.date()] += 1
        if not EARLY <= local.hour < LATE:
            night[by, name, local.date()] += 1
    shown = [
        *_unusual("many", ((key, count) for key, count in many.items() if count >= MANY_A_DAY)),
        *_unusual("night", night.items()),
    ]
    return sorted(shown, key=lambda one: (one.day, one.by_name, one.what), reverse=True)


def _unusual(what: str, counts: Iterable[tuple[tuple[UUID, str, date], int]]) -> list[Unusual]:
    return [Unusual(what, by, name, day, count) for (by, name, day), count in counts]


def reasons_given(viewer: Viewer, days: int = 14) -> list[ReadingRow]:
    """Return the openings with a reason of the last days, for the sergeant to look at."""
    start, end = viewer.on - timedelta(days=days), viewer.on + timedelta(days=1)
    return [row for row in readings(viewer, start, end) if row.how == Opening.OPENED and row.reason]

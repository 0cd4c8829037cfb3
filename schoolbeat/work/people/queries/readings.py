"""Who read about people, for those who answer for it; and what is out of the ordinary."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, QuerySet

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may, rows
from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.people.models import Person, Reading, Shown
from schoolbeat.work.people.policy import READING_COLUMNS, describe, official_schools
from schoolbeat.work.people.rules.unusual import Found, Limits, Look, What, out_of_the_ordinary
from schoolbeat.work.people.vocabulary import Opening, Reason

MOST = 200
"""So many readings are shown at most; fewer days show the others."""


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
    person: UUID | None = None
    """Whose record was opened, where the viewer may see who looked at it."""


@dataclass(frozen=True)
class Unusual:
    """Something to look at: what it is, whose, on which day (or in whose week), how many.

    One record opened by many is nobody's: `by` is None, and `person` whose record, where the viewer may see who looked.
    """

    what: What
    by: UUID | None
    by_name: str
    day: date
    count: int
    person: UUID | None = None


def readings_of(viewer: Viewer, identity: UUID) -> list[ReadingRow] | None:
    """Return who opened or found a person's record, latest first; None where that is not the viewer's to know."""
    found = _readings_of(viewer, identity)
    # What was typed in a search may name others; of a person's own page it is left out.
    return None if found is None else _rows(found, typed=False)


def looks_by_role(viewer: Viewer, identity: UUID) -> list[tuple[str, str, int]] | None:
    """Return how often each role opened or found a person's record: role, how, times; None as of `readings_of`."""
    found = _readings_of(viewer, identity)
    if found is None:
        return None
    counted = found.order_by("role", "how").values_list("role", "how").annotate(times=Count("id"))
    return [(role, how, times) for role, how, times in counted]


def _readings_of(viewer: Viewer, identity: UUID) -> QuerySet[Reading] | None:
    person = Person.objects.prefetch_related("enrollments", "caseloads", "wards__student__enrollments")
    found = person.filter(id=identity).first()
    if found is None:
        return None
    official = frozenset(official_schools(viewer).values_list("id", flat=True))
    if not may(viewer, "people.see_readings", describe(found, viewer.on, official)):
        return None
    # Whoever looked at a record that was merged into this one looked at this person.
    looks = Shown.objects.filter(person__in=found.whole()).values("reading")
    return Reading.objects.filter(agency=viewer.agency, id__in=looks)


def readings(
    viewer: Viewer, start: date, end: date, by: UUID | None = None, how: str = ""
) -> list[ReadingRow]:
    """Return the agency's readings of some days, `end` exclusive, latest first, at most MOST; three queries.

    `by` limits them to those of an account, `how` to openings or searches.
    """
    wanted = _seen(viewer, start, end)
    if by is not None:
        wanted = wanted.filter(by=by)
    if how:
        wanted = wanted.filter(how=how)
    return _named(viewer, _rows(wanted, typed=reads_typed(viewer)))


def reads_typed(viewer: Viewer) -> bool:
    """Say whether the viewer reads what was typed in a search: the records staff alone."""
    return viewer.role == Role.RECORDS


def readers(viewer: Viewer, start: date, end: date) -> list[tuple[UUID, str]]:
    """Return who looked in some days, `end` exclusive, by name; one query."""
    seen = _seen(viewer, start, end).order_by("by__name", "by").values_list("by", "by__name")
    return list(seen.distinct())


def _named(viewer: Viewer, found: list[ReadingRow]) -> list[ReadingRow]:
    """Return readings with whose record was opened, where the viewer may see who looked at it; one query."""
    opened = [row.id for row in found if row.how == Opening.OPENED]
    shown = Shown.objects.filter(reading__in=opened).values_list("reading", "person", "person__hat")
    whose = {reading: person for reading, person, hat in shown if _sees_who_looked(viewer, hat)}
    return [replace(row, person=whose.get(row.id)) for row in found]


def _seen(viewer: Viewer, start: date, end: date) -> QuerySet[Reading]:
    first, last = (datetime.combine(day, datetime.min.time(), viewer.zone) for day in (start, end))
    allowed = rows(viewer, "people.see_all_readings", READING_COLUMNS)
    return Reading.objects.filter(allowed, at__gte=first, at__lt=last)


def _rows(wanted: QuerySet[Reading], typed: bool) -> list[ReadingRow]:
    found = list(wanted.select_related("by").order_by("-at", "-id")[:MOST])
    ring = Keyring()
    ring.load(found)
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


def limits_of(viewer: Viewer) -> Limits:
    """Return from which numbers on the agency's pack wants a reading reported."""
    pack, on = pack_of(viewer.place), viewer.on
    return Limits(
        a_day=int(pack.value("unusual_readings_a_day", on).value),
        usual_from=int(pack.value("usual_hours_from", on).value),
        usual_until=int(pack.value("usual_hours_until", on).value),
        openers_a_day=int(pack.value("unusual_openers_a_day", on).value),
        other_reasons_a_week=int(pack.value("unusual_other_reasons_a_week", on).value),
    )


def unusual(viewer: Viewer, start: date, end: date) -> list[Unusual]:
    """Return what is out of the ordinary in some days, `end` exclusive, the latest first; one query.

    Reported are many looks of one account in a day, looks at night, one record opened by many, and openings for
    another reason again and again (CJIS AU-6).
    """
    names: dict[UUID, str] = {}
    hats: dict[UUID, str] = {}
    looks: dict[UUID, Look] = {}
    seen = _seen(viewer, start, end).order_by()
    columns = ("id", "by", "by__name", "at", "how", "reason", "shown__person", "shown__person__hat")
    for identity, by, name, at, how, reason, person, hat in seen.values_list(*columns).iterator(
        chunk_size=2000
    ):
        names[by] = name
        # A search that found several stands here once for each: it is one look.
        opened = person if how == Opening.OPENED else None
        if opened is not None:
            hats[opened] = hat
        looks[identity] = Look(by, at.astimezone(viewer.zone), opened, reason == Reason.OTHER)
    found = [
        _unusual(viewer, one, names, hats) for one in out_of_the_ordinary(looks.values(), limits_of(viewer))
    ]
    return sorted(found, key=lambda one: (one.day, one.by_name, one.what), reverse=True)


def _unusual(viewer: Viewer, one: Found, names: Mapping[UUID, str], hats: Mapping[UUID, str]) -> Unusual:
    if one.what != What.OPENERS:
        return Unusual(one.what, one.whose, names[one.whose], one.day, one.count)
    person = one.whose if _sees_who_looked(viewer, hats[one.whose]) else None
    return Unusual(one.what, None, "", one.day, one.count, person)


def _sees_who_looked(viewer: Viewer, hat: str) -> bool:
    """Say whether the viewer sees who looked at any record of a hat, wherever the person is."""
    return may(viewer, "people.see_readings", Subject("person", viewer.agency, hat=Hat(hat)))


def reasons_given(viewer: Viewer, start: date, end: date) -> list[ReadingRow]:
    """Return the openings with a reason of some days, `end` exclusive, latest first, for the sergeant to look at."""
    given = _seen(viewer, start, end).filter(how=Opening.OPENED).exclude(reason="")
    return _named(viewer, _rows(given, typed=reads_typed(viewer)))

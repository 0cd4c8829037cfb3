"""Where each officer is by tour and last entry: no device is located."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.web.shared.templatetags.house import clock
from schoolbeat.web.shared.words import name_of
from schoolbeat.work.activities.queries import LastSeen
from schoolbeat.work.roster.queries import RosterRows

MOST_SCHOOLS = 3


@dataclass(frozen=True)
class Whereabouts:
    """Where an officer is by tour and last entry."""

    name: str
    href: str
    where: str
    last: str


def whereabouts(
    seen: RosterRows, last: Mapping[UUID, LastSeen], names: Mapping[str, str], today: date
) -> tuple[Whereabouts, ...]:
    """Return the officers by name, with their schools of today and their latest entry of today."""
    school_names = {school.id: school.name for school in seen.schools}
    found = []
    for officer in seen.officers:
        if officer.left is not None:
            continue
        own = [
            school_names[s]
            for tour in officer.tours
            if tour.holds(today)
            for s in tour.schools
            if s in school_names
        ]
        latest = last.get(officer.id)
        where = latest.school_name if latest and latest.school_name else _plan(own)
        found.append(
            Whereabouts(officer.name, f"/desk/officers/{officer.id}/", where, _latest(latest, names))
        )
    return tuple(found)


def _plan(schools: Sequence[str]) -> str:
    if not schools:
        return gettext("No school by tour")
    shown = ", ".join(schools[:MOST_SCHOOLS])
    more = len(schools) - MOST_SCHOOLS
    return shown if more <= 0 else gettext("%(schools)s and %(n)s more") % {"schools": shown, "n": more}


def _latest(latest: LastSeen | None, names: Mapping[str, str]) -> str:
    if latest is None:
        return gettext("Nothing logged today")
    covering = f", {gettext('covering')}" if latest.covering else ""
    return f"{name_of(latest.kind, names)}, {clock(latest.started_at)}{covering}"

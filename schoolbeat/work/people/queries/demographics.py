"""How many students of the school's records there are by school, sex and race: never which student is what."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keys import names_key
from schoolbeat.work.people.models import Demographic, Enrollment
from schoolbeat.work.people.policy import DEMOGRAPHIC_COLUMNS
from schoolbeat.work.people.rules.counting import count_text, keyed_digest, race_group, sex_group
from schoolbeat.work.people.vocabulary import PersonKind, RaceGroup, Sex
from schoolbeat.work.roster.models import holding


class Group(NamedTuple):
    """Students who are at the same schools, of one sex and one group of race."""

    schools: frozenset[UUID]
    sex: Sex
    race: RaceGroup


@dataclass(frozen=True)
class Counted:
    """Students by group, and the names of the schools; raw counts, which no page shows as they are."""

    groups: Mapping[Group, int]
    schools: Mapping[UUID, str]


def counted(viewer: Viewer) -> Counted | None:
    """Return today's students of education records by group; None where no roster ever brought what to count by.

    Two queries. A student is joined to the count by a code that only the install's key makes, here and nowhere else.
    """
    allowed = Demographic.objects.filter(rows(viewer, "people.see_demographics", DEMOGRAPHIC_COLUMNS))
    said = {bytes(code): (sex, races) for code, sex, races in allowed.values_list("code", "sex", "races")}
    if not said:
        return None
    places: defaultdict[UUID, set[UUID]] = defaultdict(set)
    names: dict[UUID, str] = {}
    for person, school, name in _enrolled(viewer):
        places[person].add(school)
        names[school] = name
    key, agency = names_key(), viewer.agency.bytes
    groups: Counter[Group] = Counter()
    for person, schools in places.items():
        code = keyed_digest(key, agency + count_text(person).encode())
        sex, races = said.get(code, ("", ()))
        groups[Group(frozenset(schools), sex_group(sex), race_group(races))] += 1
    return Counted(groups, names)


def _enrolled(viewer: Viewer) -> list[tuple[UUID, UUID, str]]:
    students = Enrollment.objects.filter(
        holding(viewer.on),
        person__agency=viewer.agency,
        person__hat=Hat.EDUCATION,
        person__kind=PersonKind.STUDENT,
        person__destroyed=False,
        person__into=None,
    )
    return list(students.values_list("person", "school", "school__name"))

"""What the schools in a viewer's reach owe in drills, part by part of the school year."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.preparedness.models import Drill
from schoolbeat.work.preparedness.queries.drills import SEE
from schoolbeat.work.preparedness.rules.owed import Held, Line, SchoolYear, asked_of, ledger
from schoolbeat.work.preparedness.vocabulary import Stage
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.queries.bells import days_kept
from schoolbeat.work.roster.vocabulary import SchoolStatus

_SELF = Columns(agency="agency", school="id")


@dataclass(frozen=True)
class SchoolLedger:
    """A school and the lines of what it owes; none where the law lists nothing for its kind of school.

    `last` is the day of the last drill that it held in the year.
    """

    school: UUID
    name: str
    kind: str
    lines: tuple[Line, ...]
    last: date | None = None

    @property
    def behind(self) -> int:
        """How many drills are missing in parts of the year that are over."""
        return sum(line.behind for line in self.lines)


def drill_ledger(viewer: Viewer, pack: Pack, year: Period, school: UUID | None = None) -> list[SchoolLedger]:
    """Return what each active school in reach owes in a school year, by name; four questions whatever their number."""
    found = School.objects.filter(rows(viewer, SEE, _SELF), status=SchoolStatus.ACTIVE).order_by("name", "id")
    if school is not None:
        found = found.filter(id=school)
    schools = list(found.values_list("id", "name", "kind"))
    ids = [identity for identity, _name, _kind in schools]
    held: dict[UUID, list[Held]] = {identity: [] for identity in ids}
    done = Drill.objects.filter(
        school__in=ids, agency=viewer.agency, stage=Stage.HELD, day__gte=year.start, day__lt=year.end
    )
    for identity, kind, day, real in done.values_list("school", "kind", "day", "real"):
        held[identity].append(Held(kind, day, real))
    kept = days_kept(ids, year)
    asked = {kind: asked_of(pack, kind, year) for kind in {kind for _id, _name, kind in schools}}
    return [
        SchoolLedger(
            identity,
            name,
            kind,
            ledger(asked[kind], SchoolYear(held[identity], kept[identity], viewer.on)),
            max((one.day for one in held[identity] if not one.real), default=None),
        )
        for identity, name, kind in schools
    ]

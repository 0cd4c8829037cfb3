"""orgs.csv: schools, districts and what they belong to; few enough to be kept in the memory."""

from schoolbeat.exchange.oneroster.cells import LONGEST_ID
from schoolbeat.exchange.oneroster.columns import COLUMNS, ID, MODIFIED, ORGS, STATUS
from schoolbeat.exchange.oneroster.faults import Fault, Unreadable
from schoolbeat.exchange.oneroster.heads import Table
from schoolbeat.exchange.oneroster.rows import Organization
from schoolbeat.exchange.oneroster.work import NOT_ITS_OWN, ORGANIZATION, Work
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _

MOST_ORGANIZATIONS = 100_000
_NAMES = (ID, "name", "type", "identifier", "parentSourcedId", STATUS, MODIFIED)


def read_orgs(work: Work, table: Table) -> None:
    """Read all organizations; parents must exist and lead to no circle."""
    checks = COLUMNS[work.manifest.version][ORGS]
    count = work.files[ORGS]
    for line, cells in table.cells(_NAMES, work.faults):
        row = [clean(cell) for cell in cells]
        count.rows += 1
        if count.rows > MOST_ORGANIZATIONS:
            raise Unreadable(Fault(ORGS, line, "", "", _("100,000 organizations at most")))
        before = work.faults.number
        work.stamp(ORGS, line, row[5], row[6])
        work.check(ORGS, line, checks, list(zip(_NAMES, row, strict=True)))
        if row[0] in work.orgs:
            first = work.orgs[row[0]].line
            work.tell((ORGS, line, ID), row[0], NOT_ITS_OWN, line=first)
        elif work.faults.number == before:
            work.orgs[row[0]] = Organization(line, *row)
        elif len(row[0]) <= LONGEST_ID:
            # Known by its id, so that what points to it is no fault of its own.
            work.orgs[row[0]] = Organization(line, row[0], "", "school", "", "", "", "")


def check_parents(work: Work) -> None:
    """Tell of parents that are not there, and of each circle once, at the row with the lowest line."""
    for org in work.orgs.values():
        if org.parent and org.parent not in work.orgs:
            work.refer(ORGANIZATION, org.parent, (ORGS, org.line, "parentSourcedId"))
    settled: set[str] = set()
    for org in work.orgs.values():
        path: dict[str, Organization] = {}
        here: Organization | None = org
        while here is not None and here.source_id not in settled and here.source_id not in path:
            path[here.source_id] = here
            here = work.orgs.get(here.parent)
        if here is not None and here.source_id in path:
            _tell_circle(work, list(path.values()), here)
        settled.update(path)


def _tell_circle(work: Work, path: list[Organization], entry: Organization) -> None:
    circle = path[path.index(entry) :]
    first = min(circle, key=lambda org: org.line)
    others = ", ".join(str(org.line) for org in circle[:10] if org is not first) or str(first.line)
    expected = _("a parent that does not belong to its own child; the circle goes through lines %(lines)s")
    work.tell((ORGS, first.line, "parentSourcedId"), first.parent, expected, lines=others)

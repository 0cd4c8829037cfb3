"""What the passes over the files of a set share: the rules of bulk and delta, references, counts and faults."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.oneroster import cells as c
from schoolbeat.exchange.oneroster.cells import Check
from schoolbeat.exchange.oneroster.columns import ID, MODIFIED, ORGS, STATUS, USERS
from schoolbeat.exchange.oneroster.faults import LONGEST_SHOWN, Fault, Faults
from schoolbeat.exchange.oneroster.manifest import ABSENT, BULK, DELTA, Manifest
from schoolbeat.exchange.oneroster.rows import Organization
from schoolbeat.exchange.oneroster.spool import Spool
from schoolbeat.foundation.text import gettext_noop as _

LOT = 2000
MOST_KEPT = 10_000
"""Cells of a kind, such as days, that are remembered as right; a file of nothing but different ones fills no memory."""
USER, ORGANIZATION = "user", "organization"
Place = tuple[str, int, str]
"""File, line and column."""
_FILE_OF = {USER: USERS, ORGANIZATION: ORGS}
NOT_ITS_OWN = _("an id of its own; it stands in line %(line)d too")
_EXPECTED = {
    USER: _("the sourcedId of a row of users.csv"),
    ORGANIZATION: _("the sourcedId of a row of orgs.csv"),
}


@dataclass
class FileCount:
    """What one file of the set came to, for the answer: bulk or delta, rows read, rows that say `tobedeleted`.

    `passed_over` counts what is of no use here: an agent who is no guardian, a student's role at a district, the
    demographics of a grown-up.
    """

    mode: str
    rows: int = 0
    deletions: int = 0
    passed_over: int = 0


@dataclass
class Work:
    """One set being read."""

    spool: Spool
    manifest: Manifest
    on: date
    faults: Faults
    orgs: dict[str, Organization] = field(default_factory=dict)
    files: dict[str, FileCount] = field(default_factory=dict)
    unreadable: set[str] = field(default_factory=set)
    """Files whose ids are not all known; what points there is not told as a fault of its own."""

    def mode(self, name: str) -> str:
        """Return bulk, delta or absent."""
        return self.manifest.modes.get(name, ABSENT)

    def stamp(self, name: str, line: int, status: str, modified: str) -> None:
        """Tell of a status or time that does not fit: both are filled in in a delta, and neither is in bulk."""
        if self.mode(name) == DELTA:
            if status not in c.STATUSES:
                self.tell((name, line, STATUS), status, _("active or tobedeleted; this file is a delta"))
            elif status == "tobedeleted":
                self.files[name].deletions += 1
            if wrong := c.moment(modified):
                self.tell((name, line, MODIFIED), modified, wrong)
            return
        expected = _("nothing; in a bulk file all rows stand (a file of changes is a delta)")
        for column, value in ((STATUS, status), (MODIFIED, modified)):
            if value:
                self.tell((name, line, column), value, expected)

    def tell(self, place: Place, value: str, expected: str, **given: object) -> None:
        """Tell of one cell, by its file, line and column; `given` fills the places of `expected`."""
        name, line, column = place
        self.faults.add(Fault(name, line, column, shown(value, LONGEST_SHOWN), expected, given))

    def check(
        self, name: str, line: int, checks: Mapping[str, Check], row: Sequence[tuple[str, str]]
    ) -> None:
        """Tell of each cell, (column, value), that its check does not let pass."""
        for column, value in row:
            if wrong := checks[column](value):
                self.tell((name, line, column), value, wrong)

    def refer(self, kind: str, source_id: str, place: Place) -> None:
        """Take an id that is not in the set: a fault where its file is bulk, else what must be known already."""
        target = _FILE_OF[kind]
        if target in self.unreadable:
            return
        if self.mode(target) == BULK:
            self.tell(place, source_id, _EXPECTED[kind])
        else:
            self.spool.add("reference", [(kind, source_id, *place)])

    def twice(self, name: str, table: str, kept: int, pairs: Sequence[tuple[str, int]]) -> None:
        """Tell of ids that stand in a file twice, if fewer rows were kept than there are `pairs` of id and line."""
        if kept == len(pairs):
            return
        for source_id, line, first in self.spool.twice(table, pairs):
            self.tell((name, line, ID), source_id, NOT_ITS_OWN, line=first)

"""demographics.csv: a student's birth date, and apart from it sex and race or ethnicity for aggregate reports.

Of grown-ups nothing is taken. Place of birth and residence status stand in this file too and are never read.
"""

from schoolbeat.exchange.oneroster import cells as c
from schoolbeat.exchange.oneroster.columns import COLUMNS, DEMOGRAPHICS, ID, MODIFIED, RACES, STATUS
from schoolbeat.exchange.oneroster.heads import Table
from schoolbeat.exchange.oneroster.manifest import BULK
from schoolbeat.exchange.oneroster.spool import STUDENT
from schoolbeat.exchange.oneroster.work import LOT, MOST_KEPT, USER, Work

_TRUTHS = (*RACES, "demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity")
_NAMES = (ID, STATUS, MODIFIED, "birthDate", "sex", *_TRUTHS)
_KINDS_OF = "SELECT id, kinds FROM known WHERE id IN"
Races = tuple[str | None, bool | None, bool | None]


class DemographicsPass:
    """Reads all demographics into the spool, thousands at a time."""

    def __init__(self, work: Work, table: Table) -> None:
        self.work, self.table = work, table
        self.checks = COLUMNS[work.manifest.version][DEMOGRAPHICS]
        self.days = {""}
        self.races: dict[tuple[str, ...], Races] = {}
        self.lot: list[tuple[int, list[str], Races]] = []

    def run(self) -> None:
        """Read to the end of the file."""
        work, lot, days, races = self.work, self.lot, self.days, self.races
        bulk = work.mode(DEMOGRAPHICS) == BULK
        for line, cells in self.table.cells(_NAMES, work.faults):
            row = list(map(str.strip, cells))
            if not row[0] or len(row[0]) > c.LONGEST_ID or (row[4] and row[4] not in c.SEXES):
                self._check(line, (ID, "sex"), (row[0], row[4]))
            if row[3] not in days:
                self._birth(line, row[3])
            if not bulk or row[1] or row[2]:
                work.stamp(DEMOGRAPHICS, line, row[1], row[2])
            lot.append((line, row, races.get(key := tuple(row[5:])) or self._races(line, key)))
            if len(lot) == LOT:
                self._keep()
        self._keep()

    def _check(self, line: int, names: tuple[str, ...], row: tuple[str, ...]) -> bool:
        before = self.work.faults.number
        self.work.check(DEMOGRAPHICS, line, self.checks, list(zip(names, row, strict=True)))
        return self.work.faults.number == before

    def _birth(self, line: int, text: str) -> None:
        if wrong := c.birth(text, self.work.on):
            self.work.tell((DEMOGRAPHICS, line, "birthDate"), text, wrong)
        else:
            self.days.add(text)

    def _races(self, line: int, row: tuple[str, ...]) -> Races:
        if not self._check(line, _TRUTHS, row):
            return None, None, None
        said = [c.TRUTHS[cell.lower()] for cell in row]
        own = said[: len(RACES)]
        races = [race for race, true in zip(RACES, own, strict=True) if true]
        known = any(true is not None for true in own)
        found = ",".join(races) if known else None, said[-2], said[-1]
        if len(self.races) < MOST_KEPT:
            self.races[row] = found
        return found

    def _keep(self) -> None:
        work, count = self.work, self.work.files[DEMOGRAPHICS]
        count.rows += len(self.lot)
        kinds = dict(work.spool.among(_KINDS_OF, [row[0] for _line, row, _races in self.lot]))
        rows, pairs = [], []
        for line, row, races in self.lot:
            source_id, status, modified, day, sex = row[:5]
            kind: int | None = kinds.get(source_id)
            if kind is None and source_id:
                work.refer(USER, source_id, (DEMOGRAPHICS, line, ID))
            grown = kind is not None and kind > 0 and not kind & STUDENT
            if grown:
                count.passed_over += 1
            if source_id:
                pairs.append((source_id, line))
                # A grown-up's row keeps its id, so that a second one is found, and nothing else.
                said = ("", "", None, None, None) if grown else (day, sex, *races)
                rows.append((source_id, line, *said, status, modified, not grown))
        work.twice(DEMOGRAPHICS, "demographic", work.spool.add("demographic", rows), pairs)
        self.lot.clear()

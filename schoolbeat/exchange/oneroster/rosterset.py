"""A checked set: its rows as they are asked for, its counts, and what is wrong in it."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.columns import USERS
from schoolbeat.exchange.oneroster.faults import Fault, Faults
from schoolbeat.exchange.oneroster.guardians import GUARDIANSHIPS
from schoolbeat.exchange.oneroster.manifest import DELTA
from schoolbeat.exchange.oneroster.spool import GUARDIAN, STAFF, STUDENT, Spool
from schoolbeat.exchange.oneroster.work import FileCount, Work

_NAME = "u.line, u.id, u.given, u.middle, u.family, u.given2, u.middle2, u.family2"
_META = "u.language, u.unlisted, u.confidential, u.status, u.modified"
_STUDENTS = (
    f"SELECT {_NAME}, u.grade, d.day, {_META} FROM user u"  # noqa: S608
    " LEFT JOIN demographic d ON d.id = u.id AND d.status <> 'tobedeleted' WHERE u.kinds & ?"
)
_ADULTS = f"SELECT {_NAME}, u.email, u.phone, u.sms, {_META} FROM user u WHERE u.kinds & ?"  # noqa: S608
_CHANGES = (
    f"SELECT {_NAME}, u.grade, u.email, u.phone, u.sms, u.agents, {_META} FROM user u WHERE u.kinds = 0"  # noqa: S608
)
_ATTENDANCES = (
    "SELECT r.line, r.user, r.org, coalesce(u.grade, ''), r.starts, r.ends,"
    " CASE WHEN coalesce(u.main, '') = '' THEN r.first ELSE r.org = u.main END, r.status, r.modified, r.id"
    " FROM role r LEFT JOIN known k ON k.id = r.user LEFT JOIN user u ON u.line = k.line"
    " WHERE r.kind = ? AND r.school"
)
_POSTS = (
    "SELECT r.line, r.user, r.role, r.org, r.starts, r.ends, r.first, r.status, r.modified, r.id FROM role r"
    " LEFT JOIN known k ON k.id = r.user WHERE r.kind = ? OR (r.kind = ? AND k.id IS NULL)"
)
_BIRTHS = (
    "SELECT d.line, d.id, d.day, d.status, d.modified FROM demographic d LEFT JOIN known k ON k.id = d.id"
    " WHERE d.wanted AND (d.status = 'tobedeleted' OR (d.day <> '' AND NOT coalesce(k.kinds, 0) & ?))"
)
_COUNTED = "SELECT id FROM demographic WHERE wanted AND id IN"
_DEMOGRAPHICS = "SELECT line, id, sex, races, two, hispanic, status, modified FROM demographic WHERE wanted"
_REFERENCES = "SELECT kind, id, file, line, name FROM reference"


class FaultySet(Exception):
    """Rows were asked of a set with faults; it delivers none, or a bulk would seem to say that everybody left."""


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _truth(number: int | None) -> bool | None:
    return None if number is None else bool(number)


class RosterSet:
    """What `reading.read_set` gives; rows come while its block lasts, each kind as often as it is asked for."""

    def __init__(self, faults: Faults, spool: Spool, work: Work | None) -> None:
        self.faults: list[Fault] = faults.listed
        """What is wrong, 100 at most; with one of them no row is delivered."""
        self.more = faults.number - len(faults.listed)
        """How many faults there are beside those listed."""
        self.version = work.manifest.version if work else ""
        self.system_name = work.manifest.system_name if work else ""
        """Which system wrote the set, as it says itself; so with its code."""
        self.system_code = work.manifest.system_code if work else ""
        self.files: dict[str, FileCount] = work.files if work else {}
        """For each file that is read: bulk, delta or absent, and its counts."""
        self._spool, self._orgs = spool, list(work.orgs.values()) if work else []

    def counts(self) -> dict[str, dict[str, Any]]:
        """Return the counts of each file, as the command line's JSON has them."""
        return {name: asdict(count) for name, count in self.files.items()}

    def _all(self, statement: str, *values: int | str) -> Iterator[Any]:
        if self.faults:
            raise FaultySet
        return iter(self._spool.db.execute(statement, values))

    def organizations(self) -> Iterator[r.Organization]:
        """Yield schools, districts and the like, in the order of the file."""
        if self.faults:
            raise FaultySet
        return iter(self._orgs)

    def students(self) -> Iterator[r.Student]:
        """Yield the students, in the order of users.csv; twins are two rows."""
        for row in self._all(_STUDENTS, STUDENT):
            yield r.Student(*(*row[:9], _day(row[9]), row[10], _truth(row[11]), _truth(row[12]), *row[13:]))

    def guardians(self) -> Iterator[r.Guardian]:
        """Yield parents, guardians and relatives, in the order of users.csv."""
        for row in self._all(_ADULTS, GUARDIAN):
            yield r.Guardian(*(*row[:12], _truth(row[12]), _truth(row[13]), *row[14:]))

    def staff(self) -> Iterator[r.Staff]:
        """Yield everybody with another role, in the order of users.csv."""
        for row in self._all(_ADULTS, STAFF):
            yield r.Staff(*(*row[:12], _truth(row[12]), _truth(row[13]), *row[14:]))

    def user_changes(self) -> Iterator[r.UserChange]:
        """Yield users whose role the set does not say; only a set with a delta, or without roles.csv, has any."""
        for row in self._all(_CHANGES):
            agents = tuple(filter(None, (agent.strip() for agent in row[12].split(","))))
            yield r.UserChange(*(*row[:12], agents, row[13], _truth(row[14]), _truth(row[15]), *row[16:]))

    def guardianships(self) -> Iterator[r.Guardianship]:
        """Yield each pair of student and guardian once, those of one student together."""
        stands = "active" if self.files[USERS].mode == DELTA else ""
        for row in self._all(GUARDIANSHIPS, stands):
            yield r.Guardianship(*row)

    def attendances(self) -> Iterator[r.Attendance]:
        """Yield which student goes to which school, those of one student together."""
        for row in self._all(_ATTENDANCES, STUDENT):
            yield r.Attendance(*(*row[:4], _day(row[4]), _day(row[5]), bool(row[6]), *row[7:]))

    def posts(self) -> Iterator[r.Post]:
        """Yield which adult has which role where, those of one user together."""
        for row in self._all(_POSTS, STAFF, GUARDIAN):
            yield r.Post(*(*row[:4], _day(row[4]), _day(row[5]), bool(row[6]), *row[7:]))

    def births(self) -> Iterator[r.Birth]:
        """Yield birth dates that are taken back, and those of persons that are not among `students`."""
        for line, user, day, status, modified in self._all(_BIRTHS, STUDENT):
            yield r.Birth(line, user, _day(day), status, modified)

    def demographics(self) -> Iterator[r.Demographics]:
        """Yield sex and race or ethnicity, for aggregate reports alone."""
        for line, user, sex, races, two, hispanic, status, modified in self._all(_DEMOGRAPHICS):
            named = None if races is None else tuple(filter(None, races.split(",")))
            yield r.Demographics(line, user, sex, named, _truth(two), _truth(hispanic), status, modified)

    def with_demographics(self, users: Sequence[str]) -> set[str]:
        """Return those of some users of whom the set has a row of demographics."""
        return {row[0] for row in self._spool.among(_COUNTED, users)}

    def references_out(self) -> Iterator[r.Reference]:
        """Yield the ids that a delta points to outside its set: unknown ones are for the taking side to refuse."""
        for row in self._all(_REFERENCES):
            yield r.Reference(*row)

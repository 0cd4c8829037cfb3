"""users.csv: students, guardians and staff, each with what is needed of such a person and no more."""

from typing import NamedTuple
from unicodedata import is_normalized

from schoolbeat.exchange.oneroster import cells as c
from schoolbeat.exchange.oneroster.columns import COLUMNS, ID, MODIFIED, ROLES, STATUS, USERS
from schoolbeat.exchange.oneroster.guardians import pairs_of
from schoolbeat.exchange.oneroster.heads import Table
from schoolbeat.exchange.oneroster.manifest import BULK
from schoolbeat.exchange.oneroster.roles import kind_of
from schoolbeat.exchange.oneroster.spool import GUARDIAN, STAFF, STUDENT
from schoolbeat.exchange.oneroster.work import LOT, MOST_KEPT, ORGANIZATION, Work
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _

_PERSON = (
    ID, "givenName", "middleName", "familyName", "preferredGivenName", "preferredMiddleName", "preferredFamilyName",
)  # fmt: skip
_META = (
    "metadata.preferredLanguage", "metadata.languageCode", "metadata.directoryOptOut", "metadata.confidentialAddress",
)  # fmt: skip
_REACH = ("email", "phone", "sms")
_NAMES = (
    *_PERSON, *_META, *_REACH, "grades", "agentSourcedIds", "role", "orgSourcedIds", "primaryOrgSourcedId", STATUS,
    MODIFIED,
)  # fmt: skip
_ROLES_OF = "SELECT user, kind, role, status FROM role WHERE user IN"
Meta = tuple[str, bool | None, bool | None]
Kind = tuple[int, str]
"""What a user is, as bits, and a guardian's role."""


class _User(NamedTuple):
    """A row of users.csv as it stands in `_NAMES`."""

    id: str
    given: str
    middle: str
    family: str
    given2: str
    middle2: str
    family2: str
    preferred_language: str
    language_code: str
    opt_out: str
    confidential: str
    email: str
    phone: str
    sms: str
    grades: str
    agents: str
    role: str
    orgs: str
    main: str
    status: str
    modified: str


class UsersPass:
    """Reads all users into the spool, thousands at a time."""

    def __init__(self, work: Work, table: Table) -> None:
        self.work, self.table = work, table
        self.has_roles = work.manifest.version != "1.1"
        self.checks = COLUMNS[work.manifest.version][USERS]
        self.metas: dict[tuple[str, ...], Meta] = {}
        self.lot: list[tuple[int, _User, Meta]] = []
        self.kept: dict[str, list[tuple[object, ...]]] = {
            "known": [],
            "user": [],
            "pair": [],
            "hint": [],
            "role": [],
        }

    def run(self) -> None:
        """Read to the end of the file."""
        work, lot, bulk, strip = self.work, self.lot, self.work.mode(USERS) == BULK, str.strip
        for line, cells in self.table.cells(_NAMES, work.faults):
            row = _User._make(map(strip, cells))
            names = "".join(row[1:7])
            # What most rows are is seen at a glance; the others are looked at cell by cell.
            if not (row.id and row.given and row.family and names.isprintable() and len(names) <= 120) or (
                len(row.id) > c.LONGEST_ID or not (names.isascii() or is_normalized("NFC", names))
            ):
                row = row._replace(**{name: clean(getattr(row, name)) for name in _User._fields[1:7]})
                self._check(line, _PERSON, row[:7])
            if not bulk or row.status or row.modified:
                work.stamp(USERS, line, row.status, row.modified)
            lot.append((line, row, self.metas.get(row[7:11]) or self._meta(line, row)))
            if len(lot) == LOT:
                self._keep()
        self._keep()

    def _check(self, line: int, names: tuple[str, ...], row: tuple[str, ...]) -> bool:
        before = self.work.faults.number
        self.work.check(USERS, line, self.checks, list(zip(names, row, strict=True)))
        return self.work.faults.number == before

    def _meta(self, line: int, row: _User) -> Meta:
        if not self._check(line, _META, row[7:11]):
            return "", None, None
        tag = c.language_of(row.preferred_language or row.language_code)
        meta = tag, c.TRUTHS[row.opt_out.lower()], c.TRUTHS[row.confidential.lower()]
        if len(self.metas) < MOST_KEPT:
            self.metas[row[7:11]] = meta
        return meta

    def _keep(self) -> None:
        work, spool = self.work, self.work.spool
        kinds = self._kinds() if self.has_roles else {}
        for line, row, meta in self.lot:
            kind = kinds.get(row.id, (0, "")) if self.has_roles else self._kind(line, row.role)
            if not kind[0] and self.has_roles:
                self._without_role(line, row.id)
            self._take(line, row, meta, kind)
        pairs = [(row.id, line) for line, row, _meta in self.lot if row.id]
        work.files[USERS].rows += len(self.lot)
        work.twice(USERS, "known", spool.add("known", self.kept["known"]), pairs)
        for table in ("user", "pair", "hint", "role"):
            spool.add(table, self.kept[table])
        for rows in self.kept.values():
            rows.clear()
        self.lot.clear()

    def _kind(self, line: int, role: str) -> Kind:
        if role not in c.ROLES_11:
            self._check(line, ("role",), (role,))
            return 0, ""
        kind = kind_of(role)
        return kind, role if kind == GUARDIAN else ""

    def _kinds(self) -> dict[str, Kind]:
        """Return what each user is by roles.csv; a role that ended counts only where no other stands."""
        stands: dict[str, Kind] = {}
        ended: dict[str, Kind] = {}
        ids = [row.id for _line, row, _meta in self.lot]
        for user, kind, role, status in self.work.spool.among(_ROLES_OF, ids):
            found = ended if status == "tobedeleted" else stands
            bits, relation = found.get(user, (0, ""))
            found[user] = bits | kind, relation or (role if kind == GUARDIAN else "")
        return ended | stands

    def _without_role(self, line: int, source_id: str) -> None:
        if self.work.mode(ROLES) == BULK and ROLES not in self.work.unreadable:
            self.work.tell((USERS, line, ID), source_id, _("a user with a row in roles.csv"))

    def _take(self, line: int, row: _User, meta: Meta, kind: Kind) -> None:
        kinds = kind[0]
        email, phone, sms, grade = row.email, row.phone, row.sms, row.grades
        if kinds == STUDENT:
            # How to reach a child is not even looked at.
            email = phone = sms = ""
        elif len(phone) > c.LONGEST_PHONE or len(sms) > c.LONGEST_PHONE or (email and c.email(email)):
            self._check(line, _REACH, (email, phone, sms))
        if kinds and not kinds & STUDENT:
            grade = ""
        elif grade and grade not in c.GRADES:
            self._check(line, ("grades",), (grade,))
        if row.agents and row.id:
            self._agents(line, row, kinds)
        if not self.has_roles:
            self._places(line, row, kinds)
        elif row.main and row.main not in self.work.orgs:
            self.work.refer(ORGANIZATION, row.main, (USERS, line, "primaryOrgSourcedId"))
        if row.id:
            self.kept["known"].append((row.id, line, *kind, row.status == "tobedeleted"))
        agents = "" if kinds else row.agents
        self.kept["user"].append((line, kinds, *row[:7], grade, email, phone, sms, agents, *meta, *row[-3:]))

    def _agents(self, line: int, row: _User, kinds: int) -> None:
        if kinds == STAFF:
            # Of somebody who is staff and nothing else the file does not say what such an agent is.
            self.work.files[USERS].passed_over += 1
            return
        for cell in row.agents.split(","):
            agent = cell.strip()
            if agent == row.id:
                self.work.tell((USERS, line, "agentSourcedIds"), agent, _("another user, not the same one"))
            elif agent and kinds:
                self.kept["pair"] += pairs_of(row.id, agent, line, kinds)
            elif agent:
                self.kept["hint"].append((row.id, agent, line))

    def _places(self, line: int, row: _User, kinds: int) -> None:
        """Take the organizations of a user of 1.1: the schools of a student, all of staff, none of a guardian."""
        orgs, held = self.work.orgs, []
        if not row.orgs:
            self._check(line, ("orgSourcedIds",), (row.orgs,))
        for cell in row.orgs.split(","):
            org = cell.strip()
            known = orgs.get(org)
            if known is None and org:
                self.work.refer(ORGANIZATION, org, (USERS, line, "orgSourcedIds"))
            school = known is None or known.type == "school"
            if kinds == STAFF or (kinds == STUDENT and school):
                held.append((org, school))
            elif kinds == STUDENT:
                self.work.files[USERS].passed_over += 1
        only = len(held) == 1
        for org, school in held:
            self.kept["role"].append(
                (row.id, org, line, kinds, row.role, "", "", only, school, row.status, row.modified, "")
            )

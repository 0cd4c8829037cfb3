"""roles.csv of 1.2: who is what, where; read before the users, so that nothing is ever taken of a student's contact."""

from itertools import combinations

from schoolbeat.exchange.oneroster import cells as c
from schoolbeat.exchange.oneroster.columns import COLUMNS, ID, MODIFIED, ROLES, STATUS
from schoolbeat.exchange.oneroster.heads import Table
from schoolbeat.exchange.oneroster.spool import GUARDIAN, STAFF, STUDENT
from schoolbeat.exchange.oneroster.work import LOT, MOST_KEPT, ORGANIZATION, USER, Work
from schoolbeat.foundation.text import gettext_noop as _

_NAMES = (
    ID, STATUS, MODIFIED, "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId",
)  # fmt: skip
KINDS = {"student": STUDENT, **dict.fromkeys(c.GUARDIAN_ROLES, GUARDIAN)}
_SEVERAL = "SELECT user, org FROM role GROUP BY user, org HAVING count(*) > 1"
_THOSE = (
    "SELECT line, kind, role, starts, ends, first FROM role"
    " WHERE user = ? AND org = ? AND status <> 'tobedeleted' LIMIT ?"
)
_STRANGERS = "SELECT r.user, r.line FROM role r LEFT JOIN known k ON k.id = r.user WHERE k.id IS NULL"
MOST_HELD = 20
"""Roles of one user at one organization that are compared with each other; nobody has more."""
Held = tuple[int, int, str, str, str, int]


def kind_of(role: str) -> int:
    """Return what a role makes of a user: a student, a guardian, or staff."""
    return KINDS.get(role, STAFF)


class RolesPass:
    """Reads all roles into the spool."""

    def __init__(self, work: Work, table: Table) -> None:
        self.work, self.table = work, table
        self.checks = COLUMNS["1.2"][ROLES]
        self.days = {""}
        self.ids: list[tuple[str, int]] = []
        self.rows: list[tuple[object, ...]] = []

    def run(self) -> None:
        """Read to the end of the file."""
        count = self.work.files[ROLES]
        for line, cells in self.table.cells(_NAMES, self.work.faults):
            count.rows += 1
            self._take(line, list(map(str.strip, cells)))
            if len(self.rows) == LOT:
                self._keep()
        self._keep()

    def _take(self, line: int, row: list[str]) -> None:
        work, days = self.work, self.days
        source_id, status, modified, user, role_type, role, begin, end, org = row
        if status or modified or work.mode(ROLES) != "bulk":
            work.stamp(ROLES, line, status, modified)
        quick = source_id and user and org and role in c.ROLES and role_type in c.ROLE_TYPES
        if not (quick and begin in days and end in days and len(source_id) + len(user) + len(org) <= 255):
            work.check(ROLES, line, self.checks, list(zip(_NAMES, row, strict=True)))
            if len(days) < MOST_KEPT:
                days.update(day for day in (begin, end) if c.day_of(day))
        if begin and end and end < begin and c.day_of(begin) and c.day_of(end):
            work.tell((ROLES, line, "endDate"), end, _("a day that is not before beginDate"))
        known = work.orgs.get(org)
        if known is None and org:
            work.refer(ORGANIZATION, org, (ROLES, line, "orgSourcedId"))
        kind = kind_of(role)
        school = known is None or known.type == "school"
        if kind == STUDENT and not school:
            work.files[ROLES].passed_over += 1
        self.ids.append((source_id, line))
        self.rows.append(
            (
                user,
                org,
                line,
                kind,
                role,
                begin,
                end,
                role_type == "primary",
                school,
                status,
                modified,
                source_id,
            )
        )

    def _keep(self) -> None:
        ids = [pair for pair in self.ids if pair[0]]
        self.work.twice(ROLES, "role_id", self.work.spool.add("role_id", ids), ids)
        self.work.spool.add("role", self.rows)
        self.ids.clear()
        self.rows.clear()


def check_roles(work: Work) -> None:
    """Tell of roles whose user is not there, and of roles of one user that cannot both be.

    At one organization nobody is student and guardian at a time, and has one primary role (1.2): two of different
    kinds contradict each other. Elsewhere a student may be a guardian: a parent who attends an adult school.
    """
    for user, line in work.spool.all(_STRANGERS):
        work.refer(USER, user, (ROLES, line, "userSourcedId"))
    for user, org in work.spool.all(_SEVERAL):
        held: list[Held] = work.spool.db.execute(_THOSE, (user, org, MOST_HELD)).fetchall()
        for one, other in combinations(held, 2):
            if _contradict(one, other):
                expected = _("roles of one user that agree; line %(line)d makes the same user a %(role)s")
                work.tell((ROLES, other[0], "role"), other[2], expected, line=one[0], role=one[2])


def _contradict(one: Held, other: Held) -> bool:
    _line, kind, _role, begin, end, first = one
    if kind == other[1] or (end and other[3] and end < other[3]) or (other[4] and begin and other[4] < begin):
        return False
    return {kind, other[1]} == {STUDENT, GUARDIAN} or bool(first and other[5])

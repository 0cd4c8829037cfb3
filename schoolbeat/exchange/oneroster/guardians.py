"""Who is whose guardian: agentSourcedIds say it from the student's side, from the guardian's, or from both.

Only a parent, guardian or relative is a guardian, and only a student has one. Siblings, colleagues and others whom the
file names as agents are passed over and counted. What an agent outside the set is, is not known: such a pair is
delivered without a relation.
"""

from schoolbeat.exchange.oneroster.columns import USERS
from schoolbeat.exchange.oneroster.spool import GUARDIAN, STUDENT
from schoolbeat.exchange.oneroster.work import USER, Work

_JOINED = " FROM pair p LEFT JOIN known s ON s.id = p.student LEFT JOIN known g ON g.id = p.guardian"
# A pair that was turned around for one who is student and guardian holds only for who is a student and nothing else.
_HOLDS = (
    f"(coalesce(s.kinds, 0) = 0 OR s.kinds & {STUDENT}) AND (coalesce(g.kinds, 0) = 0 OR g.kinds & {GUARDIAN})"
    f" AND NOT (p.turned AND coalesce(s.kinds, 0) <> {STUDENT})"
)
GUARDIANSHIPS = (
    "SELECT p.line, p.student, p.guardian, coalesce(g.relation, ''),"
    " CASE WHEN coalesce(s.gone, 0) OR coalesce(g.gone, 0) THEN 'tobedeleted' ELSE ? END"
    f"{_JOINED} WHERE {_HOLDS}"
)
_ODD = (
    "SELECT p.line, CASE WHEN s.id IS NULL THEN p.student WHEN g.id IS NULL THEN p.guardian END, p.turned"
    f"{_JOINED} WHERE s.id IS NULL OR g.id IS NULL OR NOT ({_HOLDS})"
)
_HINTS = "SELECT h.line, h.agent FROM hint h LEFT JOIN known k ON k.id = h.agent WHERE k.id IS NULL"


def pairs_of(user: str, agent: str, line: int, kinds: int) -> list[tuple[str, str, int, bool]]:
    """Return the pairs (student, guardian, line, turned) that an agent of a user may make."""
    if kinds == STUDENT | GUARDIAN:
        return [(user, agent, line, False), (agent, user, line, True)]
    return [(agent, user, line, False) if kinds == GUARDIAN else (user, agent, line, False)]


def check_agents(work: Work) -> None:
    """Tell of agents that are not there, and count the pairs that are no guardianship."""
    count = work.files[USERS]
    told: tuple[int, str] = (0, "")
    for line, stranger, turned in work.spool.all(_ODD):
        if stranger is None:
            count.passed_over += not turned
        elif (line, stranger) != told:
            told = (line, stranger)
            work.refer(USER, stranger, (USERS, line, "agentSourcedIds"))
    for line, agent in work.spool.all(_HINTS):
        work.refer(USER, agent, (USERS, line, "agentSourcedIds"))

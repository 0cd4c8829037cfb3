"""What is reckoned a second time of an incident, by the law as it stands written here: days, ages, gates."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.incidents.commands import VERBS

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 20, 20, tzinfo=UTC)
DAYS = (10, 14, 15, 19)
BORN = ("2014-11-15", "2008-11-15", "2010-06-01")
"""One turns 12 within the days, one turns 18, one neither."""
SEEN_AGES = (None, 11, 12, 17, 18)
ENFORCED_RUNGS, OTHER_RUNGS = ("citation", "probation", "custody"), ("advice", "mediation")
HANDLE = {verb.name.partition(".")[2]: verb.handle for verb in VERBS}
GIVEN_CASES = (
    "charge",
    "uncharge",
    "do",
    "end",
    "take_end_back",
    "name_exception",
    "confirm_exception",
    "take_deed_back",
)
STEP = {
    "custody": "enforcement",
    "confinement": "enforcement",
    "questioning": "questioning",
    "detention": "detention",
    "consent_search": "consent-search",
}
GATES = {"us-ca": ("school-rules", "under-age", "counsel-questioning"),
         "us-wa": ("school-rules", "counsel-questioning", "counsel-detention", "counsel-search")}  # fmt: skip
COUNSEL = {"us-ca": {"questioning": "counsel-questioning"},
           "us-wa": {"questioning": "counsel-questioning", "detention": "counsel-detention",
                     "consent-search": "counsel-search"}}  # fmt: skip
SEARCHED = {"us-ca": {"basis": "consent", "result": "none"}, "us-wa": {"basis": "Asked", "result": "Nothing"}}


class Plain(Keyring):
    """What rows were told, without keys."""

    def words(self, row):
        return dict(row.telling or {})


@dataclass
class Who:
    """Somebody in the incident, as the oracle knows them."""

    part: str
    born: date | None
    age: int | None
    person: UUID | None
    left: bool = False


@dataclass
class Done:
    """A deed that gates stand before, and those whose exception was named while they were shut."""

    party: UUID
    step: str
    at: datetime
    owned: set[str] = field(default_factory=set)


NUMBERS = count(1)


def fresh():
    """Return an id that no other row has; without chance, so that an order that fails can be gone through again."""
    return UUID(int=next(NUMBERS))


def viewer(role):
    return Viewer(fresh(), str(role), role, fresh(), ZONE, "us-ca", date(2026, 11, 20))

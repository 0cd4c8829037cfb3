"""How an incident looks to those who work with it, as frozen values."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schoolbeat.work.incidents.queries.letters import LetterLine
from schoolbeat.work.incidents.queries.linked import LinkView
from schoolbeat.work.incidents.queries.listing import IncidentRow
from schoolbeat.work.incidents.rules.guard import Gate


@dataclass(frozen=True)
class ChargeView:
    """An offense, or a ground of the school's rules, by the pack's words."""

    id: UUID
    school_rules: bool
    code: str
    attempted: bool
    weapon: str
    bias: str
    drug: str
    property: str
    loss: str


@dataclass(frozen=True)
class PartyView:
    """Somebody in an incident; without a name until the person's record is open. `gates` stand before which step."""

    id: UUID
    person: UUID | None
    name: str
    seen: str
    part: str
    standing: str
    age: int | None
    injury: str
    educator: bool
    relation: str
    gates: tuple[tuple[str, Gate], ...]
    left: bool


@dataclass(frozen=True)
class DeedView:
    """One thing that was done."""

    id: UUID
    what: str
    at: datetime
    until: datetime | None
    party: UUID | None
    by_name: str
    to_name: str
    before_peers: bool | None
    settles: UUID | None
    words: dict[str, str]
    withdrawn: bool
    due: date | None


@dataclass(frozen=True)
class TellingView:
    """A duty to tell somebody; `deed` began it. Told after `due` it is late."""

    id: UUID
    duty: str
    deed: UUID
    by_whom: str
    due: datetime
    told_at: datetime | None
    method: str
    words: dict


@dataclass(frozen=True)
class EndView:
    """How it ended for somebody."""

    id: UUID
    party: UUID
    rung: str
    others: bool
    day: date
    by_name: str
    why: str
    considered: tuple[str, ...]
    withdrawn: bool
    resource: UUID | None = None
    """Of the directory, while the viewer finds it there; `resource_name` is what it was called that day."""
    resource_name: str = ""


@dataclass(frozen=True)
class OpeningView:
    """An exception from a gate, and what the sergeant said of it."""

    id: UUID
    party: UUID
    gate: str
    by: UUID
    by_name: str
    at: datetime
    why: str
    confirmed_by: str
    confirmed_at: datetime | None
    refused: bool
    word: str


@dataclass(frozen=True)
class VersionView:
    """A version of the report; `beside` says that another was written on the same one."""

    id: UUID
    base: UUID | None
    by_name: str
    at: datetime
    supplement: bool
    text: str
    beside: bool


@dataclass(frozen=True)
class IncidentView:
    """An incident with all that was said and done; `offered` is what this viewer may do with it."""

    row: IncidentRow
    initiator: str
    author_name: str
    until: datetime | None
    told_at: datetime | None
    in_hours: bool | None
    place: str
    asked_by: str
    from_kind: str
    from_record: UUID | None
    charges: tuple[ChargeView, ...]
    parties: tuple[PartyView, ...]
    gone: tuple[PartyView, ...]
    """Those who were taken out again: what was said of them still names them."""
    deeds: tuple[DeedView, ...]
    tellings: tuple[TellingView, ...]
    ends: tuple[EndView, ...]
    openings: tuple[OpeningView, ...]
    versions: tuple[VersionView, ...]
    school_rules_only: bool
    offered: frozenset[str]
    letters: tuple[LetterLine, ...] = ()
    links: tuple[LinkView, ...] = ()
    lapsed: tuple[TellingView, ...] = ()
    """Duties to tell that fell away with the deed that began them: nobody owes them, what was done for them stays."""
    district: str = ""
    """The folder in which the district of the school keeps its letters."""

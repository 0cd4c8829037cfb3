"""What a program of the demo promises and what it costs: needs, offices, goals, costs, projects; all of it invented."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Need:
    """What a school needs; `met` says what became of it, where it is none any more."""

    school: str
    text: str
    months_ago: int
    met: str = ""


@dataclass(frozen=True)
class OfficePerson:
    """A person of a school's office."""

    school: str
    name: str
    title: str
    phone: str
    email: str = ""
    note: str = ""


@dataclass(frozen=True)
class Feeder:
    """Students of `school` go on to `into`."""

    school: str
    into: str


@dataclass(frozen=True)
class Reading:
    """A value that was read by hand so many months before the demo's last day."""

    months_ago: int
    value: str
    source: str


@dataclass(frozen=True)
class Goal:
    """What is to be reached; without a school it is the whole program's, without a measure it is read by hand."""

    title: str
    title_es: str
    baseline: str
    target: str
    began_months_ago: int
    due_in_months: int
    school: str = ""
    measure: str = ""
    unit: str = ""
    owner: str = ""
    agreed: bool = False
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class PartyShare:
    """Who pays how many of a thousand parts."""

    party: str
    permille: int


@dataclass(frozen=True)
class Cost:
    """What the program costs in so many months, in US dollars, and who pays."""

    what: str
    dollars: int
    began_months_ago: int
    months: int
    shares: tuple[PartyShare, ...]


@dataclass(frozen=True)
class Project:
    """A problem worked on; with an assessment it is closed."""

    officer: str
    school: str
    kind: str
    title: str
    days_ago: int
    scanning: str
    analysis: str = ""
    response: str = ""
    assessment: str = ""

"""What each page of the field door needs, exactly: frozen values with the words already chosen.

A view fills one of these from queries; a template prints it and asks for nothing else.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from schoolbeat.web.field.forms import EnvelopeForm, LogForm
from schoolbeat.web.shared.parts import Empty, Figure, TimelineItem, Toast, Words
from schoolbeat.web.shared.strips import DayStrip


@dataclass(frozen=True)
class Bar:
    """The bar at the bottom: which of its four is open, and how many to-dos are due."""

    current: str = ""  # "today", "week", "todo", "more", or none of them
    todo: int = 0


@dataclass(frozen=True)
class Place:
    """A school that an entry can be for; `covering` where the officer has no tour there."""

    name: str
    href: str
    current: bool = False
    covering: bool = False


@dataclass(frozen=True)
class KindButton:
    """A kind of activity as a button: its name in the reader's language, its pillar, its pictogram."""

    slug: str
    name: str
    pillar: str
    icon: str
    href: str


@dataclass(frozen=True)
class PillarButton:
    """The way to all kinds of one pillar."""

    pillar: str
    count: int
    href: str


@dataclass(frozen=True)
class Sum:
    """Minutes of one pillar."""

    pillar: str
    minutes: int


@dataclass(frozen=True)
class Hole:
    """A stretch of the day that nothing covers, and the way to log it."""

    start: str  # "08:30"
    end: str
    minutes: int
    href: str


@dataclass(frozen=True)
class Day:
    """A day as the officer gets it back: the strip, sums by pillar, what is not logged."""

    strip: DayStrip
    sums: tuple[Sum, ...]
    entries: int
    unlogged: int  # minutes
    holes: tuple[Hole, ...] = ()


@dataclass(frozen=True)
class TodayPage:
    """Today: six buttons at the same place all hour, all kinds by pillar, the day, the week so far."""

    place: str  # the school that is chosen, or "No school"
    places: tuple[Place, ...]
    now: datetime
    buttons: tuple[KindButton, ...]
    pillars: tuple[PillarButton, ...]
    kinds: int
    day: Day
    week_entries: int
    week_minutes: int
    hole: Hole | None = None  # the gap that the next entry is to fill, when one was chosen
    toast: Toast | None = None
    over: bool = False  # the shift is over: offer to close the day


@dataclass(frozen=True)
class KindsPage:
    """All kinds of one pillar; those the officer uses come first."""

    pillar: str
    kinds: tuple[KindButton, ...]
    back: str = "/today/"


@dataclass(frozen=True)
class Length:
    """One choice of how long: 5 to 60 minutes ending now, since the last entry, or from and to."""

    value: str  # "5" ... "60", "since", "span"
    minutes: int = 0
    start: str = ""  # "12:32"
    end: str = ""
    checked: bool = False


@dataclass(frozen=True)
class AudienceChoice:
    """One audience of the log form, with the count's field."""

    slug: str
    name: Words
    one: Words  # "1 student"
    many: Words  # "{n} students"
    checked: bool
    count: int


@dataclass(frozen=True)
class LogPage:
    """The log form: how long, then Save; everything else folds away."""

    kind: KindButton
    form: LogForm
    lengths: tuple[Length, ...]
    audiences: tuple[AudienceChoice, ...]
    now: datetime
    back: str = "/today/"
    correcting: str = ""  # the entry's id when this corrects one
    is_call: bool = False  # then it can say what became of the call
    carried: str = ""  # for which request it is logged
    grows: bool = False  # then it can be said to have become an incident


@dataclass(frozen=True)
class EntryLine:
    """One entry as a line of a list."""

    start: str
    end: str
    minutes: int
    kind: str
    pillar: str
    place: Words
    href: str
    small: Words = ""


@dataclass(frozen=True)
class Pair:
    """A name and what stands for it."""

    name: Words
    text: Words


@dataclass(frozen=True)
class EntryPage:
    """One entry: what it says, what can be done with it, and what was done before."""

    line: EntryLine
    day: date
    pairs: tuple[Pair, ...]
    note: str = ""
    history: tuple[TimelineItem, ...] = ()
    withdrawn: bool = False
    correct: str = ""  # each address is empty where the viewer may not
    withdraw: str = ""
    follow_up: str = ""
    join: str = ""
    leave: str = ""
    project: str = ""
    people: str = ""
    incident: str = ""


@dataclass(frozen=True)
class ActPage:
    """A small form about one entry: withdraw it, follow it up, join it, or leave it."""

    title: Words
    text: Words
    line: EntryLine
    form: EnvelopeForm
    save: Words
    back: str


@dataclass(frozen=True)
class WeekDay:
    """One day of the week: its strip and its entries."""

    day: date
    entries: int
    minutes: int
    strip: DayStrip
    lines: tuple[EntryLine, ...] = ()
    today: bool = False


@dataclass(frozen=True)
class YearPage:
    """The own school year: its figures, and the years beside it."""

    name: str
    figures: tuple[Figure, ...]
    entries: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True)
class WeekPage:
    """A week: its days, hours by pillar, and the weeks beside it."""

    start: date
    end: date
    days: tuple[WeekDay, ...]
    sums: tuple[Sum, ...]
    entries: int
    minutes: int
    previous: str = ""
    next: str = ""
    gave: tuple[Pair, ...] = ()  # what the week comes to: the name of a measure, and its number


@dataclass(frozen=True)
class TodoItem:
    """Something promised, with its day and the entry it came from."""

    what: Words
    due: date
    small: Words
    href: str
    late: bool = False
    done: str = ""  # the address that closes it, by POST
    envelope: str = ""
    asked: str = ""


@dataclass(frozen=True)
class TodoPage:
    """What was promised: past its day, today, later."""

    late: tuple[TodoItem, ...] = ()
    today: tuple[TodoItem, ...] = ()
    later: tuple[TodoItem, ...] = ()
    empty: Empty | None = None


@dataclass(frozen=True)
class MorePage:
    """Everything that is not daily: schools, entries to join, closing the day, the own year, language."""

    name: str
    agency: str
    own: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()
    to_join: tuple[EntryLine, ...] = ()
    close_day: str = ""
    year: str = ""  # the address of the own year as CSV
    year_entries: int = 0
    desk: str = ""  # for those who also have a desk
    incidents: str = ""  # where incidents are on
    incident: str = ""  # the way to write one down, for those who may
    calendar: str = ""
    drills: str = ""
    lessons: str = ""
    programs: str = ""
    plans: str = ""
    committees: str = ""


@dataclass(frozen=True)
class ClosePage:
    """The day closed: the strip, its gaps with the way to fill each, hours by pillar, the week so far."""

    day: date
    shape: Day
    lines: tuple[EntryLine, ...] = field(default_factory=tuple)
    week_entries: int = 0
    week_minutes: int = 0

"""What a program of the demo is made of: small frozen values, one class a table of its file."""

from dataclasses import dataclass, fields
from datetime import date

from schoolbeat.demo.promises import Cost, Feeder, Goal, Need, OfficePerson, Project
from schoolbeat.foundation.periods import Period


@dataclass(frozen=True)
class Agency:
    """Who runs the program; `invented` where the source names no place."""

    name: str
    state: str
    timezone: str
    program_name: str
    city: str
    invented: bool
    note: str = ""


@dataclass(frozen=True)
class Text:
    """A paragraph as printed; `kind` says what it is (mission, goal, purpose, role, history, page ...)."""

    kind: str
    quote: str
    heading: str = ""


@dataclass(frozen=True)
class Phone:
    """A number as printed, dialable (`e164`) only where the source gives the area code."""

    label: str
    printed: str
    purpose: str
    quote: str
    e164: str = ""
    note: str = ""


@dataclass(frozen=True)
class Stated:
    """A figure or date that the source states; `number` is absent where it is no single number."""

    name: str
    printed: str
    quote: str
    unit: str
    number: int | None = None
    bound: str = "exact"
    date: str = "not given"


@dataclass(frozen=True)
class Unit:
    """A group of officers that the source names."""

    name: str
    count: int
    quote: str
    full_time: bool
    school_resource: bool


@dataclass(frozen=True)
class District:
    """A school district, by key."""

    key: str
    name: str
    source: str
    code: str = ""
    note: str = ""


@dataclass(frozen=True)
class School:
    """A school as printed, linked to an official code only by the `mapping` stated; students are invented."""

    key: str
    name: str
    kind: str
    district: str
    source: str
    students: int
    mapping: str
    code: str = ""
    directory_name: str = ""
    address: str = ""
    note: str = ""

    @property
    def invented(self) -> bool:
        """Say whether no source names this school."""
        return self.source == "invented"


@dataclass(frozen=True)
class Duty:
    """A duty or role as printed, with the kinds of activity that count as doing it."""

    key: str
    quote: str
    kinds: tuple[str, ...]
    heading: str = ""


@dataclass(frozen=True)
class Named:
    """A program, resource, focus or partner that the source names; measure and start of a focus are invented."""

    name: str
    quote: str
    kinds: tuple[str, ...] = ()
    note: str = ""
    measure: str = ""
    since_months_ago: int = 0
    needs: tuple[str, ...] = ()
    """Of a resource: what it helps with, read from its name alone."""


@dataclass(frozen=True)
class Claim:
    """A figure that the source prints without saying whose it is or of which year."""

    quote: str
    figures: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Contact:
    """How the source says to reach the officers; `target` is empty where the page was cut off."""

    label: str
    channel: str
    quote: str
    target: str = ""
    note: str = ""


@dataclass(frozen=True)
class Member:
    """A member of the cast: the name is invented, always."""

    key: str
    role: str
    name: str
    schools: tuple[str, ...] = ()
    language: str = "en"
    note: str = ""


@dataclass(frozen=True)
class Tour:
    """An officer at schools, from so many months before the demo's last day to so many after it."""

    officer: str
    schools: tuple[str, ...]
    began_months_ago: int
    ends_in_months: int
    note: str = ""

    def period(self, last_day: date) -> Period:
        """Return the days of the tour in a demo that ends on `last_day`."""
        return Period(month_from(last_day, -self.began_months_ago), month_from(last_day, self.ends_in_months))


@dataclass(frozen=True)
class Training:
    """What an officer was taught, how long ago, and for how many months it holds (0 = for good)."""

    officer: str
    title: str
    hours: int
    months_ago: int
    valid_months: int
    source: str


@dataclass(frozen=True)
class Agreement:
    """The agreement between agency and district, counted from the demo's last day."""

    title: str
    parties: tuple[str, ...]
    signed_months_ago: int
    term_months: int
    reviewed_months_ago: int
    source: str
    note: str = ""


@dataclass(frozen=True)
class Program:
    """One program: everything its source states and the invented cast that works it."""

    slug: str
    title: str
    agency: Agency
    texts: tuple[Text, ...]
    phones: tuple[Phone, ...]
    stated: tuple[Stated, ...]
    units: tuple[Unit, ...]
    districts: tuple[District, ...]
    schools: tuple[School, ...]
    duties: tuple[Duty, ...]
    programs: tuple[Named, ...]
    resources: tuple[Named, ...]
    focuses: tuple[Named, ...]
    partners: tuple[Named, ...]
    claims: tuple[Claim, ...]
    contacts: tuple[Contact, ...]
    cast: tuple[Member, ...]
    tours: tuple[Tour, ...]
    training: tuple[Training, ...]
    agreements: tuple[Agreement, ...]
    needs: tuple[Need, ...]
    office: tuple[OfficePerson, ...]
    feeders: tuple[Feeder, ...]
    goals: tuple[Goal, ...]
    costs: tuple[Cost, ...]
    projects: tuple[Project, ...]

    @property
    def officers(self) -> tuple[Member, ...]:
        """Return the officers of the cast, in the order of their accounts officer-1, officer-2 ..."""
        return tuple(member for member in self.cast if member.role == "officer")

    def school(self, key: str) -> School:
        """Return the school under `key`; raises KeyError."""
        return {school.key: school for school in self.schools}[key]

    def quotes(self) -> tuple[str, ...]:
        """Return every exact wording that this program takes from its source."""
        groups = (getattr(self, field.name) for field in fields(self))
        rows = [row for group in groups if isinstance(group, tuple) for row in group]
        return tuple(row.quote for row in rows if hasattr(row, "quote"))


def month_from(day: date, months: int) -> date:
    """Return the first day of the month that lies `months` after the one of `day` (before it, if negative)."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)

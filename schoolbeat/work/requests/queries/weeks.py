"""The week's page of a school's office: its link, and what stands on it, without a word of what was asked."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core import signing
from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.work.requests.models import Request, WeekLink
from schoolbeat.work.requests.policy import WEEK_COLUMNS

_SALT = "schoolbeat.week"
DAYS_SHOWN, MOST = 7, 100


@dataclass(frozen=True)
class WeekState:
    """Whether a school's week is open, where it is read, and to whom it goes."""

    school: UUID
    open: bool
    href: str
    to: tuple[str, ...]
    language: str
    mailed: tuple[tuple[date, str, str], ...]
    """The latest mailings: the Monday, the address, what became of it."""


@dataclass(frozen=True)
class WeekLine:
    """One request of a school's office, without its words."""

    kind: str
    day: date
    due: date
    answered_on: date | None
    ended_at: datetime | None
    handler: str


@dataclass(frozen=True)
class Week:
    """What a school's office asked and what became of it, as it stands on a day."""

    agency: UUID
    agency_name: str
    school: UUID
    school_name: str
    synthetic: bool
    zone: ZoneInfo
    place: str
    on: date
    lines: tuple[WeekLine, ...]


def monday_of(day: date) -> date:
    """Return the Monday of the week that a day lies in."""
    return day - timedelta(days=day.weekday())


def week_address(link: UUID, number: int, language: str) -> str:
    """Return the whole address of a school's week; nobody without the install's key can make one."""
    prefix = "" if language == "en" else f"/{language}"
    token = signing.Signer(salt=_SALT).sign_object([link.hex, number])
    return f"{settings.PUBLIC_URL}{prefix}/week/{token}/"


def week_states(viewer: Viewer) -> dict[UUID, WeekState]:
    """Return the weeks of the schools whose office the viewer may open them for, by school."""
    found = WeekLink.objects.filter(rows(viewer, "requests.see_week", WEEK_COLUMNS))
    return {link.school_id: _state(link) for link in found.prefetch_related("mailings")}


def _state(link: WeekLink) -> WeekState:
    mailed = sorted(link.mailings.all(), key=lambda one: (one.week, one.to), reverse=True)
    return WeekState(
        link.school_id,
        link.open,
        week_address(link.id, link.number, link.language) if link.open else "",
        tuple(link.to),
        link.language,
        tuple((one.week, one.to, one.state) for one in mailed[:MOST]),
    )


def week_by_token(token: str) -> Week | None:
    """Return the week that a signed link opens; None where it was ended, closed, or never signed here."""
    try:
        link_, number = signing.Signer(salt=_SALT).unsign_object(token)
        link = (
            WeekLink.objects.select_related("agency", "school")
            .filter(id=UUID(link_), number=int(number), open=True)
            .first()
        )
    except (signing.BadSignature, ValueError, TypeError):
        return None
    if link is None:
        return None
    zone = ZoneInfo(link.agency.zone)
    on = clock.today(zone)
    return Week(
        link.agency_id,
        link.agency.name,
        link.school_id,
        link.school.name,
        link.agency.synthetic,
        zone,
        link.agency.place,
        on,
        tuple(_lines(link.school_id, on)),
    )


def _lines(school: UUID, on: date) -> list[WeekLine]:
    """Return what the office asked that is open, or was asked, answered or ended in the last seven days."""
    since = on - timedelta(days=DAYS_SHOWN)
    lately = (
        Q(ended_at=None)
        | Q(into__isnull=False, into__ended_at=None)
        | Q(day__gte=since)
        | Q(answered_on__gte=since)
        | Q(into__answered_on__gte=since)
        | Q(ended_at__gte=clock.now() - timedelta(days=DAYS_SHOWN))
        | Q(into__ended_at__gte=clock.now() - timedelta(days=DAYS_SHOWN))
    )
    found = Request.objects.filter(lately, of_school=school, swept_at=None, destroyed=False)
    asked = found.select_related("into").order_by("-day", "-filed_at")[:MOST]
    # One that was joined with another is as far as that other one.
    return [
        WeekLine(one.kind, one.day, kept.due, kept.answered_on, kept.ended_at, kept.handler)
        for one, kept in ((one, one.into or one) for one in asked)
    ]

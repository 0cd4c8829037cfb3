"""Reads of the portal for those who run it; the viewer comes first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import may_ever, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.work.portal.models import LineCall, OfficerProfile, Portal, PublicContact, SiteAlert
from schoolbeat.work.portal.policy import PORTAL_COLUMNS
from schoolbeat.work.portal.queries.lines import call_days, lines_of
from schoolbeat.work.portal.queries.sections import Version, shown_at, standing_at, versions_of
from schoolbeat.work.portal.rules.content import waiting
from schoolbeat.work.portal.rules.lines import Line, can_be_reached, standing
from schoolbeat.work.portal.vocabulary import NEEDED, Section, Standing
from schoolbeat.work.roster.models import Officer, SchoolContact

_SEE = "portal.see"


@dataclass(frozen=True)
class LineView:
    """A line, how it stands, and its test calls, latest first."""

    line: Line
    standing: Standing
    calls: tuple["CallView", ...]


@dataclass(frozen=True)
class CallView:
    """A test call."""

    number: str
    day: date
    called_by: str
    answered: str


@dataclass(frozen=True)
class PortalState:
    """How the portal stands, and what is in the way of publishing it."""

    accent: str
    host: str
    published_at: datetime | None
    published_by: str
    lines: tuple[LineView, ...]
    missing: tuple[Section, ...]
    """Sections that must say something and do not."""
    reachable: bool
    days: int
    """For how many days a test call holds."""

    @property
    def hindering(self) -> tuple[LineView, ...]:
        """Return the lines that stand in the way."""
        return tuple(one for one in self.lines if one.standing in {Standing.NO_NUMBER, Standing.NOT_CALLED})

    @property
    def ready(self) -> bool:
        """Say whether nothing is in the way."""
        return not self.hindering and not self.missing and self.reachable


@dataclass(frozen=True)
class SectionView:
    """A section in both languages: what stands now, what waits for its moment, and all that was written."""

    section: Section
    now: dict[str, Version]
    ahead: dict[str, list[Version]]
    versions: dict[str, list[Version]]

    @property
    def behind(self) -> bool:
        """Say whether the Spanish is of an earlier English than the one that stands."""
        english, spanish = self.now.get("en"), self.now.get("es")
        return bool(english and spanish and (spanish.of or 0) < english.number)


@dataclass(frozen=True)
class ProfileView:
    """An officer, and what the public is shown of the person."""

    officer: UUID
    name: str
    languages: tuple[str, ...]
    words: str
    words_es: str
    reviewed_by: str
    email: str
    photo: str
    consented_on: date | None
    consent_noted_by: str


@dataclass(frozen=True)
class AlertView:
    """An alert with its moments."""

    id: UUID
    text: str
    text_es: str
    by_name: str
    start: datetime
    end: datetime


@dataclass(frozen=True)
class ContactRow:
    """A person of a school's office, and whether the portal names the person."""

    id: UUID
    school: str
    name: str
    title: str
    phone: str
    shown: bool


def state(viewer: Viewer) -> PortalState | None:
    """Return how the portal stands; None for who may not see it."""
    if not may_ever(viewer, _SEE):
        return None
    row = Portal.objects.filter(rows(viewer, _SEE, PORTAL_COLUMNS)).first() or Portal(agency=viewer.agency)
    days, lines = call_days(viewer.place, viewer.on), lines_of(viewer.agency)
    calls: dict[UUID, list[CallView]] = {}
    for call in LineCall.objects.filter(agency=viewer.agency).order_by("-day", "-id"):
        calls.setdefault(call.phone, []).append(
            CallView(call.number, call.day, call.called_by, call.answered)
        )
    said = shown_at(viewer.agency, clock.now())
    return PortalState(
        row.accent,
        row.host,
        row.published_at,
        row.published_by_name,
        tuple(LineView(one, standing(one, viewer.on, days), tuple(calls.get(one.id, ()))) for one in lines),
        tuple(section for section in NEEDED if (section, "en") not in said),
        can_be_reached(lines, viewer.on, days),
        days,
    )


def sections(viewer: Viewer, named: str = "") -> list[SectionView]:
    """Return every section (or the named one) in both languages; one query."""
    if not may_ever(viewer, _SEE):
        return []
    now, found = clock.now(), versions_of(viewer.agency, named)
    stands = standing_at(found, now)
    wanted = [section for section in Section if named in ("", section)]
    return [
        SectionView(
            section,
            {code: stands[section, code] for code in ("en", "es") if (section, code) in stands},
            {code: waiting(found.get((section, code), ()), now) for code in ("en", "es")},
            {code: found.get((section, code), [])[::-1] for code in ("en", "es")},
        )
        for section in wanted
    ]


def profiles(viewer: Viewer, officer: UUID | None = None) -> list[ProfileView]:
    """Return the officers on the roster, each with what the public is shown, by name; two queries."""
    if not may_ever(viewer, _SEE):
        return []
    present = Q(agency=viewer.agency) & (Q(left=None) | Q(left__gt=viewer.on))
    named = {"account": officer} if officer else {}
    found = Officer.objects.filter(present, **named).order_by("name")
    known = OfficerProfile.objects.filter(rows(viewer, _SEE, PORTAL_COLUMNS)).in_bulk()
    return [_profile(one, known.get(one.pk) or OfficerProfile(officer=one.pk)) for one in found]


def _profile(one: Officer, row: OfficerProfile) -> ProfileView:
    return ProfileView(
        one.pk,
        one.name,
        tuple(row.languages),
        row.words,
        row.words_es,
        row.reviewed_by,
        row.email,
        row.photo,
        row.consented_on,
        row.consent_noted_by,
    )


def alerts(viewer: Viewer) -> list[AlertView]:
    """Return alerts, latest first; one query."""
    found = SiteAlert.objects.filter(rows(viewer, _SEE, PORTAL_COLUMNS)).order_by("-start", "-id")
    return [AlertView(one.id, one.text, one.text_es, one.by_name, one.start, one.end) for one in found]


def contacts(viewer: Viewer) -> list[ContactRow]:
    """Return the people of the schools' offices whom the portal may name, by school; two queries."""
    if not may_ever(viewer, "portal.show_contact"):
        return []
    shown = set(
        PublicContact.objects.filter(rows(viewer, _SEE, PORTAL_COLUMNS)).values_list("contact", flat=True)
    )
    found = SchoolContact.objects.filter(agency=viewer.agency, ended=None).select_related("school")
    return [
        ContactRow(one.id, one.school.name, one.name, one.title, one.phone, one.id in shown)
        for one in found.order_by("school__name", "since", "id")
    ]

"""Reads of what is particular to a school: needs, contacts of its office, feeder schools."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.roster.models import SchoolContact, SchoolFeed, SchoolNeed
from schoolbeat.work.roster.policy import SCHOOL_COLUMNS

_SEE = "roster.see_profile"


@dataclass(frozen=True)
class NeedView:
    """A need in words, with its days and what became of it."""

    id: UUID
    school: UUID
    text: str
    since: date
    by_name: str
    ended: date | None
    became: str


@dataclass(frozen=True)
class ContactView:
    """A person of a school's office."""

    id: UUID
    school: UUID
    name: str
    title: str
    phone: str
    email: str
    note: str
    since: date
    ended: date | None


@dataclass(frozen=True)
class FeedView:
    """One school that feeds into another."""

    id: UUID
    school: UUID
    school_name: str
    into: UUID
    into_name: str
    since: date
    ended: date | None


@dataclass(frozen=True)
class ProfilePage:
    """A school's profile: what holds today, and apart from it what held before."""

    needs: tuple[NeedView, ...] = ()
    contacts: tuple[ContactView, ...] = ()
    feeds: tuple[FeedView, ...] = ()
    past_needs: tuple[NeedView, ...] = ()
    past_contacts: tuple[ContactView, ...] = ()
    past_feeds: tuple[FeedView, ...] = ()

    def fed_by(self, school: UUID) -> tuple[FeedView, ...]:
        """Return what feeds into `school`."""
        return tuple(feed for feed in self.feeds if feed.into == school)

    def feeds_into(self, school: UUID) -> tuple[FeedView, ...]:
        """Return what `school` feeds into."""
        return tuple(feed for feed in self.feeds if feed.school == school)


def needs(viewer: Viewer, *wanted: Q) -> list[NeedView]:
    """Return needs, the present ones first and the oldest of them first; one query."""
    found = SchoolNeed.objects.filter(rows(viewer, _SEE, SCHOOL_COLUMNS), *wanted).select_related("by")
    views = [
        NeedView(
            row.id, row.school_id, row.text, row.since, row.by.name if row.by else "", row.ended, row.became
        )
        for row in found.order_by("since", "id")
    ]
    return sorted(views, key=lambda view: view.ended is not None)


def present_needs(viewer: Viewer, school: UUID | None) -> list[NeedView]:
    """Return what a school needs today; nothing without a school."""
    return needs(viewer, Q(school=school, ended=None)) if school else []


def contacts(viewer: Viewer, *wanted: Q) -> list[ContactView]:
    """Return persons of schools' offices by name; one query."""
    found = SchoolContact.objects.filter(rows(viewer, _SEE, SCHOOL_COLUMNS), *wanted)
    return [
        ContactView(
            row.id,
            row.school_id,
            row.name,
            row.title,
            row.phone,
            row.email,
            row.note,
            row.since,
            row.ended,
        )
        for row in found.order_by("name", "since", "id")
    ]


def feeds(viewer: Viewer, school: UUID) -> list[FeedView]:
    """Return what feeds into a school and what it feeds into, by name; one query."""
    allowed = rows(viewer, "roster.see", SCHOOL_COLUMNS)
    found = SchoolFeed.objects.filter(allowed, Q(school=school) | Q(into=school))
    return [
        FeedView(row.id, row.school_id, row.school.name, row.into_id, row.into.name, row.since, row.ended)
        for row in found.select_related("school", "into").order_by("school__name", "into__name", "id")
    ]


def profile(viewer: Viewer, school: UUID) -> ProfilePage:
    """Return a school's profile as the viewer may see it; three queries."""
    need, contact, feed = (
        needs(viewer, Q(school=school)),
        contacts(viewer, Q(school=school)),
        feeds(viewer, school),
    )
    return ProfilePage(
        tuple(one for one in need if one.ended is None),
        tuple(one for one in contact if one.ended is None),
        tuple(one for one in feed if one.ended is None),
        tuple(one for one in need if one.ended is not None),
        tuple(one for one in contact if one.ended is not None),
        tuple(one for one in feed if one.ended is not None),
    )


def need(viewer: Viewer, identity: UUID) -> NeedView | None:
    """Return a need that is one today; None where there is none that the viewer may see."""
    return next(iter(needs(viewer, Q(id=identity, ended=None))), None)


def contact(viewer: Viewer, identity: UUID) -> ContactView | None:
    """Return a person who is to be called today; None where there is none that the viewer may see."""
    return next(iter(contacts(viewer, Q(id=identity, ended=None))), None)

"""What incidents owe: who is to be told and by when, and what waits for the sergeant."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.incidents.models import Deed, Opening, Telling
from schoolbeat.work.incidents.queries.listing import UNFINISHED, IncidentRow, Sought, incidents, seen
from schoolbeat.work.incidents.rules.telling import Duty, all_duties
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind

MOST = 100


@dataclass(frozen=True)
class OwedTelling:
    """Somebody who is to be told of an incident, by whom and by when; None where the pack no longer has the duty."""

    id: UUID
    incident: UUID
    duty: Duty | None
    by_whom: str
    due: datetime
    school_name: str
    owner_name: str


def _owed(viewer: Viewer) -> QuerySet[Telling]:
    # Asked of each that is owed, in their order: a list of all incidents would be made anew for every look.
    theirs = Exists(seen(viewer).filter(id=OuterRef("incident")))
    return Telling.objects.filter(theirs, told_at=None, withdrawn=False, destroyed=False)


def how_many_owed(viewer: Viewer, now: datetime) -> tuple[int, int]:
    """Return how many are still to be told, and how many of those late at a moment (aware); one query."""
    found = _owed(viewer).aggregate(owed=Count("id"), late=Count("id", filter=Q(due__lt=now)))
    return found["owed"], found["late"]


def owed_tellings(viewer: Viewer, most: int = MOST) -> list[OwedTelling]:
    """Return who is still to be told, first due first; 100 at most.

    Of a closed incident too: the officer has told everybody by then, the school or probation may still owe it.
    """
    found = _owed(viewer).order_by("due", "id")
    duties = all_duties(pack_of(viewer.place), viewer.on)
    columns = found.values_list(
        "id", "incident", "duty", "by_whom", "due", "incident__school__name", "incident__owner__name"
    )
    return [
        OwedTelling(identity, incident, duties.get(duty), by, due, school or "", owner)
        for identity, incident, duty, by, due, school, owner in columns[:most]
    ]


@dataclass(frozen=True)
class OwedStep:
    """A task, or a step of a diversion, with the day by which it is to be done; what it is, its incident says."""

    incident: UUID
    what: str
    due: date
    school_name: str
    owner_name: str


def owed_steps(viewer: Viewer, until: date, most: int = MOST) -> list[OwedStep]:
    """Return what is to be done in incidents up to a day, first due first; 100 at most."""
    settled = Deed.objects.filter(settles=OuterRef("pk"), withdrawn=False)
    # Steps of a diversion that is over are nobody's any more.
    over = Deed.objects.filter(
        party=OuterRef("party"),
        what__in=(DeedKind.DIVERTED, DeedKind.BROKEN_OFF),
        at__gte=OuterRef("at"),
        withdrawn=False,
    )
    found = Deed.objects.filter(
        ~Exists(settled),
        ~(Q(what=DeedKind.MILESTONE) & Exists(over)),
        due__lte=until,
        withdrawn=False,
        destroyed=False,
        incident__in=seen(viewer).filter(UNFINISHED),
    ).order_by("due", "id")
    columns = found.values_list("incident", "what", "due", "incident__school__name", "incident__owner__name")
    return [
        OwedStep(incident, what, due, school or "", owner)
        for incident, what, due, school, owner in columns[:most]
        if due is not None
    ]


@dataclass(frozen=True)
class Waiting:
    """What waits for the sergeant: reports that were handed in, and the incidents in which exceptions are named."""

    reports: tuple[IncidentRow, ...]
    exceptions: tuple[UUID, ...]


def waiting(viewer: Viewer) -> Waiting:
    """Return what waits for the viewer's approval or confirmation; nothing where approving is not the viewer's."""
    if not may_ever(viewer, "incidents.approve"):
        return Waiting((), ())
    # Nothing is closed over an exception that waits.
    named = Opening.objects.filter(
        confirmed_at=None, refused=False, destroyed=False, incident__in=seen(viewer).filter(UNFINISHED)
    ).exclude(by=viewer.account)
    return Waiting(
        tuple(incidents(viewer, Sought("submitted"))),
        tuple(dict.fromkeys(named.order_by("at").values_list("incident", flat=True)[:MOST])),
    )

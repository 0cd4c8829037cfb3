"""The kinds an agency has, and those an officer most likely means now."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.activities.models import Activity, ActivityKind
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS, KIND_COLUMNS
from schoolbeat.work.activities.rules import call_kinds

BUTTONS = 6
LOOK_BACK = timedelta(days=60)


@dataclass(frozen=True)
class KindRow:
    """A kind of activity as it is today."""

    slug: str
    name: str
    name_es: str
    pillar: str
    role: str
    minutes: int
    audience: str
    sensitive: bool
    icon: str
    hours: tuple[int, ...]
    weight: int
    call: bool = False


def kinds(viewer: Viewer) -> list[KindRow]:
    """Return the kinds the viewer's agency has today, by pillar and name."""
    allowed = rows(viewer, "activities.see_kinds", KIND_COLUMNS)
    calls = call_kinds(pack_of(viewer.place))
    present = ActivityKind.objects.filter(allowed, end=None).order_by("pillar", "name")
    return [
        KindRow(
            kind.slug,
            kind.name,
            kind.name_es,
            kind.pillar,
            kind.role,
            kind.minutes,
            kind.audience,
            kind.sensitive,
            kind.icon,
            tuple(kind.hours),
            kind.weight,
            kind.slug in calls,
        )
        for kind in present
    ]


def likely_kinds(viewer: Viewer, present: list[KindRow], at: datetime) -> list[KindRow]:
    """Return the six kinds this officer logs most around the hour of `at`; the usual ones where history is thin.

    History ends at the beginning of the hour, so that the buttons stand still while they are looked at.
    """
    hour_start = at.replace(minute=0, second=0, microsecond=0)
    hour = hour_start.astimezone(viewer.zone).hour
    logged = Activity.objects.standing().filter(
        rows(viewer, "activities.see", ACTIVITY_COLUMNS),
        officer=viewer.account,
        started_at__gte=hour_start - LOOK_BACK,
        started_at__lt=hour_start,
        hour__in=[hour - 1, hour, hour + 1],
    )
    counted = Counter(logged.values_list("kind", flat=True))
    return sorted(
        present,
        key=lambda kind: (
            -counted[kind.slug],
            kind.sensitive,
            hour not in kind.hours,
            -kind.weight,
            kind.slug,
        ),
    )[:BUTTONS]

"""Today, all kinds of a pillar, and the day closed."""

from datetime import datetime, time
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.web.field import days, words
from schoolbeat.web.field.around import around
from schoolbeat.web.field.presenters import ClosePage, Hole, KindsPage, PillarButton, Place, TodayPage
from schoolbeat.web.field.views.frame import Schools, bar, field_door, own_rows, schools_of, stamp
from schoolbeat.web.shared.days import minute_of, shift_of, strip
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import Toast
from schoolbeat.web.shared.pillars import BY_SLUG, PILLARS
from schoolbeat.web.shared.templatetags.house import clock as clock_words
from schoolbeat.web.shared.templatetags.house import minutes
from schoolbeat.work.activities.queries import ActivityRow, kinds, likely_kinds

UNDO_SECONDS = 45
"""How long after saving the page still offers to take it back: the 30 s of the toast, and the way there."""


@field_door("field.open")
@require_GET
def today(request: DoorRequest) -> HttpResponse:
    """Today: what was just done, in one tap; the day so far."""
    viewer, now = request.viewer, clock.now()
    monday = days.monday_of(viewer.on)
    week = own_rows(viewer, monday, 7)
    rows = [row for row in week if row.started_at.astimezone(viewer.zone).date() == viewer.on]
    schools, present = schools_of(viewer), kinds(viewer)
    chosen = _chosen_school(request, schools, week)
    hole = _hole(request)
    saved = _just_saved(request, rows, now)
    shift = shift_of(viewer)
    drawn = strip(rows, viewer.on, shift, saved.id if saved else None)
    query = _query(request)
    toast = _toast(saved) if saved else None
    page = TodayPage(
        place=schools.name(chosen),
        places=_places(schools, chosen),
        now=now,
        buttons=tuple(words.button(kind, query) for kind in likely_kinds(viewer, present, now)),
        pillars=tuple(
            PillarButton(
                pillar.slug,
                sum(kind.pillar == pillar.slug for kind in present),
                f"/today/kinds/{pillar.slug}/{query}",
            )
            for pillar in PILLARS
        ),
        kinds=len(present),
        day=days.shape(rows, drawn),
        week_entries=len(week),
        week_minutes=sum(row.minutes for row in week),
        hole=hole,
        toast=toast,
        over=bool(rows) and minute_of(now, viewer.zone) >= shift.end,
    )
    beside = {"bar": bar(viewer, "today"), "toast": toast, "around": around(viewer, chosen, present)}
    return render(request, "field/today.html", {"page": page, **beside})


@field_door("field.open")
@require_GET
def kinds_of(request: DoorRequest, pillar: str) -> HttpResponse:
    """All kinds of one pillar."""
    if pillar not in BY_SLUG:
        raise Http404
    query = _query(request)
    present = tuple(words.button(kind, query) for kind in kinds(request.viewer) if kind.pillar == pillar)
    page = KindsPage(pillar, tuple(sorted(present, key=lambda kind: kind.name)), f"/today/{query}")
    return render(request, "field/kinds.html", {"page": page, "bar": bar(request.viewer, "today")})


@field_door("field.open")
@require_GET
def close(request: DoorRequest) -> HttpResponse:
    """The day closed: the strip, its gaps, hours by pillar, the week so far."""
    viewer = request.viewer
    week = own_rows(viewer, days.monday_of(viewer.on), 7)
    rows = [row for row in week if row.started_at.astimezone(viewer.zone).date() == viewer.on]
    names = words.kind_names(kinds(viewer))
    page = ClosePage(
        day=viewer.on,
        shape=days.shape(rows, strip(rows, viewer.on, shift_of(viewer))),
        lines=tuple(words.line(row, names) for row in rows),
        week_entries=len(week),
        week_minutes=sum(row.minutes for row in week),
    )
    return render(request, "field/close.html", {"page": page, "bar": bar(viewer, "more")})


def chosen_by_address(request: DoorRequest, schools: Schools) -> UUID | None:
    """The school that the address names, if it is one of the agency's."""
    try:
        named = UUID(request.GET.get("school", ""))
    except ValueError:
        return None
    return named if schools.knows(named) else None


def usual_school(viewer: Viewer, schools: Schools, week: list[ActivityRow]) -> UUID | None:
    """Where the officer most likely is: the last entry's school, else the only or first of the own ones."""
    last = next((row.school for row in reversed(week) if row.school and schools.knows(row.school)), None)
    return last or next(iter(schools.own), None)


def _chosen_school(request: DoorRequest, schools: Schools, week: list[ActivityRow]) -> UUID | None:
    if request.GET.get("school") == "none":
        return None
    return chosen_by_address(request, schools) or usual_school(request.viewer, schools, week)


def _places(schools: Schools, chosen: UUID | None) -> tuple[Place, ...]:
    shown = dict(schools.own)
    if chosen in schools.others and chosen is not None:
        shown[chosen] = schools.others[chosen]
    found = [
        Place(name, f"/today/?school={identity}", identity == chosen, identity not in schools.own)
        for identity, name in shown.items()
    ]
    return (*found, Place(gettext("No school"), "/today/?school=none", chosen is None))


def _query(request: DoorRequest) -> str:
    """What the next page must still know: the chosen school and the gap to fill."""
    kept = {name: request.GET[name] for name in ("school", "from", "to") if request.GET.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def gap(request: DoorRequest) -> tuple[time, time] | None:
    """The gap that the address asks to fill, if both its times can be read."""
    try:
        start, end = (time.fromisoformat(request.GET.get(name, "")) for name in ("from", "to"))
    except ValueError:
        return None
    return (start, end) if start < end else None


def _hole(request: DoorRequest) -> Hole | None:
    found = gap(request)
    if found is None:
        return None
    start, end = found
    length = (end.hour - start.hour) * 60 + end.minute - start.minute
    return Hole(f"{start:%H:%M}", f"{end:%H:%M}", length, "")


def _just_saved(request: DoorRequest, rows: list[ActivityRow], now: datetime) -> ActivityRow | None:
    said = request.GET.get("saved", "")
    fresh = (row for row in rows if (now - row.recorded_at).total_seconds() < UNDO_SECONDS)
    return next((row for row in fresh if str(row.id) == said), None)


def _toast(row: ActivityRow) -> Toast:
    times = gettext("%(time)s, %(start)s to %(end)s") % {
        "time": minutes(row.minutes),
        "start": clock_words(row.started_at),
        "end": clock_words(row.ended_at),
    }
    made = stamp()
    return Toast(
        gettext("Saved"),
        times,
        f"/entry/{row.id}/withdraw/",
        made["envelope"],
        made["asked"],
        f"/entry/{row.id}/",
    )

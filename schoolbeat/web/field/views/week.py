"""The week as strips, and the to-dos."""

from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.field import days, words
from schoolbeat.web.field.forms import EnvelopeForm
from schoolbeat.web.field.presenters import Pair, TodoItem, TodoPage, WeekDay, WeekPage
from schoolbeat.web.field.views.frame import bar, field_door, own_rows, say_refused, stamp, told
from schoolbeat.web.shared.days import shift_of, strip
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import Empty
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.activities.queries import FollowUpRow, kinds, open_follow_ups

WEEK = timedelta(days=7)
GIVEN_BACK = (
    "students",
    "people",
    "lessons",
    "student-consultations",
    "parent-consultations",
    "mediations",
    "calls",
)
"""What a week gives back beside its hours; what each counts stands in the catalog of measures."""


@field_door("field.open")
@require_GET
def week(request: DoorRequest) -> HttpResponse:
    """A week: each day with an entry as a strip, hours by pillar."""
    viewer, shift = request.viewer, shift_of(request.viewer)
    monday = _asked_week(request)
    rows = own_rows(viewer, monday, 7)
    names = words.kind_names(kinds(viewer))
    found = []
    for day in (monday + timedelta(days=n) for n in range(7)):
        of_day = [row for row in rows if row.started_at.astimezone(viewer.zone).date() == day]
        if of_day or day == viewer.on:
            drawn = strip(of_day, day, shift)
            lines = tuple(words.line(row, names) for row in of_day)
            total = sum(row.minutes for row in of_day)
            found.append(WeekDay(day, len(of_day), total, drawn, lines, day == viewer.on))
    later = monday + WEEK
    page = WeekPage(
        start=monday,
        end=monday + timedelta(days=6),
        days=tuple(found) if rows else (),
        sums=days.sums(rows),
        entries=len(rows),
        minutes=sum(row.minutes for row in rows),
        previous=f"/week/?of={monday - WEEK}",
        next=f"/week/?of={later}" if later <= viewer.on else "",
        gave=_gave(viewer, monday),
    )
    return render(request, "field/week.html", {"page": page, "bar": bar(viewer, "week")})


def _gave(viewer: Viewer, monday: date) -> tuple[Pair, ...]:
    """Return what the week comes to, of each measure that is not none."""
    of = Slice(start=monday, end=monday + WEEK, officer=viewer.account)
    told = totals(viewer, [MEASURES[slug] for slug in GIVEN_BACK], of)
    names = {slug: MEASURES[slug].name for slug in GIVEN_BACK}
    amounts = {row["measure"]: row["amount"] for row in told if row["amount"]}
    return tuple(Pair(gettext(names[slug]), count(amount)) for slug, amount in amounts.items())


def _asked_week(request: DoorRequest) -> date:
    try:
        asked = date.fromisoformat(request.GET.get("of", ""))
        return days.monday_of(asked) if 2000 < asked.year < 2200 else days.monday_of(request.viewer.on)
    except ValueError:
        return days.monday_of(request.viewer.on)


@field_door("field.open")
@require_GET
def todo(request: DoorRequest) -> HttpResponse:
    """What was promised: past its day, today, later."""
    viewer = request.viewer
    names = words.kind_names(kinds(viewer))
    items = [_item(row, viewer.on, names) for row in open_follow_ups(viewer)]
    page = TodoPage(
        late=tuple(item for item in items if item.due < viewer.on),
        today=tuple(item for item in items if item.due == viewer.on),
        later=tuple(item for item in items if item.due > viewer.on),
        empty=None
        if items
        else Empty(
            gettext("Nothing promised"),
            gettext(
                "When an entry needs follow-up, its to-do stands here with its day. Choose it while logging."
            ),
        ),
    )
    return render(request, "field/todo.html", {"page": page, "bar": bar(viewer, "todo")})


def _item(row: FollowUpRow, today: date, names: dict[str, str]) -> TodoItem:
    made = stamp()
    kind = words.name_of(row.kind, names)
    return TodoItem(
        what=row.what or kind,
        due=row.due,
        small=", ".join(word for word in (kind, row.school_name) if word),
        href=f"/entry/{row.activity}/",
        late=row.due < today,
        done=f"/todo/{row.id}/done/",
        envelope=made["envelope"],
        asked=made["asked"],
    )


@field_door("activities.close_follow_up")
@require_POST
def done(request: DoorRequest, promise: UUID) -> HttpResponse:
    """Say that what was promised is done."""
    form = EnvelopeForm(request.POST)
    if form.is_valid():
        envelope = told(form, "activities.close_follow_up", {"follow_up": str(promise)})
        result = run_one(envelope, request.viewer)
        if not result.done:
            say_refused(request, result)
    return redirect("/todo/")

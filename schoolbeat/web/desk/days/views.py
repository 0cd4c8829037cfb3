"""Days that wait for review, one officer's day, and the review itself."""

from datetime import date, timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.days.forms import ReviewForm
from schoolbeat.web.desk.log.tables import log_table
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.web.shared.templatetags.house import count, full_day, minutes
from schoolbeat.web.shared.words import kind_names
from schoolbeat.work.activities.queries import DaySum, LogFilter, days, kinds, log_rows, own_time, review_of
from schoolbeat.work.roster.queries import roster

PATH = "/desk/days/"
WEEKS = timedelta(days=14)


def _row(day: DaySum) -> Row:
    covering = (
        ngettext("%(n)s covering", "%(n)s covering", day.covering) % {"n": day.covering}
        if day.covering
        else ""
    )
    return Row(
        (
            Cell(day.name, href=f"{PATH}{day.officer}/{day.day.isoformat()}/", head=True),
            Cell(count(day.entries), small=covering),
            Cell(minutes(day.minutes)),
            Cell(gettext("reviewed") if day.reviewed else gettext("not yet")),
        )
    )


def _table(found: list[DaySum]) -> Table:
    by_day: dict[date, list[DaySum]] = {}
    for day in found:
        by_day.setdefault(day.day, []).append(day)
    groups = tuple(RowGroup(tuple(_row(one) for one in rows), full_day(day)) for day, rows in by_day.items())
    columns = (
        Column(gettext("Officer")),
        Column(gettext("Entries"), numeric=True),
        Column(gettext("Logged"), numeric=True),
        Column(gettext("Review")),
    )
    return Table(gettext("Days of the last two weeks"), columns, groups, empty=gettext("Nothing was logged."))


@door("activities.review_day")
def list_days(request: DoorRequest) -> HttpResponse:
    """Show the officers' days of the last two weeks, those without a review among them."""
    viewer = request.viewer
    found = days(viewer, viewer.on - WEEKS, viewer.on + timedelta(days=1))
    waiting = [day for day in found if not day.reviewed and day.day < viewer.on]
    shown = waiting if request.GET.get("show") == "waiting" else found
    context = {
        "table": _table(shown),
        "waiting": len(waiting),
        "all": len(found),
        "only": shown is waiting,
        "every": shown is found,
    }
    return show(request, "desk/days.html", PATH, context)


def _day_or_404(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Http404 from None


@door("activities.review_day")
def one_day(request: DoorRequest, officer: UUID, day: str) -> HttpResponse:
    """Show one officer's day, and take its review."""
    viewer, looked_at = request.viewer, _day_or_404(day)
    name = {row.id: row.name for row in roster(viewer).officers}.get(officer)
    if name is None:
        raise Http404
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = {"officer": str(officer), "day": looked_at.isoformat(), "note": form.cleaned_data["note"]}
        result = run_one(form.told("activities.review_day", payload), viewer)
        if result.done:
            return redirect(f"{PATH}?show=waiting")
        form.refuse(result, (result.field or "").removeprefix("payload."))
    wanted = LogFilter(start=looked_at, end=looked_at + timedelta(days=1), officer=officer, joined=True)
    rows = [own_time(row) for row in log_rows(viewer, wanted)][::-1]
    with timezone.override(viewer.zone):
        table = log_table(rows, kind_names(kinds(viewer)), notes=True)
    context = {
        "name": name,
        "day": looked_at,
        "table": table,
        "sums": [(p.slug, sum(r.minutes for r in rows if r.pillar == p.slug)) for p in PILLARS],
        "total": sum(row.minutes for row in rows),
        "review": review_of(viewer, officer, looked_at),
        "form": form,
    }
    return show(request, "desk/day.html", PATH, context, status=422 if form.errors else 200)

"""One school: its officer, its duties, what was done, and its latest entries."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.kept import sums_of
from schoolbeat.insight.prepared import prepared
from schoolbeat.insight.tables import Slice, done
from schoolbeat.web.desk.numbers.views import FIGURES, names_for
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import View, view_of, year_choices
from schoolbeat.web.shared.bells.presenters import today_words
from schoolbeat.web.shared.charts import Words
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.duties import duties_table
from schoolbeat.web.shared.goals import goal_rows
from schoolbeat.web.shared.parts import Figure, Table, TimelineItem
from schoolbeat.web.shared.prepared import with_prepared
from schoolbeat.web.shared.strips import TourLine, tour_line
from schoolbeat.web.shared.templatetags.house import clock, day, minutes
from schoolbeat.web.shared.words import kind_names, label, name_of
from schoolbeat.work.activities.queries import LogFilter, kinds, log_rows, open_projects
from schoolbeat.work.activities.vocabulary import PHASE_LABELS
from schoolbeat.work.roster.queries import SchoolPage, TourView, duties, open_goals, profile, school
from schoolbeat.work.roster.queries.bells import hours_on
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS, SCHOOL_STATUS_LABELS

LATEST = 8
SHOWN = (
    "by-month",
    "by-role",
    "calls",
    "by-pillar",
    "by-audience",
    "by-hour",
    "by-term",
    "requests",
    "by-kind",
)


def timeline(viewer: Viewer, wanted: LogFilter) -> tuple[TimelineItem, ...]:
    """Return the latest entries of a filter, as lines that carry kind and length, no words of anybody."""
    if not may_ever(viewer, "activities.see"):
        return ()
    names = kind_names(kinds(viewer))
    with timezone.override(viewer.zone):
        return tuple(
            TimelineItem(
                day(row.started_at),
                f"{name_of(row.kind, names)}, {minutes(row.minutes)}",
                f"{clock(row.started_at)}, {row.school_name if wanted.officer else row.officer_name}",
                f"/desk/entries/{row.id}/",
                row.pillar,
            )
            for row in log_rows(viewer, wanted, limit=LATEST)
        )


def line_of(tour: TourView, today: date) -> TourLine:
    """Return a tour as a line from its first day to its expected end."""
    title = gettext("Tour of %(name)s") % {"name": tour.officer_name}
    return tour_line(tour.start, tour.planned.end or tour.expected_end, today, Words(title, ""))


def figures(viewer: Viewer, view: View, of: Slice, shown: tuple[str, ...]) -> list[Figure]:
    """Return figures of the dashboard for one school or officer; their CSV is the dashboard's."""
    if not may_ever(viewer, "measures.open"):
        return []
    sums, names = sums_of(viewer, of), names_for(viewer, view)
    return [FIGURES[slug](sums, names) for slug in shown]


def _about(page: SchoolPage) -> list[str]:
    one = page.school
    words = [label(SCHOOL_KIND_LABELS, one.kind)]
    if one.status != "active":
        words.append(label(SCHOOL_STATUS_LABELS, one.status))
    if one.grades:
        words.append(gettext("Grades %(grades)s") % {"grades": one.grades})
    if one.students:
        words.append(gettext("%(n)s students") % {"n": f"{one.students:,}"})
    place = ", ".join(part for part in (one.street, one.city, one.postal_code) if part)
    return [word for word in (*words, one.district_name, place, one.phone) if word]


def particulars(viewer: Viewer, identity: UUID) -> dict[str, Any]:
    """Return what is particular to a school: goals, needs, its office, feeder schools, projects at work."""
    page = profile(viewer, identity)
    return {
        "profile": page,
        "fed_by": page.fed_by(identity),
        "feeds_into": page.feeds_into(identity),
        "goals": goal_rows(viewer, open_goals(viewer, [identity])),
        "projects": [
            (one, label(PHASE_LABELS, one.phase) if one.phase else "")
            for one in open_projects(viewer, identity)
        ]
        if may_ever(viewer, "activities.see_project")
        else [],
        "may_set": may_ever(viewer, "roster.add_goal"),
        "may_see": may_ever(viewer, "roster.see_profile"),
    }


def _duties(viewer: Viewer, of: Slice, name: str) -> Table | None:
    """Return what was done here for each duty in a period, and what the law asks of the school as it stands now."""
    owed, school = duties(viewer), of.school
    assert school is not None
    found = done(viewer, of) if owed else []
    table = duties_table(owed, found, {school: name}, one_school=True)
    table = with_prepared(table, prepared(viewer, school=school), one_school=True)
    return table if table.filled else None


@door("desk.open")
def one_school(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one school."""
    viewer = request.viewer
    page = school(viewer, identity)
    if page is None:
        raise Http404
    view = view_of(viewer, request.GET)
    view = replace(view, limits=(("school", str(identity)),))
    of = Slice(start=view.start, end=view.end, school=identity)
    serving = [tour for tour in page.tours if tour.holds(viewer.on)]
    context = {
        "page": page,
        "about": _about(page),
        "view": view,
        "years": year_choices(viewer),
        "serving": [(tour, line_of(tour, viewer.on), tour.expected_end < viewer.on) for tour in serving],
        "past": [tour for tour in page.tours if tour not in serving],
        "duties": _duties(viewer, of, page.school.name),
        "timeline": timeline(viewer, LogFilter(school=identity)),
        "log": view.records(),
        "figures": figures(viewer, view, of, SHOWN),
        **particulars(viewer, identity),
        "may_see_bells": may_ever(viewer, "roster.see_bells"),
        "hours_today": today_words(hours_on(viewer, identity, viewer.on)),
    }
    return show(request, "desk/school.html", "/desk/schools/", context)

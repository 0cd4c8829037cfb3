"""One officer: tours, training, leave, and what was logged."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse

from schoolbeat.access.permits import may_ever
from schoolbeat.insight.tables import Slice
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import view_of, year_choices
from schoolbeat.web.desk.rooms.schools import figures, line_of, timeline
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.activities.queries import LogFilter
from schoolbeat.work.roster.queries import officer

SHOWN = ("by-month", "by-role", "by-pillar", "by-audience", "by-hour", "by-term", "by-school", "by-kind")


@door("desk.open")
def one_officer(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one officer; figures only to those who may see an officer's."""
    viewer = request.viewer
    page = officer(viewer, identity)
    if page is None:
        raise Http404
    view = view_of(viewer, request.GET)
    view = replace(view, limits=(("officer", str(identity)),))
    of = Slice(start=view.start, end=view.end, officer=identity)
    context = {
        "page": page,
        "view": view,
        "years": year_choices(viewer),
        "tours": [(tour, line_of(tour, viewer.on), tour.holds(viewer.on)) for tour in page.tours],
        "timeline": timeline(viewer, LogFilter(officer=identity, joined=True)),
        "log": view.records(),
        "figures": figures(viewer, view, of, SHOWN) if may_ever(viewer, "measures.see_officers") else [],
    }
    return show(request, "desk/officer.html", "/desk/officers/", context)

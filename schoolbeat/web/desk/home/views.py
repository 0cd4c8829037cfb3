"""What is due and who is where; the search; what was kept of conflicts."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.conflicts import conflicts
from schoolbeat.web.desk.home.preparing import preparing
from schoolbeat.web.desk.home.presenters import OfIncidents, Waiting, due_table
from schoolbeat.web.desk.home.running import running
from schoolbeat.web.desk.home.whereabouts import Whereabouts, whereabouts
from schoolbeat.web.desk.incidents.words import names_at
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.projects import offered
from schoolbeat.web.shared.words import kind_names
from schoolbeat.work.activities.queries import activity, kinds, last_seen, offers, open_follow_ups
from schoolbeat.work.education.queries.lessons import unanswered
from schoolbeat.work.education.rules.teaching import WAITS
from schoolbeat.work.incidents.queries import owed_steps, owed_tellings, waiting
from schoolbeat.work.people.queries.rights import due_inquiries
from schoolbeat.work.requests.queries import offered_kinds, queue
from schoolbeat.work.requests.queries.work import Sought, flooded
from schoolbeat.work.roster.queries import due, roster

MOST_FOUND = 40
MOST_REQUESTS = 50
STEPS_AHEAD = timedelta(days=14)
"""So long before its day a task of an incident stands in the queue."""


def _of_incidents(viewer: Viewer) -> OfIncidents | None:
    """Return what incidents owe, for those who see them."""
    if not may_ever(viewer, "incidents.see"):
        return None
    owed = owed_tellings(viewer)
    duties = names_at(viewer, viewer.on).duties() if owed else {}
    steps = owed_steps(viewer, viewer.on + STEPS_AHEAD)
    return OfIncidents(viewer.zone, clock.now(), owed, duties, waiting(viewer), steps)


@door("desk.open")
def home(request: DoorRequest) -> HttpResponse:
    """Show what is due, soonest first, and where each officer is by plan and last entry."""
    viewer = request.viewer
    names = kind_names(kinds(viewer))
    seen = roster(viewer)
    with timezone.override(viewer.zone):
        where: tuple[Whereabouts, ...] = whereabouts(seen, last_seen(viewer, viewer.on), names, viewer.on)
        offer = offered(offers(viewer), names, "/desk/projects/")
        found = Waiting(
            viewer.zone,
            due(viewer),
            open_follow_ups(viewer, own=False),
            offer,
            due_inquiries(viewer),
            queue(viewer, Sought("unanswered"), MOST_REQUESTS),
            offered_kinds(viewer),
            flooded(viewer),
            _of_incidents(viewer),
            unanswered(viewer, clock.now() - WAITS),
            (*preparing(viewer), *running(viewer)),
        )
        table = due_table(found, names, viewer.on)
    context = {"table": table, "where": where, "today": viewer.on}
    return show(request, "desk/home.html", "/desk/", context)


def _found(title: str, hits: Mapping[UUID, str], path: str) -> RowGroup:
    rows = tuple(Row((Cell(name, href=f"{path}{identity}/", head=True),)) for identity, name in hits.items())
    return RowGroup(rows, title)


@door("desk.open")
def search(request: DoorRequest) -> HttpResponse:
    """Find a school or officer by a part of the name, or an entry by its number."""
    viewer, words = request.viewer, request.GET.get("q", "").strip()[:100]
    identity = uuid_or_none(words)
    if identity and activity(viewer, identity) is not None:
        return redirect(f"/desk/entries/{identity}/")
    seen, part = roster(viewer), words.casefold()
    schools = {s.id: s.name for s in seen.schools if part and part in s.name.casefold()}
    officers = {o.id: o.name for o in seen.officers if part and part in o.name.casefold()}
    groups = (
        _found(gettext("Schools"), dict(list(schools.items())[:MOST_FOUND]), "/desk/schools/"),
        _found(gettext("Officers"), dict(list(officers.items())[:MOST_FOUND]), "/desk/officers/"),
    )
    table = Table(
        gettext("What was found"), (Column(gettext("Name")),), groups, empty=gettext("Nothing was found.")
    )
    return show(request, "desk/search.html", "", {"words": words, "table": table})


@door("ledger.see_conflicts")
def kept_conflicts(request: DoorRequest) -> HttpResponse:
    """Show what was said under an id that other words had taken."""
    viewer = request.viewer
    context = {"conflicts": conflicts(viewer), "may_destroy": may_ever(viewer, "ledger.destroy")}
    return show(request, "desk/conflicts.html", "/desk/conflicts/", context)

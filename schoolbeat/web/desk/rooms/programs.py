"""The program as it describes itself, and each of its duties with what was done for it."""

from django.http import HttpResponse

from schoolbeat.access.permits import may_ever
from schoolbeat.insight.prepared import prepared
from schoolbeat.insight.tables import Slice, done
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import view_of, year_choices
from schoolbeat.web.desk.rooms.focus import focus_table
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.duties import duties_table
from schoolbeat.web.shared.goals import goal_rows
from schoolbeat.web.shared.parts import Phone
from schoolbeat.web.shared.prepared import with_prepared
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import SchoolFilter, agency, officers, open_goals, program, schools, units
from schoolbeat.work.roster.vocabulary import ITEM_KIND_LABELS, SCHOOL_KIND_LABELS, TEXT_KIND_LABELS, ItemKind


@door("desk.open")
def one_program(request: DoorRequest) -> HttpResponse:
    """Show mission, numbers to call, schools and units, programs, resources, and the duties with their last day."""
    viewer = request.viewer
    page, view = program(viewer), view_of(viewer, request.GET)
    served = schools(viewer, SchoolFilter(status="active"))
    of = Slice(start=view.start, end=view.end)
    found = done(viewer, of) if may_ever(viewer, "measures.open") else []
    kinds_served = {slug: [school for school in served if school.kind == slug] for slug in SCHOOL_KIND_LABELS}
    context = {
        "settings": agency(viewer),
        "page": page,
        "view": view,
        "years": year_choices(viewer),
        "texts": [(label(TEXT_KIND_LABELS, text.kind), text) for text in page.texts],
        "phones": tuple(Phone(phone.label, phone.printed, phone.dial, phone.note) for phone in page.phones),
        "items": [
            (label(ITEM_KIND_LABELS, kind), page.items_of(kind))
            for kind in ITEM_KIND_LABELS
            if kind != ItemKind.FOCUS and page.items_of(kind)
        ],
        "duties": with_prepared(
            duties_table(page.duties, found, {school.id: school.name for school in served}), prepared(viewer)
        ),
        "schools": [(label(SCHOOL_KIND_LABELS, kind), rows) for kind, rows in kinds_served.items() if rows],
        "number": len(served),
        "officers": [one for one in officers(viewer) if one.left is None],
        "units": units(viewer),
        "focus": focus_table(viewer, page.items_of("focus"), found),
        "goals": goal_rows(viewer, open_goals(viewer, [None])),
        "may_cost": may_ever(viewer, "roster.see_costs"),
        "edit": may_ever(viewer, "roster.add_text"),
    }
    return show(request, "desk/program.html", "/desk/program/", context)

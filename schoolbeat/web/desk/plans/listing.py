"""All schools' plans: how each stands, which dates of the law come, whom the district reports; and a first plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.plans.forms import OpenForm
from schoolbeat.web.desk.plans.tables import school_table
from schoolbeat.web.desk.plans.words import PATH, WALKS, year_choices
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.preparedness.queries.plans import school_plans
from schoolbeat.work.preparedness.rules.reviewing import CARD, DUE, REPORT, Clock, clocks, to_report
from schoolbeat.work.preparedness.vocabulary import PlanState


@door("preparedness.see_plans")
def list_plans(request: DoorRequest) -> HttpResponse:
    """Show how each school stands, by name: nobody is ranked."""
    viewer = request.viewer
    pack = pack_of(viewer.place)
    schools = school_plans(viewer, pack)
    dates = clocks(pack, viewer.on)
    owed = to_report(pack, {one.school: one.known for one in schools}, viewer.on) if dates else ()
    context = {
        "overdue": sum(one.standing.state is PlanState.OVERDUE for one in schools),
        "schools": school_table(schools, pack),
        "dates": [_date(one) for one in dates],
        "reported": [one.name for one in schools if one.school in owed],
        "may_open": may_ever(viewer, "preparedness.open_plan"),
        "may_walk": may_ever(viewer, "preparedness.see_walks"),
        "walks": WALKS,
        "way_back": home_of(viewer),
        "path": PATH,
    }
    return show(request, "desk/plans/list.html", PATH, context)


def _date(one: Clock) -> tuple[str, str, str]:
    words = {
        DUE: gettext("Plans are adopted by then"),
        REPORT: gettext("The district reports schools without a plan by then"),
        CARD: gettext("The school's report card says by then how its plan stands"),
    }[one.slug]
    sure = one.source if one.confirmed else f"{one.source} ({gettext('to be confirmed')})"
    return full_day(one.day), words, sure


@door("preparedness.open_plan")
def open_plan(request: DoorRequest) -> HttpResponse:
    """Open a school's first plan here."""
    viewer = request.viewer
    pack = pack_of(viewer.place)
    own = sorted(str(one) for one in viewer.schools)
    with timezone.override(viewer.zone):
        form: Any = OpenForm(
            school_choices(viewer),
            year_choices(pack, viewer.on),
            request.POST if request.method == "POST" else None,
            initial={"school": own[0] if own else ""},
        )
        if request.method == "POST" and form.is_valid():
            result = run_one(form.told("preparedness.open_plan", form.payload()), viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}{result.id}/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        context = {"form": form, "path": PATH}
        return show(request, "desk/plans/open.html", PATH, context, 422 if form.errors else 200)

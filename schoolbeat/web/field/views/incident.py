"""An incident written down where it happened: one short form, and then what it owes and until when."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_GET

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.field import words
from schoolbeat.web.field.days import monday_of
from schoolbeat.web.field.incident_form import (
    OF_SCHOOL,
    IncidentForm,
    Offered,
    identity_of,
    with_another,
)
from schoolbeat.web.field.incident_page import Clock, IncidentPage, OwedPage
from schoolbeat.web.field.presenters import Bar
from schoolbeat.web.field.views.frame import bar, field_door, own_rows, schools_of
from schoolbeat.web.field.views.today import chosen_by_address, usual_school
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.began import Begun, begun
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.incidents import by_whom, grounds, left, moment, offenses
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries.owed import OwedTelling
from schoolbeat.work.incidents.queries.owed_of import OwedOfOne, owed_of
from schoolbeat.work.incidents.queries.usual import usual_charges
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS


@field_door("incidents.open")
def write(request: DoorRequest) -> HttpResponse:
    """Write an incident down; what an entry or a request says already stands in the form."""
    began, offered = begun(request), _offered(request.viewer)
    if request.method != "POST":
        return _show(request, IncidentForm(offered, initial=began.first(_first(request))), began)
    if "another" in request.POST:
        return _show(request, IncidentForm(offered, initial=with_another(request.POST)), began)
    form = IncidentForm(offered, request.POST)
    if not form.is_valid():
        return _show(request, form, began, 422)
    identity = identity_of(form)
    if _told(request, form, began):
        return redirect(f"/incident/{identity}/")
    # Saved before with other words, the answer being lost on the way: then that one is there to go on with.
    before = (identity,) if owed_of(request.viewer, identity) is not None else ()
    return _show(request, form, began, 422, before)


@field_door("incidents.open")
@require_GET
def owed(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show what an incident owes, and the ways on; no word of what happened, or of whom, stands here."""
    found = owed_of(request.viewer, identity)
    if found is None:
        raise Http404
    context = {"page": _owed_page(found), "bar": bar(request.viewer, "more")}
    return render(request, "field/incident_owed.html", context)


def _offered(viewer: Viewer) -> Offered:
    schools, pack = schools_of(viewer), pack_of(viewer.place)
    of_school = [(f"{OF_SCHOOL}{slug}", name) for slug, name in grounds(pack, viewer.on)]
    groups: list[Any] = list(offenses(pack, viewer.on))
    if of_school:
        groups.append((gettext("The school's own matter, by the education code"), of_school))
    return Offered(words.school_choices(schools.own, schools.others), [*_usual(viewer, groups), *groups])


def _usual(viewer: Viewer, groups: list[Any]) -> list[Any]:
    """Return what is named most here as a group of its own; what no longer holds is left out."""
    known = {value: name for _title, pairs in groups for value, name in pairs}
    wanted = [f"{OF_SCHOOL}{code}" if of_school else code for code, of_school in usual_charges(viewer)]
    found = [(value, known[value]) for value in wanted if value in known]
    return [(gettext("Named most here"), found)] if found else []


def _first(request: DoorRequest) -> dict[str, Any]:
    viewer, schools = request.viewer, schools_of(request.viewer)
    school = chosen_by_address(request, schools) or usual_school(
        viewer, schools, own_rows(viewer, monday_of(viewer.on), 7)
    )
    return {
        "kind": "investigation",
        "place_kind": "campus at_school",
        "school": str(school or ""),
        "happened": clock.now().replace(second=0, microsecond=0),
        "initiator": "officer",
    }


def _told(request: DoorRequest, form: IncidentForm, began: Begun) -> bool:
    values, payload = form.cleaned_data, form.payload() | began.payload()
    envelope = Envelope("incidents.open", values["happened"], payload, id=values["envelope"])
    result = run_one(envelope, request.viewer)
    if not result.done:
        form.refuse(result)
        return False
    began.tell(result.id, values["asked"], request.viewer)
    return True


def _show(
    request: DoorRequest, form: IncidentForm, began: Begun, status: int = 200, before: tuple[UUID, ...] = ()
) -> HttpResponse:
    page = IncidentPage(
        form=form,
        people=tuple(form.persons()),
        back=f"/entry/{began.record}/" if began.kind == "activity" else _back(began),
        carried=_carried_words(began),
        already=tuple(f"/incident/{one}/" for one in (*began.already(request.viewer), *before)),
        warning=NEVER_ASKED,
    )
    return render(request, "field/incident.html", {"page": page, "bar": Bar()}, status=status)


def _back(began: Begun) -> str:
    return f"/desk/requests/{began.record}/" if began.record else "/more/"


def _carried_words(began: Begun) -> str:
    return {
        "activity": gettext(
            "The entry is saved. What it says stands here already: mend it where it needs it."
        ),
        "request": gettext("What was asked stands here already: mend it where it needs it."),
    }.get(began.kind, "")


def _owed_page(found: OwedOfOne) -> OwedPage:
    desk = f"/desk/incidents/{found.id}/"
    place = found.school_name or gettext("No school")
    return OwedPage(
        title=f"{label(FAMILY_LABELS, found.family)}, {full_day(found.happened_at)}",
        small=place,
        clocks=tuple(_clock(one) for one in found.tellings),
        more=found.in_all - len(found.tellings),
        lacks=_lacks(found),
        desk=desk,
    )


def _clock(one: OwedTelling) -> Clock:
    now = clock.now()
    name = one.duty.name_in(get_language() or "en") if one.duty else gettext("A duty that no longer stands")
    law = "" if one.duty is None else one.duty.source
    if one.duty is not None and not one.duty.confirmed:
        law = f"{law}, {gettext('to be confirmed')}"
    return Clock(name, moment(one.due), left(one.due, now), one.due < now, by_whom(one.by_whom), law)


def _lacks(found: OwedOfOne) -> tuple[str, ...]:
    """Return in words what must still be written before the report can go its way."""
    said = (
        ("" if found.has_report else gettext("What happened, in words: the report has none yet.")),
        ("" if found.people else gettext("Who was in it: nobody stands there yet.")),
        (gettext("How it ends for whoever is involved.") if found.without_end else ""),
    )
    return tuple(words for words in said if words)

"""Problem-solving projects in the field: those at work, one with its phases, opening one that is offered, linking."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.field import words
from schoolbeat.web.field.sheets import LinkForm, OpenForm, PhaseForm, SheetPage
from schoolbeat.web.field.views.act import own_entry
from schoolbeat.web.field.views.frame import bar, field_door, schools_of, stamp
from schoolbeat.web.field.views.sheets import press, show, tell
from schoolbeat.web.shared.asked import origin_lines
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.projects import Offered, offered, phase_asks, phase_words, phases
from schoolbeat.web.shared.words import kind_names, label, name_of
from schoolbeat.work.activities.queries import (
    ProjectPage,
    kinds,
    offers,
    open_projects,
    project,
    projects,
    projects_of_entry,
)
from schoolbeat.work.activities.vocabulary import PHASE_LABELS, Phase

PATH = "/projects/"


def _may(viewer: Viewer, verb: str, page: ProjectPage) -> bool:
    row = page.row
    subject = Subject("project", agency=viewer.agency, school=row.school, author=row.officer)
    return row.closed is None and may(viewer, f"activities.{verb}", subject)


def _seen(viewer: Viewer, identity: UUID, verb: str = "") -> ProjectPage:
    page = project(viewer, identity)
    if page is None or (verb and not _may(viewer, verb, page)):
        raise Http404
    return page


@field_door("field.open")
@require_GET
def list_projects(request: DoorRequest) -> HttpResponse:
    """Projects at work, those that are offered, those that are closed."""
    viewer = request.viewer
    found = [(one, phase_words(one)) for one in projects(viewer)]
    context = {
        "offers": offered(offers(viewer, viewer.schools), kind_names(kinds(viewer)), PATH),
        "open": [pair for pair in found if pair[0].closed is None],
        "closed": [pair for pair in found if pair[0].closed is not None],
        "stamps": stamp,
        "bar": bar(viewer, "more"),
    }
    return render(request, "field/projects.html", context)


@field_door("field.open")
@require_GET
def one_project(request: DoorRequest, identity: UUID) -> HttpResponse:
    """One project: each phase, and the entries it rests on."""
    viewer = request.viewer
    page = _seen(viewer, identity)
    names = kind_names(kinds(viewer))
    context = {
        "row": page.row,
        "state": phase_words(page.row),
        "phases": phases(page),
        "evidence": [(one, name_of(one.kind, names) if one.shown else "") for one in page.evidence],
        "origins": origin_lines(viewer, "project", identity),
        "may_write": _may(viewer, "write_phase", page),
        "may_close": _may(viewer, "close_project", page),
        "stamps": stamp,
        "path": f"{PATH}{identity}/",
        "bar": bar(viewer, "more"),
    }
    return render(request, "field/project.html", context)


def _asked_for(request: DoorRequest) -> Offered | None:
    """The offer that the address names, if it still stands."""
    viewer, kind = request.viewer, request.GET.get("kind", "")
    at = next((one for one in viewer.schools if str(one) == request.GET.get("school")), None)
    if at is None:
        return None
    found = [one for one in offers(viewer, [at]) if one.kind == kind]
    return next(iter(offered(found, kind_names(kinds(viewer)), PATH)), None)


@field_door("activities.open_project")
def open_project(request: DoorRequest) -> HttpResponse:
    """Open a project; one that was offered takes its entries as first evidence."""
    offer, places = _asked_for(request), schools_of(request.viewer)
    initial: dict[str, Any] = dict(stamp())
    if offer:
        initial |= {"title": offer.title, "school": str(offer.offer.school)}
    choices = [(str(identity), name) for identity, name in (*places.own.items(), *places.others.items())]
    form = OpenForm(choices, request.POST or None, initial=initial)
    page = SheetPage(
        gettext("Open a project"),
        "",
        offer.words if offer else gettext("A problem that keeps coming back, worked on until it is solved."),
        form,
        gettext("Open the project"),
        PATH,
    )
    if not form.is_valid():
        return show(request, page)
    values = form.cleaned_data
    said = {"title": values["title"], "school": values["school"] or None, "scanning": values["scanning"]}
    payload = said | (offer.beside if offer else {})
    return tell(request, page, "activities.open_project", payload, f"{PATH}{values['envelope']}/")


@field_door("activities.decline_project")
@require_POST
def decline(request: DoorRequest) -> HttpResponse:
    """Say "not now" to an offer."""
    payload = {"kind": request.POST.get("kind", ""), "school": request.POST.get("school", "")}
    then = PATH if request.POST.get("back") == PATH else "/today/"
    words_and_way = (gettext("Not now: it is offered again after 30 days at the earliest."), then)
    return press(request, "activities.decline_project", payload, words_and_way)


@field_door("activities.write_phase")
def write(request: DoorRequest, identity: UUID, phase: str) -> HttpResponse:
    """Write what was found or done in a phase."""
    found = _seen(request.viewer, identity, "write_phase")
    if phase not in set(Phase):
        raise Http404
    form = PhaseForm(request.POST or None, initial=stamp())
    page = SheetPage(
        label(PHASE_LABELS, phase),
        found.row.title,
        phase_asks(Phase(phase)),
        form,
        gettext("Save"),
        f"{PATH}{identity}/",
    )
    if not form.is_valid():
        return show(request, page)
    payload = {"project": str(identity), "phase": phase, "text": form.cleaned_data["text"]}
    return tell(request, page, "activities.write_phase", payload, page.back)


@field_door("activities.unlink_evidence")
@require_POST
def unlink(request: DoorRequest, identity: UUID, entry: UUID) -> HttpResponse:
    """Take an entry out of a project's evidence."""
    _seen(request.viewer, identity, "unlink_evidence")
    payload = {"project": str(identity), "activity": str(entry)}
    words_and_way = (gettext("It is no longer evidence of this project."), f"{PATH}{identity}/")
    return press(request, "activities.unlink_evidence", payload, words_and_way)


@field_door("activities.close_project")
@require_POST
def close(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Close a project whose assessment is written."""
    _seen(request.viewer, identity, "close_project")
    words_and_way = (gettext("The project is closed."), f"{PATH}{identity}/")
    return press(request, "activities.close_project", {"project": str(identity)}, words_and_way)


@field_door("activities.link_evidence")
def link(request: DoorRequest, entry: UUID) -> HttpResponse:
    """Link an entry to a project that is at work."""
    viewer = request.viewer
    row = own_entry(viewer, entry, "activities.see")
    linked = {one.id for one in projects_of_entry(viewer, entry)}
    choices = [(str(one.id), one.title) for one in open_projects(viewer) if one.id not in linked]
    name = words.name_of(row.kind, words.kind_names(kinds(viewer)))
    form = LinkForm(choices, request.POST or None, initial=stamp())
    page = SheetPage(
        gettext("Link to a project"),
        name,
        gettext("It becomes evidence of the project.")
        if choices
        else gettext("No project is at work, or the entry is linked to each already. Open one first."),
        form,
        gettext("Link"),
        f"/entry/{entry}/",
    )
    if not form.is_valid():
        return show(request, page)
    chosen = form.cleaned_data["project"]
    payload = {"project": chosen, "activity": str(entry)}
    return tell(request, page, "activities.link_evidence", payload, f"{PATH}{chosen}/")

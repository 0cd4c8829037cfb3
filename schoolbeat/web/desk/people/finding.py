"""Find a person while typing: a post each time, so that no name stands in an address or a log."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.people.forms import FindForm
from schoolbeat.web.desk.people.frame import PATH, hats_to_add, page, person_path, say
from schoolbeat.web.desk.people.presenters import HitLine, hit_lines
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.activities.queries import activity
from schoolbeat.work.incidents.queries import one as one_incident
from schoolbeat.work.people.queries.finding import Hit, Wanted, find


@dataclass(frozen=True)
class Goal:
    """What a person is looked for: an entry of the log or an incident to be in, or a record to be linked with."""

    entry: UUID | None = None
    incident: UUID | None = None
    link: UUID | None = None

    @property
    def query(self) -> str:
        """Return what the address goes on with where somebody is entered anew."""
        return f"?entry={self.entry}" if self.entry else ""

    @property
    def back(self) -> str:
        """Return the way back to it."""
        if self.incident:
            return f"/desk/incidents/{self.incident}/"
        return f"/desk/entries/{self.entry}/" if self.entry else ""


def _goal(request: DoorRequest) -> Goal:
    """Return what the address names; what is not the viewer's is left out."""
    names = ("entry", "incident", "link")
    entry, incident, link = (uuid_or_none(request.GET.get(name, "")) for name in names)
    if entry and activity(request.viewer, entry) is None:
        entry = None
    if incident and one_incident(request.viewer, incident) is None:
        incident = None
    return Goal(entry, incident, link)


@door("people.enter")
def find_person(request: DoorRequest) -> HttpResponse:
    """Show whom a text finds, ten at most; of a search while typing only the part that changes."""
    form = FindForm(school_choices(request.viewer), request.POST if request.method == "POST" else None)
    goal = _goal(request)
    context = {
        "form": form,
        "asked": request.method == "POST",
        "lines": (),
        "refusal": "",
        "path": request.get_full_path(),
        "add": f"{PATH}add/{goal.query}",
        "may_add": bool(hats_to_add(request.viewer)),
        "doubles": f"{PATH}doubles/" if may_ever(request.viewer, "people.see_doubles") else "",
        "entry": goal.entry,
        "incident": goal.incident,
        "link": goal.link,
        "stamp": ToldForm(),
        "back": goal.back,
    }
    if request.method == "POST" and form.is_valid():
        context |= _found(request, form, goal)
    if request.method == "POST" and request.headers.get("HX-Request"):
        return render(request, "desk/people/found.html", context)
    return page(request, "desk/people/find.html", context, 422 if form.errors else 200)


def _found(request: DoorRequest, form: FindForm, goal: Goal) -> dict[str, object]:
    said = form.cleaned_data
    wanted = Wanted(said["typed"], uuid_or_none(said["school"]), said["grade"], said["kind"])
    hits = find(request.viewer, wanted)
    if not said["typed"].strip():
        return {"asked": False}
    # Before anything is shown it stands on the ledger that somebody looked, and whom it shows.
    result = say(request, "people.search", {"typed": said["typed"], "shown": [str(hit.id) for hit in hits]})
    if not result.done:
        return {"refusal": gettext(result.message or "")}
    return {"lines": _lines(request, hits, goal)}


def _lines(request: DoorRequest, hits: list[Hit], goal: Goal) -> tuple[HitLine, ...]:
    paths = {hit.id: person_path(hit.id) for hit in hits}
    if goal.entry:
        paths = {hit.id: person_path(hit.id, "involve", goal.entry) for hit in hits}
    elif goal.incident:
        paths = {hit.id: f"/desk/incidents/{goal.incident}/?person={hit.id}#join" for hit in hits}
    elif goal.link:
        paths = {hit.id: person_path(goal.link, "link", hit.id) for hit in hits if hit.id != goal.link}
        hits = [hit for hit in hits if hit.id in paths]
    return hit_lines(hits, request.viewer.on, paths)

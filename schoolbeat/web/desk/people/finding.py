"""Find a person while typing: a post each time, so that no name stands in an address or a log."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from schoolbeat.web.desk.people.forms import FindForm
from schoolbeat.web.desk.people.frame import PATH, hats_to_add, page, person_path, say, school_choices
from schoolbeat.web.desk.people.presenters import HitLine, hit_lines
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.activities.queries import activity
from schoolbeat.work.people.queries.finding import Hit, Wanted, find


@door("people.enter")
def find_person(request: DoorRequest) -> HttpResponse:
    """Show whom a text finds, ten at most; of a search while typing only the part that changes."""
    form = FindForm(school_choices(request.viewer), request.POST if request.method == "POST" else None)
    entry, link = (uuid_or_none(request.GET.get(name, "")) for name in ("entry", "link"))
    if entry and activity(request.viewer, entry) is None:
        entry = None
    context = {
        "form": form,
        "asked": request.method == "POST",
        "lines": (),
        "refusal": "",
        "path": request.get_full_path(),
        "add": f"{PATH}add/?entry={entry}" if entry else f"{PATH}add/",
        "may_add": bool(hats_to_add(request.viewer)),
        "entry": entry,
        "link": link,
        "stamp": ToldForm(),
        "back": f"/desk/entries/{entry}/" if entry else "",
    }
    if request.method == "POST" and form.is_valid():
        context |= _found(request, form, entry, link)
    if request.method == "POST" and request.headers.get("HX-Request"):
        return render(request, "desk/people/found.html", context)
    return page(request, "desk/people/find.html", context, 422 if form.errors else 200)


def _found(request: DoorRequest, form: FindForm, entry: UUID | None, link: UUID | None) -> dict[str, object]:
    said = form.cleaned_data
    wanted = Wanted(said["typed"], uuid_or_none(said["school"]), said["grade"], said["kind"])
    hits = find(request.viewer, wanted)
    if not said["typed"].strip():
        return {"asked": False}
    # Before anything is shown it stands on the ledger that somebody looked, and whom it shows.
    result = say(request, "people.search", {"typed": said["typed"], "shown": [str(hit.id) for hit in hits]})
    if not result.done:
        return {"refusal": gettext(result.message or "")}
    return {"lines": _lines(request, hits, entry, link)}


def _lines(
    request: DoorRequest, hits: list[Hit], entry: UUID | None, link: UUID | None
) -> tuple[HitLine, ...]:
    paths = {hit.id: person_path(hit.id) for hit in hits}
    if entry:
        paths = {hit.id: person_path(hit.id, "involve", entry) for hit in hits}
    elif link:
        paths = {hit.id: person_path(link, "link", hit.id) for hit in hits if hit.id != link}
        hits = [hit for hit in hits if hit.id in paths]
    return hit_lines(hits, request.viewer.on, paths)

"""The queue of requests, a flood and how it is swept, and what has piled up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may_ever
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.requests.frame import home_of, school_choices
from schoolbeat.web.desk.requests.presenters import PATH, pile_words, table
from schoolbeat.web.shared.asked import kind_choices, kind_words
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.requests.queries import RequestRow, counts, offered_kinds, queue
from schoolbeat.work.requests.queries.work import Sought, request_piles

STATES = ("open", "mine", "wave", "ended")


def _sought(request: DoorRequest) -> tuple[str, Sought]:
    """Return which requests the address asks for; what makes no sense there asks for the open ones."""
    state = request.GET.get("state", "open")
    state = state if state in STATES else "open"
    kind = request.GET.get("kind", "")
    school: UUID | None = uuid_or_none(request.GET.get("school", ""))
    wanted = "open" if state == "mine" else state
    return state, Sought(wanted, school, kind[:40], mine=state == "mine")


@door("requests.see")
def list_requests(request: DoorRequest) -> HttpResponse:
    """Show the requests, first promised first; what came in with a flood stands apart."""
    viewer = request.viewer
    state, sought = _sought(request)
    kinds, number = offered_kinds(viewer), counts(viewer)
    rows = queue(viewer, sought)
    with timezone.override(viewer.zone):
        found = table(
            rows, kinds, viewer.on, gettext("No request here. What is asked stands here with its day.")
        )
    context = {
        "table": found,
        "chips": _chips(state, number),
        "late": number["late"],
        "kinds": [(slug, words, slug == sought.kind) for slug, words in kind_choices(kinds)],
        "schools": [
            (value, name, value == str(sought.school or "")) for value, name in school_choices(viewer)
        ],
        "state": state,
        "waves": _waves(rows) if state == "wave" and may_ever(viewer, "requests.sweep") else (),
        "form": ToldForm(auto_id=False),
        "piles": _piles(request),
        "may_take": may_ever(viewer, "requests.file"),
        "home": home_of(viewer),
        "path": PATH,
    }
    return show(request, "desk/requests/list.html", PATH, context)


def _chips(state: str, number: dict[str, int]) -> list[tuple[str, str, int | None, bool]]:
    words = (
        ("open", gettext("Still open"), number["open"]),
        ("mine", gettext("Mine"), None),
        *((("wave", gettext("In a flood"), number["wave"]),) if number["wave"] or state == "wave" else ()),
        ("ended", gettext("Ended"), None),
    )
    return [(f"{PATH}?{urlencode({'state': slug})}", text, n, slug == state) for slug, text, n in words]


def _waves(rows: list[RequestRow]) -> list[tuple[str, str]]:
    """Return the floods among some requests, each with how many of them came in with it."""
    found: dict[str, int] = {}
    for row in rows:
        found[row.wave] = found.get(row.wave, 0) + 1
    words = "%(n)s request that came in with one flood"
    return [
        (wave, ngettext(words, "%(n)s requests that came in with one flood", number) % {"n": count(number)})
        for wave, number in found.items()
    ]


def _piles(request: DoorRequest) -> list[tuple[str, str, str]]:
    """Return what was asked again and again: title, words, and the way to open a project, for those who may."""
    if not may_ever(request.viewer, "activities.open_project"):
        return []
    kinds, found = offered_kinds(request.viewer), []
    for pile, school_name in request_piles(request.viewer):
        kind = kind_words(kinds, pile.kind)
        title = gettext("%(kind)s at %(school)s") % {"kind": kind, "school": school_name}
        query = urlencode({"school": str(pile.school), "title": title[:160]})
        found.append(
            (title, pile_words(len(pile.requests), kind, school_name), f"/desk/projects/open/?{query}")
        )
    return found


@door("requests.sweep")
@require_POST
def sweep(request: DoorRequest) -> HttpResponse:
    """Sweep a flood; nothing of it is lost."""
    form = ToldForm(request.POST)
    if form.is_valid():
        payload = {"wave": request.POST.get("wave", "")[:16]}
        result = run_one(form.told("requests.sweep", payload), request.viewer)
        if result.done:
            messages.success(request, gettext("Swept. Each of them can be brought back."))
        else:
            messages.error(request, gettext(result.message or ""))
    else:
        messages.error(request, gettext("That could not be done."))
    return redirect(f"{PATH}?state=wave")

"""The queue of requests, a flood and how it is swept, and what has piled up."""

from dataclasses import replace
from typing import Any, cast

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.requests.filters import NAMES, Filters, asker_words, filters_of, how_words
from schoolbeat.web.desk.requests.presenters import PATH, pile_words, table
from schoolbeat.web.shared.asked import kind_choices, kind_words
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import pager
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.requests.queries import RequestRow, counts, offered_kinds, queue
from schoolbeat.work.requests.queries.work import matching, request_piles, waves

PAGE = 50
MOST_LOTS = 10
"""So many times what the verb sweeps at once, one press sweeps."""
FOLDED = ("from", "to", "asker", "how")
"""Filters that stand open where one of them is set."""


class _Counted:
    """A list whose length is known and whose pages are read when they are shown."""

    def __init__(self, request: DoorRequest, filters: Filters) -> None:
        self.viewer, self.wanted = request.viewer, filters.wanted

    def __len__(self) -> int:
        return matching(self.viewer, self.wanted)

    def __getitem__(self, part: slice) -> list[RequestRow]:
        start = part.start or 0
        return queue(self.viewer, self.wanted, part.stop - start, start)


@door("requests.see")
def list_requests(request: DoorRequest) -> HttpResponse:
    """Show the requests, first promised first; what came in with a flood stands apart."""
    viewer = request.viewer
    filters = filters_of(request.GET)
    kinds, number = offered_kinds(viewer), counts(viewer)
    page: Page[RequestRow] = Paginator(cast(Any, _Counted(request, filters)), PAGE).get_page(
        request.GET.get("page")
    )
    with timezone.override(viewer.zone):
        found = table(
            list(page), kinds, viewer.on, gettext("No request here. What is asked stands here with its day.")
        )
    context = {
        "table": found,
        "pager": pager(page, PATH, filters.typed),
        "chips": _chips(filters.state, number),
        "late": number["late"],
        "selects": _selects(request, filters),
        "typed": {name: filters.typed.get(name, "") for name in NAMES},
        "folded": any(filters.typed.get(name) for name in FOLDED),
        "state": filters.state,
        "waves": _waves(request) if filters.state == "wave" else (),
        "form": ToldForm(auto_id=False),
        "piles": _piles(request),
        "may_take": may_ever(viewer, "requests.file"),
        "way_back": home_of(viewer),
        "path": PATH,
    }
    return show(request, "desk/requests/list.html", PATH, context)


def _chips(state: str, number: dict[str, int]) -> list[tuple[str, str, int | None, bool]]:
    words = (
        ("open", gettext("Still open"), number["open"]),
        ("mine", gettext("Mine"), None),
        *((("wave", gettext("In a flood"), number["wave"]),) if number["wave"] or state == "wave" else ()),
        ("ended", gettext("Ended"), None),
        ("counted", gettext("All that count"), None),
    )
    return [(f"{PATH}?{urlencode({'state': slug})}", text, n, slug == state) for slug, text, n in words]


def _selects(request: DoorRequest, filters: Filters) -> list[tuple[str, str, str, list]]:
    """Return the selects of the filter form: name, words, words for all, choices."""
    listed: tuple[tuple[str, str, str, list[tuple[str, str]]], ...] = (
        ("kind", gettext("Kind"), gettext("All kinds"), kind_choices(offered_kinds(request.viewer))),
        ("school", gettext("School"), gettext("All schools"), school_choices(request.viewer)),
        ("asker", gettext("Who asks"), gettext("Everybody"), list(asker_words().items())),
        ("how", gettext("What became of it"), gettext("Anything"), list(how_words().items())),
    )
    return [
        (name, words, everything, [(*one, one[0] == filters.typed.get(name)) for one in choices])
        for name, words, everything, choices in listed
    ]


def _waves(request: DoorRequest) -> list[tuple[str, str]]:
    """Return the floods that are open, each with how many came in with it, for those who may sweep them."""
    if not may_ever(request.viewer, "requests.sweep"):
        return []
    words = "%(n)s request that came in with one flood"
    return [
        (wave, ngettext(words, "%(n)s requests that came in with one flood", number) % {"n": count(number)})
        for wave, number in waves(request.viewer)
    ]


def _piles(request: DoorRequest) -> list[tuple[str, str, str]]:
    """Return what was asked again and again: title, words, and the way to open a project, for those who may."""
    if not may_ever(request.viewer, "activities.open_project"):
        return []
    kinds, found = offered_kinds(request.viewer), []
    for pile, school_name in request_piles(request.viewer):
        kind = kind_words(kinds, pile.kind)
        title = gettext("%(kind)s at %(school)s") % {"kind": kind, "school": school_name}
        query = urlencode({"school": str(pile.school), "asked": pile.kind, "title": title[:160]})
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
        lot = form.told("requests.sweep", {"wave": request.POST.get("wave", "")[:16]})
        result = run_one(lot, request.viewer)
        for number in range(1, MOST_LOTS):
            # The verb takes so many at a time; a flood is more, and one press is meant for all of it.
            if not run_one(replace(lot, id=derived_id(lot.id, str(number))), request.viewer).done:
                break
        if result.done:
            messages.success(request, gettext("Swept. Each of them can be brought back."))
        else:
            messages.error(request, gettext(result.message or ""))
    else:
        messages.error(request, gettext("That could not be done."))
    return redirect(f"{PATH}?state=wave")

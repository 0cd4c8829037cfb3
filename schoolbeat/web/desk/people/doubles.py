"""One person entered twice: pairs side by side, merged or kept apart by somebody, and what was merged, to undo."""

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.people.frame import PATH, press, say
from schoolbeat.web.desk.people.pairs import merged_of, pairs_of
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import pager
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.people.jobs import ask_for_doubles, is_looking
from schoolbeat.work.people.queries.doubles import count_doubles, count_merges, doubles, merges
from schoolbeat.work.people.vocabulary import DoubleState

DOUBLES = f"{PATH}doubles/"
MERGED = f"{DOUBLES}merged/"
PAIRS_A_PAGE, MERGES_A_PAGE = 5, 10
"""Ten records at most are shown at once, as of a search; each showing is on the ledger like one."""


@door("people.see_doubles")
def list_doubles(request: DoorRequest) -> HttpResponse:
    """Show pairs that may be of one person, five at a time."""
    viewer = request.viewer
    part = _page(request, count_doubles(viewer, DoubleState.SUGGESTED), PAIRS_A_PAGE)
    rows = (
        doubles(viewer, DoubleState.SUGGESTED, start=part.start_index() - 1, most=PAIRS_A_PAGE)
        if part
        else []
    )
    refusal = _told(request, (hit.id for row in rows for hit in (row.first, row.second)))
    context = {
        "refusal": refusal,
        "here": f"?page={part.number}",
        "pager": pager(part, DOUBLES, {}),
        "looking": is_looking(viewer.agency),
        "merged": MERGED,
        "back": PATH,
        "stamp": ToldForm(),
        "look": f"{DOUBLES}look/",
    }
    with timezone.override(viewer.zone):
        pairs = () if refusal else pairs_of(rows, viewer.on, DOUBLES, part.start_index())
        return show(request, "desk/people/doubles.html", PATH, context | {"pairs": pairs})


@door("people.see_doubles")
def list_merged(request: DoorRequest) -> HttpResponse:
    """Show what was merged, ten at a time, each with a button that undoes it."""
    viewer = request.viewer
    part = _page(request, count_merges(viewer), MERGES_A_PAGE)
    rows = merges(viewer, start=part.start_index() - 1, most=MERGES_A_PAGE) if part else []
    refusal = _told(request, (row.kept.id for row in rows))
    context = {"refusal": refusal, "pager": pager(part, MERGED, {}), "back": DOUBLES}
    with timezone.override(viewer.zone):
        lines = () if refusal else merged_of(rows, viewer.on, DOUBLES)
        return show(request, "desk/people/merged.html", PATH, context | {"lines": lines})


def _page(request: DoorRequest, count: int, most: int) -> Page:
    """Return the page that is asked for, of so many rows; an address that names no page shows the nearest one."""
    return Paginator(range(count), most).get_page(request.GET.get("page"))


def _told(request: DoorRequest, shown: Iterable[UUID]) -> str:
    """Say on the ledger whose records are shown, before they are; return why they may not be, or nothing."""
    people = [str(person) for person in dict.fromkeys(shown)]
    if not people:
        return ""
    typed = gettext("Records that may be of one person")
    result = say(request, "people.search", {"typed": typed, "shown": people})
    return "" if result.done else gettext(result.message or "")


@door("people.merge")
@require_POST
def merge(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take one record of a pair into the one that was chosen."""
    kept = uuid_or_none(request.POST.get("kept", ""))
    if kept is None:
        messages.error(request, gettext("Choose which of the two is kept."))
        return redirect(_back(request))
    payload = {"double": str(identity), "kept": str(kept)}
    done = gettext("Merged. It can be undone under Merged records.")
    return press(request, "people.merge", payload, done, _back(request))


@door("people.keep_apart")
@require_POST
def keep_apart(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say that two records are of two persons."""
    done = gettext("Kept apart. This pair is not suggested again.")
    return press(request, "people.keep_apart", {"double": str(identity)}, done, _back(request))


@door("people.unmerge")
@require_POST
def undo(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Undo a merge."""
    done = gettext("Undone. Both records stand again, and the pair waits to be decided.")
    return press(request, "people.unmerge", {"double": str(identity)}, done, MERGED)


@door("people.see_doubles")
@require_POST
def look(request: DoorRequest) -> HttpResponse:
    """Let the worker look for doubles now."""
    if ask_for_doubles(request.viewer):
        messages.success(
            request, gettext("The records are being looked through. Load this page again in a minute.")
        )
    else:
        messages.success(request, gettext("The records are being looked through already."))
    return redirect(DOUBLES)


def _back(request: DoorRequest) -> str:
    """Return the page of the list that a form stood on."""
    page = request.GET.get("page", "")
    return f"{DOUBLES}?page={page}" if page.isascii() and page.isdigit() else DOUBLES

"""Another log taken over at the desk: choose it, see what it would become, take it over, see what became of it."""

from collections.abc import Iterator
from pathlib import Path

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.exchange.faults import Fault, Unreadable
from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.intake import waiting
from schoolbeat.exchange.intake.jobs import take_over_file, take_waiting
from schoolbeat.exchange.intake.tables import ASKED, TABLES
from schoolbeat.exchange.intake.waiting import Waiting
from schoolbeat.exchange.spreadsheets.mapping import Map, read_map, write_map
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.taking.forms import LogFileForm, Looked, MeaningForm
from schoolbeat.web.desk.taking.presenters import expected, fault_sections, sections, sums
from schoolbeat.web.shared.doors import DoorRequest, door

PATH = "/desk/take-over/"
LOOKED_AT = 5000
AT_ONCE = 1000
"""Rows that are taken over while the person waits; more are a job."""


@door("activities.take_over")
def choose(request: DoorRequest) -> HttpResponse:
    """Take in a file, and go on to what it would become."""
    form = LogFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            holds, file, before = (form.cleaned_data[name] for name in ("holds", "file", "map"))
            said = read_map(before.read(), TABLES[holds].columns) if before else None
            found = waiting.keep(request.viewer.agency, file.name, file.chunks(), holds)
        except TooLarge:
            form.add_error("file", gettext("A file is not empty and has 60 MB at most."))
        except Unreadable as unreadable:
            form.add_error("map", f"{unreadable.fault.column}: {expected(unreadable.fault)}")
        else:
            if said is not None:
                found.keep_map(said)
            return redirect(f"{PATH}{found.digest}/")
    return show(request, "desk/taking/choose.html", PATH, {"form": form}, 422 if form.errors else 200)


def _found(request: DoorRequest, digest: str) -> Waiting:
    found = waiting.find(request.viewer.agency, digest)
    if found is None:
        raise Http404
    return found


def _looked_at(request: DoorRequest, found: Waiting) -> Looked:
    """Look at the first rows under the map that is kept; a map that means nothing any more is told as a fault."""
    try:
        said, faults = found.map(), []
    except Unreadable as unreadable:
        said, faults = Map(), [unreadable.fault]
    answer = found.table.take(
        request.viewer, Wish(found.file, said, dry_run=True, skip_bad=True, limit=LOOKED_AT)
    )
    answer.rejected[:0] = faults
    return Looked(found.holds, said, answer)


@door("activities.take_over")
def look(request: DoorRequest, digest: str) -> HttpResponse:
    """Show what a file would become, or what became of it; take in what its columns and words mean."""
    found = _found(request, digest)
    state = found.state()
    if state is not None:
        return _result(request, found, state)
    if not found.file.is_file():
        raise Http404
    looked = _looked_at(request, found)
    answer, names = looked.answer, found.table.names(request.viewer, Map())
    form = MeaningForm(looked, names, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        found.keep_map(form.map())
        return redirect(f"{PATH}{digest}/")
    context = {
        "form": form,
        "name": found.name,
        "path": f"{PATH}{digest}/",
        "back": PATH,
        "sums": sums(found.holds, vars(answer), False),
        "sections": sections(looked),
        "good": answer.created + answer.changed + answer.joined + answer.tallies,
        "rejected": answer.rejected_rows,
        "pairs": answer.pairs_found,
        "more": answer.rows >= LOOKED_AT,
    }
    return show(request, "desk/taking/look.html", PATH, context, 422 if form.errors else 200)


@door("activities.take_over")
@require_POST
def take_it(request: DoorRequest, digest: str) -> HttpResponse:
    """Take the file over: a small one now, a large one as a job."""
    found = _found(request, digest)
    if found.state() is not None or not found.file.is_file():
        return redirect(f"{PATH}{digest}/")
    join, skip_bad = "join" in request.POST, "skip" in request.POST
    viewer = request.viewer
    if _is_small(found):
        take_waiting(found, viewer.account, join, skip_bad)
    else:
        found.tell(waiting.WAITS)
        take_over_file.enqueue(
            agency=str(viewer.agency),
            account=str(viewer.account),
            digest=digest,
            join=join,
            skip_bad=skip_bad,
        )
    return redirect(f"{PATH}{digest}/")


def _is_small(found: Waiting) -> bool:
    return found.file.stat().st_size < AT_ONCE * 100


@door("activities.take_over")
@require_POST
def look_again(request: DoorRequest, digest: str) -> HttpResponse:
    """Go back from a file that could not be taken over to what its words mean."""
    found = _found(request, digest)
    state = found.state()
    if state is not None and state.state == waiting.DONE and found.file.is_file():
        found.again()
    return redirect(f"{PATH}{digest}/" if found.file.is_file() else PATH)


def _faults(said: dict, name: str) -> list[Fault]:
    return [waiting.fault_of(one) for one in said[name]]


def _result(request: DoorRequest, found: Waiting, state: waiting.State) -> HttpResponse:
    answer = state.answer or {}
    context = {
        "name": found.name,
        "path": f"{PATH}{found.digest}/",
        "back": PATH,
        "running": state.state != waiting.DONE,
        "done": state.done,
        "of": state.of,
        "written": bool(answer.get("written")),
        "sums": sums(found.holds, answer, True) if answer.get("written") else [],
        "sections": list(_told(answer)),
        "rejected_file": found.rejected.is_file() and bool(answer.get("written")),
        "again": found.file.is_file(),
        "asked": found.holds == ASKED,
    }
    return show(request, "desk/taking/result.html", PATH, context)


def _told(answer: dict) -> Iterator:
    if answer:
        lists = [_faults(answer, name) for name in ("rejected", "notes", "skipped")]
        yield from fault_sections(lists[0], lists[1], lists[2], answer["rejected_rows"])


@door("activities.take_over")
def map_file(request: DoorRequest, digest: str) -> HttpResponse:
    """Give the map, so that the next file of this kind needs no choosing."""
    try:
        content = write_map(_found(request, digest).map())
    except Unreadable:
        raise Http404 from None
    response = HttpResponse(content, content_type="application/toml; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="map.toml"'
    return response


@door("activities.take_over")
def rejected_file(request: DoorRequest, digest: str) -> HttpResponseBase:
    """Give the rows that were rejected, to be corrected and chosen again."""
    found = _found(request, digest)
    if not found.rejected.is_file():
        raise Http404
    response = StreamingHttpResponse(_pieces(found.rejected), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="rejected.csv"'
    return response


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(1 << 16):
            yield piece

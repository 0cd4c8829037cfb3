"""What every page of a set that is taken over does: take the file in, say how far it is, tell what came of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.shelf import DONE, LOOKED, LOOKS, Report, Shelf, State, WaitingSet
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import Section, table
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import clock, count, day

AT_ONCE = 100_000
"""Bytes of a file that are worked on while the person waits, some hundred services or thousand people."""


@dataclass(frozen=True)
class Telling:
    """How a kind of set tells what came of it: in sentences, what stayed as it was, and in tables."""

    sums: Callable[[dict[str, Any], bool], list[str]]
    stays: Callable[[dict[str, Any]], list[str]]
    sections: Callable[[dict[str, Any]], list[Section]]


def taken_in(viewer: Viewer, shelf: Shelf, form: forms.Form) -> WaitingSet | None:
    """Keep the file of a form; None where it is empty or too large, which the form says then."""
    file = form.cleaned_data["file"]
    try:
        return shelf.keep(viewer.agency, file.chunks(), file.name)
    except TooLarge:
        form.add_error("file", too_large(shelf))
        return None


def too_large(shelf: Shelf) -> str:
    """Say how large a file may be."""
    return gettext("A file is not empty and has %(most)s MB at most.") % {"most": count(shelf.largest >> 20)}


def found_or_404(viewer: Viewer, shelf: Shelf, digest: str) -> tuple[WaitingSet, State]:
    """Return a set and how far it is; raises Http404."""
    found = shelf.find(viewer.agency, digest)
    state = found.state() if found is not None else None
    if found is None or state is None:
        raise Http404
    return found, state


def is_small(found: WaitingSet) -> bool:
    """Say whether a set is worked on while the person waits."""
    return found.file.stat().st_size <= AT_ONCE


def show_set(request: DoorRequest, state: State, telling: Telling, **context: Any) -> HttpResponse:
    """Show how far a set is and what came of it; `context` has its `path`, the way `back` and its `crumb`."""
    answer = state.answer
    refused = answer is not None and bool(answer["faults"])
    told = answer if answer is not None and not refused else None
    seen = {
        "name": state.name,
        "running": answer is None,
        "looking": state.state == LOOKS,
        "done": state.done,
        "of": state.of,
        "looked": state.state == LOOKED,
        "refused": refused,
        "sums": telling.sums(told, state.state == DONE) if told else [],
        "stays": telling.stays(told) if told else [],
        "sections": telling.sections(answer) if answer else [],
    }
    return show(request, "desk/set.html", context["menu"], seen | context)


def places(title: str, last: str, listed: list[dict[str, Any]], number: int) -> Section:
    """Return a table of places in a set, each with what was found there and what it is about it."""
    columns = (
        gettext("File"),
        Column(gettext("Line"), numeric=True),
        gettext("Column"),
        gettext("Found"),
        last,
    )
    rows = [
        Row(
            (
                Cell(one["file"] or gettext("The set"), head=True),
                Cell(one["line"] or ""),
                Cell(one["column"]),
                Cell(one["value"]),
                Cell(_filled(one)),
            )
        )
        for one in listed
    ]
    return Section(title, table(title, columns, rows), Empty("", ""), count(number))


def in_the_way(answer: dict[str, Any], more: int) -> Section:
    """Return the table of what stands in the way, of which the last `more` are not listed."""
    faults = answer["faults"]
    return places(gettext("What stands in the way"), gettext("Expected"), faults, len(faults) + more)


def _filled(one: dict[str, Any]) -> str:
    said = one["words"]
    words = gettext(said) if said else ""
    given = {name: _in_words(value) for name, value in one["given"].items()}
    return words % given if given else words


def _in_words(value: object) -> object:
    return gettext(value) if isinstance(value, str) and value else value


def report_table(reports: list[Report], last: str, telling: Telling) -> Section | None:
    """Return what was taken over before, the latest first; None where nothing was."""
    if not reports:
        return None
    title = gettext("Taken over before")
    columns = (Column(gettext("When"), tight=True), gettext("What came of it"), last)
    rows = [
        Row(
            (
                Cell(
                    f"{day(one.at)} {clock(one.at)}",
                    small=one.name or one.answer.get("system", ""),
                    head=True,
                ),
                Cell(" ".join(telling.sums(one.answer, True))),
                Cell(" ".join(telling.stays(one.answer))),
            )
        )
        for one in reports
    ]
    return Section(title, table(title, columns, rows), Empty("", ""), count(len(rows)))

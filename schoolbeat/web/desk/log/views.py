"""The log with its filters, its CSV, and one entry with its history."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.log.entries import EntryPage, entry_page
from schoolbeat.web.desk.log.filters import NAMES, Filters, filters_of
from schoolbeat.web.desk.log.tables import CSV_COLUMNS, csv_line, log_table
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.people.shown import people_in
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_report
from schoolbeat.web.shared.parts import pager
from schoolbeat.web.shared.words import kind_names, label
from schoolbeat.work.activities.queries import ActivityRow, activity, history, kinds, log_rows, log_size
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    PILLAR_LABELS,
    TRIAD_LABELS,
)
from schoolbeat.work.roster.queries import roster

PATH = "/desk/log/"
PAGE = 50


class _Counted:
    """A list whose length is known and whose pages are read when they are shown."""

    def __init__(self, request: DoorRequest, filters: Filters) -> None:
        self.viewer, self.wanted = request.viewer, filters.wanted

    def __len__(self) -> int:
        return log_size(self.viewer, self.wanted)

    def __getitem__(self, part: slice) -> list:
        start = part.start or 0
        return list(log_rows(self.viewer, self.wanted, limit=part.stop - start, offset=start))


def _choices(request: DoorRequest) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Return the selects of the filter form: name, words, words for all, choices."""
    seen = roster(request.viewer)
    names = sorted(kind_names(kinds(request.viewer)).items(), key=lambda item: item[1])
    words: tuple[tuple[str, str, Mapping[Any, str]], ...] = (
        ("pillar", gettext("Pillar"), PILLAR_LABELS),
        ("role", gettext("Role"), TRIAD_LABELS),
        ("initiator", gettext("Who began it"), INITIATOR_LABELS),
        ("audience", gettext("Whom it reached"), AUDIENCE_LABELS),
    )
    return [
        ("school", gettext("School"), gettext("All schools"), [(str(s.id), s.name) for s in seen.schools]),
        (
            "officer",
            gettext("Officer"),
            gettext("All officers"),
            [(str(o.id), o.name) for o in seen.officers],
        ),
        ("kind", gettext("Kind"), gettext("All kinds"), names),
        *(
            (name, title, gettext("All"), [(str(s), label(labels, s)) for s in labels])
            for name, title, labels in words
        ),
    ]


@door("activities.see")
def day_log(request: DoorRequest) -> HttpResponse:
    """Show the entries that fit the filters in the address, 50 a page."""
    filters = filters_of(request.GET)
    page: Page[ActivityRow] = Paginator(cast(Any, _Counted(request, filters)), PAGE).get_page(
        request.GET.get("page")
    )
    notes = may_ever(request.viewer, "activities.read_note")
    selects = [
        (
            name,
            title,
            everything,
            [(value, words, filters.typed.get(name) == value) for value, words in choices],
        )
        for name, title, everything, choices in _choices(request)
    ]
    names = kind_names(kinds(request.viewer))
    with timezone.override(request.viewer.zone):
        table = log_table(page.object_list, names, notes)
    context = {
        "typed": {name: filters.typed.get(name, "") for name in NAMES},
        "selects": selects,
        "notes": notes,
        "folded": any(filters.typed.get(name) for name in NAMES[4:]),
        "table": table,
        "pager": pager(page, PATH, filters.typed),
        "csv": f"{PATH}entries.csv?{filters.query()}",
        "view_href": f"{PATH}?{filters.query()}",
    }
    return show(request, "desk/log.html", PATH, context)


def _lines(viewer: Viewer, filters: Filters) -> Iterator[Sequence[str]]:
    yield CSV_COLUMNS
    names = kind_names(kinds(viewer))
    for row in log_rows(viewer, filters.wanted):
        yield csv_line(row, names, viewer.zone)


@door("activities.see")
def log_csv(request: DoorRequest) -> StreamingHttpResponse:
    """Give exactly the entries of a view as CSV, line by line, so that ten years cost no memory."""
    viewer = request.viewer
    return csv_report("day-log", _lines(viewer, filters_of(request.GET)), viewer.synthetic)


def _may_grow(viewer: Viewer, row: ActivityRow) -> bool:
    """Say whether an entry can become an incident."""
    return may_ever(viewer, "incidents.open") and not (row.withdrawn or row.destroyed)


@door("activities.see")
def entry(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one entry and, to those who may, its history."""
    row = activity(request.viewer, identity)
    if row is None:
        raise Http404
    page: EntryPage = entry_page(row, history(request.viewer, identity), kind_names(kinds(request.viewer)))
    context = {
        "page": page,
        "may_destroy": may_ever(request.viewer, "ledger.destroy"),
        "people": people_in(request, identity) if may_ever(request.viewer, "people.find") else (),
        "incident": f"/desk/incidents/add/?entry={row.id}" if _may_grow(request.viewer, row) else "",
        "may_involve": may_ever(request.viewer, "people.involve") and not (row.withdrawn or row.destroyed),
    }
    return show(request, "desk/entry.html", PATH, context)

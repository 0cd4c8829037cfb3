"""The law in force at a place on a date, and each part of what is shown as a file."""

from collections.abc import Iterator

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.law import wording
from schoolbeat.web.desk.law.filters import NAMES, REVIEWED, UNCONFIRMED, Asked, asked_of
from schoolbeat.web.desk.law.presenters import (
    by_place,
    changes_shown,
    choices,
    faults_shown,
    table_named,
    tables_shown,
    values_shown,
)
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_file
from schoolbeat.work.roster.queries import district_names

PATH = "/desk/law/"
Line = tuple[object, ...]


@door("law.see")
def law(request: DoorRequest) -> HttpResponse:
    """Show what holds at a place on a day, where it is written, and what changed up to that day."""
    viewer, asked = request.viewer, asked_of(request.viewer, request.GET)
    lines, tables = values_shown(asked), tables_shown(asked, PATH)
    districts = district_names(viewer)
    context = {
        "asked": asked,
        "typed": {name: asked.typed.get(name, "") for name in NAMES},
        "place": wording.name_of(asked.pack.chain[0]),
        "kind": gettext(wording.KIND_LABELS[asked.pack.chain[0].kind]),
        "places": choices(asked, pack_of(viewer.place).chain[0], districts),
        "statuses": [
            (slug, words, asked.status == slug)
            for slug, words in ((REVIEWED, gettext("reviewed")), (UNCONFIRMED, gettext("to be confirmed")))
        ],
        "number": len(lines),
        "unconfirmed": sum(not line.value.confirmed for line in lines),
        # Who looks after what failed is told of the letters that are broken too.
        "faults": faults_shown(asked, districts) if may_ever(viewer, "jobs.open") else [],
        "groups": by_place(asked, lines),
        "tables": tables,
        "changes": changes_shown(asked),
        "narrowed": bool(asked.status or asked.words),
        "query": asked.query(),
        "path": PATH,
    }
    return show(request, "desk/law.html", PATH, context)


@door("law.see")
def law_csv(request: DoorRequest, part: str) -> StreamingHttpResponse:
    """Give what a view shows as CSV: its values, its changes, or one of its tables by name."""
    asked = asked_of(request.viewer, request.GET)
    head, lines = _part(asked, part)
    name = f"law-{asked.pack.chain[0].slug}-{asked.on}-{part.replace('_', '-')}"
    # Every word is chosen before it streams: by then the language may be another request's.
    return csv_file(name, head, list(lines), request.viewer.synthetic)


def _part(asked: Asked, part: str) -> tuple[list[str], Iterator[Line]]:
    if part == "values":
        return _values(asked)
    if part == "changes":
        return _changes(asked)
    table = table_named(asked, part)
    if table is None:
        raise Http404
    columns = wording.columns_of(table)
    rows = (
        tuple(wording.file_cell_of(asked.pack, table, row, name) for name, _head in columns)
        for row in table.rows
    )
    return [head for _name, head in columns], rows


def _values(asked: Asked) -> tuple[list[str], Iterator[Line]]:
    head = [
        gettext("Name"), gettext("What"), gettext("Holds"), gettext("Place"), gettext("In force since"),
        gettext("Reviewed on"), gettext("Status"), gettext("Source"), gettext("Note"), gettext("Replaced"),
        gettext("In place of"), gettext("Will change"),
    ]  # fmt: skip
    lines = (
        (
            line.name, line.label, line.worth, line.place, line.value.effective.isoformat(),
            line.value.reviewed.isoformat(), line.status, line.value.source, line.value.note, line.replaced,
            "; ".join(line.instead_of), "; ".join(line.coming),
        )
        for group in by_place(asked, values_shown(asked))
        for line in group.lines
    )  # fmt: skip
    return head, lines


def _changes(asked: Asked) -> tuple[list[str], Iterator[Line]]:
    head = [
        gettext("Day"), gettext("Name"), gettext("What"), gettext("Before"), gettext("After"), gettext("Place"),
        gettext("Status"), gettext("Source"),
    ]  # fmt: skip
    lines = (
        (
            line.on.isoformat(), line.name, line.label, line.before, line.after, line.place, line.status,
            line.source,
        )
        for line in changes_shown(asked)
    )  # fmt: skip
    return head, lines

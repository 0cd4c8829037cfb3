"""Everything that is not daily: schools, colleagues' entries, the own year."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.web.field import words
from schoolbeat.web.field.presenters import MorePage, Place
from schoolbeat.web.field.views.frame import bar, field_door, schools_of
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.download import csv_file
from schoolbeat.web.shared.pillars import PILLARS
from schoolbeat.work.activities.queries import ActivityRow, LogFilter, kinds, log_rows, own_time, to_join
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    OUTCOME_LABELS,
    PLACE_LABELS,
)
from schoolbeat.work.roster.queries import agency_names

YEAR = timedelta(days=365)


@field_door("field.open")
@require_GET
def more(request: DoorRequest) -> HttpResponse:
    """Schools, entries to join, closing the day, the own year, language, sign out."""
    viewer = request.viewer
    schools = schools_of(viewer)
    names = words.kind_names(kinds(viewer))
    year = Slice(start=viewer.on - YEAR, end=viewer.on + timedelta(days=1), officer=viewer.account)
    entries = totals(viewer, [MEASURES["activities"]], year)[0]["amount"]
    page = MorePage(
        name=viewer.name,
        agency=agency_names([viewer.agency]).get(viewer.agency, ""),
        own=tuple(Place(name, f"/today/?school={identity}") for identity, name in schools.own.items()),
        others=tuple(Place(name, f"/today/?school={identity}") for identity, name in schools.others.items()),
        to_join=tuple(words.line(row, names, row.officer_name) for row in to_join(viewer)),
        close_day="/today/close/",
        year="/more/year.csv",
        year_entries=entries,
        desk="/desk/" if may_ever(viewer, "desk.open") else "",
        incidents="/desk/incidents/" if may_ever(viewer, "incidents.see") else "",
        incident="/incident/" if may_ever(viewer, "incidents.open") else "",
        calendar="/desk/calendar/?view=list" if may_ever(viewer, "calendar.see") else "",
        lessons="/desk/lessons/" if may_ever(viewer, "education.see_lessons") else "",
        programs="/desk/programs/" if may_ever(viewer, "education.see_programs") else "",
        committees="/desk/committees/" if may_ever(viewer, "preparedness.see_committees") else "",
        drills="/desk/drills/" if may_ever(viewer, "preparedness.see_drills") else "",
        plans="/desk/plans/" if may_ever(viewer, "preparedness.see_plans") else "",
    )
    return render(request, "field/more.html", {"page": page, "bar": bar(viewer, "more")})


@field_door("activities.see")
@require_GET
def year(request: DoorRequest) -> HttpResponseBase:
    """The officer's own last twelve months as CSV."""
    viewer = request.viewer
    names = words.kind_names(kinds(viewer))
    head = [
        gettext("Date"), gettext("From"), gettext("To"), gettext("Minutes"), gettext("Kind"), gettext("Pillar"),
        gettext("School"), gettext("Covering"), gettext("Place"), gettext("Who began it"),
        *(gettext(label) for label in AUDIENCE_LABELS.values()), gettext("Note"),
        gettext("What became of the call"),
    ]  # fmt: skip
    return csv_file(f"my-year-{viewer.on}", head, _lines(viewer, _labels(names)), viewer.synthetic)


def _lines(viewer: Viewer, labels: Mapping[str, str]) -> Iterator[list[object]]:
    end = viewer.on + timedelta(days=1)
    wanted = LogFilter(start=viewer.on - YEAR, end=end, officer=viewer.account, joined=True)
    return (_cells(own_time(row), viewer, labels) for row in log_rows(viewer, wanted))


def _cells(row: ActivityRow, viewer: Viewer, labels: Mapping[str, str]) -> list[object]:
    start, end = row.started_at.astimezone(viewer.zone), row.ended_at.astimezone(viewer.zone)
    return [
        start.date().isoformat(),
        f"{start:%H:%M}",
        f"{end:%H:%M}",
        row.minutes,
        words.name_of(row.kind, labels),
        labels[f"pillar {row.pillar}"],
        row.school_name,
        labels["covering"] if row.covering else "",
        labels[f"place {row.place}"],
        labels.get(f"initiator {row.initiator}", ""),
        *(row.audience.get(slug, "") for slug in AUDIENCE_LABELS),
        row.note or "",
        labels.get(f"outcome {row.outcome}", ""),
    ]


def _labels(names: Mapping[str, str]) -> dict[str, str]:
    """Every word of the file, chosen before it streams: by then the language may be another request's."""
    return {
        **names,
        **{f"pillar {pillar.slug}": str(pillar.word) for pillar in PILLARS},
        **{f"place {slug}": gettext(label) for slug, label in PLACE_LABELS.items()},
        **{f"initiator {slug}": gettext(label) for slug, label in INITIATOR_LABELS.items()},
        **{f"outcome {slug}": gettext(label) for slug, label in OUTCOME_LABELS.items()},
        "covering": gettext("yes"),
    }

"""The dashboard and the CSV of each of its figures."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.kept import sums_of
from schoolbeat.insight.sums import Sums
from schoolbeat.insight.tables import Slice, first_day
from schoolbeat.insight.terms import Calendar
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.drills.words import kind_choices
from schoolbeat.web.desk.numbers import asked, calls, figures, lists, months, spread
from schoolbeat.web.desk.numbers.naming import Names, figure, sensitive_alone
from schoolbeat.web.desk.numbers.stated import stated_figure
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import View, uuid_or_none, view_of, year_choices
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_report
from schoolbeat.web.shared.parts import Figure, Finding, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import kind_names
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.education.vocabulary import TOPIC_LABELS
from schoolbeat.work.preparedness.vocabulary import PLAN
from schoolbeat.work.roster.queries import roster, schools, stated_figures

PATH = "/desk/numbers/"
FIGURES = {
    "by-month": months.by_month,
    "by-role": figures.by_role,
    "calls": calls.calls,
    "calls-by-initiator": calls.calls_by_initiator,
    "by-pillar": lists.by_pillar,
    "calls-by-month": calls.calls_by_month,
    "by-hour": spread.by_hour,
    "by-term": spread.by_term,
    "by-initiator": figures.by_initiator,
    "by-audience": figures.by_audience,
    "by-enrollment": spread.by_enrollment,
    "calls-by-school-kind": calls.calls_by_school_kind,
    "requests": asked.requests,
    "requests-by-asker": asked.requests_by_asker,
    "by-kind": lists.by_kind,
    "by-school": lists.by_school,
    "by-officer": lists.by_officer,
}
"""The figures of the dashboard, in their order."""
LIMITS = ("school", "officer", "kind", "pillar", "role", "initiator")
OF_SCHOOLS = frozenset({"by-enrollment", "calls-by-school-kind"})
"""Figures that compare schools: of one school or officer they say nothing."""
OF_REQUESTS = frozenset({"requests", "requests-by-asker"})
"""Figures of what is asked about schools: within an officer or a kind of activity they say nothing."""


def slice_of(view: View) -> Slice:
    """Return the slice of facts that a view shows."""
    limits = dict(view.limits)
    ids: dict[str, UUID | None] = {name: uuid_or_none(limits.get(name, "")) for name in ("school", "officer")}
    return Slice(
        start=view.start,
        end=view.end,
        school=ids["school"],
        officer=ids["officer"],
        kind=limits.get("kind", ""),
        pillar=limits.get("pillar", ""),
        role=limits.get("role", ""),
        initiator=limits.get("initiator", ""),
    )


def names_for(viewer: Viewer, view: View, path: str = PATH) -> Names:
    """Return what is called how on this viewer's page."""
    seen, present, places = roster(viewer), kinds(viewer), schools(viewer)
    pack = pack_of(viewer.place)
    return Names(
        view,
        path,
        # Drills, lessons and plans stand under their own kinds.
        _prepared_names(pack) | kind_names(present),
        present,
        {school.id: school.name for school in seen.schools},
        {officer.id: officer.name for officer in seen.officers},
        tuple(places),
        seen.officers,
        first_day(viewer),
        viewer.on,
        Calendar.of(pack),
        may_ever(viewer, "measures.see_sensitive"),
        may_ever(viewer, "requests.see"),
    )


def _prepared_names(pack: Pack) -> dict[str, str]:
    """Return the kinds under which drills, lessons and plans are counted, in the reader's language."""
    topics = {topic.value: gettext(words) for topic, words in TOPIC_LABELS.items()}
    return topics | dict(kind_choices(pack)) | {PLAN: gettext("Safety plan")}


def shown_figures(view: View, sums: Sums) -> list[str]:
    """Return the figures that a view has, in their order."""
    limited = any(name in ("school", "officer") for name, _value in view.limits)
    left = OF_SCHOOLS if limited else frozenset()
    if any(name != "school" for name, _value in view.limits):
        left |= OF_REQUESTS
    return [slug for slug in FIGURES if slug not in left and (slug != "by-officer" or sums.by_officer)]


@door("measures.open")
def numbers(request: DoorRequest) -> HttpResponse:
    """Show the dashboard of the period and limits in the address."""
    viewer = request.viewer
    view = view_of(viewer, request.GET, LIMITS)
    names = names_for(viewer, view)
    made, finds = _made(viewer, view, names)
    officers_too = may_ever(viewer, "measures.see_officers")
    context = {
        "view": view,
        "years": year_choices(viewer),
        "schools": sorted(names.schools.items(), key=lambda item: item[1]),
        "officers": sorted(names.officers.items(), key=lambda item: item[1]) if officers_too else [],
        "limits": dict(view.limits),
        "finds": finds,
        "figures": made,
        "pivot": view.href(f"{PATH}pivot/"),
        "may_count_students": may_ever(viewer, "people.see_demographics"),
    }
    return show(request, "desk/numbers.html", PATH, context)


def _made(viewer: Viewer, view: View, names: Names) -> tuple[list[Figure], tuple[Finding, ...]]:
    """Return the figures of a view, and the sentences at its head; of what may not be summed that it may not."""
    if why := _closed(names):
        return [_not_shown("by-kind", why, names)], ()
    sums = sums_of(viewer, slice_of(view))
    shown = [FIGURES[slug](sums, names) for slug in shown_figures(view, sums)]
    return [*shown, *([] if view.limits else _stated(viewer, names))], figures.findings(sums, names)


def _closed(names: Names) -> str:
    """Return why this viewer's sums of a view would be empty whatever was logged; empty where they are not."""
    return "" if names.sees_sensitive else sensitive_alone(names)


def _not_shown(slug: str, why: str, names: Names) -> Figure:
    words = gettext("Not shown")
    return figure(
        slug, "activities", names, finding=words, table=Table(words, (), (), empty=why), width="full"
    )


def _stated(viewer: Viewer, names: Names) -> list[Figure]:
    """Return what the program states beside what is counted, where it states anything that can be."""
    serving = sum(one.left is None for one in names.roster_officers)
    made = stated_figure(stated_figures(viewer), names.places, serving, full_day(viewer.on))
    return [] if made is None else [made]


def table_rows(made: Figure) -> Iterator[Sequence[str]]:
    """Yield a figure's rows for a CSV: what it says, its period and definition, then the table as shown."""
    yield [str(made.finding)]
    yield [str(made.period), str(made.definition)]
    if made.table is None:
        return
    if not made.table.filled:
        yield [str(made.table.empty)]
        return
    yield [str(column.label) for column in made.table.columns]
    for group in made.table.groups:
        for row in group.rows:
            yield [str(cell.withheld or cell.text) for cell in row.cells]


@door("measures.open")
def figure_csv(request: DoorRequest, slug: str) -> HttpResponseBase:
    """Give a figure of the dashboard as CSV: exactly what its table shows."""
    if slug not in FIGURES:
        raise Http404
    viewer = request.viewer
    view = view_of(viewer, request.GET, LIMITS)
    names = names_for(viewer, view)
    if why := _closed(names):
        return csv_report(slug, list(table_rows(_not_shown(slug, why, names))), viewer.synthetic)
    sums = sums_of(viewer, slice_of(view))
    if slug in OF_REQUESTS | {"by-officer"} and slug not in shown_figures(view, sums):
        raise Http404
    # Listed before it streams: by then the language of lazy words may be another request's.
    return csv_report(slug, list(table_rows(FIGURES[slug](sums, names))), viewer.synthetic)

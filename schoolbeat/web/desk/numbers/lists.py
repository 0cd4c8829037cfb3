"""Figures that are lists: every kind, every school, every officer; in the order of the alphabet, never ranked."""

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.insight.sums import Sums
from schoolbeat.web.desk.numbers.gaps import school_gap
from schoolbeat.web.desk.numbers.naming import Names, checked, figure, hours, triple, triple_columns
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import BY_SLUG, PILLARS
from schoolbeat.web.shared.templatetags.house import share
from schoolbeat.web.shared.words import name_of


@checked("activities-by-pillar", "minutes-by-pillar")
def by_pillar(sums: Sums, names: Names) -> Figure:
    """Hours by function: the four pillars, in the order in which they are always shown."""
    rows = tuple(
        Row(
            (
                Cell(pillar.word, pillar=pillar.slug, head=True),
                *triple(sums.by_pillar.get(pillar.slug, {}), names.view.records(pillar=pillar.slug)),
            )
        )
        for pillar in PILLARS
    )
    total = sums.minutes or 1
    spent = {pillar.slug: sums.by_pillar.get(pillar.slug, {}).get("minutes", 0) for pillar in PILLARS}
    most = max(PILLARS, key=lambda pillar: spent[pillar.slug])
    finding = gettext("%(pillar)s took the most time: %(share)s of it") % {
        "pillar": most.word,
        "share": share(spent[most.slug] / total),
    }
    lines = [
        (
            pillar.word,
            spent[pillar.slug],
            f"{hours(spent[pillar.slug])}, {share(spent[pillar.slug] / total)}",
            charts.Series(pillar.slug, pillar.word, fill=pillar.fill),
        )
        for pillar in PILLARS
    ]
    words = charts.Words(finding, gettext("Hours by pillar; the table says the same."))
    table = Table(finding, triple_columns(gettext("Pillar")), (RowGroup(rows),))
    chart = charts.bars(lines, words)
    made = figure("by-pillar", "minutes", names, finding=finding, chart=chart, table=table)
    return replace(made, denominator=gettext("%(hours)s logged.") % {"hours": hours(sums.minutes)})


@checked()
def by_kind(sums: Sums, names: Names) -> Figure:
    """Every kind that was logged, under its pillar."""
    pillar_of = {kind.slug: kind.pillar for kind in names.kind_rows}
    groups = []
    for pillar in PILLARS:
        slugs = [slug for slug in sums.by_kind if pillar_of.get(slug, "enforcement") == pillar.slug]
        slugs.sort(key=lambda slug: name_of(slug, names.kinds))
        rows = tuple(
            Row(
                (
                    Cell(name_of(slug, names.kinds), pillar=pillar.slug, head=True),
                    *triple(sums.by_kind[slug], names.view.records(kind=slug)),
                )
            )
            for slug in slugs
        )
        groups.append(RowGroup(rows, BY_SLUG[pillar.slug].word))
    finding = gettext("What was done, by kind")
    table = Table(
        finding, triple_columns(gettext("Kind")), tuple(groups), empty=gettext("Nothing was logged.")
    )
    return figure("by-kind", "activities", names, finding=finding, table=table, width="full")


@checked("activities-by-school")
def by_school(sums: Sums, names: Names) -> Figure:
    """Every school, in the order of the alphabet: schools are not ranked."""
    one_school = any(name in ("school", "officer") for name, _value in names.view.limits)
    listed = set() if one_school else {place.id for place in names.places if place.status == "active"}
    rows = [
        Row(
            (
                Cell(name, href=f"/desk/schools/{school}/", head=True),
                *_school_cells(school, sums, names),
            )
        )
        for school, name in sorted(names.schools.items(), key=lambda item: item[1])
        if school in sums.by_school or (sums.activities and school in listed)
    ]
    if None in sums.by_school:
        rows.append(Row((Cell(gettext("No school"), head=True), *triple(sums.by_school[None]))))
    finding = gettext("Each school, in the order of the alphabet")
    table = Table(
        finding, triple_columns(gettext("School")), (RowGroup(tuple(rows)),), empty=gettext("Nothing yet.")
    )
    return figure("by-school", "activities", names, finding=finding, table=table, width="full")


def _school_cells(school: UUID, sums: Sums, names: Names) -> tuple[Cell, ...]:
    """Return a school's triple; one without any entry says why where it is no zero."""
    found = sums.by_school.get(school, {})
    why = "" if found else school_gap(names, school)
    if why:
        return tuple(Cell(withheld=why) for _column in range(3))
    return triple(found, names.view.records(school=str(school)))


def by_officer(sums: Sums, names: Names) -> Figure:
    """Every officer, in the order of the alphabet; for the desk alone."""
    rows = tuple(
        Row(
            (
                Cell(name, href=f"/desk/officers/{officer}/", head=True),
                *triple(sums.by_officer.get(officer, {}), names.view.records(officer=str(officer))),
            )
        )
        for officer, name in sorted(names.officers.items(), key=lambda item: item[1])
        if officer in sums.by_officer
    )
    finding = gettext("Each officer, in the order of the alphabet; for the desk only")
    table = Table(
        finding, triple_columns(gettext("Officer")), (RowGroup(rows),), empty=gettext("Nothing yet.")
    )
    return figure("by-officer", "minutes", names, finding=finding, table=table, width="full")

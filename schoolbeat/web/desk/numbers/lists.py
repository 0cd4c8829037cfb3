"""Figures that are lists: every kind, every school, every officer; in the order of the alphabet, never ranked."""

from django.utils.translation import gettext

from schoolbeat.insight.sums import Sums
from schoolbeat.web.desk.numbers.naming import Names, figure, triple, triple_columns
from schoolbeat.web.shared.parts import Cell, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.pillars import BY_SLUG, PILLARS
from schoolbeat.web.shared.words import name_of


def by_pillar(sums: Sums, names: Names) -> Figure:
    """The four pillars, in the order in which they are always shown."""
    rows = tuple(
        Row(
            (
                Cell(pillar.word, pillar=pillar.slug, head=True),
                *triple(sums.by_pillar.get(pillar.slug, {}), names.view.records(pillar=pillar.slug)),
            )
        )
        for pillar in PILLARS
    )
    finding = gettext("The four pillars")
    table = Table(finding, triple_columns(gettext("Pillar")), (RowGroup(rows),))
    return figure("by-pillar", "activities", names, finding=finding, table=table)


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


def by_school(sums: Sums, names: Names) -> Figure:
    """Every school, in the order of the alphabet: schools are not ranked."""
    rows = [
        Row(
            (
                Cell(name, href=f"/desk/schools/{school}/", head=True),
                *triple(sums.by_school.get(school, {}), names.view.records(school=str(school))),
            )
        )
        for school, name in sorted(names.schools.items(), key=lambda item: item[1])
        if school in sums.by_school
    ]
    if None in sums.by_school:
        rows.append(Row((Cell(gettext("No school"), head=True), *triple(sums.by_school[None]))))
    finding = gettext("Each school, in the order of the alphabet")
    table = Table(
        finding, triple_columns(gettext("School")), (RowGroup(tuple(rows)),), empty=gettext("Nothing yet.")
    )
    return figure("by-school", "activities", names, finding=finding, table=table, width="full")


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

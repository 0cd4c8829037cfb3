"""How schools stand with their plans, the sections of a plan, and what is to be put right, as tables."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.desk.plans.words import (
    PATH,
    WALKS,
    standing_words,
)
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.plans import part_names, plan_name, section_name
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.plans import SchoolPlan, SectionRow
from schoolbeat.work.preparedness.queries.walks import FindingView, WalkRow
from schoolbeat.work.preparedness.vocabulary import (
    PLAN_STAGE_LABELS,
    SECTION_STATUS_LABELS,
    VISIBILITY_LABELS,
    PlanState,
)


def school_table(schools: Sequence[SchoolPlan], pack: Pack) -> Table:
    """Return the schools by name, how each stands, and the latest version of its plan."""
    columns = (Column(gettext("School")), Column(gettext("How it stands")))
    rows = tuple(_school(one, pack) for one in schools)
    return Table(gettext("How each school stands"), columns, (RowGroup(rows),), empty=gettext("No school."))


def _school(one: SchoolPlan, pack: Pack) -> Row:
    state, small = standing_words(one.standing)
    late = one.standing.state is PlanState.OVERDUE
    if one.latest is None:
        return Row((Cell(one.name, head=True), Cell(state, small)))
    plan = f"{plan_name(pack, one.latest)}, {label(PLAN_STAGE_LABELS, one.latest.stage)}"
    return Row((Cell(one.name, plan, f"{PATH}{one.latest.id}/", head=True), Cell(state, small, late=late)))


def section_table(sections: Sequence[SectionRow], pack: Pack, today: date) -> Table:
    """Return the sections of a plan that the reader may see, in their order."""
    names = part_names(pack)
    columns = (Column(gettext("Section")), Column(gettext("How it stands")))
    rows = tuple(
        Row(
            (
                Cell(
                    section_name(one, names),
                    label(VISIBILITY_LABELS, one.visibility),
                    f"{PATH}sections/{one.id}/",
                    head=True,
                ),
                Cell(label(SECTION_STATUS_LABELS, one.status), _owner(one), late=_late(one, today)),
            )
        )
        for one in sections
    )
    return Table(gettext("Sections"), columns, (RowGroup(rows),), empty=gettext("It has no section yet."))


def _owner(one: SectionRow) -> str:
    who = one.owner or gettext("Nobody writes it yet")
    due = gettext("by %(day)s") % {"day": full_day(one.due)} if one.due else ""
    return ", ".join(filter(None, (who, due)))


def _late(one: SectionRow, today: date) -> bool:
    return one.due is not None and one.due < today and one.status in ("not_begun", "drafted")


def finding_table(found: Sequence[FindingView], today: date) -> Table:
    """Return what is still to be put right, the most overdue first."""
    columns = (
        Column(gettext("By"), tight=True),
        Column(gettext("What")),
        Column(gettext("Who puts it right")),
    )
    rows = tuple(
        Row(
            (
                Cell(full_day(one.due), late=one.due < today),
                Cell(one.what, f"{one.school_name}, {one.spot}", f"{WALKS}{one.walk}/", head=True),
                Cell(one.owner),
            )
        )
        for one in found
    )
    return Table(
        gettext("Still to be put right"), columns, (RowGroup(rows),), empty=gettext("Nothing is open.")
    )


def walk_table(walks: Sequence[WalkRow]) -> Table:
    """Return walks, the last first."""
    columns = (Column(gettext("When"), tight=True), Column(gettext("School")), Column(gettext("Who walked")))
    rows = tuple(
        Row(
            (
                Cell(full_day(one.day)),
                Cell(one.school_name, "", f"{WALKS}{one.id}/", head=True),
                Cell(one.by_name, one.along),
            )
        )
        for one in walks
    )
    return Table(
        gettext("Walks"), columns, (RowGroup(rows),), empty=gettext("Nobody has walked over a site yet.")
    )

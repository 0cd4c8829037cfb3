"""Students by sex and by race, at one school or at all, from the district's roster; small numbers are not shown."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext

from schoolbeat.insight.demographics import ALL, Shown, Students, students
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.law.presenters import line_of
from schoolbeat.web.desk.numbers.views import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.words import label
from schoolbeat.work.people.vocabulary import RACE_GROUP_LABELS, SEX_LABELS


def _cell(number: int | None) -> Cell:
    return Cell(withheld=gettext("not shown")) if number is None else Cell(count(number))


def _table(
    caption: str, numbers: Mapping[Any, int | None], labels: Mapping[Any, str], total: int | None
) -> Table:
    rows = tuple(Row((Cell(label(labels, slug), head=True), _cell(numbers[slug]))) for slug in labels)
    columns = (Column(caption), Column(gettext("Students"), numeric=True))
    return Table(
        caption,
        columns,
        (RowGroup(rows),),
        total=Row((Cell(gettext("All students"), head=True), _cell(total))),
    )


def _tables(shown: Shown) -> tuple[Table, ...]:
    return (
        _table(gettext("By sex"), shown.by_sex, SEX_LABELS, shown.total),
        _table(gettext("By race and ethnicity"), shown.by_race, RACE_GROUP_LABELS, shown.total),
    )


def _choices(found: Students, chosen: str) -> list[tuple[str, str, bool]]:
    named = sorted(found.schools.items(), key=lambda one: (one[1], one[0]))
    return [(str(school), name, str(school) == chosen) for school, name in named]


@door("people.see_demographics")
def students_page(request: DoorRequest) -> HttpResponse:
    """Show how many students there are by sex and by race; nothing where no roster was ever taken in."""
    viewer = request.viewer
    found = students(viewer)
    asked = request.GET.get("school", ALL)
    place = asked if found and asked in found.shown else ALL
    context = {
        "tables": _tables(found.shown[place]) if found else (),
        "choices": _choices(found, place) if found else (),
        "line": line_of(pack_of(viewer.place), "suppression_threshold", viewer.on),
        "today": viewer.on,
        "path": f"{PATH}students/",
    }
    return show(request, "desk/students.html", PATH, context)

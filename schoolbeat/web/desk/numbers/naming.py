"""What things are called on a page of figures, and the parts that every figure has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.measures import MEASURES
from schoolbeat.web.desk.period import View
from schoolbeat.web.shared.parts import Cell, Column, Figure
from schoolbeat.web.shared.templatetags.house import count, minutes
from schoolbeat.work.activities.queries import KindRow


@dataclass(frozen=True)
class Names:
    """What things are called on this page, and the view they stand in."""

    view: View
    path: str
    kinds: Mapping[str, str]
    kind_rows: Sequence[KindRow]
    schools: Mapping[UUID, str]
    officers: Mapping[UUID, str]


def _definition(slug: str) -> tuple[str, str]:
    measure = MEASURES[slug]
    return gettext(measure.name), gettext(measure.definition)


def figure(slug: str, measure: str, names: Names, **parts: object) -> Figure:
    term, definition = _definition(measure)
    return Figure(
        id=slug,
        term=term,
        definition=definition,
        period=names.view.words,
        csv=names.view.href(f"{names.path}{slug}.csv"),
        records=names.view.records(),
        **parts,  # type: ignore[arg-type]
    )


def triple(sums: Mapping[str, int], href: str = "") -> tuple[Cell, ...]:
    """Return entries (with the way to them), time and students reached, as cells."""
    return (
        Cell(count(sums.get("activities", 0)), href=href),
        Cell(minutes(sums.get("minutes", 0))),
        Cell(count(sums.get("students", 0))),
    )


def triple_columns(first: str) -> tuple[Column, ...]:
    """Return the columns of a table of triples; `first` names its rows."""
    return (
        Column(first),
        Column(gettext("Entries"), numeric=True),
        Column(gettext("Time"), numeric=True),
        Column(gettext("Students reached"), numeric=True),
    )


def entries_words(number: int) -> str:
    """Return how many entries a figure rests on, as a sentence."""
    return ngettext("%(n)s entry.", "%(n)s entries.", number) % {"n": count(number)}

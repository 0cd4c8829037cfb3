"""What things are called on a page of figures, and the parts that every figure has."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import wraps
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.partitions import PARTITIONS, difference
from schoolbeat.insight.sums import Sums
from schoolbeat.insight.terms import Calendar
from schoolbeat.web.desk.period import View
from schoolbeat.web.shared.parts import Cell, Column, Figure
from schoolbeat.web.shared.templatetags.house import count, minutes
from schoolbeat.work.activities.queries import KindRow
from schoolbeat.work.roster.queries import OfficerRow, SchoolView, TourRow

FEW_HOURS = 600
"""Minutes below which whole hours would say too little."""


@dataclass(frozen=True)
class Names:
    """What things are called on this page, and the view they stand in."""

    view: View
    path: str
    kinds: Mapping[str, str]
    kind_rows: Sequence[KindRow]
    schools: Mapping[UUID, str]
    officers: Mapping[UUID, str]
    places: tuple[SchoolView, ...] = ()
    roster_officers: tuple[OfficerRow, ...] = ()
    first: date | None = None  # the day of the agency's first entry: nothing before it was reported
    today: date = date.max
    calendar: Calendar | None = None
    sees_sensitive: bool = True
    opens_requests: bool = False

    @property
    def tours(self) -> tuple[TourRow, ...]:
        """Return all tours of duty, of every officer."""
        return tuple(tour for officer in self.roster_officers for tour in officer.tours)


Make = Callable[[Sums, Names], Figure]


def checked(*partitions: str, of_log: bool = True) -> Callable[[Make], Make]:
    """Say at a figure where parts and total differ; at one of the log what comes from tallies, and what is left out."""

    def keep(make: Make) -> Make:
        @wraps(make)
        def made(sums: Sums, names: Names) -> Figure:
            found = make(sums, names)
            told = [slug for slug in partitions if names.sees_sensitive or not PARTITIONS[slug].sensitive]
            warnings = [found.warning, *(warning(slug, sums) for slug in told)]
            notes = [found.denominator, *((tally_words(sums), *left_out(names)) if of_log else ())]
            return replace(found, denominator=_together(notes), warning=_together(warnings))

        return made

    return keep


def _together(words: Sequence[object]) -> str:
    return " ".join(dict.fromkeys(str(word) for word in words if word))


def warning(partition: str, sums: Sums) -> str:
    """Return what is wrong with a total, with both numbers; empty where its parts make it."""
    found = difference(partition, sums)
    if found is None:
        return ""
    return gettext("The parts make %(parts)s, the total is %(total)s: they differ.") % {
        "parts": count(found.parts),
        "total": count(found.total),
    }


def tally_words(sums: Sums) -> str:
    """Say how much of the entries is known as a monthly count alone."""
    if not sums.tallied:
        return ""
    return gettext("Of these, %(n)s from monthly tallies without single entries.") % {
        "n": count(sums.tallied)
    }


def left_out(names: Names) -> tuple[str, ...]:
    """Say where this viewer's totals hold no sensitive kinds."""
    return () if names.sees_sensitive else (gettext("Sensitive kinds of activity are left out."),)


def sensitive_alone(names: Names) -> str:
    """Return why a view that is limited to one sensitive kind shows no number; empty where it is not."""
    alone = dict(names.view.limits).get("kind", "")
    if not any(kind.slug == alone and kind.sensitive for kind in names.kind_rows):
        return ""
    return gettext(
        "This kind of activity is sensitive: its numbers are not shown here, whether there are any or none."
    )


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


def hours(number: int) -> str:
    """Return minutes as whole hours, and exactly where these are few."""
    if number < FEW_HOURS:
        return minutes(number)
    return gettext("%(n)s h") % {"n": count(round(number / 60))}


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

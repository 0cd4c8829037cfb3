"""What leaves the house of teaching and preparing: sums of a period, and how schools stood as it ended.

Of plans no more than their number leaves, of drills only those that were held, and nothing of what walks found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.prepared import DRILLS, PLANS, DrillsOf, NumberOfDay, current, prepared, together
from schoolbeat.insight.publishing.freezing import HELD, TAUGHT, HeldMonth
from schoolbeat.insight.publishing.periods import PublicPeriod
from schoolbeat.insight.publishing.wording import Both, both, day_name
from schoolbeat.work.preparedness.queries.standing import PlanOn
from schoolbeat.work.preparedness.vocabulary import PlanState

SUMS = ("lessons-held", "students-taught", "programs-run", "program-sessions", "drills-held", "plans-adopted")
OF_ALL = "programs-run"
"""A season is the agency's, whatever its schools: no school's own paper has it."""
HELD_SLUG, STANDING_SLUG = "held", "standing"
"""The figures, as they are named in addresses."""


@dataclass(frozen=True)
class Said:
    """A number as papers print it, of another where it is a part of one; None where it is not shown.

    `day`: of a state, which day it is of.
    """

    slug: str
    name: Both
    definition: Both
    value: int | None
    of: int | None = None
    day: Both | None = None
    note: Both | None = None


def sums_said(months: Sequence[HeldMonth], taught: int | None, school: str | None = None) -> list[Said]:
    """Return the sums of some months, at one school or at all; none where one was frozen before these were counted.

    `taught` is the number of students as it was decided that it may be shown.
    """
    if not all(month.knows_held for month in months):
        return []
    amounts: dict[str, int | None] = dict.fromkeys(HELD, 0)
    for month in months:
        for key, amount in month.counts["held"].items():
            fact, _slash, where = key.partition("/")
            if school in (None, where):
                amounts[fact] = (amounts[fact] or 0) + amount
    amounts[TAUGHT] = taught
    asked = [MEASURES[slug] for slug in SUMS if school is None or slug != OF_ALL]
    return [Said(one.slug, both(one.name), both(one.definition), amounts[one.fact]) for one in asked]


def held_figure(said: Iterable[Said]) -> list[dict[str, Any]]:
    """Return the sums as a figure of a publication; none where there are no sums."""
    rows = [
        {"label": one.name, "cells": [one.value], "key": one.slug, "definition": one.definition}
        for one in said
    ]
    definition = both(
        _(
            "Lessons, programs and drills by the records of schools and officers, beside the day log: none of them is "
            "added to the activities."
        )
    )
    title = both(_("Teaching and preparing"))
    return [_figure(HELD_SLUG, title, definition, rows) | {"columns": [both(_("How many"))]}] if rows else []


def standing_said(viewer: Viewer, period: PublicPeriod, drills: bool = False) -> list[Said]:
    """Return how schools stood as a period ended: plans, and where it is asked for drills, all schools together.

    Drills only where several schools owe some: else one school would stand there as behind.
    """
    found = prepared(viewer, until=period.end)
    day = day_name(found.on)
    said = [replace(_plans(found.plans), day=day)] if found.plans else []
    owing = [one for one in found.drills or () if one.tally.owed]
    return [replace(_drills(owing), day=day), *said] if drills and len(owing) > 1 else said


def _said(number: NumberOfDay, value: int, of: int) -> Said:
    return Said(number.slug, both(number.name), both(number.definition), value, of)


def _plans(plans: Sequence[PlanOn]) -> Said:
    unwritten = sum(one.standing.state is PlanState.NONE for one in plans)
    words = _("Schools of which no plan is written down here: %(n)s.")
    said = _said(PLANS, sum(map(current, plans)), len(plans))
    return replace(said, note=both(words, n=str(unwritten))) if unwritten else said


def _drills(owing: Sequence[DrillsOf]) -> Said:
    found = together(owing)
    return _said(DRILLS, found.done, found.owed)


def standing_figure(said: Sequence[Said], period: PublicPeriod) -> list[dict[str, Any]]:
    """Return how schools stood as a figure of a publication, with the day it is of; none where nothing is said."""
    if not said:
        return []
    rows = [
        {"label": one.name, "cells": [one.value, one.of], "key": one.slug, "definition": one.definition}
        for one in said
    ]
    day = day_name(period.end - period.end.resolution)
    definition = both(
        _("A state of one day, not a sum: as it was on %(day)s by what is written down."), day=day
    )
    figure = _figure(STANDING_SLUG, both(_("How the schools stood")), definition, rows)
    notes = [one.note for one in said if one.note]
    columns = [both(_("Number")), both(_("Out of"))]
    return [figure | {"columns": columns} | ({"note": notes[0]} if notes else {})]


def _figure(slug: str, title: Both, definition: Both, rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {"slug": slug, "title": title, "definition": definition, "rows": rows, "chart": ""}

"""The frozen copy that the public reads: who serves where, and figures in which what is hidden is not even there."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.publishing.freezing import Counts
from schoolbeat.insight.publishing.periods import PublicPeriod
from schoolbeat.insight.publishing.releases import counted_by_kind, of_kinds, of_pillar
from schoolbeat.insight.publishing.wording import Both, both, month_name, same
from schoolbeat.insight.suppression import Cell
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    PILLAR_LABELS,
    TRIAD_LABELS,
)

Value = int | None
"""A count, or None where it is not shown."""


@dataclass(frozen=True)
class Material:
    """What figures are made of: counts by month, the cells as decided, and what things are called."""

    tag: str
    period: PublicPeriod
    months: Mapping[str, Counts]
    cells: Mapping[str, Cell]
    kinds: Mapping[str, Both]
    schools: Mapping[str, Both]
    first: int

    def sum(self, name: str, key: str) -> int:
        """Return a count over all months."""
        return sum(counts[name].get(key, 0) for counts in self.months.values())

    def keys(self, name: str) -> list[str]:
        """Return the keys of a count over all months."""
        return sorted({key for counts in self.months.values() for key in counts[name]})

    def shown(self, name: str) -> Value:
        """Return the value of a cell, or None where it is not shown; a cell that nothing counts into is 0."""
        cell = self.cells.get(f"{self.tag}|{name}")
        if cell is None:
            return 0
        return cell.value if cell.shown else None


def plus(value: Value, known: int) -> Value:
    """Return a count with what is known beside it; not shown stays not shown."""
    return None if value is None else value + known


def in_hours(minutes: Value) -> Value:
    """Return minutes in whole hours."""
    return None if minutes is None else round(minutes / 60)


def _row(label: Both, *cells: Value, key: str = "") -> dict[str, Any]:
    return {"label": label, "cells": list(cells), "key": key}


def _figure(
    slug: str, title: Both, definition: Both, columns: Iterable[Both], rows: list[dict]
) -> dict[str, Any]:
    return {"slug": slug, "title": title, "definition": definition, "columns": list(columns), "rows": rows}


def _out_of(total: Value) -> Both | None:
    return None if total is None else both(_("Out of %(n)s activities."), n=f"{total:,}")


def by_month(of: Material) -> dict[str, Any]:
    """Entries of each month."""
    rows = []
    for label, counts in of.months.items():
        name = f"month|{label}|persons" if len(of.months) > 1 else "persons"
        month = int(label.partition(".")[0])
        row = _row(month_name(month), plus(of.shown(name), sum(counts["work"].values())), key=str(month))
        rows.append(row | {"reported": month >= of.first})
    definition = both(_("One activity in the officers' log counts once, in the month in which it began."))
    figure = _figure("by-month", both(_("Activities by month")), definition, [both(_("Activities"))], rows)
    work = sum(sum(counts["work"].values()) for counts in of.months.values())
    total = plus(of.shown("persons"), work)
    return figure | {"total": total, "out_of": _out_of(total), "chart": "columns"}


def by_pillar(of: Material) -> dict[str, Any]:
    """Hours and activities of each pillar; hours are not shown where a few entries with persons are all there is."""
    rows = []
    for pillar in PILLAR_LABELS:
        known = sum(of.sum("groups", key) for key in filter(of_pillar(pillar), of.keys("groups")))
        entries = plus(of.shown(f"pillar|{pillar}"), known)
        hours = in_hours(of.shown(f"pillars|{pillar}"))
        rows.append(_row(both(PILLAR_LABELS[pillar]), hours, entries, key=pillar.value))
    definition = both(
        _("Hours in the officers' own log; each kind of activity belongs to one of four pillars.")
    )
    columns = [both(_("Hours")), both(_("Activities"))]
    return _figure("by-pillar", both(_("Hours by function")), definition, columns, rows) | {
        "chart": "pillars"
    }


def by_role(of: Material) -> dict[str, Any]:
    """Hours of each role of the triad."""
    rows = [
        _row(both(TRIAD_LABELS[role]), in_hours(of.shown(f"roles|{role}")), key=role.value)
        for role in TRIAD_LABELS
    ]
    definition = both(
        _(
            "Hours in the officers' own log, by the role an officer has in that kind of activity (NASRO triad)."
        )
    )
    return _figure("by-role", both(_("Hours by role")), definition, [both(_("Hours"))], rows) | {
        "chart": "bars"
    }


def by_kind(of: Material) -> dict[str, Any]:
    """Every kind that was done, under its pillar."""
    rows = []
    for pillar in PILLAR_LABELS:
        for key in sorted({*of.keys("kinds"), *of.keys("groups")}):
            kind, _slash, its_pillar = key.partition("/")
            if its_pillar == pillar:
                value = plus(of.shown(f"kinds|{key}"), of.sum("groups", key))
                rows.append(_row(of.kinds.get(kind, same(kind)), value, key=pillar.value))
    definition = both(
        _("Activities in the officers' log, by the agency's own kinds. Sensitive kinds stand apart.")
    )
    return _figure("by-kind", both(_("What was done")), definition, [both(_("Activities"))], rows) | {
        "chart": ""
    }


def by_measure(of: Material) -> dict[str, Any]:
    """Each measure of the catalog that counts entries of some kinds, with its definition."""
    rows = []
    for measure in counted_by_kind():
        known = sum(of.sum("groups", key) for key in filter(of_kinds(measure.kinds), of.keys("groups")))
        row = _row(both(measure.name), plus(of.shown(f"measure|{measure.slug}"), known), key=measure.slug)
        rows.append(row | {"definition": both(measure.definition)})
    definition = both(
        _("Entries of the officers' log, each counted once; a kind may count for more than one measure.")
    )
    figure = _figure("by-measure", both(_("Measures")), definition, [both(_("Activities"))], rows)
    return figure | {"chart": ""}


def by_school(of: Material) -> dict[str, Any]:
    """Each school, in the order of the alphabet: schools are not ranked."""
    keys = sorted(
        {*of.keys("work"), *of.keys("persons")} & set(of.schools), key=lambda key: of.schools[key]["en"]
    )
    rows = []
    for key in keys:
        persons, work = of.shown(f"persons|{key}"), of.sum("work", key)
        rows.append(_row(of.schools[key], plus(persons, work), work, persons, key=key))
    elsewhere = of.sum("work", "")
    if elsewhere or f"{of.tag}|persons|" in of.cells:
        persons = of.shown("persons|")
        rows.append(_row(both(_("At no school")), plus(persons, elsewhere), elsewhere, persons))
    columns = [
        both(_("Activities")),
        both(_("With groups and on site")),
        both(_("With one person or family")),
    ]
    definition = both(
        _(
            "Activities in the officers' log at each school. "
            "Presence, teaching, drills and meetings are with groups and on site."
        )
    )
    return _figure(
        "by-school", both(_("Each school, in the order of the alphabet")), definition, columns, rows
    )


def by_initiator(of: Material) -> dict[str, Any]:
    """Who began it."""
    rows = [
        _row(both(INITIATOR_LABELS[slug]), of.shown(f"began|{slug}"), key=slug.value)
        for slug in INITIATOR_LABELS
    ]
    if of.sum("began", ""):
        rows.append(_row(both(_("Not said")), of.shown("began|")))
    definition = both(_("The person who first asked, as the officer noted it."))
    return _figure("by-initiator", both(_("Who began it")), definition, [both(_("Activities"))], rows) | {
        "chart": "bars"
    }


def by_audience(of: Material) -> dict[str, Any]:
    """People reached."""
    rows = [
        _row(both(AUDIENCE_LABELS[slug]), of.shown(f"reached|{slug}"), key=slug.value)
        for slug in AUDIENCE_LABELS
    ]
    definition = both(
        _("People an activity reached, as counted by the officer; the same person may count again.")
    )
    figure = _figure("by-audience", both(_("People reached")), definition, [both(_("People"))], rows)
    return figure | {"total": of.shown("reached"), "chart": "bars"}


def calls(of: Material) -> dict[str, Any]:
    """Calls for an officer and what became of them; for a whole school year and all schools together."""
    total = of.shown("calls")
    parts = {
        name: of.shown(f"outcomes|{name}")
        for name in ("handled_by_school", "resolved", "diverted", "charged")
    }
    officer = of.shown("outcomes")
    labels = {
        "handled_by_school": _("Handled by the school"),
        "resolved": _("Handled by an officer: resolved"),
        "diverted": _("Handled by an officer: diverted"),
        "charged": _("Handled by an officer: charged"),
    }
    rows = [
        _row(both(_("All calls")), total, key="calls"),
        _row(both(_("Handled by an officer")), officer, key="officer"),
    ]
    rows += [_row(both(labels[name]), parts[name], key=name) for name in parts]
    definition = both(
        _(
            "Resolved: settled by talk, advice or a referral. Diverted: sent to a program in place of court. "
            "Charged: led to a charge."
        )
    )
    figure = _figure("calls", both(_("Calls for an officer")), definition, [both(_("Calls"))], rows) | {
        "chart": "calls"
    }
    silent = of.shown("outcomes|not_said")
    if silent is None:
        figure["warning"] = both(
            _("The parts and the total differ: for some calls the log does not say what became of them.")
        )
    elif silent:
        words = _(
            "The parts and the total differ: for %(n)s of the calls the log does not say what became of them."
        )
        figure["warning"] = both(words, n=f"{silent:,}")
    return figure


def sensitive(of: Material) -> dict[str, Any]:
    """Sensitive kinds; for a whole school year and all schools together, never by school."""
    rows = [
        _row(of.kinds.get(kind, same(kind)), of.shown(f"sensitive|{kind}"), key=kind)
        for kind in of.keys("sensitive")
    ]
    definition = both(
        _(
            "Kinds of activity where a number can be one student: "
            "published by school year for the whole program, never by school."
        )
    )
    return _figure("sensitive", both(_("Sensitive kinds")), definition, [both(_("Activities"))], rows)


FIGURES: tuple[Callable[[Material], dict[str, Any]], ...] = (
    by_month,
    by_pillar,
    by_role,
    by_measure,
    by_school,
    by_kind,
    by_initiator,
    by_audience,
)
YEARLY: tuple[Callable[[Material], dict[str, Any]], ...] = (calls, sensitive)


def figures(of: Material) -> list[dict[str, Any]]:
    """Return all figures of a publication."""
    made = [make(of) for make in (*FIGURES, *(YEARLY if of.period.whole_year else ()))]
    began = [month for month in of.months if int(month.partition(".")[0]) < of.first]
    for figure in made if began else ():
        figure["note"] = both(
            _("The log begins in %(month)s; before that nothing was reported."), month=month_name(of.first)
        )
    return made

"""Composes what a board reads once a year: the slide, one page, and the year in review."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.goals import progress_of
from schoolbeat.insight.letters.composing import goal_line, may_be_told
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.prepared import DRILLS, PLANS
from schoolbeat.insight.publishing.drafting import Asked, Draft, Rules, draft
from schoolbeat.insight.publishing.freezing import as_counted
from schoolbeat.insight.publishing.periods import PublicPeriod
from schoolbeat.insight.publishing.preparing import STANDING_SLUG, standing_figure, standing_said
from schoolbeat.insight.publishing.wording import Both, both, day_name, same, span_name
from schoolbeat.work.roster.queries import costs_between, goals, officers, tours, training
from schoolbeat.work.roster.rules import COST_RULE


@dataclass(frozen=True)
class YearPapers:
    """The slide and the review of a school year, and the draft whose release they share."""

    made: Draft
    slide: dict[str, Any]
    review: dict[str, Any]


def compose_year(asker: Viewer, period: PublicPeriod, tag: str) -> YearPapers:
    """Return both papers as they would be written now; what the draft refuses, they refuse."""
    viewer = as_counted(asker)
    made = draft(viewer, Asked(period, tag))
    content = made.content
    common = {
        "synthetic": content["synthetic"],
        "agency": content["agency"],
        "program": content["program"] or content["agency"],
        "period": span_name(period.start, period.end),
        "name": period.name,
        "written": day_name(viewer.on),
        "threshold": made.threshold,
        "schools": len(content["schools"]),
        "students": content["students"] if not content["without_enrollment"] else None,
        "officers": content["officers"],
    }
    figures = {figure["slug"]: figure for figure in content["figures"]}
    people = _people(viewer, period)
    slide = common | _slide(figures, people)
    review = common | {
        "figures": _review_figures(viewer, period, content["figures"]),
        "people": people,
        "costs": _costs(viewer, period),
        "cost_rule": both(COST_RULE),
        "goals": _goals(viewer, period),
        "definitions": [
            {"name": both(name), "definition": both(definition)} for name, definition in _definitions()
        ],
        "alone": [school["name"] for school in content["schools"] if school["one_officer"]],
    }
    return YearPapers(made, slide, review)


def _definitions() -> list[tuple[str, str]]:
    """Return each number that a review can hold with its definition: sums of the year, and numbers of its last day."""
    sums = [(one.name, one.definition) for one in MEASURES.values() if one.publish]
    return [*sums, *((one.name, one.definition) for one in (DRILLS, PLANS))]


def _review_figures(
    viewer: Viewer, period: PublicPeriod, figures: Sequence[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return the figures of the publication; beside the plans stand the drills that all schools owed together."""
    others = [figure for figure in figures if figure["slug"] != STANDING_SLUG]
    return [*others, *standing_figure(standing_said(viewer, period, drills=True), period)]


def _slide(figures: dict[str, dict[str, Any]], people: dict[str, Any]) -> dict[str, Any]:
    """Return the slide's own part: its finding as the title, one chart, three facts."""
    pillars = figures.get("by-pillar", {"rows": [], "definition": same("")})
    rows = [(row["label"], row["cells"][0], row["key"]) for row in pillars["rows"]]
    whole = sum(hours or 0 for _label, hours, _key in rows)
    hidden = any(hours is None for _label, hours, _key in rows)
    title = both(_("What the officers did"))
    if whole and not hidden:
        label, most, _key = max(rows, key=lambda row: row[1] or 0)
        title = both(
            _("Of every 100 hours, %(n)s went to %(pillar)s"),
            n=round(100 * most / whole),
            pillar=_lower(label),
        )
    return {
        "title": title,
        "bars": [
            {
                "label": label,
                "hours": hours,
                "key": key,
                "share": None if hidden or not whole else hours / whole,
            }
            for label, hours, key in rows
        ],
        "definition": pillars["definition"],
        "facts": _facts(figures, people),
        "does_not_show": both(_("How things would have gone without an officer.")),
        "whole": None if hidden else whole,
    }


def _lower(words: Both) -> Both:
    return {language: text.lower() for language, text in words.items()}


def _facts(figures: dict[str, dict[str, Any]], people: dict[str, Any]) -> list[dict[str, Any]]:
    facts = []
    total = figures.get("by-month", {}).get("total")
    if total is not None:
        facts.append({"value": f"{total:,}", "what": both(_("activities in the officers' log"))})
    reached = figures.get("by-audience", {}).get("rows", [])
    students = next((row["cells"][0] for row in reached if row["key"] == "student"), None)
    if students is not None:
        facts.append(
            {
                "value": f"{students:,}",
                "what": both(_("students reached, as officers counted; the same student may count again")),
            }
        )
    trained = {
        "value": f"{people['trained']} / {people['officers']}",
        "what": both(_("officers had current campus training at the end")),
    }
    return [*facts[:2], trained]


def _people(viewer: Viewer, period: PublicPeriod) -> dict[str, Any]:
    """Return tours and training of the year: counts, hours, and who had campus training on the last day."""
    last = period.end.fromordinal(period.end.toordinal() - 1)
    ran = [
        tour
        for tour in tours(viewer)
        if tour.start < period.end and (tour.ended is None or tour.ended > period.start)
    ]
    serving = {tour.officer for tour in ran if tour.holds(last)}
    courses = training(viewer, Q(taken__lt=period.end))
    in_year = [course for course in courses if course.taken >= period.start]
    hours = sum((course.hours for course in in_year), Decimal(0))
    trained = {course.officer for course in courses if course.campus and course.holds(last)}
    return {
        "tours": len(ran),
        "began": sum(tour.start >= period.start for tour in ran),
        "ended": sum(tour.ended is not None and tour.ended < period.end for tour in ran),
        "officers": len(serving),
        "known": len(officers(viewer)),
        "training_hours": f"{hours.normalize():f}",
        "courses": len(in_year),
        "trained": len(trained & serving),
    }


def _costs(viewer: Viewer, period: PublicPeriod) -> list[dict[str, Any]]:
    return [
        {
            "what": cost.what,
            "period": span_name(cost.start, cost.end),
            "amount": money(cost.cents),
            "shares": [
                {"party": share.party, "permille": share.permille, "amount": money(share.cents)}
                for share in cost.shares
            ],
            "source": cost.source,
        }
        for cost in costs_between(viewer, period.start, period.end)
    ]


def money(cents: int) -> str:
    """Return an amount in US dollars as it is written: $1,234.50."""
    return f"${cents // 100:,}.{cents % 100:02d}"


def _goals(viewer: Viewer, period: PublicPeriod) -> Sequence[dict[str, Any]]:
    """Return the whole program's goals of the year; a school's own goals stand in its letters."""
    mine = [
        goal
        for goal in goals(viewer)
        if goal.school is None and goal.start < period.end and goal.due >= period.start
    ]
    impersonal = Rules.of(viewer).impersonal
    return [goal_line(one) for one in progress_of(viewer, mine) if may_be_told(one, impersonal)]

"""What the first page tells of the published figures: one finding with its definition, and the way to all of them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from schoolbeat.insight.publishing.queries import current, published
from schoolbeat.web.shared.published import frozen_figure
from schoolbeat.web.shared.templatetags.house import count

PARTS = ("resolved", "diverted", "charged")


@dataclass(frozen=True)
class Part:
    """One part of a bar: where it begins and how wide it is, in percent."""

    slug: str
    label: str
    start: float
    width: float


@dataclass(frozen=True)
class Teaser:
    """A finding as a sentence; a bar where its parts are all shown, or the chart of the figure."""

    period: str
    finding: str
    definition: str
    parts: tuple[Part, ...] = ()
    chart: Any = None


@dataclass(frozen=True)
class SchoolNumbers:
    """A school's figures of a publication: each a value (None: not shown), its words and definition."""

    period: str
    rows: tuple[tuple[int | None, str, str], ...]
    one_officer: bool
    threshold: int


def teaser_of(slug: str, language: str) -> Teaser | None:
    """Return the finding of the latest year; None where nothing is published. The language must be active."""
    found = current(slug)
    page = published(found[0]) if found else None
    if page is None or page.withdrawn:
        return None
    figures = {figure["slug"]: figure for figure in page.content["figures"]}
    period = page.content["period"][language]
    known = _of_calls(figures.get("calls"), period)
    if known is not None:
        return known
    figure = figures.get("by-pillar")
    if figure is None:
        return None
    shown = frozen_figure(figure, page.content["period"], language)
    return Teaser(period, str(shown.finding), str(shown.definition), chart=shown.chart)


def _of_calls(figure: dict[str, Any] | None, period: str) -> Teaser | None:
    values = {row["key"]: row["cells"][0] for row in figure["rows"]} if figure else {}
    whole = values.get("officer")
    parts = [value for name in PARTS if (value := values.get(name)) is not None]
    if not whole or len(parts) < len(PARTS) or sum(parts) != whole:
        return None
    labels = {
        "resolved": gettext("Resolved"),
        "diverted": gettext("Diverted"),
        "charged": gettext("Charged"),
    }
    made, start = [], 0.0
    for name, value in zip(PARTS, parts, strict=True):
        width = 100 * value / whole
        made.append(Part(name, f"{labels[name]} {count(value)}", start, width))
        start += width
    words = gettext("Of %(calls)s calls officers handled, %(share)s%% ended without diversion or a charge.")
    return Teaser(
        period,
        words % {"calls": count(whole), "share": round(100 * values["resolved"] / whole)},
        gettext("Resolved: settled by talk, advice or a referral."),
        tuple(made),
    )


def numbers_of(slug: str, school: str, language: str) -> SchoolNumbers | None:
    """Return a school's row of the latest publication; None where it has none."""
    found = current(slug)
    page = published(found[0]) if found else None
    if page is None or page.withdrawn:
        return None
    figure = next((one for one in page.content["figures"] if one["slug"] == "by-school"), None)
    row = next((one for one in figure["rows"] if one["key"] == school), None) if figure else None
    listed = next((one for one in page.content["schools"] if one["id"] == school), None)
    if figure is None or row is None or listed is None:
        return None
    notes = (
        gettext("One activity in the officers' log counts once."),
        gettext("Presence, teaching, drills and meetings."),
        gettext("Conversations, mediations, visits. Small numbers are not shown."),
    )
    rows = tuple(
        (value, words[language], note)
        for value, words, note in zip(row["cells"], figure["columns"], notes, strict=True)
    )
    return SchoolNumbers(page.content["period"][language], rows, listed["one_officer"], page.threshold)

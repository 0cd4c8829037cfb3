"""A letter, slide or review on the screen: the same frozen content as its PDF, in the reader's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language, gettext

from schoolbeat.insight.letters.queries import LetterPage, VersionView
from schoolbeat.insight.letters.rendering import data_of, pdf_of
from schoolbeat.web.shared.parts import Figure
from schoolbeat.web.shared.published import frozen_figure
from schoolbeat.web.shared.templatetags.house import count

WIDTH, HEIGHT = 110, 26
TEMPLATES = {"slide": "shared/papers/slide.html", "review": "shared/papers/review.html"}


@dataclass(frozen=True)
class Spark:
    """A line of months as points of an SVG; a month without a log parts it."""

    runs: tuple[str, ...]
    x: float = 0
    y: float = 0
    dot: bool = False


@dataclass(frozen=True)
class LetterFigure:
    """One figure of a letter."""

    value: str
    name: str
    definition: str
    spark: Spark | None


@dataclass(frozen=True)
class LetterLine:
    """One number of what was taught and prepared, with its definition; of which it is a part, where it is one."""

    name: str
    value: str
    definition: str


@dataclass(frozen=True)
class LetterGoal:
    """A goal on its line; `at` is how far along it is, in percent of the line, None where nothing is measured."""

    title: str
    unit: str
    start: str
    now: str | None
    target: str
    at: float | None


@dataclass(frozen=True)
class SlideBar:
    """One bar of the slide: its name, what it stands for, its width in percent, and the class that fills it."""

    label: str
    value: str
    width: float
    css: str


@dataclass(frozen=True)
class PaperView:
    """A paper as its template prints it."""

    paper: str
    data: dict[str, Any]
    figures: tuple[LetterFigure, ...] = ()
    prepared: tuple[LetterLine, ...] = ()
    goals: tuple[LetterGoal, ...] = ()
    bars: tuple[SlideBar, ...] = ()
    tables: tuple[Figure, ...] = ()

    @property
    def template(self) -> str:
        """Return the template of this kind of paper."""
        return TEMPLATES.get(self.paper, "shared/papers/letter.html")


def spark(values: Sequence[int | None]) -> Spark | None:
    """Return the line of some months, from zero; None where there are not two to join."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    most = max(1, *known)
    points = [
        None
        if value is None
        else (3 + place * (WIDTH - 6) / (len(values) - 1), HEIGHT - 3 - value / most * (HEIGHT - 8))
        for place, value in enumerate(values)
    ]
    runs: list[list[str]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(f"{point[0]:.1f},{point[1]:.1f}")
    last = points[-1]
    joined = tuple(" ".join(run) for run in runs if len(run) > 1)
    return Spark(joined, *last, dot=True) if last else Spark(joined)


def paper_view(paper: str, version: VersionView, language: str) -> PaperView:
    """Return a version of a paper as its template prints it; the reader's language must be active."""
    data = data_of(version, language)
    if paper == "slide":
        return PaperView(paper, data, bars=tuple(_bars(data)))
    if paper == "review":
        period = {language: data["name"]}
        tables = tuple(
            frozen_figure(figure, version.content["name"], language) for figure in version.content["figures"]
        )
        return PaperView(paper, data | {"period_name": period[language]}, goals=_goals(data), tables=tables)
    figures = tuple(
        LetterFigure(
            gettext("not shown") if one["value"] is None else count(one["value"]),
            one["name"],
            one["definition"],
            spark(one["line"]),
        )
        for one in data["figures"]
    )
    return PaperView(paper, data, figures=figures, prepared=_prepared(data), goals=_goals(data))


def _prepared(data: dict[str, Any]) -> tuple[LetterLine, ...]:
    """Return what the letter says of teaching and preparing; letters of before it was counted say nothing."""
    return tuple(
        LetterLine(
            one["name"],
            _amount(one["value"], one["of"]),
            ". ".join(words for words in (one["definition"], one["note"]) if words),
        )
        for one in data.get("prepared", ())
    )


def _amount(value: int | None, whole: int | None) -> str:
    if value is None:
        return gettext("not shown")
    return count(value) if whole is None else gettext("%(n)s of %(all)s") % {"n": value, "all": whole}


def _goals(data: dict[str, Any]) -> tuple[LetterGoal, ...]:
    return tuple(
        LetterGoal(
            one["title"],
            one["unit"],
            one["start"],
            one["now"],
            one["target"],
            None if one["share"] is None else round(4 + 92 * one["share"], 1),
        )
        for one in data["goals"]
    )


def _bars(data: dict[str, Any]) -> list[SlideBar]:
    shares = [bar["share"] for bar in data["bars"] if bar["share"] is not None]
    most = max([0.01, *shares])
    classes = {"prevention": "pf-p", "intervention": "pf-i", "education": "pf-ed", "enforcement": "pf-en"}
    return [
        SlideBar(
            bar["label"],
            gettext("not shown")
            if bar["hours"] is None
            else gettext("%(n)s hours") % {"n": count(bar["hours"])}
            + (f", {round(100 * bar['share'])}%" if bar["share"] is not None else ""),
            round(100 * (bar["share"] or 0) / most, 1),
            classes.get(bar["key"], "t-1"),
        )
        for bar in data["bars"]
    ]


def language_of(request: HttpRequest) -> str:
    """Return the language a paper is asked for in; without one, the reader's own."""
    asked = request.GET.get("language", "")
    return asked if asked in ("en", "es") else "es" if (get_language() or "").startswith("es") else "en"


def pdf_answer(page: LetterPage | None, language: str) -> HttpResponse:
    """Return a letter's present version as PDF; raises Http404 where there is none."""
    version = page.version() if page else None
    if page is None or version is None:
        raise Http404
    return pdf_file(page.row.paper, version, language)


def pdf_file(paper: str, version: VersionView, language: str) -> HttpResponse:
    """Return a version as a PDF that says in its name when its data is invented."""
    mark = "SYNTHETIC-" if version.content["synthetic"] else ""
    head = {"Content-Disposition": f'inline; filename="{mark}{paper}-{language}.pdf"'}
    return HttpResponse(pdf_of(paper, version, language), content_type="application/pdf", headers=head)

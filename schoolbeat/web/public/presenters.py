"""A publication in the reader's language: words and numbers from the frozen copy alone."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext, ngettext

from schoolbeat.insight.publishing.queries import Published, team_of
from schoolbeat.web.public.frame import Frame
from schoolbeat.web.shared.published import frozen_figure, frozen_rows
from schoolbeat.web.shared.templatetags.house import count, full_day

SCHOOL_KINDS = ("high", "middle", "elementary", "adult", "alternative", "private", "other")


def address(slug: str, period: str, language: str) -> str:
    """Return where a publication stands in a language."""
    prefix = "" if language == "en" else f"/{language}"
    return f"{prefix}/p/{slug}/{period}/"


def kind_names() -> dict[str, str]:
    """Return the words over the schools of each kind."""
    return {
        "high": gettext("High schools"),
        "middle": gettext("Middle schools"),
        "elementary": gettext("Elementary schools"),
        "adult": gettext("Adult schools"),
        "alternative": gettext("Alternative schools"),
        "private": gettext("Private schools"),
        "other": gettext("Other sites"),
    }


def _schools(content: dict[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    names = kind_names()
    groups = [
        (names[kind], [school for school in content["schools"] if school["kind"] == kind])
        for kind in SCHOOL_KINDS
    ]
    return [(name, schools) for name, schools in groups if schools]


def _summary(content: dict[str, Any]) -> str:
    officers, schools = content["officers"], len(content["schools"])
    words = [
        ngettext("%(n)s officer", "%(n)s officers", officers) % {"n": count(officers)},
        ngettext("%(n)s school", "%(n)s schools", schools) % {"n": count(schools)},
    ]
    if content["students"] and not content["without_enrollment"]:
        words.append(gettext("%(n)s students") % {"n": count(content["students"])})
    return ", ".join(words)


def page_of(page: Published, periods: list[tuple[str, dict[str, str]]], frame: Frame) -> dict[str, Any]:
    """Return what the page's template prints, in one language; the reader's language must be active."""
    content, language = page.content, frame.language
    here = address(page.slug, page.period, language)
    context = {
        "frame": frame,
        "page": page,
        "content": content,
        "synthetic": content["synthetic"],
        "period_name": content["period"][language],
        "published_on": full_day(page.published_at.date()),
        "here": here,
        "periods": [
            (address(page.slug, slug, language), name[language])
            for slug, name in periods
            if slug != page.period
        ],
    }
    if page.withdrawn:
        return context
    return context | {
        "team": team_of(page),
        "summary": _summary(content),
        "schools": _schools(content),
        "alone": [school["name"] for school in content["schools"] if school["one_officer"]],
        "figures": [
            frozen_figure(figure, content["period"], language, f"{here}{figure['slug']}.csv")
            for figure in content["figures"]
        ],
    }


def rows_of(page: Published, slug: str, language: str) -> list[tuple[Any, ...]]:
    """Return a figure of a publication (or all of them) as rows of a file; empty where there is none."""
    with translation.override(language):
        rows: list[tuple[Any, ...]] = []
        for figure in page.content["figures"]:
            if slug in ("all", figure["slug"]):
                rows += frozen_rows(figure, page.content["period"], language)
        return rows

"""The published figures of a program: the frozen copy of what was published, rendered once and kept."""

from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from schoolbeat.insight.publishing.queries import current, periods, published
from schoolbeat.web.public.frame import NUMBERS, made, of_publication
from schoolbeat.web.public.kept import FRESH, Drawn, answer
from schoolbeat.web.public.presenters import page_of, rows_of
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.download import csv_report
from schoolbeat.work.portal.queries.public import Standing, standing_of


def figures(request: HttpRequest, standing: Standing | None, period: str, language: str) -> HttpResponseBase:
    """Answer with what a program has published of its latest period, or of the named one."""
    if standing is None:
        raise Http404
    path = f"{period}/" if period else NUMBERS

    def draw() -> Drawn | None:
        found = current(standing.slug, period)
        if found is None:
            return None
        page = published(found[0])
        around = made(standing, language, path)
        frame = around if standing.published else of_publication(page, language)
        template = "public/withdrawn.html" if page.withdrawn else "public/program.html"
        context = page_of(page, periods(page.slug), frame)
        # Without a portal, too, a day may come on which somebody is named no more.
        return Drawn(template, context, around.until)

    return answer(request, (standing.slug, language, path), standing, draw)


@door(OPEN)
@require_safe
def program(request: HttpRequest, slug: str, period: str = "", language: str = "en") -> HttpResponseBase:
    """Show what a program has published of its latest period, or of the named one."""
    return figures(request, standing_of(slug), period, language)


@door(OPEN)
@require_safe
def figure_csv(
    request: HttpRequest, slug: str, period: str, figure: str, language: str = "en"
) -> HttpResponseBase:
    """Return one figure of a publication as a file; `all` returns every figure."""
    found = current(slug, period)
    page = published(found[0]) if found else None
    if page is None or page.withdrawn:
        raise Http404
    rows: list[Any] = rows_of(page, figure, language)
    if not rows:
        raise Http404
    response = csv_report(f"{slug}-{period}-{figure}", rows, page.content["synthetic"])
    response["Cache-Control"] = FRESH
    return response

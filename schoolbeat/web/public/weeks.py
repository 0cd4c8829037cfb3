"""The week of a school's office, read without an account by its signed link: what it asked, and what was done."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_safe

import schoolbeat.work.requests.queries.public as asked
from schoolbeat.insight.letters.queries import latest_letter_address
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.unkept import unkept

LONGEST_TOKEN = 200


def _name(kinds: dict[str, asked.Kind], slug: str) -> str:
    kind = kinds.get(slug)
    if kind is None:
        return slug.replace("-", " ").capitalize()
    return kind.name_in(get_language() or "en")


def _done(line: asked.WeekLine, week: asked.Week) -> tuple[str, str]:
    """Return what was done, and the day it was done on or is promised by."""
    if line.ended_at is not None:
        who = gettext(asked.HANDLER_LABELS[asked.Handler(line.handler)]) if line.handler else ""
        return gettext("It is done"), ", ".join(filter(None, (full_day(line.ended_at), who)))
    if line.answered_on is not None:
        return gettext("You were answered"), full_day(line.answered_on)
    late = line.due < week.on
    promised = gettext("promised by %(day)s") % {"day": full_day(line.due)}
    return (gettext("Late: no answer yet") if late else gettext("In work")), promised


def _table(week: asked.Week) -> Table:
    kinds = asked.kinds(week.place)
    rows = tuple(
        Row(
            (
                Cell(
                    _name(kinds, line.kind),
                    gettext("asked on %(day)s") % {"day": full_day(line.day)},
                    head=True,
                ),
                Cell(*_done(line, week)),
            )
        )
        for line in week.lines
    )
    columns = (
        Column(gettext("What was asked for")),
        Column(gettext("What we did")),
    )
    empty = gettext("Nothing was asked in the last seven days, and nothing is open.")
    return Table(gettext("What you asked, and what we did"), columns, (RowGroup(rows),), empty=empty)


@door(OPEN)
@require_safe
def week(request: HttpRequest, token: str, language: str = "en") -> HttpResponse:
    """Show a school's week to whoever holds its link; no name, and no word of what was asked."""
    found = asked.week_by_token(token[:LONGEST_TOKEN])
    if found is None:
        raise Http404
    other = "es" if language == "en" else "en"
    with translation.override(language), timezone.override(found.zone):
        context = {
            "week": found,
            "table": _table(found),
            "letter": latest_letter_address(found.school, language),
            "synthetic": found.synthetic,
            "other": {"code": other, "href": f"{'/es' if other == 'es' else ''}/week/{token}/"},
        }
        response = render(request, "public/week.html", context)
    return unkept(response, language)

"""Who looked: the agency's openings and searches of some days, what is out of the ordinary, and the same as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpResponse, QueryDict, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from schoolbeat.access.roles import ROLE_TEXTS, Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.people.frame import person_path
from schoolbeat.web.desk.people.presenters import readings_table, why_words
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import csv_file
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.people.queries.readings import (
    MOST,
    ReadingRow,
    Unusual,
    limits_of,
    readers,
    readings,
    reads_typed,
    reasons_given,
    unusual,
)
from schoolbeat.work.people.rules.unusual import Limits, What
from schoolbeat.work.people.vocabulary import OPENING_LABELS, Opening

PATH = "/desk/people/readings/"
DAYS = 7
HEAD = ("day", "time", "who", "role", "what", "found", "why")


@dataclass(frozen=True)
class Span:
    """The days of a view, `end` exclusive, and its limits as they stand in the address."""

    start: date
    end: date
    by: UUID | None
    how: str

    @property
    def last(self) -> date:
        """The last day that is shown."""
        return self.end - timedelta(days=1)

    def query(self) -> str:
        """Return the query of an address that shows the same."""
        values = {"from": self.start.isoformat(), "to": self.last.isoformat(), "what": self.how}
        return urlencode(
            {name: value for name, value in (values | {"who": str(self.by or "")}).items() if value}
        )


@dataclass(frozen=True)
class UnusualLine:
    """Something to look at, in words, with the way to the looks behind it where there is one."""

    words: str
    href: str


def _day(text: str, otherwise: date) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return day if 2000 <= day.year <= 2200 else otherwise


def span_of(viewer: Viewer, query: QueryDict) -> Span:
    """Return the view an address asks for, the last seven days where it does not say; a mistyped link still opens."""
    last = _day(query.get("to", ""), viewer.on)
    start = _day(query.get("from", ""), last - timedelta(days=DAYS - 1))
    first, last = min(start, last), max(start, last)
    how = query.get("what", "")
    return Span(
        first,
        last + timedelta(days=1),
        uuid_or_none(query.get("who", "")),
        how if how in set(Opening) else "",
    )


@door("people.see_all_readings")
def who_looked(request: DoorRequest) -> HttpResponse:
    """Show who opened and searched in some days; for the sergeant what was opened with a reason comes first."""
    viewer, span = request.viewer, span_of(request.viewer, request.GET)
    rows, typed = readings(viewer, span.start, span.end, span.by, span.how), reads_typed(viewer)
    given = reasons_given(viewer, span.start, span.end) if viewer.role == Role.SERGEANT else []
    caption = gettext("Openings with a reason")
    with timezone.override(viewer.zone):
        context = {
            "span": span,
            "unusual": [_line(one, limits_of(viewer)) for one in unusual(viewer, span.start, span.end)],
            "given": readings_table(given, caption, typed) if given else None,
            "table": readings_table(rows, gettext("Who looked at records"), typed),
            "most": MOST if len(rows) == MOST else 0,
            "typed": typed,
            "selects": _selects(viewer, span),
            "csv": f"{PATH}readings.csv?{span.query()}",
            "path": PATH,
        }
    return show(request, "desk/people/readings.html", PATH, context)


def _selects(viewer: Viewer, span: Span) -> Sequence[tuple[str, str, str, list[tuple[str, str, bool]]]]:
    """Return the selects of the filter form: name, words, words for all, choices."""
    who = [(str(one), name, one == span.by) for one, name in readers(viewer, span.start, span.end)]
    what = ((one, label(OPENING_LABELS, one)) for one in Opening)
    return (
        ("who", gettext("Who"), gettext("Everybody"), who),
        (
            "what",
            gettext("What"),
            gettext("Openings and searches"),
            [(one.value, words, one == span.how) for one, words in what],
        ),
    )


def _line(one: Unusual, limits: Limits) -> UnusualLine:
    said = {"name": one.by_name, "n": one.count, "day": full_day(one.day)}
    if one.what == What.OPENERS:
        words = gettext("One record was opened by %(n)s people on %(day)s.")
        return UnusualLine(words % said, person_path(one.person, "readings") if one.person else "")
    last = one.day + timedelta(days=6) if one.what == What.OTHER_REASON else one.day
    there = urlencode({"from": one.day.isoformat(), "to": last.isoformat(), "who": str(one.by)})
    return UnusualLine(_words(one, limits) % said, f"{PATH}?{there}")


def _words(one: Unusual, limits: Limits) -> str:
    if one.what == What.MANY:
        return gettext("%(name)s opened or searched %(n)s times on %(day)s.")
    if one.what == What.OTHER_REASON:
        return gettext(
            "%(name)s opened %(n)s records for another reason than the list has, in the week of %(day)s."
        )
    hours = {"until": f"{limits.usual_until}:00", "from": f"{limits.usual_from}:00"}
    words = ngettext(
        "%(name)s looked once at night (%(until)s to %(from)s), on %(day)s.",
        "%(name)s looked %(n)s times at night (%(until)s to %(from)s), on %(day)s.",
        one.count,
    )
    return words.replace("%(until)s", hours["until"]).replace("%(from)s", hours["from"])


def _lines(rows: Sequence[ReadingRow], viewer: Viewer, typed: bool) -> Iterator[Sequence[object]]:
    for row in rows:
        at = row.at.astimezone(viewer.zone)
        yield [
            at.date().isoformat(),
            at.strftime("%H:%M"),
            row.by_name,
            gettext(ROLE_TEXTS[Role(row.role)].name),
            label(OPENING_LABELS, row.how),
            row.found,
            why_words(row),
            *([row.typed] if typed else []),
        ]


@door("people.see_all_readings")
def readings_csv(request: DoorRequest) -> StreamingHttpResponse:
    """Give exactly the readings of a view as CSV; what was typed in a search only to who sees it on the page."""
    viewer, span = request.viewer, span_of(request.viewer, request.GET)
    typed = reads_typed(viewer)
    rows = list(_lines(readings(viewer, span.start, span.end, span.by, span.how), viewer, typed))
    return csv_file("who-looked", (*HEAD, *(["typed"] if typed else [])), rows, viewer.synthetic)

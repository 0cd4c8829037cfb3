"""The period and other limits of a view, as they stand in its address."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.insight.terms import Calendar
from schoolbeat.insight.years import present_school_year
from schoolbeat.jurisdictions.years import school_year, year_in, year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.shared.templatetags.house import full_day

YEARS_BACK = 12
ALL = "all"
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class View:
    """A period in words and days, and the limits that stand beside it in the address."""

    year: str
    start: date | None
    end: date | None
    words: str
    limits: tuple[tuple[str, str], ...] = ()
    opens: bool = True  # whether this viewer may open the entries behind a number

    def href(self, path: str, **changed: Any) -> str:
        """Return an address of `path` that shows the same, but for what is `changed` (empty: without it)."""
        values = {"year": self.year, **dict(self.limits), **changed}
        return f"{path}?{urlencode({name: value for name, value in values.items() if value})}"

    def records(self, **changed: Any) -> str:
        """Return the address of the log's entries behind a number; empty for those who may not open them."""
        if not self.opens:
            return ""
        days: dict[str, Any] = {}
        if self.start:
            days["from"] = self.start.isoformat()
        if self.end:
            days["to"] = (self.end - timedelta(days=1)).isoformat()
        values = {**days, **dict(self.limits), **changed}
        return f"/desk/log/?{urlencode({name: value for name, value in values.items() if value})}"


def uuid_or_none(text: str) -> UUID | None:
    """Return the id in `text`, or None where there is none: a mistyped address shows everything, not an error."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _in_words(period: Period, today: date) -> str:
    last = min((period.end or today) - timedelta(days=1), today)
    return gettext("%(first)s to %(last)s.") % {
        "first": full_day(period.start),
        "last": full_day(max(last, period.start)),
    }


def _week(text: str) -> Period | None:
    """Return the week that an address names, as in 2026-W47, from its Monday."""
    try:
        monday = datetime.strptime(f"{text}-1", "%G-W%V-%u").date()  # noqa: DTZ007 - a week has no zone
    except ValueError:
        return None
    return Period(monday, monday + WEEK) if 2000 <= monday.year <= 2200 else None


def _term(viewer: Viewer, text: str) -> Period | None:
    """Return the term of a school year that an address names, as in 2026-fall."""
    first, _dash, slug = text.partition("-")
    year = year_in(first)
    return None if year is None else Calendar.of(pack_of(viewer.place)).period(year, slug)


def _part(viewer: Viewer, text: str) -> Period | None:
    return _week(text) or _term(viewer, text)


def view_of(viewer: Viewer, query: QueryDict, limits: tuple[str, ...] = ()) -> View:
    """Return the view an address asks for: a school year by its first year, all years, or else the present one."""
    year, opens = query.get("year", ""), may_ever(viewer, "activities.see")
    kept = tuple((name, str(query[name])) for name in limits if query.get(name))
    if year == ALL:
        return View(ALL, None, None, gettext("All years."), kept, opens)
    present = present_school_year(viewer)
    chosen = present
    if part := _part(viewer, year):
        return View(year, part.start, part.end, _in_words(part, viewer.on), kept, opens)
    first = year_in(year)
    if first is not None and first <= present.start.year + 1:
        chosen = school_year(pack_of(viewer.place), first)
    return View(str(chosen.start.year), chosen.start, chosen.end, _in_words(chosen, viewer.on), kept, opens)


def year_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the school years a view can show, latest first, and all of them."""
    pack, present = pack_of(viewer.place), present_school_year(viewer).start.year
    years = [
        (str(year), year_name(school_year(pack, year))) for year in range(present, present - YEARS_BACK, -1)
    ]
    named = [(value, gettext("School year %(name)s") % {"name": name}) for value, name in years]
    return [*named, (ALL, gettext("All years")), *_weeks(viewer), *_terms(viewer, present)]


def _weeks(viewer: Viewer) -> list[tuple[str, str]]:
    this, last = (day.strftime("%G-W%V") for day in (viewer.on, viewer.on - WEEK))
    return [(this, gettext("This week")), (last, gettext("Last week"))]


def _terms(viewer: Viewer, year: int) -> list[tuple[str, str]]:
    """Return the terms of this school year that have begun."""
    calendar, spanish = Calendar.of(pack_of(viewer.place)), (get_language() or "").startswith("es")
    begun = ((term, calendar.period(year, term.slug)) for term in calendar.terms)
    return [
        (f"{year}-{term.slug}", f"{term.name_es if spanish else term.name}, {period.start.year}")
        for term, period in begun
        if period is not None and period.start <= viewer.on
    ]


def without(view: View, *names: str) -> View:
    """Return the view without some of its limits."""
    return replace(view, limits=tuple((name, value) for name, value in view.limits if name not in names))

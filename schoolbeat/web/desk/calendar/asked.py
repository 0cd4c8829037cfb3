"""Which part of the calendar is asked for: how it is laid out, around which day, of which school, whose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.http import urlencode

from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.calendar.happening import Happening
from schoolbeat.insight.calendar.merging import is_mine

PATH = "/desk/calendar/"
ONE_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
LISTED = timedelta(days=28)
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
MINE, ALL = "mine", "all"


class Layout(StrEnum):
    """How the calendar is laid out."""

    MONTH = "month"
    WEEK = "week"
    LIST = "list"


LAYOUT_LABELS = {Layout.MONTH: _("Month"), Layout.WEEK: _("Week"), Layout.LIST: _("List")}


@dataclass(frozen=True)
class Asked:
    """What an address asks for; `whose`: an officer's id, `mine` or `all`."""

    layout: Layout
    day: date
    school: UUID | None = None
    whose: str = ALL

    @property
    def days(self) -> Period:
        """The days that are shown: whole weeks from Sunday, for a list four weeks from its day."""
        if self.layout is Layout.LIST:
            return Period(self.day, self.day + LISTED)
        if self.layout is Layout.WEEK:
            start = _sunday(self.day)
            return Period(start, start + A_WEEK)
        first = self.day.replace(day=1)
        last = _next_month(first) - ONE_DAY
        return Period(_sunday(first), _sunday(last) + A_WEEK)

    @property
    def before(self) -> "Asked":
        """What comes before it, laid out alike."""
        if self.layout is Layout.MONTH:
            return self.on((self.day.replace(day=1) - ONE_DAY).replace(day=1))
        return self.on(self.day - (A_WEEK if self.layout is Layout.WEEK else LISTED))

    @property
    def after(self) -> "Asked":
        """What comes after it, laid out alike."""
        if self.layout is Layout.MONTH:
            return self.on(_next_month(self.day.replace(day=1)))
        return self.on(self.day + (A_WEEK if self.layout is Layout.WEEK else LISTED))

    def on(self, day: date) -> "Asked":
        """Return the same around another day, as far as calendars reach."""
        return replace(self, day=min(max(day, FIRST), LAST))

    def laid(self, layout: Layout) -> "Asked":
        """Return the same, laid out otherwise."""
        return replace(self, layout=layout)

    @property
    def href(self) -> str:
        """The address that asks for it."""
        said = {"view": self.layout.value, "day": self.day.isoformat(), "whose": self.whose}
        return f"{PATH}?{urlencode(said | ({'school': str(self.school)} if self.school else {}))}"

    def keeps(self, one: Happening, viewer: Viewer) -> bool:
        """Say whether a happening is asked for: of the school, and of whom."""
        if self.school is not None and one.school not in (self.school, None):
            return False
        if self.whose == ALL:
            return True
        if self.whose == MINE:
            return is_mine(one, viewer)
        return any(str(officer) == self.whose for officer in one.officers)


def asked(viewer: Viewer, said: Mapping[str, Any]) -> Asked:
    """Return what an address asks for; what makes no sense in it is left out, officers begin with their own."""
    layout, whose = said.get("view", ""), said.get("whose", "")
    usual = MINE if viewer.role is Role.OFFICER else ALL
    return Asked(
        Layout(layout) if layout in set(Layout) else Layout.MONTH,
        _day(said.get("day", "")) or viewer.on,
        _id(said.get("school", "")),
        whose if whose in (MINE, ALL) or _id(whose) else usual,
    )


def _day(said: str) -> date | None:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def _id(said: str) -> UUID | None:
    try:
        return UUID(said)
    except ValueError:
        return None


def _sunday(day: date) -> date:
    return day - timedelta(days=(day.weekday() + 1) % 7)


def _next_month(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)

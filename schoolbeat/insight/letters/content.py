"""What a month's letter says in figures: the same few for each school, with the year before in a line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.publishing.freezing import Counts
from schoolbeat.insight.publishing.preparing import Said
from schoolbeat.insight.publishing.wording import Both, both

LESSONS = ("classroom-lesson", "assembly", "youth-program-session")
SAFETY = ("drill", "site-safety-walk", "planning-meeting", "admin-briefing")
PRESENCE = ("visible-patrol", "arrival-dismissal", "lunch-duty", "event-presence")
Line = list[int | None]


@dataclass(frozen=True)
class Year:
    """The counts of a letter's month and of the eleven before it; None where the log had not begun."""

    months: Sequence[int]
    counts: Mapping[int, Counts]
    first: int

    @property
    def month(self) -> int:
        """Return the month of the letter."""
        return self.months[-1]

    def line(self, school: str | None, kinds: Sequence[str]) -> Line:
        """Return how often some kinds were done in each month, at one school or at all of them."""
        return [self._sum(month, school, kinds) if month >= self.first else None for month in self.months]

    def _sum(self, month: int, school: str | None, kinds: Sequence[str]) -> int:
        site = self.counts[month]["site"]
        return sum(
            amount
            for key, amount in site.items()
            for where, kind in [key.split("/")]
            if kind in kinds and school in (None, where)
        )

    def hours(self, school: str | None) -> Line:
        """Return hours with groups and on site in each month."""
        return [
            round(
                sum(
                    minutes
                    for where, minutes in self.counts[month]["site_minutes"].items()
                    if school in (None, where)
                )
                / 60
            )
            if month >= self.first
            else None
            for month in self.months
        ]


def _figure(slug: str, name: Both, definition: Both, line: Line) -> dict[str, Any]:
    return {"slug": slug, "name": name, "definition": definition, "value": line[-1], "line": line}


def five_figures(year: Year, school: str | None, contacts: int | None) -> list[dict[str, Any]]:
    """Return the figures of a letter; `contacts` is None where the number is not shown."""
    figures = [
        _figure(
            "hours",
            both(_("Hours on site")),
            both(_("Presence, teaching, drills and meetings, as the officer logged them")),
            year.hours(school),
        ),
        _figure(
            "presence",
            both(_("Times present")),
            both(_("Patrols, arrivals and dismissals, lunches, events")),
            year.line(school, PRESENCE),
        ),
        _figure(
            "lessons",
            both(_("Lessons")),
            both(_("Lessons, assemblies and youth programs")),
            year.line(school, LESSONS),
        ),
        _figure(
            "safety",
            both(_("Drills and safety meetings")),
            both(_("Drills, safety walks, meetings and briefings")),
            year.line(school, SAFETY),
        ),
    ]
    persons = both(_("Talks, advice and help for one person or family; small numbers are not shown"))
    return [
        *figures,
        {
            "slug": "contacts",
            "name": both(_("Contacts")),
            "definition": persons,
            "value": contacts,
            "line": [],
        },
    ]


BRIEF = {
    "lessons-held": _("Lessons of the catalog that were held"),
    "students-taught": _("In the room in these lessons; the same student may count again"),
    "programs-run": _("Programs for young people whose first session was held"),
    "program-sessions": _("Sessions of these programs that were held"),
    "drills-held": _("With or without an officer, by the schools' own logs"),
    "plans-adopted": _("Versions that a council or committee adopted"),
    "drills-owed": _("Owed by law in the parts of the school year that were over on %(day)s"),
    "plans-current": _("Adopted, and not past its review, on %(day)s; of all active schools"),
}
"""What the numbers of teaching and preparing are, in the few words that a letter has room for."""


def prepared_lines(said: Sequence[Said]) -> list[dict[str, Any]]:
    """Return what a letter says of teaching and preparing, a line each; `of` is None where it is no part of one."""
    return [
        {
            "name": one.name,
            "value": one.value,
            "of": one.of,
            "definition": both(BRIEF[one.slug], **({"day": one.day} if one.day else {})),
            "note": one.note,
        }
        for one in said
    ]

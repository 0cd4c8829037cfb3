"""A town whose schools and officers have the names of these tests, and a file that is read in there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from schoolbeat.exchange.daylog.headings import LOG
from schoolbeat.exchange.daylog.taking import take
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.mapping import read_map
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.work.activities.models import Activity
from tests.cast import Town
from tests.factories import roster as make
from tests.tables import csv_of, faults

__all__ = ["faults"]
HEADINGS = ("Date", "Start", "End", "Duration", "School", "Officer", "Activity", "Students", "Notes")
ROW = {
    "Date": "9/3/2026",
    "Start": "10:15 AM",
    "Duration": "30",
    "School": "Alder high",
    "Officer": "Officer-1 of Alder",
    "Activity": "Mediation",
    "Students": "2",
    "Notes": "Two friends, one bicycle.",
}


def table(*rows: dict[str, str], headings: Sequence[str] = HEADINGS, separator: str = ",") -> str:
    """Return rows as CSV; each is the usual row with what it says changed."""
    return csv_of(ROW, rows, headings, separator)


def read(town: Town, path: Path, map_text: str = "", **wish: object) -> Answer:
    """Read a file in."""
    return take(town.install, Wish(path, read_map(map_text.encode(), LOG), **wish))


def school(town: Town, name: str, **fields: object) -> UUID:
    """Add a school."""
    return make.school(town, name, **fields)


def officer(town: Town, name: str, badge: str = "") -> UUID:
    """Add an officer and return the account's id."""
    return make.officer(town, name, **({"badge": badge} if badge else {}))


def only() -> Activity:
    """Return the one entry there is."""
    return Activity.objects.get()

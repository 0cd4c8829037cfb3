"""A list of requests as a city keeps it, and a file of it that is read in at a town."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.asklog.headings import REQUESTS
from schoolbeat.exchange.asklog.taking import take
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.mapping import read_map
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.requests.models import Request
from tests.cast import Town
from tests.tables import csv_of

HEADINGS = (
    "Date", "Time", "Type", "School", "Requested by", "Request", "Language", "Location", "Name", "Phone",
    "Handled by", "Disposition", "Date answered",
)  # fmt: skip
ROW = {
    "Date": "9/3/2026",
    "Time": "10:15 AM",
    "Type": "Parking complaint",
    "School": "Alder high",
    "Requested by": "Neighbor",
    "Request": "Cars block my drive every morning.",
    "Language": "Spanish",
    "Location": "12 Oak Street",
    "Name": "Rosa López",
    "Phone": "(555) 010-7788",
    "Handled by": "SRO",
    "Disposition": "Resolved",
    "Date answered": "9/4/2026",
}
OPEN = {"Handled by": "", "Disposition": "", "Date answered": ""}


def table(*rows: dict[str, str], headings: Sequence[str] = HEADINGS, separator: str = ",") -> str:
    """Return rows as CSV; each is the usual row with what it says changed."""
    return csv_of(ROW, rows, headings, separator)


def read(town: Town, path: Path, map_text: str = "", **wish: object) -> Answer:
    """Read a file in as the house."""
    return read_as(town.install, path, map_text, **wish)


def read_as(viewer: Viewer, path: Path, map_text: str = "", **wish: object) -> Answer:
    """Read a file in as somebody."""
    return take(viewer, Wish(path, read_map(map_text.encode(), REQUESTS), **wish))


def only() -> Request:
    """Return the one request there is."""
    return Request.objects.get()


def words(request: Request) -> dict[str, str]:
    """Return what a request says."""
    ring = Keyring()
    ring.load([request])
    return ring.words(request)

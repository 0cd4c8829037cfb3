"""The kinds of table that are taken over: what columns and words each has, and what takes it over."""

from collections.abc import Callable
from dataclasses import dataclass

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.asklog import names as askwords
from schoolbeat.exchange.asklog import taking as asklog
from schoolbeat.exchange.asklog.headings import REQUESTS
from schoolbeat.exchange.daylog import names as logwords
from schoolbeat.exchange.daylog import taking as daylog
from schoolbeat.exchange.daylog.headings import LOG
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.exchange.spreadsheets.words import Names


@dataclass(frozen=True)
class Table:
    """A kind of table: its columns, the words of an agency that its cells may hold, and what takes it over."""

    columns: Columns
    names: Callable[[Viewer, Map], Names]
    take: Callable[[Viewer, Wish], Answer]


ACTIVITIES, ASKED = "activities", "requests"
TABLES = {
    ACTIVITIES: Table(LOG, logwords.names_of, daylog.take),
    ASKED: Table(REQUESTS, askwords.names_of, asklog.take),
}

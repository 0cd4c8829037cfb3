"""What the public's door needs of requests: what can be asked for, under whose name it is filed, and a receipt."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.requests.queries.receipts import Followed, code_of, follow
from schoolbeat.work.requests.queries.weeks import Week, WeekLine, week_by_token
from schoolbeat.work.requests.rules.kinds import Kind, kinds_of, phrases_of, promised
from schoolbeat.work.requests.rules.saying import LONGEST_NAME, LONGEST_PLACE, LONGEST_REACH, LONGEST_TEXT
from schoolbeat.work.requests.vocabulary import ASKER_LABELS, HANDLER_LABELS, Asker, Handler

__all__ = [
    "ASKER_LABELS",
    "HANDLER_LABELS",
    "LONGEST_NAME",
    "LONGEST_PLACE",
    "LONGEST_REACH",
    "LONGEST_TEXT",
    "Asker",
    "Followed",
    "Handler",
    "Kind",
    "Told",
    "Week",
    "WeekLine",
    "code_of",
    "followed",
    "kinds",
    "promise",
    "stands_in",
    "week_by_token",
]


@dataclass(frozen=True)
class Told:
    """An answer in the asker's own language, and who gave it."""

    at: datetime
    text: str
    language: str
    by: str


def stands_in(agency: UUID, zone: ZoneInfo, place: str) -> Viewer:
    """Return the install at an agency, which files what a stranger asks."""
    return install_viewer(agency, zone, place, clock.today(zone))


def kinds(place: str) -> dict[str, Kind]:
    """Return what can be asked for at a place, in the order of its pack."""
    return kinds_of(pack_of(place))


def promise(kind: Kind, on: date) -> date:
    """Return the day by which an answer is promised to whoever asks on a day."""
    return promised(on, kind)


def followed(code: str, agency: UUID, place: str) -> tuple[Followed, list[Told]] | None:
    """Return how far a request is, and its answers in words; None where the code is none of this agency's."""
    found = follow(code)
    if found is None or found.agency != agency:
        return None
    known = phrases_of(pack_of(place))
    told = [
        Told(
            one.at,
            " ".join(filter(None, (known.get(one.phrase, {}).get(one.language, ""), one.text))),
            one.language,
            one.by,
        )
        for one in found.answers
    ]
    return found, [one for one in told if one.text]

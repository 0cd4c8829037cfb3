"""Which requests an address asks for; what makes no sense there asks for the open ones."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext

from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.words import label
from schoolbeat.work.requests.queries.work import HOW, Sought
from schoolbeat.work.requests.vocabulary import ASKER_LABELS, END_LABELS, HANDLER_LABELS, Asker, End, Handler

STATES = ("open", "mine", "wave", "ended", "counted")
NAMES = ("state", "from", "to", "kind", "school", "asker", "how")


@dataclass(frozen=True)
class Filters:
    """What the address says, as typed, and the requests it stands for."""

    typed: dict[str, str]
    state: str
    wanted: Sought


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def filters_of(query: QueryDict) -> Filters:
    """Return the filters of an address; what cannot be meant is left out, so that a mistyped link still opens."""
    typed = {name: query.get(name, "").strip().replace("\x00", "") for name in NAMES}
    state = typed["state"] if typed["state"] in STATES else "open"
    last = _day(typed["to"])
    wanted = Sought(
        state="open" if state == "mine" else state,
        school=uuid_or_none(typed["school"]),
        kind=typed["kind"][:40],
        mine=state == "mine",
        asker=typed["asker"] if typed["asker"] in set(Asker) else "",
        how=typed["how"] if typed["how"] in HOW else "",
        start=_day(typed["from"]),
        end=last + timedelta(days=1) if last else None,
    )
    return Filters({name: value for name, value in typed.items() if value}, state, wanted)


def how_words() -> dict[str, str]:
    """Return what may have become of a request, in words."""
    return {
        "in-time": gettext("Answered in time"),
        "open": gettext("Still open"),
        "ended": gettext("Ended"),
        **{handler.value: label(HANDLER_LABELS, handler) for handler in Handler},
        **{end.value: label(END_LABELS, end) for end in End},
    }


def asker_words() -> dict[str, str]:
    """Return who may ask, in words."""
    return {asker.value: label(ASKER_LABELS, asker) for asker in Asker}

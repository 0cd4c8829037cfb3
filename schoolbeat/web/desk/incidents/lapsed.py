"""Duties to tell that fell away with their deed: what was tried and which letters were made, as history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from schoolbeat.web.desk.incidents.letterlinks import language_name, made_links
from schoolbeat.web.desk.incidents.tables import PATH, moment
from schoolbeat.web.shared.parts import TimelineItem
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.views import TellingView
from schoolbeat.work.incidents.vocabulary import DEED_LABELS


@dataclass(frozen=True)
class LapsedLine:
    """A duty to tell that is no longer owed, in words; `letters` are those that were made: words and address."""

    name: str
    why: str
    tries: tuple[str, ...]
    letters: tuple[tuple[str, str], ...]


def lapsed_lines(view: IncidentView, duties: Mapping[str, str]) -> tuple[LapsedLine, ...]:
    """Return the duties that are no longer owed, with all that was done for them."""
    deeds = {deed.id: label(DEED_LABELS, deed.what) for deed in view.deeds}
    return tuple(
        LapsedLine(
            duties.get(one.duty, one.duty),
            gettext("was due %(moment)s; fell away when this was taken back: %(what)s")
            % {"moment": moment(one.due), "what": deeds.get(one.deed, "")},
            tuple(f"{moment(at)}: {small}" for at, small in _tries(one)),
            tuple(made_links(view, one.id)),
        )
        for one in view.lapsed
    )


def lapsed_story(view: IncidentView, duties: Mapping[str, str]) -> Iterator[tuple[datetime, TimelineItem]]:
    """Yield what was done for duties that are no longer owed, each with its moment."""
    for telling in view.lapsed:
        name = duties.get(telling.duty, telling.duty)
        what = gettext("Tried to tell, no longer owed: %(whom)s") % {"whom": name}
        for at, small in _tries(telling):
            yield at, TimelineItem(moment(at), what, small)
        made = gettext("A letter was made, no longer owed: %(whom)s") % {"whom": name}
        for letter in view.letters:
            if letter.telling == telling.id:
                small = f"{letter.by_name}, {language_name(letter.language)}"
                href = f"{PATH}{view.row.id}/letters/{letter.id}/"
                yield letter.at, TimelineItem(moment(letter.at), made, small, href)


def _tries(telling: TellingView) -> list[tuple[datetime, str]]:
    return [
        (datetime.fromisoformat(one["at"]), ", ".join(filter(None, (one.get("by"), one.get("note")))))
        for one in telling.words.get("tried", ())
    ]

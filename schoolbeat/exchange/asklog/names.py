"""What a word of a list of requests names: kinds, schools, askers, languages, who handled it and how it ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.asklog import synonyms
from schoolbeat.exchange.asklog.headings import ASKER, HANDLER, KIND, LANGUAGE, OUTCOME, REQUESTS, SCHOOL
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.named import officer_words, school_words
from schoolbeat.exchange.spreadsheets.words import (
    Names,
    Words,
    check_map,
    kind_words,
    label_words,
    spoken_words,
)
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.requests.queries import offered_kinds
from schoolbeat.work.requests.queries.owners import called
from schoolbeat.work.requests.rules.kinds import Kind
from schoolbeat.work.requests.rules.naming import Called
from schoolbeat.work.requests.vocabulary import ASKER_LABELS, END_LABELS, HANDLER_LABELS, Handler
from schoolbeat.work.roster.queries import officers, schools
from schoolbeat.work.roster.queries.answering import owners
from schoolbeat.work.roster.queries.closings import open_until

OPEN = "open"
"""How a request ended that the list calls open: not yet."""
LANGUAGE_LABELS = {"en": _("English"), "es": _("Spanish")}
OUTCOME_LABELS: dict[str, str] = {
    **{str(end): label for end, label in END_LABELS.items()},
    Handler.SCHOOL.value: _("Handled by the school"),
    Handler.OTHERS.value: _("Passed to another unit or agency"),
    OPEN: _("Open"),
}


@dataclass
class AskNames(Names):
    """The vocabularies of a list of requests at one agency."""

    kinds: dict[str, Kind]
    until: dict[str, date]
    """School -> the first day on which it is known to be closed, for those that are offered no more."""
    called: dict[UUID, Called]
    """How those are called of whom something can be said."""


def _handler_words(viewer: Viewer, said: Mapping[str, str]) -> Words:
    found = label_words(HANDLER, HANDLER_LABELS, synonyms.HANDLERS, said)
    people = officer_words(officers(viewer), {})
    found.rules.append(lambda text: [Handler.OFFICER.value] if people.find_or_none(text) else [])
    return found


def names_of(viewer: Viewer, said: Map) -> AskNames:
    """Read what an agency's words name; raises Unreadable where the map names what is not there. Eight queries."""
    kinds = offered_kinds(viewer)
    spoken = spoken_words(said, REQUESTS)
    found = AskNames(
        {
            KIND: kind_words(list(kinds.values()), synonyms.KINDS, spoken[KIND]),
            SCHOOL: school_words(schools(viewer), spoken[SCHOOL]),
            ASKER: label_words(ASKER, ASKER_LABELS, synonyms.ASKERS, spoken[ASKER]),
            LANGUAGE: label_words(LANGUAGE, LANGUAGE_LABELS, synonyms.LANGUAGES, spoken[LANGUAGE]),
            HANDLER: _handler_words(viewer, spoken[HANDLER]),
            OUTCOME: label_words(OUTCOME, OUTCOME_LABELS, synonyms.OUTCOMES_AND_STATES, spoken[OUTCOME]),
        },
        kinds,
        {str(school): day for school, day in open_until(viewer).items()},
        called(viewer.agency, owners(viewer.agency, viewer.on, ())),
    )
    check_map(found.words, said)
    return found

"""Whom and what a word of a log names: kinds, schools and officers of one agency."""

from dataclasses import dataclass

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog import synonyms
from schoolbeat.exchange.daylog.headings import LOG
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.named import officer_words, school_words
from schoolbeat.exchange.spreadsheets.synonyms import INITIATORS, OUTCOMES
from schoolbeat.exchange.spreadsheets.words import Names, check_map, kind_words, label_words, spoken_words
from schoolbeat.work.activities.queries.taking import TakenKind, taken_kinds
from schoolbeat.work.activities.vocabulary import (
    INITIATOR_LABELS,
    OUTCOME_LABELS,
    PLACE_LABELS,
)
from schoolbeat.work.roster.queries import officers, schools


@dataclass
class LogNames(Names):
    """The vocabularies of a log at one agency."""

    kinds: dict[str, TakenKind]


def names_of(viewer: Viewer, said: Map) -> LogNames:
    """Read what an agency's words name; raises Unreadable where the map names what is not there. Three queries."""
    kinds = taken_kinds(viewer)
    spoken = spoken_words(said, LOG)
    found = LogNames(
        {
            "kind": kind_words(kinds, synonyms.KINDS, spoken["kind"]),
            "school": school_words(schools(viewer), spoken["school"]),
            "officer": officer_words(officers(viewer), spoken["officer"]),
            "initiator": label_words("initiator", INITIATOR_LABELS, INITIATORS, spoken["initiator"]),
            "location": label_words("location", PLACE_LABELS, synonyms.PLACES, spoken["location"]),
            "outcome": label_words("outcome", OUTCOME_LABELS, OUTCOMES, spoken["outcome"]),
        },
        {kind.slug: kind for kind in kinds},
    )
    check_map(found.words, said)
    return found

"""What stands against something said: a request, an answer, an end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import is_visible
from schoolbeat.work.requests.vocabulary import LANGUAGES, Asker, Channel, End, Handler

LONGEST_TEXT, LONGEST_NAME, LONGEST_REACH, LONGEST_PLACE = 4000, 160, 200, 300


@dataclass(frozen=True)
class Fault:
    """What stands against something said: the field, and the words."""

    field: str
    because: str


@dataclass(frozen=True)
class Asked:
    """What somebody asks, as it came in."""

    kind: str
    asker: str
    channel: str
    language: str
    text: str
    name: str = ""
    reach: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class Answer:
    """An answer: a reviewed phrase by its name, or words that a named person wrote in the asker's language."""

    phrase: str = ""
    text: str = ""
    bilingual: str = ""


def asked_fault(asked: Asked, kinds: Collection[str]) -> Fault | None:
    """Return what stands against a request as it came in."""
    if asked.kind not in kinds:
        return Fault("kind", _("There is no such kind of request."))
    for field, word, words in (
        ("asker", asked.asker, Asker),
        ("channel", asked.channel, Channel),
        ("language", asked.language, LANGUAGES),
    ):
        if word not in set(words):
            return Fault(field, _("There is no such word here."))
    for field, text, longest in (
        ("text", asked.text, LONGEST_TEXT),
        ("name", asked.name, LONGEST_NAME),
        ("reach", asked.reach, LONGEST_REACH),
        ("place", asked.place, LONGEST_PLACE),
    ):
        if len(text) > longest:
            return Fault(field, _("This is too long."))
    if not is_visible(asked.text):
        return Fault("text", _("Say in a few words what it is about."))
    return _position_fault(asked)


def _position_fault(asked: Asked) -> Fault | None:
    latitude, longitude = asked.latitude, asked.longitude
    if (latitude is None) != (longitude is None):
        return Fault("latitude", _("A position has a latitude and a longitude."))
    if latitude is not None and longitude is not None and not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return Fault("latitude", _("A latitude is -90 to 90, a longitude -180 to 180."))
    return None


def told_fault(field: str, day: date | None, asked_on: date, today: date) -> Fault | None:
    """Return what stands against a day that a file tells of a request: it lies from the day it was asked to today."""
    if day is None or asked_on <= day <= today:
        return None
    return Fault(field, _("This is no day from the one on which it was asked to today."))


def answer_fault(answer: Answer, language: str, phrases: Collection[str]) -> Fault | None:
    """Return what stands against an answer: it comes in the asker's language, and nobody's machine wrote it."""
    if answer.phrase and answer.phrase not in phrases:
        return Fault("phrase", _("There is no such phrase."))
    if not (answer.phrase or answer.text):
        return Fault("text", _("An answer says something."))
    if len(answer.text) > LONGEST_TEXT:
        return Fault("text", _("This is too long."))
    if answer.text and language != "en" and not answer.bilingual:
        return Fault(
            "bilingual",
            _("Say who wrote this in the asker's language: a named person. Or choose a reviewed phrase."),
        )
    return None


def end_fault(handler: str, end: str) -> Fault | None:
    """Return what stands against an end: only what an officer handled was resolved, diverted or charged."""
    if handler not in set(Handler):
        return Fault("handler", _("Say who handled it."))
    if handler == Handler.OFFICER:
        return (
            None if end in set(End) else Fault("end", _("Say how it ended: resolved, diverted or charged."))
        )
    return Fault("end", _("Only what an officer handled has such an end.")) if end else None

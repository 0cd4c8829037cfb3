"""Pure decisions about requests: who owns one, by when an answer is promised, what an answer must be, how one ends."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import combining, normalize
from uuid import UUID

from rapidfuzz import fuzz, utils

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import is_visible
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.people.rules.clocks import due
from schoolbeat.work.requests.vocabulary import LANGUAGES, Asker, Channel, End, Handing, Handler

LONGEST_TEXT, LONGEST_NAME, LONGEST_REACH, LONGEST_PLACE = 4000, 160, 200, 300
LIKE_DAYS = 14
LIKE = 60.0
"""How near two texts must be (0 to 100) for one request to be suggested as the other said again."""
PILE, PILE_DAYS = 3, 30
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})


@dataclass(frozen=True)
class Kind:
    """A kind of request as the pack of the place has it; `days` are business days until the answer is promised."""

    slug: str
    name: str
    name_es: str
    days: int
    activity: str
    own: bool = False
    """Somebody asks for himself or herself: it never shows to the school that employs or teaches the asker."""
    open311: bool = False
    problem: bool = False
    """Three about one school in a month are worth a problem-solving project."""
    conduct: bool = False
    """It is said of how an officer works: no officer reads it."""


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


@dataclass(frozen=True)
class Serving:
    """An officer who serves a school today, in person or as the cover of somebody who is away."""

    officer: UUID


@dataclass(frozen=True)
class Held:
    """By whom a request is owned so far, and whether that person is away today; by nobody while it is being filed."""

    account: UUID | None = None
    by_hand: bool = False
    away: bool = False


@dataclass(frozen=True)
class Owner:
    """Who owns a request, and why a new one had to be found."""

    account: UUID
    why: Handing


def kinds_of(pack: Pack) -> dict[str, Kind]:
    """Return the kinds of request of a place by their names, in the order of the pack."""
    return {
        row["slug"]: Kind(
            row["slug"],
            row["name"],
            row["name_es"],
            row["days"],
            row.get("activity", ""),
            row.get("own", False) or row.get("conduct", False),
            row.get("open311", False),
            row.get("problem", False),
            row.get("conduct", False),
        )
        for row in pack.rows("request_kinds")
    }


def phrases_of(pack: Pack) -> dict[str, dict[str, str]]:
    """Return the reviewed phrases of a place by their names, each in every language that it was reviewed in."""
    return {row["slug"]: {"en": row["text"], "es": row["text_es"]} for row in pack.rows("answer_phrases")}


def promised(asked_on: date, kind: Kind) -> date:
    """Return the day by which an answer is promised."""
    return due(asked_on, kind.days, business=True)


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


def owner_of(
    held: Held, serving: Sequence[Serving], sergeants: Sequence[UUID], active: Collection[UUID]
) -> Owner | None:
    """Return who owns a request from now on; None where whoever owns it still does.

    `serving` are those who serve its school today, covers among them, `sergeants` the sergeants in their order,
    `active` all who may own a request. At no school, or at one that nobody serves, a request is the sergeant's. What
    was handed over by hand stays where it was put, until that person is away or gone.
    """
    stays = held.account in active and not held.away
    officers = [one.officer for one in serving if one.officer in active]
    if stays and (held.by_hand or held.account in sergeants or held.account in officers):
        return None
    if stays and not officers and not sergeants:
        return None
    why = Handing.SERVES if stays else Handing.AWAY if held.account in active else Handing.GONE
    found = next(iter((*officers, *(one for one in sergeants if one in active))), None)
    return None if found is None or found == held.account else Owner(found, why)


def reviewer_of(held: Held, reviewers: Sequence[UUID], concerned: Collection[UUID]) -> Owner | None:
    """Return who owns what is said of an officer from now on; None where whoever owns it still does.

    `reviewers` are those who may, sergeants first, whoever is away last; nobody owns what is said of him or her.
    """
    free = [one for one in reviewers if one not in concerned]
    if held.account in free and not held.away:
        return None
    about = held.account is not None and held.account in concerned
    why = Handing.CONCERNED if about else Handing.AWAY if held.account in free else Handing.GONE
    found = next(iter(free), None)
    return None if found is None or found == held.account else Owner(found, why)


def named_in(text: str, names: Mapping[UUID, str]) -> frozenset[UUID]:
    """Return whose family name stands in a text as a word of its own, with or without its accents.

    Rather one too many: whoever is named by mistake does not read it, and a colleague does.
    """
    words = set(_plain_words(text))
    return frozenset(one for one, name in names.items() if words & {_family_name(name)})


def _family_name(name: str) -> str:
    return next((word for word in reversed(_plain_words(name)) if word not in _AFTER_NAMES), "")


def _plain_words(text: str) -> list[str]:
    plain = "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))
    return re.findall(r"[^\W\d_]{2,}", plain)


def likeness(one: str, other: str) -> float:
    """Return how near two texts are, 0 to 100, whatever the order of their words."""
    return fuzz.token_set_ratio(one, other, processor=utils.default_process)


@dataclass(frozen=True)
class Seen:
    """A request as far as it counts toward a pile of like ones."""

    id: UUID
    school: UUID | None
    kind: str
    day: date


@dataclass(frozen=True)
class Pile:
    """Like requests about one school: enough of them to look at the problem behind."""

    school: UUID
    kind: str
    requests: tuple[UUID, ...]


def piles(seen: Iterable[Seen], kinds: dict[str, Kind], today: date) -> tuple[Pile, ...]:
    """Return what was asked three times and more about one school in the last 30 days, the largest pile first."""
    first = today - timedelta(days=PILE_DAYS - 1)
    heaps: dict[tuple[UUID, str], list[Seen]] = {}
    for one in seen:
        kind = kinds.get(one.kind)
        if kind is not None and kind.problem and one.school is not None and first <= one.day <= today:
            heaps.setdefault((one.school, one.kind), []).append(one)
    found = [
        Pile(school, kind, tuple(one.id for one in sorted(heap, key=lambda one: (one.day, one.id))))
        for (school, kind), heap in heaps.items()
        if len(heap) >= PILE
    ]
    return tuple(sorted(found, key=lambda pile: (-len(pile.requests), pile.kind, str(pile.school))))

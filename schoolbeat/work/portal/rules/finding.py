"""Finds a school by what a parent types: its name, street or district, misspelled too."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from rapidfuzz import fuzz

LONGEST_QUERY = 100
MOST_WORDS = 8
LIKE, OF_OTHERS, MOST = 74.0, 0.92, 25
BEGINNING, EXACT = 94.0, 100.0
_SHORT = {
    "st": "street", "ave": "avenue", "av": "avenue", "blvd": "boulevard", "dr": "drive", "rd": "road", "ln": "lane",
    "ct": "court", "elem": "elementary", "es": "elementary", "ms": "middle", "hs": "high", "jr": "junior",
    "sr": "senior", "mt": "mount", "usd": "unified",
}  # fmt: skip
_KINDS = {
    "elementary": ("elementary", "primaria", "grade"),
    "middle": ("middle", "junior", "intermedia", "secundaria"),
    "high": ("high", "preparatoria", "secundaria"),
    "adult": ("adult", "adultos"),
    "private": ("private", "privada"),
    "alternative": ("alternative", "alternativa", "continuation"),
    "other": (),
}
_EMPTY = {"school", "the", "of", "a", "escuela", "la", "el", "de", "del", "los", "las", "ca", "wa", "calle"}


@dataclass(frozen=True)
class Place:
    """A school as it is looked for."""

    id: UUID
    name: str
    kind: str
    district: str = ""
    street: str = ""
    city: str = ""


def words_of(text: str) -> list[str]:
    """Return the words of a text without accents, capitals and points; usual short forms in full."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(one for one in plain if not unicodedata.combining(one))
    found = re.findall(r"[a-z0-9]+", plain.replace("'", "").replace("\u2019", ""))
    return [_SHORT.get(word, word) for word in found]


def _near(word: str, others: Iterable[str]) -> float:
    return max((_like(word, other) for other in others), default=0.0)


def _like(word: str, other: str) -> float:
    if word == other:
        return EXACT
    if word.isdigit() or other.isdigit():
        # Another number of the house is another house.
        return 0.0
    if len(word) >= 3 and other.startswith(word):
        return BEGINNING
    return fuzz.ratio(word, other) if min(len(word), len(other)) >= 3 else 0.0


def _score(asked: Sequence[str], place: Place) -> float:
    name = words_of(place.name)
    others = [*words_of(f"{place.district} {place.street} {place.city}"), *_KINDS.get(place.kind, ())]
    whole = "".join(name)
    each = [max(_near(word, name), OF_OTHERS * _near(word, others)) for word in asked]
    # "riverview" typed as two words, or two words typed as one.
    return max(sum(each) / len(each), fuzz.ratio("".join(asked), whole) * OF_OTHERS)


def nearest(query: str, places: Iterable[Place]) -> list[Place]:
    """Return the schools that are like what was typed, the nearest first; none where nothing is like it."""
    typed = words_of(query[:LONGEST_QUERY])[:MOST_WORDS]
    asked = [word for word in typed if word not in _EMPTY] or typed
    if not asked:
        return []
    scored = [(_score(asked, place), place) for place in places]
    best = sorted(
        (one for one in scored if one[0] >= LIKE), key=lambda one: (-one[0], one[1].name, one[1].id)
    )
    if not best:
        return []
    # Beside one that fits, those that are only a little like it are noise.
    return [place for score, place in best if score >= best[0][0] - 18][:MOST]

"""How a resource is found: words without accents, words that were misspelled, and how far it is."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

CLOSE = 78
"""How alike two words are, of 100, that one slip tells apart: counselling and counseling, sucide and suicide."""
SHORTEST_GUESSED = 4
"""Letters from which on a word may be another one misspelled."""
_WORD = re.compile(r"[0-9a-z]+")


def folded(text: str) -> str:
    """Return text as it is searched: small letters, no accents, single blanks."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(sign for sign in bare if not unicodedata.combining(sign)).split())


def words_in(text: str) -> list[str]:
    """Return the words of a text that was folded."""
    return _WORD.findall(text)


def near_words(word: str, vocabulary: Iterable[str]) -> set[str]:
    """Return those words of a vocabulary that may be meant by one that is in it nowhere."""
    if len(word) < SHORTEST_GUESSED:
        return set()
    found = process.extract(word, vocabulary, scorer=fuzz.ratio, score_cutoff=CLOSE, limit=20)
    return {match for match, _score, _place in found}


def likeness(asked: str, name: str) -> float:
    """Return how well a name fits what was asked, for the order of what was found."""
    return fuzz.token_set_ratio(asked, folded(name))

"""Spellings that mean the same: case, accents, blanks and the plural's s do not count."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\u0300-\u036f]")
_GAPS = re.compile(r"[^0-9a-z]+")
_APOSTROPHES = re.compile(r"['’‘`´]")


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Return words in small letters without accents or signs, one blank between them."""
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return _GAPS.sub(" ", _APOSTROPHES.sub("", bare)).strip()


@lru_cache(maxsize=20_000)
def key(text: str) -> str:
    """Return the folded words, each in the singular as far as an s at the end makes the plural."""
    return " ".join(_singular(word) for word in folded(text).split())


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(folded(text).split())

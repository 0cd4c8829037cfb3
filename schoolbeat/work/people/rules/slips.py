"""The blind index: keyed hashes by which a name is found although it is stored encrypted.

A word is known to the database only by a hash under the agency's key. So that a slip is forgiven, the index also holds
hashes of what the word becomes when one letter is left out (symmetric deletion: two words that differ by one letter
dropped, doubled, swapped, replaced or put in share one of these), of how it sounds, and of how it begins.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations, product

import jellyfish

from schoolbeat.work.people.rules.names import LONGEST_WORD, Parts

NONE = 0
"""Stands for the part that a person of one name does not have."""
SHORTEST_START, LONGEST_START = 2, 10
"""A word is found by its first 2 to 10 letters while somebody types."""
_LETTERS, _SOUND, _START, _BORN = b"l", b"s", b"p", b"b"

# In this order: how Spanish names are heard. What is written g, j, x or h before a vowel is heard as h or not at all.
_HEARD = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("ph", "f"), ("sch|sh|ch", "C"), ("th", "t"), ("qu(?=[ei])|ck|q", "k"), ("c(?=[eiy])|z|ss", "s"), ("c", "k"),
        ("gu(?=[ei])", "G"), ("g(?=[eiy])|j|^x", "h"), ("gu(?=a)|hu(?=[aeo])", "u"), ("ll|y", "i"), ("v", "b"),
        ("w", "u"), ("x", "ks"), ("h", ""), ("ie|ee|ea", "i"), ("oo|ou", "u"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip


def deletions(word: str) -> frozenset[str]:
    """Return what a word becomes when one of its letters is left out; nothing for a word of one letter."""
    return frozenset(word[:at] + word[at + 1 :] for at in range(len(word))) - {""}


def sounds(word: str) -> frozenset[str]:
    """Return how a word sounds: metaphone for English, and a Spanish ear (b = v, s = z, ll = y, h mute, g = j)."""
    if not (word.isascii() and word.isalpha()):
        return frozenset()
    heard = word
    for written, sound in _HEARD:
        heard = written.sub(sound, heard)
    return frozenset({"m" + jellyfish.metaphone(word), "s" + heard}) - {"m", "s"}


def starts(word: str) -> frozenset[str]:
    """Return the beginnings by which a word is found while it is typed, without the word itself."""
    return frozenset(word[:size] for size in range(SHORTEST_START, min(len(word), LONGEST_START + 1)))


@dataclass(frozen=True)
class Asked:
    """The hashes by which one typed word is looked up: the word, what a slip may have made of it, its beginning."""

    word: int
    slips: frozenset[int]
    sounds: frozenset[int]
    start: int


@dataclass
class Hasher:
    """Hashes words under a key and an agency, so that words of two agencies cannot be compared.

    It remembers each word's hashes as long as it lives: one for an import, one for a question, none for the process.
    """

    key: bytes = field(repr=False)
    context: bytes
    _words: dict[str, int] = field(default_factory=dict, init=False, repr=False)
    _slips: dict[str, frozenset[int]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self._own = hmac.digest(self.key, b"names\x00" + self.context, hashlib.sha256)

    def _hash(self, domain: bytes, text: str) -> int:
        """Return the first 64 bits of HMAC-SHA256 as a signed integer, as both databases keep it; never NONE."""
        digest = hmac.digest(self._own, domain + text.encode("utf-8", "surrogatepass"), "sha256")
        return int.from_bytes(digest[:8], "big", signed=True) or 1

    def word(self, word: str) -> int:
        """Return a word's own hash."""
        cut = word[:LONGEST_WORD]
        if (known := self._words.get(cut)) is None:
            known = self._words[cut] = self._hash(_LETTERS, cut)
        return known

    def slips(self, word: str) -> frozenset[int]:
        """Return all hashes by which a stored word is found, its own among them; at most 63."""
        cut = word[:LONGEST_WORD]
        if (known := self._slips.get(cut)) is None:
            hashes = {self.word(cut)}
            hashes.update(self._hash(_LETTERS, one) for one in deletions(cut))
            hashes.update(self._hash(_SOUND, one) for one in sounds(cut))
            hashes.update(self._hash(_START, one) for one in starts(cut))
            known = self._slips[cut] = frozenset(hashes)
        return known

    def born(self, day: date) -> int:
        """Return the hash of a birth date."""
        return self._hash(_BORN, day.isoformat())

    def asked(self, word: str) -> Asked:
        """Return the hashes by which a typed word is looked up."""
        cut = word[:LONGEST_WORD]
        return Asked(
            self._hash(_LETTERS, cut),
            frozenset(self._hash(_LETTERS, one) for one in deletions(cut) | {cut}),
            frozenset(self._hash(_SOUND, one) for one in sounds(cut)),
            self._hash(_START, cut[:LONGEST_START]),
        )


def pairs(parts: Parts, hasher: Hasher) -> frozenset[tuple[int, int]]:
    """Return the (given, family) hashes of a name's rows.

    Each given name with each family name; what is joined with what is not; and the names of one kind among themselves,
    so that who is asked for by two family names alone is found as quickly.
    """
    given = [hasher.word(word) for word in parts.given]
    family = [hasher.word(word) for word in parts.family]
    joined_given = [hasher.word(word) for word in parts.joined_given]
    joined_family = [hasher.word(word) for word in parts.joined_family]
    found = set(product(given + joined_given, family or [NONE]))
    found.update(product(given or [NONE], family + joined_family))
    found.update(combinations(given, 2))
    found.update(combinations(family, 2))
    return frozenset(found)


def index_rows(words: Iterable[str], hasher: Hasher) -> frozenset[tuple[int, int]]:
    """Return the (slip, word) rows of many words; a word that comes twice makes its rows once."""
    return frozenset((slip, hasher.word(word)) for word in set(words) for slip in hasher.slips(word))

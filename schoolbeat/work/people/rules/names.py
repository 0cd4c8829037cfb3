"""Names as they are compared: without accents, case and punctuation, in words."""

import re
import unicodedata
from dataclasses import dataclass

MOST_WORDS = 6
"""So many words of one part of a name are looked at; more are a text that was pasted into the wrong field."""
LONGEST_WORD = 24
"""So many letters of one word are looked at, so that a name of 300 letters does not make thousands of slips."""
_PARTICLES = "al da das de del den der di dos du e el la las le los of the van von y zu jr sr ii iii iv"
PARTICLES = frozenset(_PARTICLES.split())
"""Words that are written or left out at will (de la Cruz, Smith Jr.): found without them."""

# Letters that no Unicode decomposition takes apart; ß is taken apart by casefolding.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ı": "i",
     "ə": "e", "ǝ": "e", "ĸ": "k", "ƒ": "f", "ƀ": "b", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ȷ": "j", "ɨ": "i"}
)  # fmt: skip
# Dropped within a word, before accents are taken apart: an acute accent that stands alone is an apostrophe too.
_APOSTROPHES = str.maketrans(dict.fromkeys("'`´‘’‚‛ʹʻʼʽʾʿˈ′＇ـ"))
# Marks below these classes belong to the letter in scripts of India (nukta, virama) and Japan (voicing).
_PART_OF_LETTER = frozenset((0, 7, 8, 9))
_SELECTORS = re.compile("[\u034f\u180b-\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_EAST_ASIAN = 0x2E80
_ASCII_WORD = re.compile("[a-z0-9]+")


class _Kept(dict[int, str]):
    """What becomes of each sign: a letter or digit stays, an accent or what is invisible goes, all else is a blank."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        category = unicodedata.category(sign)
        if category[0] == "L" or category in ("Nd", "Nl"):
            kept = sign
        elif category in ("Me", "Cf"):
            kept = ""
        elif category[0] == "M":
            kept = sign if unicodedata.combining(sign) in _PART_OF_LETTER else ""
        else:
            kept = " "
        self[code] = kept
        return kept


_KEPT = _Kept()


@dataclass(frozen=True)
class Name:
    """A name as it is written: preferred and former given names stand beside the given one, so do family names."""

    given: str
    family: str
    preferred: tuple[str, ...] = ()
    other_family: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parts:
    """The words a name is found by, of both kinds.

    `joined` are parts of several words written as one (Mary Ann: maryann), which are found as they are, without slips.
    Parts with particles are family names of their own when joined (de la Cruz: cruz, delacruz).
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    joined_given: tuple[str, ...] = ()
    joined_family: tuple[str, ...] = ()

    @property
    def all_given(self) -> tuple[str, ...]:
        """Return given names as words of their own and joined."""
        return self.given + self.joined_given

    @property
    def all_family(self) -> tuple[str, ...]:
        """Return family names as words of their own and joined."""
        return self.family + self.joined_family


def normalize(text: str) -> tuple[str, ...]:
    """Return the words of a name, folded for comparing; none for blanks, signs and emoji alone.

    Compatibility forms, case and accents are folded as in Unicode's caseless matching (UAX 15, The Unicode Standard
    3.13); apostrophes are dropped, every other sign parts words, and letters of every script are kept.
    """
    if text.isascii():
        return tuple(_ASCII_WORD.findall(text.lower().translate(_APOSTROPHES)))
    folded = text.translate(_APOSTROPHES)
    for _twice in range(2):
        folded = unicodedata.normalize("NFKD", folded).casefold().translate(_LETTERS).translate(_APOSTROPHES)
    kept = unicodedata.normalize("NFKD", _SELECTORS.sub("", folded)).translate(_KEPT)
    return tuple(unicodedata.normalize("NFC", kept).split())


def is_word(word: str) -> bool:
    """Say whether a word is more than an initial: two letters, or one sign of a script that writes words so."""
    return len(word) > 1 or ord(word) >= _EAST_ASIAN


def without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that have to be found; where there are only particles, they are the name."""
    return tuple(word for word in words if word not in PARTICLES) or words


def parts_of(name: Name) -> Parts:
    """Return the words by which a name is found; each word once, in the order written."""
    given, joined_given = _part((name.given, *name.preferred))
    family, joined_family = _part((name.family, *name.other_family))
    return Parts(given, family, joined_given, joined_family)


def _part(texts: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words: dict[str, None] = {}
    joined: dict[str, None] = {}
    for text in texts:
        written = normalize(text)[:MOST_WORDS]
        needed = without_particles(written)
        words.update((word[:LONGEST_WORD], None) for word in needed)
        if len(written) > 1:
            as_one = "".join(written)[:LONGEST_WORD]
            (joined if len(needed) == len(written) else words)[as_one] = None
    return tuple(words)[:MOST_WORDS], tuple(word for word in joined if word not in words)

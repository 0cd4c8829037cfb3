"""Whom a text names of those who work here."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import combining, normalize
from uuid import UUID

_SHORTEST_BADGE = 3
_AFTER_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_BETWEEN = frozenset(
    ("of", "de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "du", "van", "von", "der", "den")
)
_TITLES = frozenset(
    {
        "officer", "ofc", "sergeant", "sgt", "corporal", "cpl", "lieutenant", "lt", "captain", "capt", "chief",
        "detective", "det", "deputy", "dep", "agent", "sro", "mr", "mrs", "ms", "dr",
        "oficial", "agente", "sargento", "sargenta",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Called:
    """How somebody is called here: by every name that the house has of him or her, and by a badge."""

    names: tuple[str, ...]
    badge: str = ""


def named_in(text: str, called: Mapping[UUID, Called], whom: bool = False) -> frozenset[UUID]:
    """Return whom a text names by a family name, any part of one, or a badge; with or without accents and hyphens.

    Rather one too many: whoever is named by mistake does not read it, and a colleague does. A badge of one or two
    digits counts only where the text says `whom` somebody means: elsewhere it is a grade or an hour.
    """
    words, tokens = set(_words(text)), set(re.findall(r"\w+", text.casefold()))
    shortest = 1 if whom else _SHORTEST_BADGE

    def is_named(known: Called) -> bool:
        family = {word for name in known.names for word in _family(name)}
        return bool(words & family) or (len(known.badge) >= shortest and known.badge.casefold() in tokens)

    return frozenset(one for one, known in called.items() if is_named(known))


def _family(name: str) -> Iterator[str]:
    """Yield the words of a name that are no title and not the given name: all that is left may be a family name."""
    before, comma, _after = name.partition(",")
    words = [word for word in _words(before if comma and _words(before) else name) if word not in _TITLES]
    given = 0 if comma or len(words) == 1 else 1
    for word in words[given:]:
        if len(word) > 1 and word not in _AFTER_NAMES and word not in _BETWEEN:
            yield word


def _words(text: str) -> list[str]:
    """Return the words of a text, plain; one with an apostrophe both as one word and in its parts."""
    plain = "".join(one for one in normalize("NFKD", text.casefold()) if not combining(one))
    found = []
    for word in re.findall(r"[^\W\d_]+(?:['\u2019\u02bc`][^\W\d_]+)*", plain):
        parts = re.findall(r"[^\W\d_]+", word)
        found += ["".join(parts), *(part for part in parts if len(parts) > 1 and len(part) > 2)]
    return found

"""Slips of the six kinds as people make them; their table of sounds is not the product's."""

import random
import unicodedata
from collections.abc import Callable

from schoolbeat.work.people.rules.names import Name

KINDS = ("swap", "drop", "double", "sound-alike", "reversed", "missing accent")
# What is written for what is heard, in both directions; Spanish and English.
_ALIKE = """
ph=f v=b z=s ce=se ci=si ca=ka co=ko que=ke ll=y ge=je gi=ji ck=k ee=ea ie=y ey=y th=t i=y ch=sh ks=x oo=u
sch=sh gu=w ja=ha jo=ho gh=g s=c je=he ji=hi mm=m nn=n tt=t ll=l rr=r wh=w kn=n
"""
_PAIRS = [tuple(pair.split("=")) for pair in _ALIKE.split()]


def _without_accents(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))


def _swap(word: str, chance: random.Random) -> str:
    places = [at for at in range(len(word) - 1) if word[at].lower() != word[at + 1].lower()]
    at = chance.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _drop(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[:at] + word[at + 1 :]


def _double(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return word[: at + 1] + word[at:]


def _sound_alike(word: str, chance: random.Random) -> str:
    plain = _without_accents(word).lower()
    ways = [(one, other) for pair in _PAIRS for one, other in (pair, pair[::-1]) if one in plain]
    if not ways:
        raise LookupError(word)
    one, other = chance.choice(ways)
    return plain.replace(one, other, 1)


_IN_A_WORD: dict[str, Callable[[str, random.Random], str]] = {
    "swap": _swap,
    "drop": _drop,
    "double": _double,
    "sound-alike": _sound_alike,
}


def typed(name: Name, kind: str, chance: random.Random) -> str | None:
    """Return a full name as it is typed with one slip in the given or the family name; None where it cannot have it."""
    written = f"{name.given} {name.family}"
    if kind == "reversed":
        return f"{name.family}{chance.choice((' ', ', '))}{name.given}"
    if kind == "missing accent":
        plain = _without_accents(written)
        return plain if plain != written else None
    words = (name.given if chance.random() < 0.5 else name.family).replace("-", " ").split()
    word = chance.choice([word for word in words if len(word) > 2] or words)
    try:
        slipped = _IN_A_WORD[kind](word, chance)
    except (LookupError, ValueError):
        return None
    return written.replace(word, slipped, 1)

"""What a prepared letter says once its gaps are filled; and whom it must not name."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from babel.dates import format_date, format_time

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.prepared import GAP, Prepared
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.people.rules.names import normalize
from schoolbeat.work.people.rules.words import Words

LONGEST_ADDITION = 1_500
TO_A_FAMILY = frozenset({"parent", "minor"})
"""Whose letters name no child but their own."""
_LOCALES = {"en": "en_US", "es": "es_US"}
_UNNAMED = {
    "en": {"parent": "your child", "": "a student", "school": "the school"},
    "es": {"parent": "su hijo o hija", "": "un estudiante", "school": "la escuela"},
}
"""How a letter calls a student whose name is not written in it, by who reads it; and a school that is none of ours."""


def unnamed(language: str, whom: str) -> str:
    """Return how a letter calls the student without a name."""
    words = _UNNAMED[language]
    return words.get(whom, words[""])


def no_school(language: str) -> str:
    """Return how a letter calls the school where the incident names none."""
    return _UNNAMED[language]["school"]


def day_words(day: date, language: str) -> str:
    """Return a day as a letter says it: November 19, 2026."""
    return format_date(day, "long", locale=_LOCALES[language])


def time_words(at: datetime, language: str) -> str:
    """Return a time of day (local) as a letter says it: 11:00 AM."""
    return format_time(at, "short", locale=_LOCALES[language]).replace("\u202f", " ")


def left_open(prepared: Prepared, words: Mapping[str, str]) -> Fault | None:
    """Return the first gap of a letter for which there are no words."""
    missing = sorted(name for name in prepared.gaps if not words.get(name))
    return Fault(missing[0], _("The letter says this. Fill it in.")) if missing else None


def filled(prepared: Prepared, words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the parts of a letter with their gaps filled; what is filled in stays words, never markup.

    Each is {"kind": heading, par or item, "runs": [[words, whether they stand out], ...]}.
    """
    return [
        {
            "kind": block.kind,
            "runs": [[GAP.sub(lambda gap: words.get(gap[1], ""), text), out] for text, out in block.runs],
        }
        for block in prepared.blocks
    ]


def paragraphs(text: str) -> list[str]:
    """Return what an officer adds, a paragraph a blank line apart."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def names(texts: Iterable[str], who: Words, *but: Words | None) -> bool:
    """Say whether somebody is named: by given and family name, or by one of them as it is filed.

    Names that one of `but` bears as well, as a brother or sister does, name nobody by themselves.
    """
    shared = {
        word
        for one in but
        if one is not None
        for word in normalize(f"{one.given} {one.middle} {one.preferred} {one.family}")
    }
    single = [
        word
        for part in (who.given, who.preferred, who.family)
        for word in part.split()
        if len(word) > 1 and not set(normalize(word)) <= shared
    ]
    given = {word for part in (who.given, who.preferred) for word in normalize(part)} - shared
    family = set(normalize(who.family))
    for text in texts:
        if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in single):
            return True
        found = set(normalize(text))
        if given & found and family & found:
            return True
    return False


def texts_of(words: dict[str, Any]) -> list[str]:
    """Return all that a letter says, as it was made, in pieces of text."""
    blocks = words.get("blocks", ())
    runs = ["".join(str(run[0]) for run in block.get("runs", ())) for block in blocks]
    return [*runs, *map(str, words.get("addition", ())), str(words.get("addressee", ""))]

"""Papers of incidents: made in memory and kept nowhere, for they are about children."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from schoolbeat.insight.papers import made, synthetic_words

TEMPLATES = Path(__file__).parent / "typst"


def letter_pdf(words: Mapping[str, Any], language: str, synthetic: bool, at: datetime) -> bytes:
    """Return a letter as PDF: `words` are title, written, sender, addressee, blocks and addition, as it was made."""
    data = {
        "addition": [],
        **words,
        "agency": words["sender"],
        "lang": language,
        "synthetic": synthetic,
        "words": {"synthetic": synthetic_words(language)},
    }
    return made(TEMPLATES / "letter.typ", data, at)


def report_pdf(data: Mapping[str, Any], at: datetime) -> bytes:
    """Return a report as PDF; `data` is all that it prints, in words."""
    return made(TEMPLATES / "report.typ", data, at)

"""Papers of incidents as tagged PDF (PDF/UA-1), made in memory and kept nowhere: they are about children.

What people wrote goes in as data, never as markup.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst
from django.utils import translation
from django.utils.translation import gettext

from schoolbeat.insight.letters.rendering import STANDARD, WORDS, fonts

ROOT = Path(__file__).parent.parent
"""Above the papers of incidents and those of schools: both share a page."""
TEMPLATES = Path(__file__).parent / "typst"


def made(template: str, data: Mapping[str, Any], at: datetime, folder: Path = TEMPLATES) -> bytes:
    """Return a paper of a folder as PDF that says it was made `at` a moment; the same data give the same bytes.

    PDF/UA forbids a character that no font here has, such as an emoji: such a paper is made all the same, tagged but
    without that claim, and the character shows as a box.
    """
    try:
        return _compiled(folder / f"{template}.typ", data, at, STANDARD)
    except typst.TypstError:
        return _compiled(folder / f"{template}.typ", data, at, None)


def _compiled(
    template: Path, data: Mapping[str, Any], at: datetime, standard: Literal["ua-1"] | None
) -> bytes:
    pdf = typst.compile(
        str(template),
        root=str(ROOT),
        font_paths=list(fonts()),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=standard,
        format="pdf",
        timestamp=int(at.timestamp()),
    )
    assert isinstance(pdf, bytes)
    return pdf


def synthetic_words(language: str) -> str:
    """Return what the strip on a paper of a demo says, in the paper's language."""
    words = WORDS["synthetic"]
    with translation.override(language):
        return gettext(words)


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
    return made("letter", data, at)


def report_pdf(data: Mapping[str, Any], at: datetime) -> bytes:
    """Return a report as PDF; `data` is all that it prints, in words."""
    return made("report", data, at)

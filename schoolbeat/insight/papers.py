"""Papers of the house as tagged PDF (PDF/UA-1), made in memory; what people wrote goes in as data, never as markup."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import typst
from django.utils import translation
from django.utils.translation import gettext

from schoolbeat.insight.letters.rendering import STANDARD, WORDS, fonts

ROOT = Path(__file__).parent
"""Above the papers of all kinds: they share a page."""


def made(template: Path, data: Mapping[str, Any], at: datetime) -> bytes:
    """Return a paper as PDF that says it was made `at` a moment; the same data give the same bytes.

    PDF/UA forbids a character that no font here has, such as an emoji: such a paper is made all the same, tagged but
    without that claim, and the character shows as a box.
    """
    try:
        return _compiled(template, data, at, STANDARD)
    except typst.TypstError:
        return _compiled(template, data, at, None)


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

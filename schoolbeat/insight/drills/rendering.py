"""The log of a school's drills as tagged PDF (PDF/UA-1), made in memory; what people wrote goes in as data."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from schoolbeat.insight.papers import made

TEMPLATES = Path(__file__).parent / "typst"


def log_pdf(data: Mapping[str, Any], at: datetime) -> bytes:
    """Return a log as PDF; `data` is all that it prints, in words."""
    return made(TEMPLATES / "log.typ", data, at)

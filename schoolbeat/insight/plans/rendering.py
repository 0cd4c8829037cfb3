"""A site safety plan as tagged PDF (PDF/UA-1), made in memory and kept nowhere; what people wrote goes in as data."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from schoolbeat.insight.papers import made

TEMPLATES = Path(__file__).parent / "typst"


def plan_pdf(data: Mapping[str, Any], at: datetime) -> bytes:
    """Return a plan, or a part of one, as PDF; `data` is all that it prints, in words."""
    return made(TEMPLATES / "plan.typ", data, at)

"""The command that writes a month's letters now, as the worker does on the first of the next."""

import argparse
import re
from datetime import date
from typing import Any

from schoolbeat.config.cli.answer import Refusal, command, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.config.cli.spreadsheets import bar
from schoolbeat.insight.letters.composing import last_month
from schoolbeat.insight.letters.jobs import NotDone, make_pdfs, write_for
from schoolbeat.work.roster.queries import is_synthetic


def _month(typed: str) -> str:
    if not re.fullmatch(r"\d{4}-\d\d", typed):
        raise argparse.ArgumentTypeError("a month as in 2026-10")
    date.fromisoformat(f"{typed}-01")
    return typed


def _letters(arguments: argparse.Namespace) -> int:
    make_ready()
    viewer = install_at(arguments.agency)
    month = arguments.month or f"{last_month(viewer.on):%Y-%m}"
    try:
        write_for(viewer, month)
    except NotDone as no:
        raise Refusal(str(no)) from None
    with bar("PDFs") as shown:
        made = make_pdfs(viewer, month, shown)
    answer = {"agency": arguments.agency, "month": month, "pdfs": made, "synthetic": is_synthetic()}
    say(
        arguments,
        answer,
        f"{month}: {made} PDFs. Those that are drafts wait for words, a look and an approval.",
    )
    return 0


def add_to(verbs: Any) -> None:
    """Add the command."""
    letters = command(verbs, "letters", "write a month's letters and make their PDFs", _letters)
    letters.add_argument("--agency", required=True, metavar="SLUG")
    letters.add_argument(
        "--month", type=_month, metavar="YYYY-MM", help="a month that is over (default: the last one)"
    )

"""Tables and faults of files that are read in, as several tests write and look at them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from schoolbeat.config.cli import main
from schoolbeat.exchange.spreadsheets.answer import Answer


def csv_of(
    usual: Mapping[str, str], rows: Sequence[Mapping[str, str]], headings: Sequence[str], separator: str = ","
) -> str:
    """Return rows as CSV; each is the usual row with what it says changed."""
    file = io.StringIO()
    writer = csv.DictWriter(file, headings, restval="", extrasaction="ignore", delimiter=separator)
    writer.writeheader()
    writer.writerows({**usual, **row} for row in rows)
    return file.getvalue()


def run_import(capsys: Any, what: str, *said: str) -> tuple[int, dict[str, Any]]:
    """Run an import at Alder; return its exit and the last line of what it printed."""
    code = main(["import", what, *said, "--agency", "alder", "--json"])
    return code, json.loads(capsys.readouterr().out.splitlines()[-1])


def faults(answer: Answer) -> list[tuple[int, str, str]]:
    """Return where the faults are, and what was found."""
    return [(fault.line, fault.column, fault.value) for fault in answer.rejected]

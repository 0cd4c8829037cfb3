"""Sets of HSDS that came in at the desk. A directory is no secret; a report holds counts and the names of services."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schoolbeat.exchange.hsds.faults import Fault, Note
from schoolbeat.exchange.hsds.packing import lay_out
from schoolbeat.exchange.hsds.taking import Answer
from schoolbeat.exchange.shelf import Shelf, Told, WaitingSet

SETS = Shelf("hsds", 100 << 20)
MOST_NOTES = 100


@contextmanager
def laid_out(found: WaitingSet) -> Iterator[Path]:
    """Give a folder with the files of a set, gone when the block ends; raises Unreadable."""
    folder = found.room_for_files()
    try:
        lay_out(found.file, found.name, folder)
        yield folder
    finally:
        shutil.rmtree(folder)


def told(answer: Answer) -> Told:
    """Return an answer with its faults and notes as they can be told in any language."""
    plain: dict[str, Any] = {
        "form": answer.form,
        "rows": answer.rows,
        **{name: dict(getattr(answer, name)) for name in ("created", "changed", "unchanged")},
        **{name: getattr(answer, name) for name in ("closed", "not_in_set", "own", "names", "more")},
        "faults": [_said(one, one.expected) for one in answer.faults],
        "notes": [_said(one, one.became) for one in answer.notes[:MOST_NOTES]],
        "notes_in_all": len(answer.notes),
    }
    report = None if answer.faults else plain | {"notes": []}
    return Told(plain, bool(answer.faults), report)


def _said(one: Fault | Note, words: str) -> dict[str, Any]:
    place = {"file": one.file, "line": one.line, "column": one.column, "value": one.value}
    return place | {"words": words, "given": {name: str(value) for name, value in one.given.items()}}

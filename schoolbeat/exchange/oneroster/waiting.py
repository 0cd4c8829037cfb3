"""Rosters that came in at the desk. A file is children's data; a report holds counts and names of schools alone."""

from typing import Any

from schoolbeat.exchange.oneroster.answer import Answer
from schoolbeat.exchange.shelf import Shelf, Told

ROSTERS = Shelf("roster", 512 << 20, named=False)


def told(answer: Answer) -> Told:
    """Return an answer with its faults as they can be told in any language; its report has nothing of a row."""
    plain = answer.plain()
    faults: list[dict[str, Any]] = [
        {name: getattr(one, name) for name in ("file", "line", "column", "value")}
        | {"words": one.expected, "given": dict(one.given)}
        for one in answer.faults
    ]
    report = plain | {"refused": [], "faults": []} if answer.written else None
    return Told(plain | {"faults": faults}, bool(answer.faults), report)

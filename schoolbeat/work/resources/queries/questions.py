"""A list of whole services whose question is put into words once: only words are kept, and never an answer."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from schoolbeat.work.resources.queries.hsds import AskedFor, services, wholes
from schoolbeat.work.resources.queries.wholes import total, whole_rows

_MOST = 256


@dataclass(frozen=True)
class Question:
    """What asks the database for the ids of a list in its order, and for all of them in any."""

    ordered: str
    all: str
    values: tuple[Any, ...]

    def total(self) -> int:
        """Return how many services fit."""
        return total(self.all, self.values)

    def page(self, start: int, size: int) -> list[str]:
        """Return a part of the list, each service whole."""
        cut = f"{self.ordered} LIMIT {int(size)} OFFSET {int(start)}"
        return wholes(whole_rows(cut, self.values))


@lru_cache(maxsize=_MOST)
def question(agency: UUID, asked: AskedFor) -> Question:
    """Return the question for what is asked; without words to search by it is the same whatever there is."""
    if asked.search:
        raise ValueError("what words mean rests on what there is")
    found = services(agency, asked).values("id")
    ordered, values = found.query.sql_with_params()
    every, _values = found.order_by().query.sql_with_params()
    return Question(ordered, every, values)

"""Services of the directory to choose one from: by name, or found by words."""

from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.resources.models import Service
from schoolbeat.work.resources.policy import RESOURCE_COLUMNS
from schoolbeat.work.resources.queries.narrowing import by_words
from schoolbeat.work.resources.vocabulary import Status

MOST_OFFERED = 200


@dataclass(frozen=True)
class Offered:
    """Services to choose from, each by its id, name and organization; `more` were found than are offered."""

    services: tuple[tuple[UUID, str, str], ...]
    more: bool


def offered(viewer: Viewer, words: str = "", also: UUID | None = None) -> Offered:
    """Return active services that hold some words, by name, 200 at most; `also` one that was chosen before."""
    seen = Service.objects.filter(rows(viewer, "resources.see", RESOURCE_COLUMNS))
    found = by_words(seen.filter(status=Status.ACTIVE), words).services.order_by("name", "id")
    columns = ("id", "name", "organization__name")
    listed = list(found.values_list(*columns)[: MOST_OFFERED + 1])
    more, listed = len(listed) > MOST_OFFERED, listed[:MOST_OFFERED]
    if also is not None and all(one != also for one, *_words in listed):
        listed += seen.filter(id=also).exclude(status=Status.DEFUNCT).values_list(*columns)
    return Offered(tuple(listed), more)

"""Incidents as those see them who work with them; the viewer comes first, rows are scoped."""

from schoolbeat.work.incidents.queries.listing import IncidentRow, Sought, counts, incidents, matching
from schoolbeat.work.incidents.queries.owed import (
    OwedStep,
    OwedTelling,
    how_many_owed,
    owed_steps,
    owed_tellings,
    waiting,
)
from schoolbeat.work.incidents.queries.reading import one
from schoolbeat.work.incidents.queries.views import IncidentView

__all__ = [
    "IncidentRow",
    "IncidentView",
    "OwedStep",
    "OwedTelling",
    "Sought",
    "counts",
    "how_many_owed",
    "incidents",
    "matching",
    "one",
    "owed_steps",
    "owed_tellings",
    "waiting",
]

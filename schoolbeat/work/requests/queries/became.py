"""Requests that a record of another capability came from: by the kind and the id of that record, and nothing else."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.requests.models import RequestStep
from schoolbeat.work.requests.policy import describe
from schoolbeat.work.requests.vocabulary import Step


@dataclass(frozen=True)
class Origin:
    """A request that a record came from; where it is gone or hidden from the viewer, a link without content."""

    request: UUID | None
    kind: str = ""
    day: date | None = None


def origins(viewer: Viewer, record_kind: str, record: UUID) -> list[Origin]:
    """Return the requests that a record of the viewer's agency came from, the earliest first; no word of any."""
    steps = RequestStep.objects.filter(
        what=Step.BECAME, record_kind=record_kind, record=record, request__agency=viewer.agency
    )
    requests = {step.request_id: step.request for step in steps.select_related("request")}
    listed = sorted(requests.values(), key=lambda one: (one.filed_at, one.pk))
    return [
        Origin(one.pk, one.kind, one.day)
        if not one.destroyed and may(viewer, "requests.see", describe(one))
        else Origin(None)
        for one in listed
    ]

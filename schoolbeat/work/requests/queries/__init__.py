"""Reads of requests: as the officers' work, as a school's own questions, and as the asker follows one by a receipt."""

from schoolbeat.work.requests.queries.asking import offered_kinds
from schoolbeat.work.requests.queries.receipts import Followed, code_of, follow
from schoolbeat.work.requests.queries.views import RequestRow, RequestView, StepView
from schoolbeat.work.requests.queries.work import asked, counts, one, queue

__all__ = [
    "Followed",
    "RequestRow",
    "RequestView",
    "StepView",
    "asked",
    "code_of",
    "counts",
    "follow",
    "offered_kinds",
    "one",
    "queue",
]

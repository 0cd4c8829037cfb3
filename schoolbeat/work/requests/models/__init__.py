"""The tables of requests."""

from schoolbeat.work.requests.models.requests import Request, RequestStep

__all__ = ["Request", "RequestStep"]

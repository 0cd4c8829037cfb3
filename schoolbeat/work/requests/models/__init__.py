"""The tables of requests."""

from schoolbeat.work.requests.models.requests import Request, RequestConcern, RequestStep

__all__ = ["Request", "RequestConcern", "RequestStep"]

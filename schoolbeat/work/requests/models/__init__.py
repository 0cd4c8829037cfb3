"""The tables of requests."""

from schoolbeat.work.requests.models.requests import Request, RequestConcern, RequestStep
from schoolbeat.work.requests.models.weeks import WeekLink, WeekMailing

__all__ = ["Request", "RequestConcern", "RequestStep", "WeekLink", "WeekMailing"]

"""Marks every answer with the run it belongs to, so that a bench never measures somebody else's server."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class Mark:
    """Sets X-Bench-Run."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, marked."""
        response = self.get_response(request)
        response["X-Bench-Run"] = settings.RUN  # type: ignore[misc]
        return response

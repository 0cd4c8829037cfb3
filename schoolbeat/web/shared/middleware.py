"""Keeps the doors: who is asking, what strangers are told, and the headers of every answer."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve
from django.utils.http import urlencode

from schoolbeat.access.viewers import viewer_for
from schoolbeat.web.shared.checks import API
from schoolbeat.web.shared.doors import OPEN

Next = Callable[[HttpRequest], HttpResponse]
AGENCY = "agency"
"""The session's key for the agency that a person with several has chosen."""
PUBLIC = ("/p/", "/es/p/", "/open311/", "/hsds/")
"""Pages that are the same for everybody: who asks is not even looked up, so that caches may keep them."""


class Headers:
    """Sets what every answer carries."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, with headers: no feature of the device, nothing kept in caches unless the view says so."""
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        if not request.path.startswith(settings.STATIC_URL):
            response.setdefault("Cache-Control", "no-store")
        if request.path.startswith(PUBLIC):
            # The language stands in the address: the reader's own settings change nothing.
            response["Vary"] = "Accept-Encoding"
        return response


class Doorkeeper:
    """Puts the viewer on the request, and sends strangers to the sign-in page from every address alike."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a stranger learns nothing about which addresses exist."""
        if request.path.startswith((f"/{API}", *PUBLIC)):
            request.viewer = None  # type: ignore[attr-defined]
            return self.get_response(request)
        viewer = self._viewer(request)
        request.viewer = viewer  # type: ignore[attr-defined]
        if viewer is None and not self._is_open(request):
            return HttpResponseRedirect(
                f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}"
            )
        response = self.get_response(request)
        if viewer is not None and viewer.synthetic:
            response["X-Schoolbeat-Data"] = "SYNTHETIC"
        return response

    def _viewer(self, request: Any) -> Any:
        if not request.user.is_authenticated:
            return None
        chosen = request.session.get(AGENCY)
        # A role that ended at the agency once chosen leaves those at others.
        return viewer_for(request.user.id, chosen) or (viewer_for(request.user.id) if chosen else None)

    def _is_open(self, request: HttpRequest) -> bool:
        try:
            return getattr(resolve(request.path).func, "door", None) == OPEN
        except Resolver404:
            return False

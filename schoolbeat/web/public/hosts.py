"""A portal with its own host name: whoever opens the bare name lands on the portal's first page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from schoolbeat.web.public.frame import root_of
from schoolbeat.work.portal.queries.public import slug_of_host

ENTRANCES = {"/": "en", "/es/": "es"}


class OwnHost:
    """Leads from the root of a portal's own host to its first page; every other address is left alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; one look at the database where the root is opened under another name than the house's own."""
        language = ENTRANCES.get(request.path)
        if language is not None:
            slug = slug_of_host(request.get_host().partition(":")[0].casefold())
            if slug:
                return HttpResponseRedirect(root_of(slug, language))
        return self.get_response(request)

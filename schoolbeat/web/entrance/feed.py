"""The own calendar for a calendar program, which cannot sign in: by an address that is signed and can be ended."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from schoolbeat.exchange.ical.feed import MEDIA_TYPE, as_ical
from schoolbeat.foundation import clock
from schoolbeat.insight.calendar.merging import feed_of
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.unkept import unkept
from schoolbeat.work.calendar.queries.feeds import viewer_of_feed


@door(OPEN)
@require_safe
def feed(request: HttpRequest, token: str, language: str) -> HttpResponse:
    """Hand out what the account whose address it is may see by now."""
    viewer = viewer_of_feed(token)
    if viewer is None:
        raise Http404
    with translation.override(language):
        name = gettext("Schoolbeat: %(name)s") % {"name": viewer.name}
        body = as_ical(feed_of(viewer), name, viewer.zone, clock.now(), viewer.synthetic)
    return unkept(HttpResponse(body, content_type=MEDIA_TYPE))

"""The address at which a calendar program reads the own calendar: opened, renewed, closed by one button each."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.calendar.asked import PATH
from schoolbeat.web.desk.calendar.forms import FeedForm
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.calendar.queries.feeds import feed_address

HERE = f"{PATH}feed/"
DEEDS = ("open", "renew", "close")


@door("calendar.open_feed")
def feed(request: DoorRequest) -> HttpResponse:
    """Show the own address, where one is open."""
    address = feed_address(request.viewer, get_language() or "en")
    context = {"address": address, "form": FeedForm(), "here": HERE, "path": PATH}
    return show(request, "desk/calendar/feed.html", PATH, context)


def _act(name: str) -> Callable[..., HttpResponseBase]:
    verb = f"calendar.{name}_feed"

    @door(verb)
    @require_POST
    def view(request: DoorRequest) -> HttpResponse:
        """Open, renew or close the own address."""
        form = FeedForm(request.POST)
        if form.is_valid():
            result = run_one(form.told(verb, {}), request.viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
            else:
                messages.error(request, gettext(result.message or "This does not fit."))
        return redirect(HERE)

    return view


VIEWS = {name: _act(name) for name in DEEDS}
"""The views of the own address by the last word of theirs."""

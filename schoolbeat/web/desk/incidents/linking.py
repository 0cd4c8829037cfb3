"""Link an incident with another record, on a page of its own; and take a link back by the button beside it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.incidents.frame import seen
from schoolbeat.web.desk.incidents.linkform import LinkForm
from schoolbeat.web.desk.incidents.linkwords import may_link
from schoolbeat.web.desk.incidents.presenters import title_of
from schoolbeat.web.desk.incidents.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.incidents.queries import IncidentView


def _open(request: DoorRequest, identity: UUID, verb: str) -> IncidentView:
    """Return an incident that the viewer may link as it stands; raises Http404."""
    view = seen(request, identity, verb)
    if not may_link(view, verb):
        raise Http404
    return view


@door("incidents.link")
def link_record(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Choose the record that an incident belongs together with; what does not fit stands there as it was typed."""
    view = _open(request, identity, "link")
    viewer, here = request.viewer, f"{PATH}{identity}/"
    with timezone.override(viewer.zone):
        form = LinkForm(viewer, view, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            said = {"incident": str(identity), **form.payload()}
            result = run_one(form.told("incidents.link", said), viewer)
            if result.done:
                messages.success(request, gettext("Linked."))
                return redirect(f"{here}#links")
            field = (result.field or "").rpartition(".")[2]
            form.refuse(result, "likely" if field == "record" and form.cleaned_data["likely"] else field)
        context = {"form": form, "title": title_of(view), "warning": NEVER_ASKED, "path": PATH, "back": here}
    return show(request, "desk/incidents/link.html", PATH, context, 422 if form.errors else 200)


@door("incidents.unlink")
@require_POST
def unlink_record(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take back the link that the button names."""
    _open(request, identity, "unlink")
    form, link = ToldForm(request.POST), uuid_or_none(request.POST.get("link", ""))
    if link is None or not form.is_valid():
        messages.error(request, gettext("That could not be done."))
    else:
        said = {"incident": str(identity), "link": str(link)}
        result = run_one(form.told("incidents.unlink", said), request.viewer)
        if result.done:
            messages.success(request, gettext("The link was taken back."))
        else:
            messages.error(request, gettext(result.message or ""))
    return redirect(f"{PATH}{identity}/#links")

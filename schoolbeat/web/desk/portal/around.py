"""What stands around the portal's words: alerts above every page, and the people of the schools' offices."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.foundation import clock
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.portal.forms import AlertForm
from schoolbeat.web.desk.portal.state import PATH, sheet
from schoolbeat.web.desk.roster.base import answer, button
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.portal.queries.desk import alerts, contacts

ALERTS, CONTACTS = f"{PATH}alerts/", f"{PATH}contacts/"


@door("portal.set_alert")
def list_alerts(request: DoorRequest) -> HttpResponse:
    """Show alerts: the present, those to come, and those that are over."""
    now = clock.now()
    rows = [(one, one.start <= now < one.end, one.end > now) for one in alerts(request.viewer)]
    context = {"rows": rows, "path": PATH, "alerts": ALERTS, "form": RosterForm()}
    return show(request, "desk/portal/alerts.html", PATH, context)


@door("portal.set_alert")
def add_alert(request: DoorRequest) -> HttpResponse:
    """Say something above every page, from a moment up to another."""
    with timezone.override(request.viewer.zone):
        start = clock.now().replace(second=0, microsecond=0)
        form = AlertForm(request.POST or None, initial={"start": start, "end": start + timedelta(days=1)})
        return answer(
            request, form, sheet(gettext("Add an alert"), "portal.set_alert", ALERTS, gettext("Alerts"))
        )


@door("portal.end_alert")
@require_POST
def end_alert(request: DoorRequest, identity: UUID) -> HttpResponse:
    """End an alert now."""
    return button(request, "portal.end_alert", {"alert": str(identity)}, (gettext("It is over."), ALERTS))


@door("portal.show_contact")
def list_contacts(request: DoorRequest) -> HttpResponse:
    """Show whom of the schools' offices the portal names."""
    context = {"rows": contacts(request.viewer), "path": PATH, "contacts": CONTACTS, "form": RosterForm()}
    return show(request, "desk/portal/contacts.html", PATH, context)


@door("portal.show_contact")
@require_POST
def show_contact(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Name a person of a school's office."""
    words = (gettext("The school's page names this person now."), CONTACTS)
    return button(request, "portal.show_contact", {"contact": str(identity)}, words)


@door("portal.hide_contact")
@require_POST
def hide_contact(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Name a person no longer."""
    words = (gettext("The school's page names this person no longer."), CONTACTS)
    return button(request, "portal.hide_contact", {"contact": str(identity)}, words)

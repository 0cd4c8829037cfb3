"""One incident: what it is, who is in it, the story of it, and what can be done now."""

from collections.abc import Mapping
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.web.desk.incidents.deeds import Desk, deeds_of, desk_of
from schoolbeat.web.desk.incidents.evidence_section import NOTHING, Sent, section_of
from schoolbeat.web.desk.incidents.linkwords import link_lines, may_link
from schoolbeat.web.desk.incidents.presenters import (
    page_of,
    title_of,
)
from schoolbeat.web.desk.incidents.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.people.queries.record import record


def page(
    desk: Desk, sent: Mapping[str, ChoosingForm] | None = None, evidence: Sent = NOTHING
) -> HttpResponse:
    """Show an incident; a form that was sent and did not fit stands open with what was typed."""
    request, view, sent = desk.request, desk.view, sent or {}
    asked = "join" if request.GET.get("person") else "end" if "help" in request.GET else ""
    with timezone.override(request.viewer.zone):
        deeds = deeds_of(desk, sent, asked)
        context = {
            "page": page_of(view, desk.names),
            "title": title_of(view),
            "first": [one for one in deeds if not one.mends][:4],
            "deeds": (
                ("what-now", gettext("What now"), [one for one in deeds if not one.mends]),
                ("mend", gettext("Mend, or hand over"), [one for one in deeds if one.mends]),
            ),
            "links": link_lines(request.viewer, view),
            "may_link": may_link(view, "link"),
            "evidence": section_of(view, request.viewer, evidence),
            "joined": _named(request),
            "find": f"/desk/people/?incident={view.row.id}" if "join" in view.offered else "",
            "warning": NEVER_ASKED,
            "path": PATH,
            "here": f"{PATH}{view.row.id}/",
        }
    status = 422 if evidence != NOTHING or any(form.errors for form in sent.values()) else 200
    return show(request, "desk/incidents/one.html", PATH, context, status)


def _named(request: DoorRequest) -> str:
    """Return the name of the person whom the address names, where the record is open; else that one was chosen."""
    person = uuid_or_none(request.GET.get("person", ""))
    if person is None:
        return ""
    found = record(request.viewer, person)
    return found.words.name if found else gettext("Somebody who is known here, by the record that you chose")


@door("incidents.see")
def one_incident(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show an incident with all that was said and done."""
    return page(desk_of(request, identity))

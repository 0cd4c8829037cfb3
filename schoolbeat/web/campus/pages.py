"""What every page of the school office has around it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy

from schoolbeat.access.permits import may_ever
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import NavGroup, NavItem
from schoolbeat.work.roster.queries import agency_names

LINKS = (
    ("/campus/", gettext_lazy("Your school"), "campus.open"),
    ("/campus/requests/", gettext_lazy("What we asked"), "requests.see_asked"),
    ("/campus/bells/", gettext_lazy("School days and bells"), "campus.open"),
    ("/desk/calendar/", gettext_lazy("Calendar"), "calendar.see"),
    ("/desk/drills/", gettext_lazy("Drills"), "preparedness.see_drills"),
    ("/desk/lessons/", gettext_lazy("Lessons"), "education.see_lessons"),
    ("/desk/programs/", gettext_lazy("Programs for young people"), "education.see_programs"),
    ("/desk/plans/", gettext_lazy("Safety plans"), "preparedness.see_plans"),
    ("/desk/committees/", gettext_lazy("Committees"), "preparedness.see_committees"),
    ("/campus/coming/", gettext_lazy("Before it goes out"), "campus.open"),
    ("/campus/letters/", gettext_lazy("Letters"), "campus.open"),
    ("/campus/team/", gettext_lazy("The team"), "campus.open"),
    ("/desk/people/", gettext_lazy("Find a person"), "people.enter"),
    ("/desk/people/inquiries/", gettext_lazy("Questions to the records"), "people.see_inquiries"),
    ("/desk/resources/", gettext_lazy("Resources"), "resources.see"),
    ("/desk/law/", gettext_lazy("Law in force"), "law.see"),
)
"""Address, words and permission of each page that an office uses, in the order of the day."""


def show(
    request: DoorRequest, template: str, current: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page of the school office in the agency's zone; `current` is the address of its section."""
    viewer = request.viewer
    items = (
        NavItem(words, address, current=address == current)
        for address, words, permission in LINKS
        if may_ever(viewer, permission)
    )
    frame = {
        "nav": (NavGroup(tuple(items)),),
        "home": "/campus/",
        "agency": agency_names([viewer.agency]).get(viewer.agency, ""),
        "search": "",
    }
    with timezone.override(viewer.zone):
        return render(request, template, frame | context, status=status)

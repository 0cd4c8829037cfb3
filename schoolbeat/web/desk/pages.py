"""What every page of the desk has around it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from schoolbeat.web.desk.nav import home, nav
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.work.roster.queries import agency_names


def show(
    request: DoorRequest, template: str, current: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Render a page of the desk in the agency's zone; `current` is the address of its section."""
    viewer = request.viewer
    frame = {
        "nav": nav(viewer, current),
        "home": home(viewer)[0],
        "agency": agency_names([viewer.agency]).get(viewer.agency, ""),
        "search": "/desk/search/",
    }
    with timezone.override(viewer.zone):
        return render(request, template, frame | context, status=status)

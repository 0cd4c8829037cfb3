"""The calendar: what is planned, of whom and at which school, laid out as it is asked for."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.calendar.happening import clashes
from schoolbeat.insight.calendar.merging import days_off, happenings
from schoolbeat.web.desk.calendar.asked import ALL, LAYOUT_LABELS, MINE, PATH, Asked, Layout, asked
from schoolbeat.web.desk.calendar.presenters import day_boxes, heading, weekdays
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.roster.queries import officers


@door("calendar.see")
def calendar(request: DoorRequest) -> HttpResponse:
    """Show what is planned, and what meets what."""
    viewer, wanted = request.viewer, asked(request.viewer, request.GET)
    found = happenings(viewer, wanted.days)
    meeting = clashes(found)
    if wanted.school is not None:
        found = [*days_off(viewer, wanted.school, wanted.days), *found]
    kept = [one for one in found if wanted.keeps(one, viewer)]
    with timezone.override(viewer.zone):
        context = {
            "asked": wanted,
            "heading": heading(wanted),
            "weekdays": weekdays(wanted),
            "boxes": day_boxes(wanted, kept, meeting, viewer.on, viewer.zone),
            "layouts": [
                (gettext(words), wanted.laid(layout).href, layout is wanted.layout)
                for layout, words in LAYOUT_LABELS.items()
            ],
            "today": wanted.on(viewer.on).href,
            "meeting": sum(one.key in meeting for one in kept),
            "schools": school_choices(viewer),
            "whose": _whose(viewer, wanted),
            "grid": wanted.layout is Layout.MONTH,
            "may_take": may_ever(viewer, "calendar.take_events"),
            "may_plan": may_ever(viewer, "calendar.plan_event"),
            "way_back": home_of(viewer),
            "path": PATH,
        }
    return show(request, "desk/calendar/calendar.html", PATH, context)


def _whose(viewer: Viewer, wanted: Asked) -> list[tuple[str, Any, bool]]:
    """Return whose calendar can be asked for: value, words, whether it is the one shown."""
    said: list[tuple[str, Any]] = [(ALL, gettext("Everybody"))]
    if viewer.schools or may_ever(viewer, "field.open"):
        said.append((MINE, gettext("Mine, and my schools'")))
    if may_ever(viewer, "roster.see"):
        said += [(str(one.id), one.name) for one in officers(viewer) if one.left is None]
    return [(value, words, value == wanted.whose) for value, words in said]

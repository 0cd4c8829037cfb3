"""The committees in reach: who is missing on them, when they meet, and what they decided that is not done."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.committees.tables import committee_table, meeting_table, task_table
from schoolbeat.web.desk.committees.words import PATH, late_words
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.preparedness.queries.committees import committees
from schoolbeat.work.preparedness.queries.meetings import meetings, open_tasks
from schoolbeat.work.preparedness.vocabulary import MeetingStage

BACK, AHEAD = timedelta(days=366), timedelta(days=400)
TASKS_AHEAD = timedelta(days=60)


@door("preparedness.see_committees")
def list_committees(request: DoorRequest) -> HttpResponse:
    """Show what is still to be done first, then the committees, then meetings to come and those of a year."""
    viewer = request.viewer
    pack = pack_of(viewer.place)
    rows = committees(viewer, pack)
    met = meetings(viewer, Period(viewer.on - BACK, viewer.on + AHEAD))
    tasks = open_tasks(viewer, viewer.on + TASKS_AHEAD)
    coming = [one for one in met if one.stage == MeetingStage.PLANNED]
    with timezone.override(viewer.zone):
        context = {
            "late": late_words(sum(one.due < viewer.on for one in tasks)),
            "tasks": task_table(tasks, viewer.on) if tasks else None,
            "committees": committee_table(rows, pack),
            "coming": meeting_table(
                coming[::-1], gettext("Meetings to come"), gettext("No meeting is planned.")
            ),
            "held": meeting_table(
                [one for one in met if one.stage != MeetingStage.PLANNED],
                gettext("Meetings of the last twelve months"),
                gettext("None was held yet."),
            ),
            "may_open": may_ever(viewer, "preparedness.open_committee"),
            "way_back": home_of(viewer),
            "path": PATH,
        }
    return show(request, "desk/committees/list.html", PATH, context)

"""The lessons of the schools in reach: what waits for an answer or for the school, what is agreed, what was held."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.years import school_year_of, year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.lessons.tables import PATH, visit_table
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Table
from schoolbeat.work.education.queries.lessons import VisitRow, visits
from schoolbeat.work.education.rules.teaching import side_of
from schoolbeat.work.education.vocabulary import Side, Stage

AHEAD = timedelta(days=60)


def _tables(rows: list[VisitRow]) -> list[tuple[str, Table]]:
    """Return the parts of the page, each with its heading; what is over is last, the latest first."""
    asked = [row for row in rows if row.stage == Stage.ASKED]
    offered = [row for row in rows if row.stage == Stage.OFFERED]
    agreed = [row for row in rows if row.stage == Stage.ACCEPTED]
    over = [row for row in reversed(rows) if row.stage in (Stage.HELD, Stage.DECLINED, Stage.CALLED_OFF)]
    parts = (
        (gettext("Waits for an answer"), asked, gettext("No lesson waits for an answer."), True),
        (gettext("Waits for the school"), offered, "", False),
        (gettext("Agreed"), agreed, gettext("No lesson is agreed."), True),
        (gettext("Over, this school year"), over, gettext("None was held yet."), True),
    )
    return [
        (title, visit_table(some, title, empty)) for title, some, empty, always in parts if some or always
    ]


@door("education.see_lessons")
def list_lessons(request: DoorRequest) -> HttpResponse:
    """Show what waits, what is agreed and what was held."""
    viewer = request.viewer
    year = school_year_of(pack_of(viewer.place), viewer.on)
    rows = visits(viewer, Period(year.start, max(year.end or viewer.on, viewer.on + AHEAD)))
    with timezone.override(viewer.zone):
        context = {
            "year": year_name(year),
            "waiting": sum(row.stage == Stage.ASKED for row in rows),
            "parts": _tables(rows),
            "may_ask": may_ever(viewer, "education.ask_lesson"),
            "gives": side_of(viewer.role) is Side.PROGRAM,
            "ways": [
                (href, words)
                for href, words, permission in (
                    (f"{PATH}catalog/", gettext("The catalog"), "education.see_catalog"),
                    (f"{PATH}links/", gettext("Teachers' links"), "education.see_lesson_link"),
                    (f"{PATH}questions/", gettext("Students' questions"), "education.see_questions"),
                )
                if may_ever(viewer, permission)
            ],
            "way_back": home_of(viewer),
            "path": PATH,
        }
        return show(request, "desk/lessons/list.html", PATH, context)

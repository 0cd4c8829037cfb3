"""The drills of the schools in reach: what is owed by law, what is planned, what was held, what is to be mended."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.years import school_year_of, year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.drills.tables import correction_table, drill_table, owed_table
from schoolbeat.web.desk.drills.words import PATH
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.preparedness.queries.drills import drills, open_corrections
from schoolbeat.work.preparedness.queries.ledger import drill_ledger
from schoolbeat.work.preparedness.vocabulary import Stage

AHEAD = timedelta(days=60)
OPEN = (Stage.PLANNED, Stage.RUNNING)


@door("preparedness.see_drills")
def list_drills(request: DoorRequest) -> HttpResponse:
    """Show who is behind and by how much; then what is planned, was held this school year, and is to be mended."""
    viewer = request.viewer
    pack = pack_of(viewer.place)
    year = school_year_of(pack, viewer.on)
    schools = drill_ledger(viewer, pack, year)
    rows = drills(viewer, Period(year.start, max(year.end or viewer.on, viewer.on + AHEAD)))
    mending = open_corrections(viewer, viewer.on + AHEAD)
    with timezone.override(viewer.zone):
        context = {
            "year": year_name(year),
            "behind": sum(one.behind for one in schools),
            "owed": owed_table(schools, pack, year.start.year),
            "coming": drill_table(
                [one for one in reversed(rows) if one.stage in OPEN],
                pack,
                gettext("Planned"),
                gettext("No drill is planned."),
            ),
            "held": drill_table(
                [one for one in rows if one.stage not in OPEN],
                pack,
                gettext("Held this school year"),
                gettext("None was held yet."),
            ),
            "mending": correction_table(mending, viewer.on) if mending else None,
            "may_plan": may_ever(viewer, "preparedness.plan_drill"),
            "way_back": home_of(viewer),
            "path": PATH,
        }
    return show(request, "desk/drills/list.html", PATH, context)

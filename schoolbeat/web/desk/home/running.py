"""What programs owe, as lines of the queue: sessions nobody spoke of, seasons that are over, clearances that end."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.home.preparing import Dated
from schoolbeat.web.shared.lessons import language
from schoolbeat.web.shared.parts import Cell, Row
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.education.queries.programs import SeasonRow
from schoolbeat.work.education.queries.sessions import SessionRow, overdue, unrecorded
from schoolbeat.work.education.queries.volunteers import VolunteerView, lapsing
from schoolbeat.work.education.rules.joining import LAPSES_SOON


def running(viewer: Viewer) -> Iterator[Dated]:
    """Yield a line for each session and season that is past, and each volunteer whose clearance ends; 5 questions."""
    today = viewer.on
    if may_ever(viewer, "education.record_session"):
        yield from (_session_line(one) for one in unrecorded(viewer, today))
        yield from (_season_line(one) for one in overdue(viewer, today))
    if may_ever(viewer, "education.change_volunteer"):
        yield from (_clearance_line(one, today) for one in lapsing(viewer, today + LAPSES_SOON))


def _session_line(one: SessionRow) -> Dated:
    href = f"/desk/programs/sessions/{one.id}/"
    cells = (
        Cell(full_day(one.day), late=True),
        Cell(gettext("Was it held?"), small=one.title_in(language()), href=href, head=True),
        Cell(one.school_name),
    )
    return one.day, Row(cells)


def _season_line(one: SeasonRow) -> Dated:
    cells = (
        Cell(full_day(one.last), late=True),
        Cell(
            gettext("A season is over: close it"),
            small=f"{one.program_in(language())}, {one.name}",
            href=f"/desk/programs/seasons/{one.id}/",
            head=True,
        ),
        Cell(one.lead_name),
    )
    return one.last, Row(cells)


def _clearance_line(one: VolunteerView, today: date) -> Dated:
    href = f"/desk/programs/volunteers/{one.id}/"
    cells = (
        Cell(full_day(one.cleared_until), late=one.cleared_until < today),
        Cell(gettext("A volunteer's clearance ends"), small=one.clearance, href=href, head=True),
        Cell(one.name),
    )
    return one.cleared_until, Row(cells)

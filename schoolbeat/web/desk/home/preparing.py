"""What getting ready owes, as lines of the queue: drills that are missing, what is to be mended, what was decided."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import gettext, ngettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.years import school_year_of
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.shared.parts import Cell, Row
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.preparedness.queries.drills import CorrectionView, open_corrections
from schoolbeat.work.preparedness.queries.ledger import SchoolLedger, drill_ledger
from schoolbeat.work.preparedness.queries.meetings import TaskView, open_tasks
from schoolbeat.work.preparedness.vocabulary import State

AHEAD = timedelta(days=14)
"""So long before its day something that was promised stands in the queue."""

Dated = tuple[date, Row]
"""A line, and the day by which it is sorted."""


def preparing(viewer: Viewer) -> Iterator[Dated]:
    """Yield a line for each school that is behind in drills, and for each open correction and task; 7 questions."""
    today = viewer.on
    if may_ever(viewer, "preparedness.see_drills"):
        pack: Pack = pack_of(viewer.place)
        for school in drill_ledger(viewer, pack, school_year_of(pack, today)):
            if school.behind:
                yield _behind_line(school)
        yield from (_mend_line(one, today) for one in open_corrections(viewer, today + AHEAD))
    if may_ever(viewer, "preparedness.see_committees"):
        yield from (_task_line(one, today) for one in open_tasks(viewer, today + AHEAD))


def _behind_line(school: SchoolLedger) -> Dated:
    """Return the drills that a school is missing, on the last day of the first part of the year that lacks one."""
    lines = [line for line in school.lines if line.behind]
    ends = [part.days.end for line in lines for part in line.parts if part.state is State.BEHIND]
    last = min(end for end in ends if end is not None) - timedelta(days=1)
    words = ngettext("%(n)s drill is missing", "%(n)s drills are missing", school.behind)
    sections = "; ".join(dict.fromkeys(line.rule.section for line in lines))
    cells = (
        Cell(full_day(last), late=True),
        Cell(words % {"n": school.behind}, small=sections, href="/desk/drills/", head=True),
        Cell(school.name),
    )
    return last, Row(cells)


def _mend_line(one: CorrectionView, today: date) -> Dated:
    cells = (
        Cell(full_day(one.due), late=one.due < today),
        Cell(gettext("To mend after a drill"), small=one.what, href=f"/desk/drills/{one.drill}/", head=True),
        Cell(one.owner, small=one.school_name),
    )
    return one.due, Row(cells)


def _task_line(one: TaskView, today: date) -> Dated:
    cells = (
        Cell(full_day(one.due), late=one.due < today),
        Cell(
            gettext("Decided: %(committee)s") % {"committee": one.committee_name},
            small=one.what,
            href=f"/desk/committees/meetings/{one.meeting}/",
            head=True,
        ),
        Cell(one.owner, small=one.school_name),
    )
    return one.due, Row(cells)

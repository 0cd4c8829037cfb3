"""What runs beside the pages: what waits, what failed, and trying again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.queue import FAILED, READY, RUNNING, Job, again, jobs
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, day

PATH = "/desk/jobs/"
NAMES = {
    "write_letters": _("Write the month's letters"),
    "make_pdf": _("Make a PDF"),
    "mail_letter": _("Mail a letter"),
    "take_over_file": _("Read in a log"),
    "look_for_doubles": _("Look for doubles"),
    "look_at_roster": _("Look at a district's roster"),
    "take_roster_over": _("Take a district's roster over"),
}
STATES = {READY: _("waits"), RUNNING: _("is being done"), FAILED: _("failed")}


def _row(job: Job, failed: bool) -> Row:
    name = gettext(NAMES[job.name]) if job.name in NAMES else job.name
    when = f"{day(job.asked_at)} {clock(job.asked_at)}"
    cells = (
        Cell(name, small=job.fault, head=True),
        Cell(when),
        Cell(gettext(STATES[job.status]), late=failed),
    )
    return Row(
        (*cells, Cell(gettext("Try again"), post=f"{PATH}{job.id}/again/", action=True) if failed else Cell())
    )


@door("jobs.open")
def list_jobs(request: DoorRequest) -> HttpResponse:
    """Show what failed, then what waits."""
    agency = request.viewer.agency
    columns = (
        Column(gettext("Job")),
        Column(gettext("Asked for"), tight=True),
        Column(gettext("State")),
        Column(gettext("Try again"), hidden=True),
    )
    failed = tuple(_row(job, True) for job in jobs(agency, FAILED))
    open_jobs = tuple(_row(job, False) for job in jobs(agency, READY, RUNNING))
    groups = (RowGroup(failed, gettext("Failed")), RowGroup(open_jobs, gettext("Under way")))
    shown = tuple(group for group in groups if group.rows)
    table = Table(gettext("Jobs"), columns, shown, empty=gettext("No job waits, and none failed."))
    return show(request, "desk/jobs.html", PATH, {"table": table})


@door("jobs.open")
@require_POST
def try_again(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Put a failed job back into the queue."""
    if again(request.viewer.agency, identity):
        messages.success(request, gettext("It is tried again."))
    return redirect(PATH)

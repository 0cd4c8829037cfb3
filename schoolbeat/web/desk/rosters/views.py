"""A district's roster at the desk: which clause allows it, look at a set, take it over, see what came of it."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.oneroster import waiting
from schoolbeat.exchange.oneroster.jobs import look_at_roster, take_roster_over, work_on
from schoolbeat.exchange.oneroster.taking import NO_CLAUSE
from schoolbeat.exchange.oneroster.waiting import WaitingSet
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.rosters.forms import SetForm
from schoolbeat.web.desk.rosters.presenters import left_out, report_table, sections, sums
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.people.queries.feeds import allowed_schools, roster_clauses

PATH = "/desk/people/roster/"
AT_ONCE = 100_000
"""Bytes of a ZIP that are worked on while the person waits, some thousand people; more are a job."""


@door("people.take_roster")
def choose(request: DoorRequest) -> HttpResponse:
    """Say which clause allows the roster, or how it is switched on; take in a set, and go on to a look at it."""
    agency, allowed = request.viewer.agency, bool(allowed_schools(request.viewer))
    waiting.forget_old(agency)
    form = SetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if not allowed:
            form.add_error(None, gettext(NO_CLAUSE))
        else:
            try:
                found = waiting.keep(agency, form.cleaned_data["file"].chunks())
            except TooLarge:
                form.add_error("file", gettext("A file is not empty and has 512 MB at most."))
            else:
                _work(request, found, dry_run=True)
                return redirect(f"{PATH}{found.digest}/")
    context = {
        "form": form,
        "allowed": allowed,
        "clauses": roster_clauses(request.viewer),
        "agreements": "/desk/agreements/",
        "reports": report_table(waiting.reports(agency)),
    }
    return show(request, "desk/rosters/choose.html", PATH, context, 422 if form.errors else 200)


def _work(request: DoorRequest, found: WaitingSet, dry_run: bool) -> None:
    """Look at a set or take it over: a small one now, a large one as a job."""
    account = request.viewer.account
    found.tell(waiting.LOOKS if dry_run else waiting.TAKES)
    if found.file.stat().st_size <= AT_ONCE:
        work_on(found, account, dry_run)
        return
    task = look_at_roster if dry_run else take_roster_over
    task.enqueue(agency=str(found.agency), account=str(account), digest=found.digest)


def _found(request: DoorRequest, digest: str) -> tuple[WaitingSet, waiting.State]:
    found = waiting.find(request.viewer.agency, digest)
    state = found.state() if found is not None else None
    if found is None or state is None:
        raise Http404
    return found, state


@door("people.take_roster")
def look(request: DoorRequest, digest: str) -> HttpResponse:
    """Show what a set would become, how far it is, or what became of it."""
    _set, state = _found(request, digest)
    answer = state.answer
    refused = answer is not None and bool(answer["faults"])
    context = {
        "path": f"{PATH}{digest}/",
        "back": PATH,
        "running": answer is None,
        "looking": state.state == waiting.LOOKS,
        "done": state.done,
        "of": state.of,
        "looked": state.state == waiting.LOOKED,
        "refused": refused,
        "sums": sums(answer, state.state == waiting.DONE) if answer and not refused else [],
        "left_out": left_out(answer) if answer and not refused else [],
        "sections": sections(answer) if answer else [],
    }
    return show(request, "desk/rosters/look.html", PATH, context)


@door("people.take_roster")
@require_POST
def take_it(request: DoorRequest, digest: str) -> HttpResponse:
    """Take a set over that was looked at."""
    found, state = _found(request, digest)
    if state.state == waiting.LOOKED and found.file.is_file():
        _work(request, found, dry_run=False)
    return redirect(f"{PATH}{digest}/")

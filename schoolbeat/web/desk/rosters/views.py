"""A district's roster at the desk: which clause allows it, look at a set, take it over, see what came of it."""

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from schoolbeat.exchange.oneroster.jobs import look_at_roster, take_roster_over, work_on
from schoolbeat.exchange.oneroster.taking import NO_CLAUSE
from schoolbeat.exchange.oneroster.waiting import ROSTERS
from schoolbeat.exchange.shelf import LOOKED, LOOKS, TAKES, WaitingSet
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.rosters.forms import SetForm
from schoolbeat.web.desk.rosters.presenters import TELLING
from schoolbeat.web.desk.sets import found_or_404, is_small, report_table, show_set, taken_in, too_large
from schoolbeat.web.desk.uploads import is_too_long
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.people.queries.feeds import allowed_schools, roster_clauses

PATH = "/desk/people/roster/"


@csrf_exempt
@door("people.take_roster")
def choose(request: DoorRequest) -> HttpResponseBase:
    """Say which clause allows the roster; take in a set: one that is too large is refused before any of it is read."""
    if request.method == "POST" and is_too_long(request, ROSTERS.largest):
        form = SetForm({}, MultiValueDict())
        form.errors.clear()
        form.add_error("file", too_large(ROSTERS))
        return _page(request, form)
    return _choose(request)


@csrf_protect
def _choose(request: DoorRequest) -> HttpResponse:
    ROSTERS.forget_old(request.viewer.agency)
    form = SetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if not allowed_schools(request.viewer):
            form.add_error(None, gettext(NO_CLAUSE))
        elif found := taken_in(request.viewer, ROSTERS, form):
            _work(request, found, dry_run=True)
            return redirect(f"{PATH}{found.digest}/")
    return _page(request, form)


def _page(request: DoorRequest, form: SetForm) -> HttpResponse:
    context = {
        "form": form,
        "allowed": bool(allowed_schools(request.viewer)),
        "clauses": roster_clauses(request.viewer),
        "agreements": "/desk/agreements/",
        "reports": report_table(ROSTERS.reports(request.viewer.agency), gettext("Left out"), TELLING),
    }
    return show(request, "desk/rosters/choose.html", PATH, context, 422 if form.errors else 200)


def _work(request: DoorRequest, found: WaitingSet, dry_run: bool) -> None:
    """Look at a set or take it over: a small one now, a large one as a job."""
    account = request.viewer.account
    found.tell(LOOKS if dry_run else TAKES)
    if is_small(found):
        work_on(found, account, dry_run)
        return
    task = look_at_roster if dry_run else take_roster_over
    task.enqueue(agency=str(found.agency), account=str(account), digest=found.digest)


@door("people.take_roster")
def look(request: DoorRequest, digest: str) -> HttpResponse:
    """Show what a set would become, how far it is, or what became of it."""
    _set, state = found_or_404(request.viewer, ROSTERS, digest)
    never = gettext(
        "Never taken over: user names and passwords, place of birth, residence status, flags and programs (IEP, 504,"
        " lunch), and how to reach a student."
    )
    return show_set(
        request,
        state,
        TELLING,
        menu=PATH,
        path=f"{PATH}{digest}/",
        back=PATH,
        crumb=gettext("District's roster"),
        note=never,
    )


@door("people.take_roster")
@require_POST
def take_it(request: DoorRequest, digest: str) -> HttpResponse:
    """Take a set over that was looked at."""
    found, state = found_or_404(request.viewer, ROSTERS, digest)
    if state.state == LOOKED and found.file.is_file():
        _work(request, found, dry_run=False)
    return redirect(f"{PATH}{digest}/")

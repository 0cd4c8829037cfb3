"""A set of HSDS at the desk: choose it, look at what it would become, take it over, see what came of it."""

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from schoolbeat.exchange.hsds.jobs import look_at_set, take_set_over, work_on
from schoolbeat.exchange.hsds.waiting import SETS
from schoolbeat.exchange.shelf import LOOKED, TAKES, WaitingSet
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.resources.presenters import PATH
from schoolbeat.web.desk.resources.taken import TELLING
from schoolbeat.web.desk.sets import found_or_404, is_small, report_table, show_set, taken_in, too_large
from schoolbeat.web.desk.uploads import is_too_long
from schoolbeat.web.shared.doors import DoorRequest, door

SET = f"{PATH}set/"


class SetForm(forms.Form):
    """A set as another directory gives it out."""

    file = forms.FileField(
        label=gettext_lazy("The set: a ZIP of its files, or one file of JSON"),
        help_text=gettext_lazy(
            "HSDS 3 as CSV or JSON, or the older Open Referral CSV. At most 100 MB, and 500 MB unpacked."
        ),
        widget=forms.FileInput(attrs={"accept": ".zip,.json,application/zip,application/json"}),
    )


@csrf_exempt
@door("resources.take_set")
def choose(request: DoorRequest) -> HttpResponseBase:
    """Take in a set, and go on to a look at it; one that is too large is refused before anything of it is read."""
    if request.method == "POST" and is_too_long(request, SETS.largest):
        form = SetForm({}, MultiValueDict())
        form.errors.clear()
        form.add_error("file", too_large(SETS))
        return _page(request, form)
    return _choose(request)


@csrf_protect
def _choose(request: DoorRequest) -> HttpResponse:
    SETS.forget_old(request.viewer.agency)
    form = SetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        found = taken_in(request.viewer, SETS, form)
        if found is not None:
            _look(request, found)
            return redirect(f"{SET}{found.digest}/")
    return _page(request, form)


def _page(request: DoorRequest, form: SetForm) -> HttpResponse:
    reports = report_table(SETS.reports(request.viewer.agency), gettext("What stayed"), TELLING)
    context = {"form": form, "back": PATH, "reports": reports}
    return show(request, "desk/resources/set.html", PATH, context, 422 if form.errors else 200)


def _look(request: DoorRequest, found: WaitingSet) -> None:
    """Look at a set: at a small one now, at a large one as a job."""
    account = request.viewer.account
    if is_small(found):
        work_on(found, account, dry_run=True)
    else:
        look_at_set.enqueue(agency=str(found.agency), account=str(account), digest=found.digest)


@door("resources.take_set")
def look(request: DoorRequest, digest: str) -> HttpResponse:
    """Show what a set would become, how far it is, or what became of it."""
    _set, state = found_or_404(request.viewer, SETS, digest)
    return show_set(
        request,
        state,
        TELLING,
        menu=PATH,
        path=f"{SET}{digest}/",
        back=SET,
        crumb=gettext("Take a set over"),
        own=state.answer["own"] if state.answer else 0,
    )


@door("resources.take_set")
@require_POST
def take_it(request: DoorRequest, digest: str) -> HttpResponse:
    """Take a set over that was looked at."""
    found, state = found_or_404(request.viewer, SETS, digest)
    if state.state == LOOKED and found.file.is_file():
        account, over_own = request.viewer.account, "over_own" in request.POST
        found.tell(TAKES)
        if is_small(found):
            work_on(found, account, dry_run=False, over_own=over_own)
        else:
            said = {"agency": str(found.agency), "account": str(account), "digest": digest}
            take_set_over.enqueue(**said, over_own=over_own)
    return redirect(f"{SET}{digest}/")

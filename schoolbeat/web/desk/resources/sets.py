"""A set of HSDS at the desk: choose it, look at what it would become, take it over, see what came of it."""

from django import forms
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.hsds import waiting
from schoolbeat.exchange.hsds.jobs import look_at_set, take_set_over, work_on
from schoolbeat.exchange.hsds.waiting import WaitingSet
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.resources.presenters import PATH
from schoolbeat.web.desk.resources.taken import left, report_table, sections, sums
from schoolbeat.web.desk.uploads import is_too_long
from schoolbeat.web.shared.doors import DoorRequest, door

SET = f"{PATH}set/"
AT_ONCE = 100_000
"""Bytes of a file that are worked on while the person waits, some hundred services; more are a job."""


class SetForm(forms.Form):
    """A set as another directory gives it out."""

    file = forms.FileField(
        label=gettext_lazy("The set: a ZIP of its files, or one file of JSON"),
        help_text=gettext_lazy(
            "HSDS 3 as CSV or JSON, or the older Open Referral CSV. At most 100 MB, and 500 MB unpacked."
        ),
        widget=forms.FileInput(attrs={"accept": ".zip,.json,application/zip,application/json"}),
    )


def _too_large() -> str:
    return gettext("A file is not empty and has 100 MB at most.")


@csrf_exempt
@door("resources.take_set")
def choose(request: DoorRequest) -> HttpResponseBase:
    """Take in a set, and go on to a look at it; one that is too large is refused before anything of it is read."""
    if request.method == "POST" and is_too_long(request, waiting.LARGEST):
        form = SetForm({}, MultiValueDict())
        form.errors.clear()
        form.add_error("file", _too_large())
        return _page(request, form)
    return _choose(request)


@csrf_protect
def _choose(request: DoorRequest) -> HttpResponse:
    agency = request.viewer.agency
    waiting.forget_old(agency)
    form = SetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = waiting.keep(agency, file.name, file.chunks())
        except TooLarge:
            form.add_error("file", _too_large())
        else:
            _look(request, found)
            return redirect(f"{SET}{found.digest}/")
    return _page(request, form)


def _page(request: DoorRequest, form: SetForm) -> HttpResponse:
    reports = report_table(waiting.reports(request.viewer.agency))
    context = {"form": form, "back": PATH, "reports": reports}
    return show(request, "desk/resources/set.html", PATH, context, 422 if form.errors else 200)


def _is_small(found: WaitingSet) -> bool:
    return found.file.stat().st_size <= AT_ONCE


def _look(request: DoorRequest, found: WaitingSet) -> None:
    """Look at a set: at a small one now, at a large one as a job."""
    account = request.viewer.account
    if _is_small(found):
        work_on(found, account, dry_run=True)
    else:
        look_at_set.enqueue(agency=str(found.agency), account=str(account), digest=found.digest)


def _found(request: DoorRequest, digest: str) -> tuple[WaitingSet, waiting.State]:
    found = waiting.find(request.viewer.agency, digest)
    state = found.state() if found is not None else None
    if found is None or state is None:
        raise Http404
    return found, state


@door("resources.take_set")
def look(request: DoorRequest, digest: str) -> HttpResponse:
    """Show what a set would become, how far it is, or what became of it."""
    _set, state = _found(request, digest)
    answer = state.answer
    refused = answer is not None and bool(answer["faults"])
    told = answer if answer is not None and not refused else None
    context = {
        "name": state.name,
        "path": f"{SET}{digest}/",
        "back": SET,
        "running": answer is None,
        "looking": state.state == waiting.LOOKS,
        "done": state.done,
        "of": state.of,
        "looked": state.state == waiting.LOOKED,
        "refused": refused,
        "own": answer["own"] if answer else 0,
        "sums": sums(told, state.state == waiting.DONE) if told else [],
        "left": left(told) if told else [],
        "sections": sections(answer) if answer else [],
    }
    return show(request, "desk/resources/set_look.html", PATH, context)


@door("resources.take_set")
@require_POST
def take_it(request: DoorRequest, digest: str) -> HttpResponse:
    """Take a set over that was looked at."""
    found, state = _found(request, digest)
    if state.state == waiting.LOOKED and found.file.is_file():
        account, over_own = request.viewer.account, "over_own" in request.POST
        found.tell(waiting.TAKES)
        if _is_small(found):
            work_on(found, account, dry_run=False, over_own=over_own)
        else:
            said = {"agency": str(found.agency), "account": str(account), "digest": digest}
            take_set_over.enqueue(**said, over_own=over_own)
    return redirect(f"{SET}{digest}/")

"""See what is public, look at a period before it is, publish it, and withdraw it."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.publishing.drafting import Asked, Draft, draft, late_entries
from schoolbeat.insight.publishing.periods import PublicPeriod, period_named
from schoolbeat.insight.publishing.queries import PublicationRow, offered, publication, publications
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.publishing.forms import PublishForm, WithdrawForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.published import frozen_figure
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.portal.queries.public import named_today
from schoolbeat.work.roster.queries import roster

PATH = "/desk/publishing/"


def _language() -> str:
    return "es" if (get_language() or "").startswith("es") else "en"


def _row(row: PublicationRow, may_withdraw: bool) -> Row:
    state = gettext("withdrawn: %(reason)s") % {"reason": row.reason} if row.withdrawn_at else ""
    action = Cell()
    if may_withdraw and not row.withdrawn_at:
        action = Cell(gettext("Withdraw"), href=f"{PATH}{row.id}/withdraw/", action=True)
    return Row(
        (
            Cell(row.name[_language()], href=f"/p/{row.slug}/{row.period}/", small=state, head=True),
            Cell(row.number),
            Cell(row.by_name),
            Cell(full_day(row.published_at.date())),
            action,
        )
    )


@door("publishing.see")
def list_publications(request: DoorRequest) -> HttpResponse:
    """Show what was published, and the periods that can be."""
    viewer, language = request.viewer, _language()
    found, may_withdraw = publications(viewer), may_ever(viewer, "publishing.withdraw")
    columns = (
        Column(gettext("Period")),
        Column(gettext("Version"), numeric=True),
        Column(gettext("Published by")),
        Column(gettext("On"), tight=True),
        Column(gettext("Withdraw"), hidden=True),
    )
    table = Table(
        gettext("Published"),
        columns,
        (RowGroup(tuple(_row(row, may_withdraw) for row in found)),),
        quiet=False,
        empty=gettext("Nothing is public yet. Choose a period that is over and look at it first."),
    )
    periods = [(f"{PATH}{period.slug}/", period.name[language]) for period in offered(viewer)]
    address = f"/p/{viewer.place.partition('/')[2]}/"
    context = {
        "table": table,
        "periods": periods,
        "public": address if found else "",
        "published": len(found),
    }
    return show(request, "desk/publishing/list.html", PATH, context)


def _period_or_404(viewer: Viewer, slug: str) -> PublicPeriod:
    period = period_named(viewer, slug)
    if period is None:
        raise Http404
    return period


def _officers(viewer: Viewer) -> list[tuple[str, str]]:
    """Return the officers who agreed to be shown by name."""
    agreed = named_today(viewer.agency)
    return [(str(one.id), one.name) for one in roster(viewer).officers if one.id in agreed]


def _figures(made: Draft) -> list[Figure]:
    language = _language()
    figures = [frozen_figure(figure, made.period.name, language) for figure in made.content["figures"]]
    return [replace(figure, id=f"preview-{figure.id}") for figure in figures]


def _shown_before(viewer: Viewer) -> list[str]:
    """Return the officers who were shown last, as the choice to begin with."""
    last = next(iter(publications(viewer)), None)
    page = publication(viewer, last.id) if last else None
    names = {member["name"] for member in page.content.get("team", [])} if page else set()
    return [identity for identity, name in _officers(viewer) if name in names]


@door("publishing.see")
def one_period(request: DoorRequest, slug: str) -> HttpResponse:
    """Show a period as the public would see it; a POST publishes it."""
    viewer = request.viewer
    period = _period_or_404(viewer, slug)
    may_publish = may_ever(viewer, "publishing.publish")
    posted = request.POST if request.method == "POST" and may_publish else None
    form = PublishForm(posted, officers=_officers(viewer), initial={"team": _shown_before(viewer)})
    if posted is not None and form.is_valid():
        result = run_one(form.told("publishing.publish", form.payload(slug)), viewer)
        if result.done:
            messages.success(request, gettext("It is public now."))
            return redirect(PATH)
        form.refuse(result)
    made = draft(viewer, Asked(period, anew=bool(request.GET.get("anew"))))
    context: dict[str, Any] = {
        "period": period.name[_language()],
        "made": made,
        "beside": made.hidden - made.small,
        "refusal": gettext(made.refusal) if made.refusal else "",
        "figures": _figures(made),
        "form": form,
        "may_publish": may_publish,
        "late": late_entries(viewer, period),
        "rule": pack_of(viewer.place).value("suppression_threshold", viewer.on),
    }
    return show(request, "desk/publishing/period.html", PATH, context, status=422 if form.errors else 200)


@door("publishing.withdraw")
def withdraw(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Ask why a publication is taken back, and do it."""
    viewer = request.viewer
    found = publication(viewer, identity)
    if found is None or found.withdrawn:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        payload = {"publication": str(identity), "reason": form.cleaned_data["reason"]}
        result = run_one(form.told("publishing.withdraw", payload), viewer)
        if result.done:
            messages.success(request, gettext("It is withdrawn. The public page says so, and why."))
            return redirect(PATH)
        form.refuse(result, "reason")
    context = {"form": form, "name": found.content["period"][_language()], "number": found.number}
    return show(request, "desk/publishing/withdraw.html", PATH, context, status=422 if form.errors else 200)

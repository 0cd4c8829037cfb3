"""The list of letters, one letter with all that is done with it, and its PDF."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may_ever
from schoolbeat.insight.letters.composing import last_month
from schoolbeat.insight.letters.jobs import mail_letter
from schoolbeat.insight.letters.links import address_of
from schoolbeat.insight.letters.queries import LetterPage, LetterRow, letter, letters
from schoolbeat.insight.letters.vocabulary import DELIVERY_LABELS, PAPER_LABELS
from schoolbeat.insight.publishing.queries import offered
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.letters.forms import ApproveForm, MailForm, WordsForm
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.letters import language_of, paper_view, pdf_answer
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label

PATH = "/desk/letters/"
LONGEST_NUMBER = 6


def state_of(row: LetterRow) -> str:
    """Return where a letter is on its way, in words."""
    if row.approved_at:
        return gettext("approved by %(name)s") % {"name": row.approved_by_name}
    if row.seen_at:
        return gettext("seen by %(name)s") % {"name": row.seen_by_name}
    return gettext("draft")


def _row(row: LetterRow) -> Row:
    name = row.school_name or label(PAPER_LABELS, row.paper)
    words = gettext("has the officer's words") if row.words else ""
    remark = gettext("The principal says: %(remark)s") % {"remark": row.remark} if row.remark else ""
    return Row(
        (
            Cell(name, href=f"{PATH}{row.id}/", small=remark, head=True),
            Cell(state_of(row), late=False),
            Cell(words),
            Cell(row.version),
        )
    )


def _groups(found: list[LetterRow]) -> tuple[RowGroup, ...]:
    periods = dict.fromkeys((row.start, row.end) for row in found)
    return tuple(
        RowGroup(
            tuple(_row(row) for row in found if (row.start, row.end) == period),
            gettext("%(first)s to %(last)s")
            % {"first": full_day(period[0]), "last": full_day(period[1] - period[1].resolution)},
        )
        for period in periods
    )


@door("letters.see")
def list_letters(request: DoorRequest) -> HttpResponse:
    """Show all letters by period, and the buttons that write them."""
    viewer = request.viewer
    if not may_ever(viewer, "desk.open"):
        raise Http404
    columns = (
        Column(gettext("Letter")),
        Column(gettext("State")),
        Column(gettext("Words")),
        Column(gettext("Version"), numeric=True),
    )
    table = Table(
        gettext("Letters"),
        columns,
        _groups(letters(viewer)),
        empty=gettext("No letter yet. They write themselves on the first of each month."),
    )
    years = [period for period in offered(viewer) if period.whole_year][:3]
    context = {
        "table": table,
        "may_write": may_ever(viewer, "letters.write"),
        "month": f"{last_month(viewer.on):%Y-%m}",
        "years": [(year.slug, year.name[language_of(request)]) for year in years],
        "form": ToldForm(),
    }
    return show(request, "desk/letters/list.html", PATH, context)


def _write(request: DoorRequest, verb: str, payload: dict[str, Any]) -> HttpResponse:
    form = ToldForm(request.POST)
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return redirect(PATH)
    result = run_one(form.told(verb, payload), request.viewer)
    if result.done:
        messages.success(request, gettext("They are written. Read them, add words, and approve them."))
    else:
        messages.error(request, gettext(result.message or ""))
    return redirect(PATH)


@door("letters.write")
@require_POST
def write_letters(request: DoorRequest) -> HttpResponse:
    """Write the letters of a month now."""
    return _write(request, "letters.write", {"month": request.POST.get("month", "")[:7]})


@door("letters.write_year")
@require_POST
def write_year(request: DoorRequest) -> HttpResponse:
    """Write the slide and the review of a school year now."""
    return _write(request, "letters.write_year", {"period": request.POST.get("period", "")[:20]})


def _page_or_404(request: DoorRequest, identity: UUID) -> LetterPage:
    page = letter(request.viewer, identity)
    if page is None or not may_ever(request.viewer, "desk.open"):
        raise Http404
    return page


@door("letters.see")
def one_letter(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a letter as it will be read, and what can be done with it."""
    page = _page_or_404(request, identity)
    return _shown(request, page, {})


def _shown(request: DoorRequest, page: LetterPage, forms: dict[str, ToldForm]) -> HttpResponse:
    viewer, row, language = request.viewer, page.row, language_of(request)
    number = request.GET.get("version", "")
    chosen = number.isascii() and number.isdigit() and len(number) < LONGEST_NUMBER
    version = page.version(int(number)) if chosen else page.version()
    if version is None:
        raise Http404
    context = {
        "page": page,
        "row": row,
        "title": row.school_name or label(PAPER_LABELS, row.paper),
        "state": state_of(row),
        "view": paper_view(row.paper, version, language),
        "version": version,
        "language": language,
        "may": {
            name: may_ever(viewer, f"letters.{name}") for name in ("add_words", "approve", "mail", "reopen")
        },
        "letters": row.paper in ("school", "agency"),
        "words_form": forms.get("words") or WordsForm(initial={"words": version.words}),
        "approve_form": forms.get("approve") or ApproveForm(initial={"version": version.number}),
        "mail_form": forms.get("mail") or MailForm(),
        "plain_form": ToldForm(),
        "link": address_of(row.id, row.link, language) if row.approved_at else "",
        "mails": settings.MAILS,
        "mailings": [(one, label(DELIVERY_LABELS, one.state)) for one in page.mailings],
    }
    status = 422 if any(form.errors for form in forms.values()) else 200
    return show(request, "desk/letters/letter.html", PATH, context, status=status)


def _done(
    request: DoorRequest,
    identity: UUID,
    form: ToldForm,
    verb: str,
    after: Callable[[UUID], None] | None = None,
) -> HttpResponse:
    """Tell what a form of a letter's page says; a refusal stands at its field."""
    page = _page_or_404(request, identity)
    if form.is_valid():
        said = {name: value for name, value in form.cleaned_data.items() if name not in ToldForm.base_fields}
        result = run_one(form.told(verb, {"letter": str(identity), **said}), request.viewer)
        if result.done:
            if after is not None and result.result == "accepted":
                after(result.id)
            messages.success(request, gettext("Done."))
            return redirect(f"{PATH}{identity}/")
        if result.field == "version":
            messages.error(request, gettext(result.message or ""))
            return redirect(f"{PATH}{identity}/")
        form.refuse(result, (result.field or "").removeprefix("payload."))
    name = {WordsForm: "words", ApproveForm: "approve", MailForm: "mail"}.get(type(form), "plain")
    return _shown(request, page, {name: form})


@door("letters.add_words")
@require_POST
def add_words(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Put the officer's own words into a letter."""
    return _done(request, identity, WordsForm(request.POST), "letters.add_words")


@door("letters.approve")
@require_POST
def approve(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Let a letter leave."""
    return _done(request, identity, ApproveForm(request.POST), "letters.approve")


@door("letters.reopen")
@require_POST
def reopen(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take an approval back."""
    return _done(request, identity, ToldForm(request.POST), "letters.reopen")


@door("letters.renew_link")
@require_POST
def renew_link(request: DoorRequest, identity: UUID) -> HttpResponse:
    """End the letter's link and make another."""
    return _done(request, identity, ToldForm(request.POST), "letters.renew_link")


@door("letters.mail")
@require_POST
def mail(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Mail a letter; the worker does it."""

    if not settings.MAILS:
        raise Http404

    def queue(mailing: UUID) -> None:
        mail_letter.enqueue(agency=str(request.viewer.agency), mailing=str(mailing))

    return _done(request, identity, MailForm(request.POST), "letters.mail", queue)


@door("letters.see")
def letter_pdf(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Return a letter as PDF."""
    return pdf_answer(_page_or_404(request, identity), language_of(request))

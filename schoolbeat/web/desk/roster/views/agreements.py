"""The agreement register: list, enter, checklist, reviews, the paper."""

from dataclasses import asdict
from uuid import UUID

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import (
    ListPage,
    Section,
    Sheet,
    actions,
    allowed,
    answer,
    button,
    form_page,
    found_or_404,
    list_page,
    table,
    tell,
)
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.desk.roster.forms.register import AgreementForm, ItemForm, PaperForm, ReviewForm, TickForm
from schoolbeat.web.desk.roster.uploads import NotAccepted, keep_pdf, pdf_path
from schoolbeat.web.desk.roster.views.clauses import clause_lines
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.roster.queries import AgreementView, agreement, agreement_file, agreements
from schoolbeat.work.roster.queries.clauses import clauses

PATH = "/desk/agreements/"


def _row(request: DoorRequest, one: AgreementView) -> Row:
    due = full_day(one.review_due) if one.review_due else gettext("has ended")
    return Row(
        (
            Cell(one.title, ", ".join(one.parties), f"{PATH}{one.id}/", head=True),
            Cell(full_day(one.start)),
            Cell(full_day(one.end) if one.end else gettext("open")),
            Cell(due, late=one.review_due is not None and one.review_due < request.viewer.on),
            Cell(one.open_items),
        )
    )


@door("roster.see_agreements")
def list_agreements(request: DoorRequest) -> HttpResponse:
    """Show the register, latest first."""
    found = agreements(request.viewer)
    columns = (
        gettext("Agreement"),
        gettext("In force from"),
        gettext("Up to"),
        gettext("Next review by"),
        Column(gettext("Still to do"), numeric=True),
    )
    words = gettext("Agreements")
    empty = Empty(
        gettext("No agreement yet"), gettext("Each agreement stands here with its term and next review.")
    )
    section = Section(
        words, table(words, columns, [_row(request, one) for one in found]), empty, count(len(found))
    )
    buttons = actions(
        request,
        ("roster.add_agreement", f"{PATH}add/", gettext("Enter an agreement")),
        ("roster.see_agreements", f"{PATH}clauses/", gettext("What they allow today")),
        ("roster.see_attestations", f"{PATH}schools/", gettext("What schools attest")),
    )
    return list_page(request, ListPage(words, PATH, (section,), buttons))


def _sheet(title: str, verb: str, identity: UUID | None = None, **more: object) -> Sheet:
    back = f"{PATH}{identity}/" if identity else PATH
    words = (
        gettext("The agreement") if identity else gettext("Agreements"),
        gettext("Save"),
        gettext("Saved."),
    )
    return Sheet(title, verb, PATH, back, *words, **more)  # type: ignore[arg-type]


@door("roster.add_agreement")
def add_agreement(request: DoorRequest) -> HttpResponse:
    """Enter an agreement."""
    form = AgreementForm(request.POST or None)
    return answer(request, form, _sheet(gettext("Enter an agreement"), "roster.add_agreement"))


@door("roster.change_agreement")
def change_agreement(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change an agreement."""
    one = found_or_404(agreement(request.viewer, identity))
    form = AgreementForm(request.POST or None, initial=asdict(one) | {"parties": "\n".join(one.parties)})
    sheet = _sheet(one.title, "roster.change_agreement", identity, around={"agreement": str(identity)})
    return answer(request, form, sheet)


@door("roster.see_agreements")
def show_agreement(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one agreement with its checklist, clauses, reviews and papers."""
    viewer = request.viewer
    one = found_or_404(agreement(viewer, identity))
    context = {
        "one": one,
        "parties": ", ".join(one.parties),
        "review_late": one.review_due is not None and one.review_due < viewer.on,
        "clauses": clause_lines(
            [clause for clause in clauses(viewer) if clause.agreement == identity], viewer.on
        ),
        "may_change": allowed(request, "roster.change_agreement"),
        "may_add_clause": allowed(request, "roster.add_clause"),
        "may_end_clause": allowed(request, "roster.end_clause"),
        "may_read": allowed(request, "roster.read_agreement"),
        "path": f"{PATH}{identity}/",
        "form": RosterForm(),
    }
    return show(request, "desk/roster/agreement.html", PATH, context)


@door("roster.add_agreement_item")
def add_item(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Add a line to the checklist."""
    one = found_or_404(agreement(request.viewer, identity))
    beside = {"agreement": str(identity)}
    sheet = _sheet(
        gettext("Add to the checklist"), "roster.add_agreement_item", identity, lede=one.title, beside=beside
    )
    return answer(request, ItemForm(request.POST or None), sheet)


@door("roster.tick_agreement_item")
def tick_item(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Say when a line of the checklist was done."""
    one = found_or_404(agreement(request.viewer, identity))
    line = found_or_404({known.id: known for known in one.items}.get(item))
    form = TickForm(request.POST or None, initial={"done": line.done or request.viewer.on})
    beside = {"item": str(item)}
    lede = gettext("Leave the day empty to open it again.")
    return answer(
        request, form, _sheet(line.text, "roster.tick_agreement_item", identity, beside=beside, lede=lede)
    )


@door("roster.remove_agreement_item")
@require_POST
def remove_item(request: DoorRequest, identity: UUID, item: UUID) -> HttpResponse:
    """Take a line off the checklist."""
    found_or_404(agreement(request.viewer, identity))
    done = (gettext("The line is removed."), f"{PATH}{identity}/")
    return button(request, "roster.remove_agreement_item", {"item": str(item)}, done)


@door("roster.review_agreement")
def review(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Note a review."""
    one = found_or_404(agreement(request.viewer, identity))
    form = ReviewForm(request.POST or None, initial={"day": request.viewer.on})
    beside = {"agreement": str(identity)}
    sheet = _sheet(
        gettext("Note a review"), "roster.review_agreement", identity, lede=one.title, beside=beside
    )
    return answer(request, form, sheet)


@door("roster.attach_agreement_file")
def attach(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Put the paper with the agreement."""
    one = found_or_404(agreement(request.viewer, identity))
    form = PaperForm(request.POST or None, request.FILES or None)
    title = gettext("Add the paper")
    sheet = _sheet(title, "roster.attach_agreement_file", identity, lede=one.title, multipart=True)
    if request.method == "POST" and form.is_valid():
        return _attach(request, form, sheet, one)
    return form_page(request, form, sheet)


def _attach(request: DoorRequest, form: PaperForm, sheet: Sheet, one: AgreementView) -> HttpResponse:
    file = form.cleaned_data["file"]
    try:
        digest = keep_pdf(file, request.viewer.agency.hex)
    except NotAccepted as refusal:
        form.add_error("file", str(refusal))
        return form_page(request, form, sheet)
    said = {"agreement": str(one.id), "name": file.name[:160], "size": file.size, "sha256": digest}
    if tell(request, form, sheet.verb, said).done:
        return redirect(sheet.back)
    return form_page(request, form, sheet)


@door("roster.read_agreement")
@require_GET
def paper(request: DoorRequest, identity: UUID) -> HttpResponseBase:
    """Hand out a paper as a download."""
    kept = found_or_404(agreement_file(request.viewer, identity))
    path = pdf_path(kept.sha256, request.viewer.agency.hex)
    found_or_404(path if path.is_file() else None)
    name = kept.name if kept.name.lower().endswith(".pdf") else f"{kept.name}.pdf"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/pdf")

"""The month's letters to the officer's schools: what they say, and the officer's own words in them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from schoolbeat.insight.letters.queries import letter, letters
from schoolbeat.web.field.sheets import SheetPage, WordsForm
from schoolbeat.web.field.views.frame import bar, field_door, stamp
from schoolbeat.web.field.views.sheets import show, tell
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.letters import language_of, pdf_answer
from schoolbeat.web.shared.templatetags.house import full_day

PATH = "/letters/"
SHOWN = 24


@field_door("field.open")
@require_GET
def list_letters(request: DoorRequest) -> HttpResponse:
    """The latest letters to the officer's schools."""
    rows = [row for row in letters(request.viewer) if row.paper == "school"][:SHOWN]
    context = {
        "letters": [(row, full_day(row.start), not row.approved_at) for row in rows],
        "bar": bar(request.viewer, "more"),
    }
    return render(request, "field/letters.html", context)


@field_door("letters.add_words")
def add_words(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Put the own words into a letter that has not left yet."""
    page = letter(request.viewer, identity)
    version = page.version() if page else None
    if page is None or version is None or page.row.approved_at is not None:
        raise Http404
    form = WordsForm(request.POST or None, initial={**stamp(), "words": version.words})
    title = version.content["title"][language_of(request)]
    text = gettext(
        "They stand at the head of the letter, under your name. The principal sees it before it leaves."
    )
    sheet = SheetPage(gettext("Your own words"), title, text, form, gettext("Save"), PATH)
    if not form.is_valid():
        return show(request, sheet)
    payload = {"letter": str(identity), "words": form.cleaned_data["words"]}
    return tell(request, sheet, "letters.add_words", payload, PATH)


@field_door("field.open")
@require_GET
def letter_pdf(request: DoorRequest, identity: UUID) -> HttpResponse:
    """A letter as PDF."""
    return pdf_answer(letter(request.viewer, identity), language_of(request))

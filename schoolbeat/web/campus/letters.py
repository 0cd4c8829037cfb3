"""Letters at the school office: read before they leave, with a word to the officer, and afterwards."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.insight.letters.queries import letter, letters
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.campus.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.letters import language_of, paper_view, pdf_answer

PATH = "/campus/letters/"


class SeenForm(forms.Form):
    """A principal's look at a letter, with or without a word."""

    envelope = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    asked = forms.DateTimeField(widget=forms.HiddenInput, initial=lambda: clock.now().isoformat())
    version = forms.IntegerField(widget=forms.HiddenInput)
    remark = forms.CharField(
        label=gettext_lazy("Something to say about it (optional)"),
        help_text=gettext_lazy("The sergeant reads it before the letter leaves."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@door("campus.open")
def list_letters(request: DoorRequest) -> HttpResponse:
    """Show the letters to this office's schools, latest first."""
    viewer = request.viewer
    context = {
        "letters": [(row, row.end - row.end.resolution) for row in letters(viewer)],
    }
    return show(request, "campus/letters.html", PATH, context)


@door("campus.open")
def one_letter(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a letter; a principal says that it was seen."""
    viewer = request.viewer
    page = letter(viewer, identity)
    version = page.version() if page else None
    if page is None or version is None:
        raise Http404
    may_see = may_ever(viewer, "letters.see_draft") and page.row.approved_at is None
    posted = request.POST if request.method == "POST" and may_see else None
    form = SeenForm(posted, initial={"version": version.number})
    if request.method == "POST" and may_see and form.is_valid():
        said = form.cleaned_data
        payload = {"letter": str(identity), "version": said["version"], "remark": said["remark"]}
        result = run_one(Envelope("letters.see_draft", said["asked"], payload, id=said["envelope"]), viewer)
        if result.done:
            messages.success(request, gettext("Thank you. The sergeant knows that you have seen it."))
            return redirect(f"/campus/letters/{identity}/")
        form = SeenForm(initial={"version": version.number, "remark": said["remark"]})
        messages.error(request, gettext(result.message or ""))
    language = language_of(request)
    context = {
        "row": page.row,
        "view": paper_view(page.row.paper, version, language),
        "language": language,
        "form": form if may_see else None,
    }
    return show(request, "campus/letter.html", PATH, context, 422 if form.errors else 200)


@door("campus.open")
def letter_pdf(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Return a letter as PDF."""
    return pdf_answer(letter(request.viewer, identity), language_of(request))

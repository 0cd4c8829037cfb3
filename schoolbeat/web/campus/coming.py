"""What speaks of the school before it goes out: letters, and pages of the portal that wait for their moment."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.letters.queries import letters
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.campus.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.portal.queries.remarks import Coming, coming
from schoolbeat.work.portal.rules.content import LONGEST_REMARK, blocks
from schoolbeat.work.portal.vocabulary import LANGUAGE_LABELS, SECTION_LABELS, Language, Section
from schoolbeat.work.roster.queries import SchoolFilter, SchoolView, schools

PATH = "/campus/coming/"


class RemarkForm(ToldForm):
    """What a school says of a page that waits."""

    text = forms.CharField(
        label=gettext_lazy("Something to say about it"),
        help_text=gettext_lazy("Who writes the portal reads it beside the page."),
        max_length=LONGEST_REMARK,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _own(viewer: Viewer) -> list[SchoolView]:
    return [one for one in schools(viewer, SchoolFilter(status="active")) if one.id in viewer.schools]


def _title(one: Coming) -> str:
    section, language = Section(one.version.section), Language(one.version.language)
    return f"{gettext(SECTION_LABELS[section])}: {gettext(LANGUAGE_LABELS[language])}"


@door("campus.open")
def list_coming(request: DoorRequest) -> HttpResponse:
    """Show what is to go out: letters that wait, and pages, those that name the school first."""
    viewer = request.viewer
    context = {
        "letters": [
            (row, row.end - row.end.resolution) for row in letters(viewer) if row.approved_at is None
        ],
        "pages": [(one, _title(one)) for one in coming(viewer, [school.name for school in _own(viewer)])],
        "path": PATH,
    }
    return show(request, "campus/coming.html", PATH, context)


@door("campus.open")
def one_coming(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a page that waits in full; a principal may say something of it."""
    viewer, own = request.viewer, _own(request.viewer)
    one = next((one for one in coming(viewer, [s.name for s in own]) if one.version.id == identity), None)
    if one is None or not own:
        raise Http404
    may = may_ever(viewer, "portal.remark")
    form = RemarkForm(request.POST if request.method == "POST" and may else None)
    if request.method == "POST" and may and form.is_valid():
        # A page that names one of several schools is read for that one.
        school = next((one_ for one_ in own if one_.name in one.version.text), own[0])
        payload = {"version": str(identity), "school": str(school.id), "text": form.cleaned_data["text"]}
        result = run_one(form.told("portal.remark", payload), viewer)
        if result.done:
            messages.success(request, gettext("Thank you. Who writes the portal reads it."))
            return redirect(f"{PATH}{identity}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    context = {
        "one": one,
        "title": _title(one),
        "blocks": blocks(one.version.text),
        "form": form if may else None,
        "path": PATH,
    }
    return show(request, "campus/coming_one.html", PATH, context, 422 if form.errors else 200)

"""What a school's office owes: each duty with its day, and one button to do it; a refusal has a reason."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.campus.pages import show
from schoolbeat.web.shared.attested import about_words, short_words, state_words, whole_words
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.roster.queries.attestations import AskedOfSchool, SaidView, asked_of_schools
from schoolbeat.work.roster.rules import LONGEST_REASON

PATH = "/campus/duties/"


class AttestForm(ToldForm):
    """What a principal says: it stands, or why it does not."""

    reason = forms.CharField(
        label=gettext_lazy("Why you cannot attest it"),
        help_text=gettext_lazy("The sergeant reads it and answers here. Name no student."),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@dataclass(frozen=True)
class DutyLine:
    """A duty of the office as its list shows it."""

    one: AskedOfSchool
    what: str
    about: str
    state: str
    href: str
    late: bool
    envelope: UUID


def _href(one: AskedOfSchool) -> str:
    return f"{PATH}{one.school}/{one.kind}/{one.agreement.hex if one.agreement else one.end}/"


def duty_lines(viewer: Viewer) -> list[DutyLine]:
    """Return what the viewer's schools owe, soonest due first."""
    return [
        DutyLine(
            one,
            short_words(one),
            about_words(one),
            state_words(one),
            _href(one),
            not one.said and one.due < viewer.on,
            new_id(),
        )
        for one in asked_of_schools(viewer)
    ]


@door("campus.open")
def duty(request: DoorRequest, school: UUID, attested: str, what: str) -> HttpResponse:
    """Show one duty in full; its principal attests it with one button, or refuses with a reason."""
    viewer = request.viewer
    wanted = f"{PATH}{school}/{attested}/{what}/"
    with timezone.override(viewer.zone):
        one = next((asked for asked in asked_of_schools(viewer, school) if _href(asked) == wanted), None)
        if one is None or school not in viewer.schools:
            raise Http404
        may = may_ever(viewer, "roster.attest")
        form = AttestForm(request.POST if request.method == "POST" and may else None)
        if request.method == "POST" and may and form.is_valid() and _said(request, form, one):
            return redirect(wanted)
        context = _page(one, form if may else None)
    return show(request, "campus/duty.html", "/campus/", context, 422 if form.errors else 200)


def _said(request: DoorRequest, form: AttestForm, one: AskedOfSchool) -> bool:
    """Tell the runner what was said, and say whether it was taken; a refusal stands at the form."""
    stands = request.POST.get("stands") == "yes"
    payload = {
        "school": str(one.school),
        "kind": one.kind.value,
        "end": one.end.isoformat(),
        "agreement": str(one.agreement) if one.agreement else None,
        "stands": stands,
        "reason": "" if stands else form.cleaned_data["reason"],
    }
    result = run_one(form.told("roster.attest", payload), request.viewer)
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
        return False
    done = gettext("Attested. Your name and the day stand beside it.")
    messages.success(request, done if stands else gettext("Refused. The sergeant sees why, and answers."))
    return True


def _page(one: AskedOfSchool, form: AttestForm | None) -> dict[str, Any]:
    said: tuple[SaidView, ...] = one.said
    return {
        "title": short_words(one),
        "about": about_words(one),
        "school": one.school_name,
        "sentence": whole_words(one),
        "state": state_words(one),
        "due": one.due,
        "agreement": one.agreement,
        "said": said,
        "form": form,
        "attested": bool(said) and said[0].stands,
    }

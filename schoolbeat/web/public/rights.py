"""Questions on rights and law: what was reviewed and published, and the form by which a student asks without a name.

The form knows nobody: no session, no cookie, no token, no receipt. What was asked is never shown again, to anybody
outside: published is only what an officer wrote anew and the sergeant reviewed.
"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

import schoolbeat.work.education.queries.public as taught
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.public.floods import wave_of
from schoolbeat.web.public.frame import Frame, made
from schoolbeat.web.public.kept import Content, page, standing_or_404
from schoolbeat.web.public.ways import WAYS, Way
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.unkept import unkept
from schoolbeat.work.portal.queries.public import Section


class QuestionForm(ToldForm):
    """What a student asks."""

    text = forms.CharField(
        label=gettext_lazy("Your question"),
        help_text=gettext_lazy("On rights, the law or being a citizen. No names, please; not yours either."),
        max_length=taught.LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    school = forms.ChoiceField(label=gettext_lazy("Your school, if you like"), required=False)

    def __init__(self, schools: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("I would rather not say")), *schools]


def _way(frame: Frame) -> Way | None:
    if frame.portal is None:
        return None
    text = gettext("Answers that were reviewed, and a way for students to ask without a name.")
    return Way(f"{frame.root}rights/", "scale", gettext("Questions on rights and law"), text)


WAYS.append(_way)


def _answers(frame: Frame) -> Content | None:
    if frame.portal is None:
        return None
    told = taught.published(frame.portal.agency, frame.language)
    return "public/rights.html", {"answers": told, "ask": f"{frame.root}rights/ask/"}


@door(OPEN)
@require_safe
def answers(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Show the answers that were reviewed and published."""
    return page(request, slug, language, "rights/", _answers)


def _private(request: HttpRequest, frame: Frame, template: str, context: dict[str, Any]) -> HttpResponse:
    whole = {"frame": frame, "synthetic": frame.synthetic, "tells": _tells(frame), **context}
    response = render(request, template, whole, status=422 if context.get("refused") else 200)
    return unkept(response, frame.language)


def _tells(frame: Frame) -> str:
    """Return where something is reported without a name; nothing where the agency has no such page."""
    has = frame.portal is not None and frame.portal.says(Section.ANONYMOUS, frame.language) is not None
    return f"{frame.root}anonymous/" if has else ""


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Show the form, and keep what it asks."""
    standing = standing_or_404(slug)
    with translation.override(language):
        frame = made(standing, language, "rights/ask/")
        if frame.portal is None:
            raise Http404
        schools = [(str(one.id), one.name) for one in frame.portal.schools()]
        form = QuestionForm(schools, request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid():
            said = form.cleaned_data
            payload = {"text": said["text"], "language": language, "school": said["school"] or None}
            envelope = Envelope(
                "education.ask_question",
                said["asked"],
                payload,
                id=said["envelope"],
                enclosed=wave_of(request),
            )
            keeper = taught.stands_in(standing.agency, standing.zone, frame.portal.place)
            result = run_one(envelope, keeper)
            if result.done:
                return redirect(f"{frame.root}rights/asked/")
            form.refuse(result, (result.field or "").rpartition(".")[2])
        context = {"form": form, "refused": bool(form.errors)}
        return _private(request, frame, "public/rights_ask.html", context)


@door(OPEN)
@require_safe
def asked(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Say that a question was kept, and where an answer may be read."""
    standing = standing_or_404(slug)
    with translation.override(language):
        frame = made(standing, language, "rights/asked/")
        if frame.portal is None:
            raise Http404
        return _private(request, frame, "public/rights_asked.html", {})

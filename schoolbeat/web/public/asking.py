"""Ask for something: what can be asked for, the form, and the page where an asker follows it by the receipt.

The pages know nobody: no session, no cookie, no token. A form carries an id made with the page, so that it is filed
once however often it is sent; what was asked is never shown again, only how far it is and what was answered.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import get_language, gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

import schoolbeat.work.requests.queries.public as asked
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.public.askform import AskForm, ConductForm
from schoolbeat.web.public.floods import wave_of
from schoolbeat.web.public.frame import Frame, made
from schoolbeat.web.public.kept import Content, page, standing_or_404
from schoolbeat.web.public.ways import WAYS, Way
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.unkept import unkept
from schoolbeat.work.portal.queries.public import PublicPortal, Standing

LONGEST_CODE = 60


def _name(kind: asked.Kind) -> str:
    return kind.name_in(get_language() or "en")


def _kinds(frame: Frame) -> Content | None:
    """What can be asked for, each a way to its form."""
    if frame.portal is None:
        return None
    kinds = [
        (f"{frame.root}ask/{slug}/", _name(kind))
        for slug, kind in asked.kinds(frame.portal.place).items()
        if not kind.conduct
    ]
    return "public/ask.html", {
        "kinds": kinds,
        "follow": f"{frame.root}asked/",
        "praise": f"{frame.root}praise-or-complaint/",
    }


def _way(frame: Frame) -> Way | None:
    return Way(
        f"{frame.root}ask/",
        "talk",
        gettext("Ask for something"),
        gettext("An officer when it is no emergency, parking and traffic, a talk to a class, advice."),
    )


WAYS.insert(0, _way)


def _shown(request: HttpRequest, frame: Frame, made_of: Content, status: int = 200) -> HttpResponse:
    template, context = made_of
    whole = {"frame": frame, "synthetic": frame.synthetic, **context}
    return unkept(render(request, template, whole, status=status), frame.language)


@door(OPEN)
@require_safe
def ask(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Show what can be asked for."""
    return page(request, slug, language, "ask/", _kinds)


def _frame(standing: Standing, language: str, path: str) -> tuple[Frame, PublicPortal]:
    frame = made(standing, language, path)
    if frame.portal is None:
        raise Http404
    return frame, frame.portal


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for(request: HttpRequest, slug: str, kind: str, language: str = "en") -> HttpResponse:
    """Show the form of one kind, and file what it says."""
    standing, path = standing_or_404(slug), f"ask/{kind}/"
    with translation.override(language):
        frame, portal = _frame(standing, language, path)
        wanted = asked.kinds(portal.place).get(kind)
        if wanted is None:
            raise Http404
        schools = [(str(one.id), one.name) for one in portal.schools()]
        sent = request.POST if request.method == "POST" else None
        first = {"school": request.GET.get("school", ""), "language": language}
        form = _form(wanted, portal)(schools, sent, initial=first)
        if sent is not None and form.is_valid():
            answer = _filed(request, form, standing, portal, wanted)
            if answer is not None:
                return unkept(answer, language)
        context = {
            "form": form,
            "title": _name(wanted),
            "own": wanted.own,
            "conduct": wanted.conduct,
            "promise": full_day(asked.promise(wanted, portal.on)),
        }
        return _shown(request, frame, ("public/ask_form.html", context), 422 if form.errors else 200)


def _form(kind: asked.Kind, portal: PublicPortal) -> Callable[..., AskForm]:
    """Return the form of a kind; of an officer it asks who is meant, and offers whom the public page shows."""
    if not kind.conduct:
        return AskForm
    return partial(ConductForm, [(str(one.id), one.name) for one in portal.officers()])


def _filed(
    request: HttpRequest, form: AskForm, standing: Standing, portal: PublicPortal, kind: asked.Kind
) -> HttpResponse | None:
    payload = form.payload() | {"kind": kind.slug, "channel": "portal"}
    said = form.cleaned_data
    envelope = Envelope(
        "requests.file", said["asked"], payload, id=said["envelope"], enclosed=wave_of(request)
    )
    result = run_one(envelope, asked.stands_in(standing.agency, standing.zone, portal.place))
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
        return None
    prefix = "" if (get_language() or "en").startswith("en") else "/es"
    return redirect(f"{prefix}/p/{standing.slug}/asked/{asked.code_of(result.id)}/")


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Ask for the receipt, and lead to its page."""
    standing, typed = standing_or_404(slug), request.POST.get("code", "").strip()[:LONGEST_CODE]
    with translation.override(language):
        frame, portal = _frame(standing, language, "asked/")
        found = asked.followed(typed, standing.agency, portal.place) if typed else None
        if found is not None:
            prefix = "" if language == "en" else f"/{language}"
            return unkept(redirect(f"{prefix}/p/{slug}/asked/{typed}/"), language)
        wrong = bool(typed) or request.method == "POST"
        context: dict[str, Any] = {"typed": typed, "wrong": wrong}
        return _shown(request, frame, ("public/asked_for.html", context), 422 if wrong else 200)


@door(OPEN)
@require_safe
def asked_for(request: HttpRequest, slug: str, code: str, language: str = "en") -> HttpResponse:
    """Show how far a request is, and what was answered, to whoever holds its receipt."""
    standing, path = standing_or_404(slug), f"asked/{code[:LONGEST_CODE]}/"
    with translation.override(language), timezone.override(standing.zone):
        frame, portal = _frame(standing, language, path)
        found = asked.followed(code[:LONGEST_CODE], standing.agency, portal.place)
        if found is None:
            raise Http404
        request_, answers = found
        kind = asked.kinds(portal.place).get(request_.kind)
        context = {
            "title": _name(kind) if kind else "",
            "code": code[:LONGEST_CODE],
            "followed": request_,
            "answers": answers,
            "late": request_.due < portal.on,
        }
        return _shown(request, frame, ("public/asked.html", context))

"""A guardian signs a child up for a program, and on a page of the own withdraws what was consented to.

Both pages know nobody: no session, no cookie, no token. What is typed goes in encrypted and stands on no public page
again; the own page is opened by its signed address alone, and says how consent stands, without a name.
"""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

import schoolbeat.work.education.queries.open_programs as offered
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.public.floods import wave_of
from schoolbeat.web.public.frame import Frame, made
from schoolbeat.web.public.kept import standing_or_404
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, area, choice
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.lessons import grade_choices
from schoolbeat.web.shared.unkept import unkept
from schoolbeat.work.education.queries.open_programs import Consent, OwnSignUp, SeasonRow

OTHER = {"en": "es", "es": "en"}
STATES = {
    Consent.AWAITED: gettext_lazy(
        "We have your sign-up. Somebody of the program looks at it before it counts."
    ),
    Consent.GIVEN: gettext_lazy("Your child takes part. Thank you."),
    Consent.DECLINED: gettext_lazy("The program did not take this sign-up in. Please call the officer."),
    Consent.WITHDRAWN: gettext_lazy("You withdrew your consent. Your child does not take part."),
}


class JoinForm(ChoosingForm):
    """A child is to take part, with a guardian's consent."""

    school = choice(gettext_lazy("School"))
    name = forms.CharField(label=gettext_lazy("Name of the child"), max_length=offered.LONGEST_TEACHER)
    grade = choice(gettext_lazy("Grade"))
    guardian = forms.CharField(
        label=gettext_lazy("Your name, as parent or guardian"), max_length=offered.LONGEST_TEACHER
    )
    reach = forms.CharField(
        label=gettext_lazy("How we reach you"),
        max_length=offered.LONGEST_LINE,
        help_text=gettext_lazy("Telephone number or e-mail address."),
    )
    needs = area(
        gettext_lazy("What must be known to keep the child safe"),
        rows=2,
        required=False,
        longest=offered.LONGEST_TEXT,
        help_text=gettext_lazy("Only what is needed. Leave it empty otherwise."),
    )
    consent = forms.BooleanField()
    photo = forms.BooleanField(
        label=gettext_lazy("Photos of the child may be taken and shown by the program."), required=False
    )

    def __init__(self, schools: Pairs, of_age: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = gettext(
            "I am the parent or guardian, or a student of %(age)s or older, and I consent to this."
        )
        self.fields["consent"].label = words % {"age": of_age}
        self.pick("school", schools)
        self.choose("grade", grade_choices(), gettext("Choose a grade"))

    def plain(self) -> dict[str, Any]:
        """Return what was said; the box says that consent is given."""
        said = super().plain()
        return said | {"given": bool(said.pop("consent", False))}


class ChangeForm(ChoosingForm):
    """Nothing but the button."""


def _private(request: HttpRequest, template: str, language: str, context: dict[str, Any]) -> HttpResponse:
    """Render a page that stays out of caches, search engines, and the pages that are opened from it."""
    response = render(request, template, context, status=422 if context.get("refused") else 200)
    return unkept(response, language)


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, slug: str, identity: UUID, language: str = "en") -> HttpResponse:
    """Show the form of a season, and keep what it says."""
    standing = standing_or_404(slug)
    with translation.override(language):
        frame = made(standing, language, f"youth/{identity}/join/")
        season = offered.shown_season(standing.agency, identity)
        if frame.portal is None or season is None:
            raise Http404
        keeper = offered.stands_in(standing.agency, standing.zone, frame.portal.place)
        return _joined(request, frame, season, keeper)


def _joined(request: HttpRequest, frame: Frame, season: SeasonRow, keeper: Any) -> HttpResponse:
    schools = [(str(school), name) for school, name in season.schools]
    typed = request.POST if request.method == "POST" else None
    form: Any = JoinForm(schools, offered.of_age(keeper), typed)
    open_now = season.joining and season.open and keeper.on <= season.last and offered.has_places(season)
    if request.method == "POST" and form.is_valid():
        said = form.plain() | {"season": str(season.id), "language": frame.language}
        told = replace(form.told("education.sign_up", said), enclosed=wave_of(request))
        result = run_one(told, keeper)
        if result.done:
            return redirect(offered.sign_up_path(result.id, frame.language))
        form.refuse(result, (result.field or "").rpartition(".")[2])
    context = {
        "frame": frame,
        "synthetic": frame.synthetic,
        "form": form,
        "program": season.program_in(frame.language),
        "season": season,
        "open": open_now,
        "refused": bool(form.errors),
    }
    return _private(request, "public/join.html", frame.language, context)


def _own(token: str) -> OwnSignUp:
    found = offered.own_sign_up(token)
    if found is None:
        raise Http404
    return found


@door(OPEN)
@require_safe
def mine(request: HttpRequest, token: str, language: str = "en") -> HttpResponse:
    """Show how a sign-up stands, and what can be withdrawn."""
    with translation.override(language):
        return _page(request, _own(token), language, None)


def _page(request: HttpRequest, own: OwnSignUp, language: str, refused: ChangeForm | None) -> HttpResponse:
    bare, other = offered.sign_up_path(own.id, "en"), OTHER[language]
    with timezone.override(own.keeper.zone):
        context = {
            "of": own,
            "own": own,
            "synthetic": own.synthetic,
            "other": (other, bare if other == "en" else f"/{other}{bare}"),
            "title": own.season.program_in(language),
            "state": STATES[Consent(own.consent)],
            "stands": own.consent in (Consent.AWAITED, Consent.GIVEN),
            "form": refused or ChangeForm(),
            "here": offered.sign_up_path(own.id, language),
            "refused": refused is not None,
        }
        return _private(request, "public/join_mine.html", language, context)


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str, what: str, language: str = "en") -> HttpResponse:
    """Withdraw consent, to photos alone or to all of it."""
    with translation.override(language):
        own = _own(token)
        if what not in ("photos", "consent"):
            raise Http404
        back = redirect(offered.sign_up_path(own.id, language))
        if request.method != "POST":
            return back
        form = ChangeForm(request.POST)
        if not form.is_valid():
            return _page(request, own, language, form)
        said = {"sign_up": str(own.id), "photo_only": what == "photos"}
        run_one(form.told("education.withdraw_consent", said), own.keeper)
        # Whatever became of it stands on the page: withdrawn twice is withdrawn.
        return back

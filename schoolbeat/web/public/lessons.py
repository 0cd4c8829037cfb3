"""A teacher asks for a lesson by the link of the school, and reads the answer on a page of the own: no account, no name
of a student.

Both pages are opened by their signed address alone. They know nobody: no session, no cookie, no token. A form carries
an id made with the page, so that it is written down once however often it is sent.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

import schoolbeat.work.education.queries.public as taught
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.lessons import FeedbackForm, TakeForm, WantForm, WhyForm, grades_words, lesson_name
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.unkept import unkept
from schoolbeat.work.education.queries.public import Deed, Door, OwnLesson, Stage

OTHER = {"en": "es", "es": "en"}


FORMS: dict[Deed, type[ChoosingForm]] = {
    Deed.ACCEPT: TakeForm,
    Deed.FEEDBACK: FeedbackForm,
    Deed.CALL_OFF: WhyForm,
}
VERBS = {
    Deed.ACCEPT: "education.accept_lesson",
    Deed.FEEDBACK: "education.give_feedback",
    Deed.CALL_OFF: "education.call_off_lesson",
}
WORDS = {
    Deed.ACCEPT: (gettext_lazy("Take the time that is offered"), gettext_lazy("That time is good")),
    Deed.FEEDBACK: (gettext_lazy("What was it like?"), gettext_lazy("Send")),
    Deed.CALL_OFF: (gettext_lazy("Call it off"), gettext_lazy("Call it off")),
}
STATES = {
    Stage.ASKED: gettext_lazy("The officer has your request. The answer will stand on this page."),
    Stage.OFFERED: gettext_lazy("The officer offers another time. Take it below, or call it off."),
    Stage.ACCEPTED: gettext_lazy("It is agreed. The officer comes."),
    Stage.HELD: gettext_lazy("It was held."),
    Stage.DECLINED: gettext_lazy("The officer cannot come. You can ask for another lesson or another time."),
    Stage.CALLED_OFF: gettext_lazy("It was called off."),
}


def _shown(
    request: HttpRequest, template: str, of: Door, language: str, context: dict[str, Any]
) -> HttpResponse:
    """Render a page that stays out of caches, search engines, and the pages that are opened from it."""
    other = OTHER[language]
    bare = request.path.removeprefix("/es")
    whole = {
        "of": of,
        "synthetic": of.synthetic,
        "other": (other, bare if other == "en" else f"/{other}{bare}"),
        **context,
    }
    status = 422 if context.get("refused") else 200
    response = render(request, template, whole, status=status)
    return unkept(response, language)


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, token: str, language: str = "en") -> HttpResponse:
    """Show the form of a school's teachers, and write down what it says."""
    with translation.override(language):
        of = taught.door_of(token)
        if of is None:
            raise Http404
        with timezone.override(of.zone):
            return _asked(request, of, language)


def _asked(request: HttpRequest, of: Door, language: str) -> HttpResponse:
    form: Any = WantForm(of.lessons, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = {"school": str(of.school), "link": of.number, "language": language}
        result = run_one(form.told("education.ask_lesson", form.plain() | said), of.viewer)
        if result.done:
            return redirect(taught.visit_path(result.id, language))
        form.refuse(result, (result.field or "").rpartition(".")[2])
    lessons = [
        (lesson_name(one), grades_words(one), one.minutes, one.aims_in(language)) for one in of.lessons
    ]
    context = {"form": form, "lessons": lessons, "refused": bool(form.errors)}
    return _shown(request, "public/lesson_ask.html", of, language, context)


def _own(token: str) -> OwnLesson:
    found = taught.own_lesson(token)
    if found is None:
        raise Http404
    return found


@door(OPEN)
@require_safe
def mine(request: HttpRequest, token: str, language: str = "en") -> HttpResponse:
    """Show how the lesson stands that somebody asked for, and what can be done with it."""
    with translation.override(language):
        return _page(request, _own(token), language, {})


def _page(
    request: HttpRequest, own: OwnLesson, language: str, typed: dict[Deed, ChoosingForm]
) -> HttpResponse:
    with timezone.override(own.door.zone):
        pairs = (
            (gettext("When"), f"{full_day(own.starts)}, {clock(own.starts)}–{clock(own.ends)}"),
            (gettext("Class"), own.group),
            (gettext("Room"), own.room),
            (gettext("Who teaches"), own.officer_name),
            (gettext("What was answered"), own.answer),
        )
        context = {
            "own": own,
            "title": lesson_name(own.lesson),
            "state": STATES[Stage(own.stage)],
            "no_school": own.keeps is False,
            "pairs": [(term, words) for term, words in pairs if words],
            "deeds": [
                (
                    deed.value,
                    *WORDS[deed],
                    typed.get(deed) or form(prefix=deed.value, initial={"seen": own.starts.isoformat()}),
                    deed in typed,
                )
                for deed, form in FORMS.items()
                if own.may(deed)
            ],
            "here": request.path if not typed else request.path.rsplit("/", 2)[0] + "/",
            "refused": bool(typed),
        }
        return _shown(request, "public/lesson_mine.html", own.door, language, context)


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, token: str, deed: str, language: str = "en") -> HttpResponse:
    """Do what a form of the own page says; where it does not fit, the page again."""
    with translation.override(language):
        own = _own(token)
        wanted = next((one for one in FORMS if one.value == deed), None)
        if wanted is None:
            raise Http404
        back = redirect(taught.visit_path(own.id, language))
        if request.method != "POST" or not own.may(wanted):
            return back
        form = FORMS[wanted](request.POST, prefix=deed)
        if form.is_valid():
            told = form.told(VERBS[wanted], form.plain() | {"visit": str(own.id)})
            result = run_one(told, own.door.viewer)
            if result.done:
                return back
            form.refuse(result, (result.field or "").rpartition(".")[2])
        return _page(request, own, language, {wanted: form})

"""Students' questions at the desk: read by who answers them, written anew, reviewed, published, taken back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.lessons.forms import DraftForm
from schoolbeat.web.desk.lessons.tables import PATH
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.questions import QuestionView, one_question, questions
from schoolbeat.work.education.vocabulary import ANSWER_LABELS, QUESTION_LABELS, AnswerStage, QuestionStage

QUESTIONS = f"{PATH}questions/"
LONGEST_SHOWN = 160
PUBLISH = "education.publish_answer"


def _state(one: QuestionView) -> str:
    """Return how a question stands, or else its answer."""
    if one.answer is not None and one.stage == QuestionStage.ANSWERED:
        return label(ANSWER_LABELS, one.answer.stage)
    return label(QUESTION_LABELS, one.stage)


def _table(rows: list[QuestionView], caption: str, empty: str) -> Table:
    columns = (
        Column(gettext("Asked on"), tight=True),
        Column(gettext("Question")),
        Column(gettext("School")),
    )
    lines = tuple(
        Row(
            (
                Cell(full_day(one.day)),
                Cell(_short(one.text), _state(one), f"{QUESTIONS}{one.id}/", head=True),
                Cell(one.school_name or gettext("No school named")),
            )
        )
        for one in rows
    )
    return Table(caption, columns, (RowGroup(lines),), empty=empty)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN].rstrip()} …"


@door("education.see_questions")
def list_questions(request: DoorRequest) -> HttpResponse:
    """Show what waits, what has an answer, and apart from them what came in with a flood."""
    viewer, found = request.viewer, questions(request.viewer)
    waits = [one for one in found if one.stage == QuestionStage.WAITING]
    with timezone.override(viewer.zone):
        parts = (
            (
                gettext("Wait for an answer"),
                [one for one in waits if not one.flood],
                gettext("No question waits."),
            ),
            (
                gettext("Have an answer"),
                [one for one in found if one.stage == QuestionStage.ANSWERED],
                gettext("None has an answer yet."),
            ),
            (gettext("Came in with many others at once"), [one for one in waits if one.flood], ""),
            (gettext("Set aside"), [one for one in found if one.stage == QuestionStage.SET_ASIDE], ""),
        )
        context = {
            "parts": [(title, _table(rows, title, empty)) for title, rows, empty in parts if rows or empty],
            "path": PATH,
            "way_back": home_of(viewer),
        }
        return show(request, "desk/lessons/questions.html", PATH, context)


def _seen(request: DoorRequest, identity: UUID) -> QuestionView:
    view = one_question(request.viewer, identity)
    if view is None:
        raise Http404
    return view


def _may(request: DoorRequest, view: QuestionView, verb: str) -> bool:
    subject = Subject("question", agency=request.viewer.agency, school=view.school)
    return may(request.viewer, f"education.{verb}", subject)


@door("education.see_questions")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one question, its answer, and what can be done."""
    return _page(request, _seen(request, identity), None)


def _draft(view: QuestionView, data: Any = None) -> DraftForm:
    names = ("asks", "says", "asks_es", "says_es")
    said = {name: getattr(view.answer, name, "") for name in names}
    return DraftForm(data, initial=said | {"seen": view.answer.version if view.answer else None})


def _page(request: DoorRequest, view: QuestionView, typed: DraftForm | None) -> HttpResponse:
    answer = view.answer
    stage = answer.stage if answer and view.stage == QuestionStage.ANSWERED else ""
    aside = view.stage == QuestionStage.SET_ASIDE
    buttons = (
        ("publish", gettext("Reviewed: publish it"), "publish_answer", stage == AnswerStage.DRAFT),
        ("withdraw", gettext("Take it back"), "withdraw_answer", stage == AnswerStage.PUBLISHED),
        ("again", gettext("Take it up again"), "set_aside_question", aside),
        ("aside", gettext("Set it aside"), "set_aside_question", view.stage == QuestionStage.WAITING),
    )
    writes = not aside and _may(request, view, "draft_answer")
    with timezone.override(request.viewer.zone):
        context = {
            "question": view,
            "state": _state(view),
            "asked_in": LANGUAGE_NAMES.get(view.language, view.language),
            "form": (typed or _draft(view)) if writes else None,
            "open": typed is not None or answer is None,
            "buttons": [
                (slug, words) for slug, words, verb, fits in buttons if fits and _may(request, view, verb)
            ],
            "button": ToldForm(auto_id=False),
            "version": answer.version if answer else "",
            "here": f"{QUESTIONS}{view.id}/",
            "back": QUESTIONS,
        }
        return show(request, "desk/lessons/question.html", PATH, context, 422 if typed else 200)


@door("education.draft_answer")
@require_POST
def draft(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Write an answer, or write it anew."""
    view = _seen(request, identity)
    form = _draft(view, request.POST)
    if form.is_valid():
        told = form.told("education.draft_answer", form.plain() | {"question": str(identity)})
        result = run_one(told, request.viewer)
        if result.done:
            messages.success(request, gettext("Kept. The sergeant reviews it before it is published."))
            return redirect(f"{QUESTIONS}{identity}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
        if result.field == "payload.version":
            # The next press is said over what stands there now.
            again: Any = form.data.copy()  # type: ignore[attr-defined]
            again["seen"] = str(view.answer.version) if view.answer else ""
            form.data = again
    return _page(request, view, form)


def _button(verb: str, **more: Any) -> Callable[..., HttpResponseBase]:
    @door(verb)
    @require_POST
    def view(request: DoorRequest, identity: UUID) -> HttpResponse:
        """Do what the button says."""
        _seen(request, identity)
        form = ToldForm(request.POST)
        if form.is_valid():
            version = uuid_or_none(request.POST.get("version", ""))
            seen = {"version": str(version)} if verb == PUBLISH else {}
            result = run_one(form.told(verb, {"question": str(identity)} | seen | more), request.viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
            else:
                messages.error(request, gettext(result.message or ""))
        return redirect(f"{QUESTIONS}{identity}/")

    return view


VIEWS: dict[str, Any] = {
    "draft": draft,
    "publish": _button(PUBLISH),
    "withdraw": _button("education.withdraw_answer"),
    "aside": _button("education.set_aside_question"),
    "again": _button("education.set_aside_question", again=True),
}
"""The views of a question by the last word of their address."""

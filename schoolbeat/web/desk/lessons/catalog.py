"""The catalog of lessons: read by all who teach or ask, changed by the sergeant."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may_ever
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.lessons.forms import LessonForm
from schoolbeat.web.desk.lessons.tables import PATH
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import grades_words, language, lesson_name, topic_word
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.education.queries.catalog import LessonView, catalog, lacks_of_pack

CATALOG = f"{PATH}catalog/"


def _card(lesson: LessonView) -> dict[str, Any]:
    said = language()
    pairs = (
        (gettext("What students know afterwards"), lesson.aims_in(said)),
        (gettext("Standard"), lesson.standard),
        (gettext("Materials"), lesson.materials_in(said)),
    )
    minutes = gettext("%(n)s minutes") % {"n": lesson.minutes}
    return {
        "id": lesson.id,
        "name": lesson_name(lesson),
        "small": ", ".join((topic_word(lesson.topic), grades_words(lesson), minutes)),
        "pairs": [(term, words) for term, words in pairs if words],
        "withdrawn": lesson.withdrawn,
    }


@door("education.see_catalog")
def list_catalog(request: DoorRequest) -> HttpResponse:
    """Show the lessons on offer, and below them those that are withdrawn."""
    viewer = request.viewer
    known = catalog(viewer)
    context = {
        "cards": [_card(one) for one in known],
        "lacking": lacks_of_pack(viewer, known),
        "may_change": may_ever(viewer, "education.change_lesson"),
        "may_ask": may_ever(viewer, "education.ask_lesson"),
        "button": ToldForm(auto_id=False),
        "path": PATH,
        "here": CATALOG,
    }
    return show(request, "desk/lessons/catalog.html", PATH, context)


@door("education.seed_lessons")
@require_POST
def seed(request: DoorRequest) -> HttpResponse:
    """Take the lessons of the place's pack."""
    return _pressed(request, "education.seed_lessons", {})


@door("education.withdraw_lesson")
@require_POST
def withdraw(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Offer a lesson no more, or once more."""
    lesson = _lesson(request, identity)
    return _pressed(
        request, "education.withdraw_lesson", {"lesson": str(identity), "again": lesson.withdrawn}
    )


def _pressed(request: DoorRequest, verb: str, payload: dict[str, Any]) -> HttpResponse:
    form = ToldForm(request.POST)
    if form.is_valid():
        result = run_one(form.told(verb, payload), request.viewer)
        if result.done:
            messages.success(request, gettext("Saved."))
        else:
            messages.error(request, gettext(result.message or ""))
    return redirect(CATALOG)


def _lesson(request: DoorRequest, identity: UUID) -> LessonView:
    found = next((one for one in catalog(request.viewer) if one.id == identity), None)
    if found is None:
        raise Http404
    return found


@door("education.add_lesson")
def add(request: DoorRequest) -> HttpResponse:
    """Add a lesson of the agency's own."""
    first = {"topic": "own", "grade_from": "KG", "grade_to": "12", "minutes": 45}
    return _form(request, "education.add_lesson", gettext("Add a lesson"), first, {})


@door("education.change_lesson")
def change(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change a lesson."""
    lesson = _lesson(request, identity)
    first = {name: getattr(lesson, name) for name in LessonForm.base_fields if hasattr(lesson, name)}
    said = {"lesson": str(identity)}
    return _form(request, "education.change_lesson", lesson_name(lesson), first, said)


def _form(
    request: DoorRequest, verb: str, title: str, first: dict[str, Any], said: dict[str, Any]
) -> HttpResponse:
    form: Any = LessonForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        result = run_one(form.told(verb, form.plain() | said), request.viewer)
        if result.done:
            messages.success(request, gettext("Saved."))
            return redirect(CATALOG)
        form.refuse(result, (result.field or "").rpartition(".")[2])
    context = {"form": form, "title": title, "back": CATALOG, "back_words": gettext("The catalog")}
    return show(request, "desk/lessons/add.html", PATH, context, 422 if form.errors else 200)

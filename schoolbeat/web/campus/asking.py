"""What a school's office asks of the program, and what became of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.campus.pages import show
from schoolbeat.web.shared.asked import kind_choices, kind_words, passed_words, state_words
from schoolbeat.web.shared.asking import NEVER_ASKED, TakeForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.requests.queries import RequestRow, StepView, asked, offered_kinds
from schoolbeat.work.requests.queries.asking import phrases
from schoolbeat.work.requests.queries.owners import possibly_concerned
from schoolbeat.work.requests.queries.work import one_asked
from schoolbeat.work.requests.vocabulary import STEP_LABELS, Asker, Step
from schoolbeat.work.roster.queries import SchoolFilter, schools

PATH = "/campus/requests/"


@dataclass(frozen=True)
class Told:
    """Something that was said or done about a school's question."""

    when: str
    what: str
    words: str


def asked_table(viewer: Viewer, rows: list[RequestRow]) -> Table:
    """Return what a school's office asked as a table."""
    kinds = offered_kinds(viewer)
    columns = (
        Column(gettext("Asked")),
        Column(gettext("What was asked for")),
        Column(gettext("How far it is")),
        Column(gettext("Who has it")),
    )
    lines = tuple(
        Row(
            (
                Cell(full_day(row.filed_at)),
                Cell(kind_words(kinds, row.kind), row.beginning, f"{PATH}{row.id}/", head=True),
                Cell(
                    state_words(row, viewer.on), gettext("promised by %(day)s") % {"day": full_day(row.due)}
                ),
                Cell(row.owner_name),
            )
        )
        for row in rows
    )
    empty = gettext("Nothing was asked yet. What you ask stands here with its day and its answer.")
    return Table(gettext("What we asked"), columns, (RowGroup(lines),), empty=empty)


def _show(request: DoorRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return show(request, template, PATH, {"path": PATH} | context, status)


@door("requests.see_asked")
def list_asked(request: DoorRequest) -> HttpResponse:
    """Show what this office asked, the latest first."""
    viewer = request.viewer
    with timezone.override(viewer.zone):
        table = asked_table(viewer, asked(viewer))
    return _show(request, "campus/asked.html", {"table": table})


@door("requests.see_asked")
def ask(request: DoorRequest) -> HttpResponse:
    """Ask for something, for the school or for oneself."""
    viewer = request.viewer
    own = [
        (str(one.id), one.name)
        for one in schools(viewer, SchoolFilter(status="active"))
        if one.id in viewer.schools
    ]
    usual = Asker.ADMINISTRATOR if viewer.role == Role.PRINCIPAL else Asker.TEACHER
    kinds = offered_kinds(viewer)
    form = TakeForm(
        kind_choices(kinds),
        own,
        request.POST if request.method == "POST" else None,
        askers=(Asker.ADMINISTRATOR, Asker.TEACHER, Asker.PARENT, Asker.STUDENT),
        about=[(str(account), name) for account, name in possibly_concerned(viewer)],
        initial={"school": own[0][0] if own else "", "asker": usual, "name": viewer.name},
    )
    if request.method == "POST" and form.is_valid():
        said = form.payload()
        payload = said | {"channel": "campus", "of_school": said["school"]}
        result = run_one(form.told("requests.file", payload), viewer)
        if result.done:
            messages.success(request, gettext("Asked. Its owner and the promised day stand here."))
            return redirect(f"{PATH}{result.id}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    private = [kind_words(kinds, slug) for slug, kind in kinds.items() if kind.own]
    context = {"form": form, "warning": NEVER_ASKED, "private": ", ".join(private)}
    return _show(request, "campus/ask.html", context, 422 if form.errors else 200)


@door("requests.see_asked")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one question with the answers to it."""
    viewer = request.viewer
    view = one_asked(viewer, identity)
    if view is None:
        raise Http404
    row = view.row
    with timezone.override(viewer.zone):
        context = {
            "title": kind_words(offered_kinds(viewer), row.kind),
            "state": state_words(row, viewer.on),
            "text": view.text,
            "pairs": (
                (gettext("Asked"), full_day(row.filed_at)),
                (gettext("Answer promised by"), full_day(row.due)),
                (gettext("Who has it"), row.owner_name),
                (gettext("School"), row.school_name or "–"),
            ),
            "steps": [_told(step, phrases(viewer), row.language) for step in view.steps],
        }
    return _show(request, "campus/asked_one.html", context)


def _told(step: StepView, known: dict[str, dict[str, str]], language: str) -> Told:
    what = label(STEP_LABELS, step.what)
    if step.what == Step.HANDED:
        # Why it was handed over, and what officers wrote to each other, is theirs.
        return Told(full_day(step.at), gettext("Handed over to %(name)s") % {"name": step.to_name}, "")
    said = [known[step.phrase][language]] if step.phrase in known else []
    said += [step.text] if step.text else []
    said += [passed_words(step.passed_to)] if step.passed_to else []
    return Told(f"{full_day(step.at)} {clock(step.at)}", f"{what}, {step.by_name}", " ".join(said))

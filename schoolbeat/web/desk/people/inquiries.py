"""What people and parents ask of the records: taken down with its clock, answered, kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may_ever
from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.law.presenters import Line, line_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.people.asking import AnswerForm, AskForm
from schoolbeat.web.desk.people.forms import NOT_KEPT
from schoolbeat.web.desk.people.frame import (
    Sheet,
    hats_to_ask,
    person_path,
    sheet,
    told,
)
from schoolbeat.web.desk.people.presenters import hat_words
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.questions import clock_words
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.people.queries.record import Record, record, way_to
from schoolbeat.work.people.queries.rights import InquiryRow, inquiries, inquiry
from schoolbeat.work.people.vocabulary import INQUIRY_END_LABELS, INQUIRY_KIND_LABELS, InquiryKind

PATH = "/desk/people/inquiries/"
LANGUAGES = {"en": "English", "es": "Español"}


@dataclass(frozen=True)
class InquiryPage:
    """A question in words."""

    title: str
    clock: str
    late: bool
    rests_on: str
    pairs: tuple[tuple[str, str], ...]
    hearing: Line | None
    """The law that owes a hearing where a correction is refused."""
    person: str
    """The address of the record it is about, where the viewer may find it."""
    copy: str


def _open_table(rows: Sequence[InquiryRow], viewer: Viewer) -> Table:
    columns = (
        Column(gettext("Due by"), tight=True),
        Column(gettext("What is asked?")),
        Column(gettext("Who asks")),
        Column(gettext("By which law")),
    )
    body = tuple(
        Row(
            (
                Cell(full_day(row.due), clock_words(row.due, viewer.on), late=row.due < viewer.on),
                Cell(
                    label(INQUIRY_KIND_LABELS, row.kind),
                    hat_words(row.hat),
                    f"{PATH}{row.id}/",
                    head=True,
                ),
                Cell(row.asker, row.school_name),
                Cell(row.rests_on),
            )
        )
        for row in rows
    )
    return Table(gettext("Open questions"), columns, (RowGroup(body),))


def _ended_table(rows: Sequence[InquiryRow]) -> Table:
    columns = (
        Column(gettext("Ended on"), tight=True),
        Column(gettext("What was asked")),
        Column(gettext("Who asked")),
        Column(gettext("How it ended")),
    )
    body = tuple(
        Row(
            (
                Cell(full_day(row.ended_on or row.due), _in_time(row)),
                Cell(
                    label(INQUIRY_KIND_LABELS, row.kind),
                    hat_words(row.hat),
                    f"{PATH}{row.id}/",
                    head=True,
                ),
                Cell(row.asker, row.school_name),
                Cell(label(INQUIRY_END_LABELS, row.end)),
            )
        )
        for row in rows
    )
    return Table(gettext("Answered questions"), columns, (RowGroup(body),))


def _in_time(row: InquiryRow) -> str:
    late = row.ended_on is not None and row.ended_on > row.due
    return gettext("past its day") if late else gettext("in time")


@door("people.see_inquiries")
def list_inquiries(request: DoorRequest) -> HttpResponse:
    """Show the open questions, first due first, each with its law; below them those that ended."""
    viewer = request.viewer
    with timezone.override(viewer.zone):
        context = {
            "open": _open_table(inquiries(viewer), viewer),
            "ended": _ended_table(inquiries(viewer, ended=True)),
            "may_ask": may_ever(viewer, "people.ask"),
            "way_back": _home(viewer),
            "path": PATH,
        }
    return show(request, "desk/people/inquiries.html", PATH, context)


def _home(viewer: Viewer) -> tuple[str, str] | None:
    """Return the way back of who has no desk: to the school office's first page, or the field's."""
    if may_ever(viewer, "campus.open"):
        return "/campus/", gettext("Your school")
    return None if may_ever(viewer, "desk.open") else ("/today/", gettext("Today"))


def _asked_about(request: DoorRequest) -> Record | None:
    """Return the open record that a question is about, where the address names one; 404 where it is not open."""
    asked = request.GET.get("person")
    if asked is None:
        return None
    identity = uuid_or_none(asked)
    found = record(request.viewer, identity) if identity else None
    if found is None or "ask" not in found.offered:
        raise Http404
    return found


def _ask_form(request: DoorRequest, about: Record | None) -> AskForm:
    """Return the form, empty or as it was sent; a school office asks about its own schools alone."""
    viewer = request.viewer
    hats = [hat for hat in hats_to_ask(viewer) if about is None or hat == about.hat]
    if not hats:
        raise Http404
    schools = school_choices(viewer)
    own = {identity for identity, _name in schools}
    places = [str(one.school) for one in about.places if str(one.school) in own] if about else []
    initial = {"asked_on": viewer.on, "school": places[0] if places else ""}
    form = AskForm(hats, schools, request.POST if request.method == "POST" else None, initial=initial)
    if viewer.role in SCHOOL_ROLES:
        form.of_schools(schools)
    return form


@door("people.ask")
def ask(request: DoorRequest) -> HttpResponse:
    """Take a question down; its clock runs from the day on which it was asked."""
    about = _asked_about(request)
    form = _ask_form(request, about)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        names = ("hat", "kind", "asker", "about", "reach", "language")
        payload = {name: values[name] for name in names} | {
            "asked_on": values["asked_on"].isoformat(),
            "school": values["school"] or None,
            "person": str(about.id) if about else None,
        }
        if told(request, form, "people.ask", payload).done:
            messages.success(request, gettext("Taken down. Its clock runs."))
            return redirect(PATH)
    words = Sheet(
        gettext("Take a question down"),
        gettext("About the record of %(name)s.") % {"name": about.words.name} if about else "",
        person_path(about.id) if about else PATH,
        gettext("Take it down"),
        NOT_KEPT,
    )
    return sheet(request, form, words)


@door("people.see_inquiries")
def one_inquiry(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show a question with its clock; who may, says how it ended and what was answered."""
    row = inquiry(request.viewer, identity)
    if row is None:
        raise Http404
    form = None
    if row.ended_on is None and row.may_answer:
        form = AnswerForm(row.kind, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if form is None:
            raise Http404
        if form.is_valid() and _answered(request, form, identity):
            return redirect(PATH)
    with timezone.override(request.viewer.zone):
        context = {"page": _page(request.viewer, row), "form": form, "path": PATH}
    status = 422 if form is not None and form.errors else 200
    return show(request, "desk/people/inquiry.html", PATH, context, status)


def _answered(request: DoorRequest, form: AnswerForm, identity: UUID) -> bool:
    values = form.cleaned_data
    payload = {"inquiry": str(identity), "end": values["end"], "answer": values["answer"]}
    done = told(request, form, "people.answer", payload).done
    if done:
        messages.success(request, gettext("Answered. The question and the answer are kept with the record."))
    return done


def _page(viewer: Viewer, row: InquiryRow) -> InquiryPage:
    corrects = row.kind == InquiryKind.CORRECT and row.hat == Hat.EDUCATION and row.ended_on is None
    late = row.ended_on is None and row.due < viewer.on
    ended = gettext("ended on %(day)s, %(how)s")
    found = row.person is not None and way_to(viewer, row.person) is not None
    return InquiryPage(
        label(INQUIRY_KIND_LABELS, row.kind),
        ended % {"day": full_day(row.ended_on), "how": _in_time(row)}
        if row.ended_on
        else clock_words(row.due, viewer.on),
        late,
        row.rests_on,
        _pairs(row),
        line_of(pack_of(viewer.place), "record_correction_hearing", viewer.on) if corrects else None,
        person_path(row.person) if row.person and found else "",
        person_path(row.person, "copy") if row.person and found and row.may_answer else "",
    )


def _pairs(row: InquiryRow) -> tuple[tuple[str, str], ...]:
    pairs = (
        (gettext("Due by"), full_day(row.due)),
        (gettext("Asked on"), full_day(row.asked_on)),
        (gettext("Whose record is it?"), hat_words(row.hat)),
        (gettext("School"), row.school_name),
        (gettext("Who asks"), row.asker),
        (gettext("How to reach them"), row.reach),
        (gettext("In which language?"), LANGUAGES.get(row.language, row.language)),
        (gettext("What about"), row.about),
        (gettext("How it ended"), label(INQUIRY_END_LABELS, row.end) if row.end else ""),
        (gettext("What was answered"), row.answer),
    )
    return tuple((name, text) for name, text in pairs if text)

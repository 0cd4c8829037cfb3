"""What is due, in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext, pgettext

from schoolbeat.access.hats import HAT_TEXTS, Hat
from schoolbeat.web.desk.incidents.tables import by_whom, left
from schoolbeat.web.shared.asked import kind_words
from schoolbeat.web.shared.lessons import lesson_name
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.projects import Offered
from schoolbeat.web.shared.questions import clock_words
from schoolbeat.web.shared.templatetags.house import clock, count, full_day
from schoolbeat.web.shared.words import label, name_of
from schoolbeat.work.activities.queries import FollowUpRow
from schoolbeat.work.education.queries.lessons import VisitRow
from schoolbeat.work.incidents.queries import IncidentRow, OwedStep, OwedTelling
from schoolbeat.work.incidents.queries.owed import Waiting as Waits
from schoolbeat.work.incidents.vocabulary import DEED_LABELS, FAMILY_LABELS
from schoolbeat.work.people.queries.rights import DueInquiry
from schoolbeat.work.people.vocabulary import INQUIRY_KIND_LABELS
from schoolbeat.work.requests.queries import RequestRow
from schoolbeat.work.requests.rules.kinds import Kind
from schoolbeat.work.roster.queries import DueRow

SECTIONS = {
    "tour": "/desk/tours/",
    "training": "/desk/training/",
    "review": "/desk/agreements/",
    "renewal": "/desk/agreements/",
    "opening": "/desk/openings/",
    "attestation": "/desk/agreements/schools/",
    "refusal": "/desk/agreements/schools/",
}
MOST_OFFERS = 3


def _kind_words(kind: str) -> str:
    return {
        "tour": gettext("Tour ends"),
        "training": gettext("Training expires"),
        "review": gettext("Agreement to review"),
        "renewal": gettext("Agreement ends"),
        "opening": gettext("Opening closes"),
        "attestation": gettext("School has to attest"),
        "refusal": gettext("A school refused to attest"),
    }[kind]


@dataclass(frozen=True)
class _Line:
    day: date
    row: Row


def _due_line(due: DueRow) -> _Line:
    cells = (
        Cell(full_day(due.day), late=due.late),
        Cell(_kind_words(due.kind), small=due.what, href=SECTIONS[due.kind], head=True),
        Cell(due.who),
    )
    return _Line(due.day, Row(cells))


def _promise_line(promise: FollowUpRow, names: Mapping[str, str], today: date) -> _Line:
    kind = name_of(promise.kind, names)
    cells = (
        Cell(full_day(promise.due), late=promise.due < today),
        Cell(
            gettext("Follow-up"),
            small=promise.what or kind,
            href=f"/desk/entries/{promise.activity}/",
            head=True,
        ),
        Cell(promise.officer_name, small=promise.school_name),
    )
    return _Line(promise.due, Row(cells))


def _offer_line(offer: Offered, today: date) -> _Line:
    cells = (
        Cell(full_day(today)),
        Cell(gettext("A project is offered"), small=offer.words, href=offer.href, head=True),
        Cell(offer.offer.school_name),
    )
    return _Line(today, Row(cells))


def _question_line(question: DueInquiry, today: date) -> _Line:
    cells = (
        Cell(full_day(question.due), clock_words(question.due, today), late=question.due < today),
        Cell(
            gettext("Question to the records: %(what)s")
            % {"what": label(INQUIRY_KIND_LABELS, question.kind)},
            small=question.rests_on,
            href=f"/desk/people/inquiries/{question.id}/",
            head=True,
        ),
        Cell(gettext(HAT_TEXTS[Hat(question.hat)].name), small=question.school_name),
    )
    return _Line(question.due, Row(cells))


def _request_line(request: RequestRow, kinds: Mapping[str, Kind], today: date) -> _Line:
    cells = (
        Cell(full_day(request.due), clock_words(request.due, today), late=request.due < today),
        Cell(
            gettext("Request: %(kind)s") % {"kind": kind_words(kinds, request.kind)},
            small=request.beginning,
            href=f"/desk/requests/{request.id}/",
            head=True,
        ),
        Cell(request.owner_name, small=request.school_name),
    )
    return _Line(request.due, Row(cells))


def _flood_line(flooded: tuple[int, date | None], today: date) -> Iterator[_Line]:
    number, due = flooded
    if due is not None:
        words = ngettext(
            "%(n)s request came in with a flood: was it meant?",
            "%(n)s requests came in with a flood: were any of them meant?",
            number,
        )
        cells = (
            Cell(full_day(due), clock_words(due, today), late=due < today),
            Cell(words % {"n": count(number)}, href="/desk/requests/?state=wave", head=True),
            Cell(""),
        )
        yield _Line(due, Row(cells))


def _telling_line(telling: OwedTelling, duties: Mapping[str, str], zone: ZoneInfo, now: datetime) -> _Line:
    """Return somebody who is to be told of an incident: the clock and the law side by side."""
    duty = telling.duty
    cells = (
        Cell(
            f"{full_day(telling.due)}, {clock(telling.due)}",
            left(telling.due, now),
            late=telling.due < now,
        ),
        Cell(
            duties.get(duty.slug, duty.slug) if duty else gettext("Somebody is to be told"),
            small=duty.source if duty else "",
            href=f"/desk/incidents/{telling.incident}/#told",
            head=True,
        ),
        Cell(by_whom(telling.by_whom), small=telling.school_name),
    )
    return _Line(telling.due.astimezone(zone).date(), Row(cells))


def _step_line(step: OwedStep, today: date) -> _Line:
    cells = (
        Cell(full_day(step.due), late=step.due < today),
        Cell(label(DEED_LABELS, step.what), href=f"/desk/incidents/{step.incident}/#story", head=True),
        Cell(step.owner_name, small=step.school_name),
    )
    return _Line(step.due, Row(cells))


def _lesson_line(lesson: VisitRow, zone: ZoneInfo, today: date) -> _Line:
    asked = lesson.asked_at.astimezone(zone).date()
    cells = (
        Cell(full_day(asked), late=asked < today),
        Cell(
            gettext("Lesson asked for, not answered: %(name)s") % {"name": lesson_name(lesson.lesson)},
            small=f"{lesson.group}, {lesson.teacher}",
            href=f"/desk/lessons/{lesson.id}/",
            head=True,
        ),
        Cell("", small=lesson.school_name),
    )
    return _Line(asked, Row(cells))


def _report_line(row: IncidentRow, today: date) -> _Line:
    cells = (
        Cell(full_day(today)),
        Cell(
            gettext("Report to approve: %(what)s") % {"what": label(FAMILY_LABELS, row.family)},
            href=f"/desk/incidents/{row.id}/#approve",
            head=True,
        ),
        Cell(row.owner_name, small=row.school_name),
    )
    return _Line(today, Row(cells))


def _exception_line(incident: UUID, today: date) -> _Line:
    words = gettext("An exception from a gate waits for you")
    href = f"/desk/incidents/{incident}/#confirm_exception"
    return _Line(today, Row((Cell(full_day(today)), Cell(words, href=href, head=True), Cell(""))))


@dataclass(frozen=True)
class OfIncidents:
    """What incidents owe: who is to be told, with the words of the duties, and what waits for approval; at a moment."""

    zone: ZoneInfo
    now: datetime
    tellings: Sequence[OwedTelling] = ()
    duties: Mapping[str, str] = field(default_factory=dict)
    waiting: Waits | None = None
    steps: Sequence[OwedStep] = ()

    def lines(self, today: date) -> Iterator[_Line]:
        """Yield a line for each."""
        for telling in self.tellings:
            yield _telling_line(telling, self.duties, self.zone, self.now)
        yield from (_step_line(step, today) for step in self.steps)
        if self.waiting is not None:
            yield from (_report_line(row, today) for row in self.waiting.reports)
            yield from (_exception_line(one, today) for one in self.waiting.exceptions)


@dataclass(frozen=True)
class Waiting:
    """All that waits: dates of the roster, promises, projects that are offered, questions to the records."""

    zone: ZoneInfo
    due: Sequence[DueRow]
    promised: Sequence[FollowUpRow]
    offers: Sequence[Offered]
    questions: Sequence[DueInquiry]
    requests: Sequence[RequestRow] = ()
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    flooded: tuple[int, date | None] = (0, None)
    """How many requests came in with a flood and were not looked at, and the first day promised of them."""
    incidents: OfIncidents | None = None
    lessons: Sequence[VisitRow] = ()
    """Lessons that were asked for and that nobody answered for some days."""
    preparing: Sequence[tuple[date, Row]] = ()
    """Lines of drills and committees, each with its day."""


def due_table(waiting: Waiting, names: Mapping[str, str], today: date) -> Table:
    """Return what is due, past its date first, then today (with the largest of the offered projects), then later."""
    lines = [
        *map(_due_line, waiting.due),
        *(_promise_line(promise, names, today) for promise in waiting.promised),
        *(_question_line(question, today) for question in waiting.questions),
        *(_request_line(one, waiting.kinds, today) for one in waiting.requests),
        *_flood_line(waiting.flooded, today),
        *(waiting.incidents.lines(today) if waiting.incidents else ()),
        *(_lesson_line(lesson, waiting.zone, today) for lesson in waiting.lessons),
        *(_Line(day, row) for day, row in waiting.preparing),
        *(_offer_line(offer, today) for offer in waiting.offers[:MOST_OFFERS]),
    ]
    lines.sort(key=lambda line: line.day)
    groups = (
        (gettext("Past its date"), [line.row for line in lines if line.day < today]),
        (gettext("Today"), [line.row for line in lines if line.day == today]),
        (gettext("Later"), [line.row for line in lines if line.day > today]),
    )
    columns = (
        Column(pgettext("a column: by which day", "Due"), tight=True),
        Column(gettext("What")),
        Column(gettext("Who")),
    )
    return Table(
        gettext("What is due"),
        columns,
        tuple(RowGroup(tuple(rows), title, len(rows)) for title, rows in groups),
        empty=gettext(
            "Nothing is due. Tours that end, training that expires and promises stand here with their day."
        ),
    )

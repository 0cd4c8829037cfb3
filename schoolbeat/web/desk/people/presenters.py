"""People in words: hits, a record, a reading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.hats import HAT_TEXTS, Hat
from schoolbeat.access.roles import ROLE_TEXTS, Role
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table, TimelineItem
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label, name_of
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS
from schoolbeat.work.people.queries.finding import Hit
from schoolbeat.work.people.queries.readings import ReadingRow
from schoolbeat.work.people.queries.record import Place, Record, Tie
from schoolbeat.work.people.queries.records import RecordLine
from schoolbeat.work.people.vocabulary import (
    OPENING_LABELS,
    PART_LABELS,
    PERSON_KIND_LABELS,
    REASON_LABELS,
    RELATION_LABELS,
    Opening,
    PersonKind,
)

PEOPLE = "/desk/people/"
FIELD_WORDS = {
    "address": gettext_lazy("address"),
    "phones": gettext_lazy("telephone"),
    "emails": gettext_lazy("e-mail"),
    "born": gettext_lazy("birth date"),
}


@dataclass(frozen=True)
class HitLine:
    """Somebody who was found, as a line to press."""

    href: str
    name: str
    small: str
    hat: str
    """The slug of the hat; the words stand beside it."""
    hat_words: str


@dataclass(frozen=True)
class RecordPage:
    """A person's record in words."""

    name: str
    hat: str
    hat_words: str
    hat_describes: str
    rests_on: str
    lede: str
    pairs: tuple[tuple[str, str], ...]
    withheld: str
    places: Table
    guardians: tuple[tuple[str, str, str], ...]
    """Name, what to the student with how to reach them, and the address of the record."""
    students: tuple[tuple[str, str, str], ...]
    timeline: tuple[TimelineItem, ...]
    linked: tuple[tuple[str, str], ...]


def age(born: date, on: date) -> int:
    """Return how many years old somebody is on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def hat_words(hat: str) -> str:
    """Return the name of a hat in the reader's language."""
    return gettext(HAT_TEXTS[Hat(hat)].name)


def hit_lines(hits: Sequence[Hit], on: date, paths: Mapping[UUID, str]) -> tuple[HitLine, ...]:
    """Return hits as lines; `paths` says where each leads."""
    return tuple(_hit(hit, on, paths[hit.id]) for hit in hits)


def _hit(hit: Hit, on: date, path: str) -> HitLine:
    parts = [label(PERSON_KIND_LABELS, hit.kind)]
    if hit.born:
        parts.append(
            gettext("born %(day)s, %(age)s years") % {"day": full_day(hit.born), "age": age(hit.born, on)}
        )
    parts += [at_school(school, grade) for school, grade in hit.schools]
    if hit.kind == PersonKind.STUDENT and not hit.schools:
        parts.append(gettext("at no school now"))
    return HitLine(path, hit.name, " · ".join(parts), hit.hat, hat_words(hit.hat))


def at_school(school: str, grade: str) -> str:
    """Return a school with the grade there, in words."""
    return gettext("%(school)s, grade %(grade)s") % {"school": school, "grade": grade} if grade else school


_PATHS = {"activity": "/desk/entries/", "incident": "/desk/incidents/", "request": "/desk/requests/"}


def _event_words(line: RecordLine, names: Mapping[str, str]) -> str:
    """Return how a record is called on a timeline."""
    if line.kind == "incident":
        return gettext("Incident: %(what)s") % {"what": label(FAMILY_LABELS, line.what)}
    return name_of(line.what, names)


def record_page(record: Record, names: Mapping[str, str], on: date, path: str) -> RecordPage:
    """Return a record in words; `names` are those of the kinds of activity, `path` the address before an id."""
    text = HAT_TEXTS[Hat(record.hat)]
    hidden = ", ".join(str(FIELD_WORDS[name]) for name in record.withheld)
    return RecordPage(
        name=record.words.name,
        hat=record.hat,
        hat_words=gettext(text.name),
        hat_describes=gettext(text.describes),
        rests_on=text.rests_on,
        lede=_lede(record, on),
        pairs=_pairs(record),
        withheld=gettext("Kept and not shown to you: %(fields)s.") % {"fields": hidden} if hidden else "",
        places=_places(record.places),
        guardians=tuple(_tie(tie, path) for tie in record.guardians),
        students=tuple(_tie(tie, path) for tie in record.students),
        timeline=tuple(
            TimelineItem(
                f"{full_day(event.record.at)}, {clock(event.record.at)}",
                _event_words(event.record, names),
                " · ".join(
                    part
                    for part in (
                        label(PART_LABELS, event.part),
                        event.record.school,
                        event.record.by,
                        event.said,
                    )
                    if part
                ),
                f"{_PATHS[event.record.kind]}{event.record.id}/",
            )
            for event in record.events
        ),
        linked=tuple((f"{path}{identity}/", hat_words(hat)) for identity, hat in record.linked),
    )


def _lede(record: Record, on: date) -> str:
    parts = [label(PERSON_KIND_LABELS, record.kind)]
    if record.words.born:
        parts.append(gettext("%(age)s years") % {"age": age(record.words.born, on)})
    parts += [
        at_school(place.school_name, place.grade)
        for place in record.places
        if place.start <= on and (place.end is None or on < place.end)
    ]
    return " · ".join(parts)


def _pairs(record: Record) -> tuple[tuple[str, str], ...]:
    words = record.words
    spoken = words.language + (gettext(", interpreter needed") if words.interpreter else "")
    pairs = (
        (gettext("First name"), words.given),
        (gettext("Middle names"), words.middle),
        (gettext("Last name"), words.family),
        (gettext("Goes by"), words.preferred),
        (gettext("Birth date"), full_day(words.born) if words.born else ""),
        (gettext("Preferred language"), spoken),
        (gettext("Telephone"), ", ".join(words.phones)),
        (gettext("E-mail"), ", ".join(words.emails)),
        (gettext("Address"), words.address),
        (gettext("Directory"), gettext("The family opted out") if words.directory_opt_out else ""),
        (gettext("Entered"), full_day(record.entered_on)),
        (gettext("Left"), full_day(record.left_on) if record.left_on else ""),
    )
    return tuple((name, text) for name, text in pairs if text)


def _places(places: Sequence[Place]) -> Table:
    rows = tuple(
        Row(
            (
                Cell(place.school_name, head=True),
                Cell(place.grade or "–"),
                Cell(full_day(place.start)),
                Cell(full_day(place.end) if place.end else gettext("today")),
            )
        )
        for place in places
    )
    columns = (
        Column(gettext("School")),
        Column(gettext("Grade")),
        Column(gettext("Since")),
        Column(gettext("Until")),
    )
    return Table(gettext("Schools"), columns, (RowGroup(rows),), empty=gettext("No school is known."))


def _tie(tie: Tie, path: str) -> tuple[str, str, str]:
    reach = [label(RELATION_LABELS, tie.relation), *tie.phones, *tie.emails]
    if tie.language:
        reach.append(tie.language + (gettext(", interpreter needed") if tie.interpreter else ""))
    return tie.name, " · ".join(reach), f"{path}{tie.person}/"


def readings_table(rows: Sequence[ReadingRow], caption: str, typed: bool) -> Table:
    """Return readings as a table; `typed` adds the column of what was looked for."""
    columns = [
        Column(gettext("When")),
        Column(gettext("Who")),
        Column(gettext("What")),
        Column(gettext("Why")),
    ]
    if typed:
        columns.append(Column(gettext("Looked for")))
    body = tuple(
        Row(
            (
                Cell(f"{full_day(row.at)}, {clock(row.at)}", head=True),
                Cell(row.by_name, small=gettext(ROLE_TEXTS[Role(row.role)].name)),
                Cell(_what(row), href=f"{PEOPLE}{row.person}/readings/" if row.person else ""),
                Cell(why_words(row)),
                *((Cell(row.typed or "–"),) if typed else ()),
            )
        )
        for row in rows
    )
    return Table(caption, tuple(columns), (RowGroup(body),), empty=gettext("Nobody has looked."))


def _what(row: ReadingRow) -> str:
    if row.how == Opening.SEARCHED:
        return gettext("Searched, %(found)s found") % {"found": row.found}
    return label(OPENING_LABELS, row.how)


def why_words(row: ReadingRow) -> str:
    """Return why somebody opened a record; a search, and an incident that one works with, need no reason."""
    if row.how != Opening.OPENED:
        return "–"
    why = label(REASON_LABELS, row.reason) if row.reason else gettext("Own caseload or own school")
    return f"{why}: {row.why}" if row.why else why

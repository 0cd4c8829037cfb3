"""Two records side by side, in words: what they say, what agrees and what differs; never a score."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.web.desk.people.presenters import age, at_school, hat_words
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label
from schoolbeat.work.people.queries.doubles import DoubleRow, MergeRow
from schoolbeat.work.people.queries.finding import Hit
from schoolbeat.work.people.rules.agreement import Agrees, Differs
from schoolbeat.work.people.vocabulary import PERSON_KIND_LABELS

AGREES = {
    Agrees.NAME: _("the name"),
    Agrees.REVERSED: _("the name, written the other way round"),
    Agrees.GIVEN: _("the first name"),
    Agrees.FAMILY: _("the last name"),
    Agrees.BORN: _("the birth date"),
    Agrees.SCHOOL: _("a school"),
    Agrees.PHONE: _("a telephone number"),
}
DIFFERS = {
    Differs.GIVEN: _("the first name"),
    Differs.FAMILY: _("the last name"),
    Differs.BORN_SLIP: _("the birth date, by a slip"),
    Differs.BORN: _("the birth date"),
    Differs.BORN_UNKNOWN: _("one record has no birth date"),
    Differs.SCHOOL: _("the schools"),
    Differs.PHONE: _("the telephone numbers"),
}


@dataclass(frozen=True)
class PairLine:
    """One thing that both records say, or leave out."""

    name: str
    first: str
    second: str


@dataclass(frozen=True)
class Pair:
    """A pair on the page, with a form of its own."""

    number: int
    """Its place in the whole list, from 1."""
    path: str
    suggested: str
    records: tuple[tuple[UUID, str], ...]
    """Ids and names of both."""
    lines: tuple[PairLine, ...]
    agrees: str
    differs: str
    form: ToldForm


@dataclass(frozen=True)
class Merged:
    """A merge on the page, with the button that undoes it."""

    path: str
    name: str
    small: str
    when: str
    form: ToldForm


def pairs_of(rows: Sequence[DoubleRow], on: date, path: str, first: int) -> tuple[Pair, ...]:
    """Return pairs as they are shown; `first` is the place of the first one in the whole list."""
    return tuple(_pair(row, on, path, number) for number, row in enumerate(rows, start=first))


def _pair(row: DoubleRow, on: date, path: str, number: int) -> Pair:
    sides = [
        _side(hit, entered, on) for hit, entered in zip((row.first, row.second), row.entered_on, strict=True)
    ]
    return Pair(
        number,
        f"{path}{row.id}/",
        full_day(row.suggested_on),
        tuple((hit.id, hit.name) for hit in (row.first, row.second)),
        tuple(PairLine(name, text, sides[1][name]) for name, text in sides[0].items()),
        _list(AGREES, row.agreement.agrees),
        _list(DIFFERS, row.agreement.differs),
        _form(row.id),
    )


def _form(identity: UUID) -> ToldForm:
    """Return a form whose fields have ids of their own: there are several on the page."""
    return ToldForm(auto_id=f"{identity}-%s")


def _side(hit: Hit, entered: date, on: date) -> dict[str, str]:
    return {
        gettext("Birth date"): _born(hit, on) or gettext("Not known"),
        gettext("Schools"): _schools(hit) or gettext("No school"),
        gettext("Who"): label(PERSON_KIND_LABELS, hit.kind),
        gettext("Whose record"): hat_words(hit.hat),
        gettext("Entered"): full_day(entered),
    }


def _born(hit: Hit, on: date) -> str:
    if hit.born is None:
        return ""
    return gettext("%(day)s, %(age)s years") % {"day": full_day(hit.born), "age": age(hit.born, on)}


def _schools(hit: Hit) -> str:
    # Two records of one person at one school say so twice once they are merged.
    return "; ".join(dict.fromkeys(at_school(school, grade) for school, grade in hit.schools))


def _list(labels: Mapping[Any, str], words: Sequence[Any]) -> str:
    return "; ".join(gettext(labels[word]) for word in words) or gettext("nothing that is known of both")


def merged_of(rows: Sequence[MergeRow], on: date, path: str) -> tuple[Merged, ...]:
    """Return merges as they are shown: the record that was kept, and when the other one was entered."""
    return tuple(_merged(row, on, path) for row in rows)


def _merged(row: MergeRow, on: date, path: str) -> Merged:
    hit = row.kept
    known = (label(PERSON_KIND_LABELS, hit.kind), _born(hit, on), _schools(hit), hat_words(hit.hat))
    said = {
        "kept": full_day(row.entered_on[0]),
        "other": full_day(row.entered_on[1]),
        "day": full_day(row.at),
        "time": clock(row.at),
        "who": row.by_name,
    }
    when = gettext(
        "Entered %(kept)s. The record entered %(other)s was merged into it on %(day)s, %(time)s, by %(who)s."
    )
    small = " · ".join(part for part in known if part)
    return Merged(f"{path}{row.double}/undo/", hit.name, small, when % said, _form(row.double))

"""What the roster's handlers share: reading rows for a run of commands, and checking what was typed."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import Model

from schoolbeat.access.models import Reach
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Decided
from schoolbeat.work.roster.models import Officer
from schoolbeat.work.roster.rules import is_plausible, is_slug

Loaded = dict[UUID, Any]
Reaches = dict[tuple[UUID, UUID], tuple[date, date | None]]
"""(account, school) -> from, up to."""
LONGEST_TEXT = 20_000


def nothing(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    """Load nothing."""
    return {}


def at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    """Return the viewer's own agency as the subject of a verb that adds to it."""
    return Subject("roster", agency=viewer.agency)


def load_by(model: type[Model], name: str, *related: str) -> Callable[[Sequence[Any], Viewer], Loaded]:
    """Return a loader of the rows whose ids stand in field `name` of the commands."""

    def load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
        wanted = {getattr(command, name) for command in commands}
        rows = model._default_manager.filter(pk__in=wanted)
        return {row.pk: row for row in (rows.select_related(*related) if related else rows)}

    return load


def subject_by(
    name: str, describe: Callable[[Any], Subject]
) -> Callable[[Any, Viewer, Loaded], Subject | None]:
    """Return the finder of a verb's subject: the loaded row that field `name` of its command names."""

    def subject(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
        row = loaded.get(getattr(command, name))
        return None if row is None else describe(row)

    return subject


def of_agency(row: Any) -> Subject:
    """Return a row that knows its agency as a subject."""
    return Subject("roster", agency=row.agency_id)


def named(text: str, field: str, longest: int = 160) -> str:
    """Return a name cleaned; raises Refused(malformed) when it is empty or longer than `longest` characters."""
    name = clean(text)
    if not name or len(name) > longest:
        raise Refused(Code.MALFORMED, f"payload.{field}", f"It needs 1 to {longest} characters.")
    return name


def short(text: str, field: str, longest: int = 160) -> str:
    """Return a line that may be empty, cleaned; raises Refused(too_long) past `longest` characters."""
    line = clean(text)
    if len(line) > longest:
        raise Refused(Code.TOO_LONG, f"payload.{field}", f"It has {longest} characters at most.")
    return line


def prose(text: str, field: str, needed: bool = False) -> str:
    """Return a longer text cleaned; raises Refused when it is too long, or empty where it is needed."""
    body = clean(text)
    if needed and not body:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("It cannot be empty."))
    if len(body) > LONGEST_TEXT:
        raise Refused(Code.NOTE_TOO_LONG, f"payload.{field}", _("It is too long."))
    return body


def one_of(word: str, words: type[StrEnum], field: str) -> str:
    """Return a word of a vocabulary; raises Refused(malformed) naming the words there are."""
    if word not in set(words):
        raise Refused(Code.MALFORMED, f"payload.{field}", f"It is one of {', '.join(words)}.")
    return word


def measured(slug: str) -> str:
    """Return the slug of a measure, or nothing; which measures there are is the catalog's to know, not the roster's."""
    if slug and not (len(slug) <= 40 and is_slug(slug)):
        raise Refused(Code.MALFORMED, "payload.measure", _("There is no such measure."))
    return slug


def plausible(day: date, field: str) -> date:
    """Return a day that can be meant; raises Refused(malformed) for year 202 or 20226."""
    if not is_plausible(day):
        raise Refused(Code.MALFORMED, f"payload.{field}", _("This day is out of range."))
    return day


def ordered(start: date, end: date | None, field: str) -> None:
    """Raise Refused where a half-open period would hold no day."""
    plausible(start, field)
    if end is None:
        return
    if end <= start:
        raise Refused(
            Code.ENDS_BEFORE_START, f"payload.{field}", _("It ends before it begins. Check both days.")
        )
    plausible(end, field)


def today_of(act: Act) -> date:
    """Return the day on which something was done, in the agency's zone."""
    return act.happened_at.astimezone(act.viewer.zone).date()


def officers_of(viewer: Viewer, wanted: Collection[UUID | None]) -> dict[UUID, Officer]:
    """Return those of the wanted officers who are on the roster of the viewer's agency."""
    ids = [identity for identity in wanted if identity]
    return {officer.pk: officer for officer in Officer.objects.filter(agency=viewer.agency, account__in=ids)}


def present_officer(
    officers: dict[UUID, Officer], identity: UUID, on: date, field: str = "officer"
) -> Officer:
    """Return an officer who is on the roster on a day; raises Refused."""
    officer = officers.get(identity)
    if officer is None:
        raise Refused(Code.MALFORMED, f"payload.{field}", _("There is no such officer."))
    if officer.left is not None and officer.left <= on:
        raise Refused(Code.RULE, f"payload.{field}", _("This officer has left the roster by then."))
    return officer


def with_reach(source: UUID, wanted: Reaches, *rows: Model) -> Decided:
    """Return rows to change together with the reach that tour or leave `source` gives from now on."""
    insert: list[Model] = []
    change: list[Model] = [*rows]
    before = {(reach.account_id, reach.school): reach for reach in Reach.objects.filter(source=source)}
    for (account, school), (start, end) in wanted.items():
        reach = before.pop((account, school), None)
        if reach is None:
            insert.append(Reach(account_id=account, school=school, start=start, end=end, source=source))
        else:
            reach.start, reach.end = start, end
            change.append(reach)
    return Decided(insert=insert, change=change, remove=[*before.values()], about=source)

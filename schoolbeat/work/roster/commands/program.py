"""Verbs on what the program says of itself: texts, telephone numbers, duties, named things.

Each of the four tables has the same three verbs (add, change, remove); what differs is what may stand in a row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max, Model

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    Loaded,
    at_agency,
    load_by,
    measured,
    named,
    of_agency,
    one_of,
    plausible,
    prose,
    short,
    subject_by,
)
from schoolbeat.work.roster.models import ProgramDuty, ProgramItem, ProgramPhone, ProgramText
from schoolbeat.work.roster.rules import is_dial, is_slug
from schoolbeat.work.roster.vocabulary import Bound, ItemKind, PhonePurpose, TextKind

LAST_PLACE = 9999


@dataclass(frozen=True)
class TextFields(Command):
    """A paragraph as it stands on paper; without `place` it comes last."""

    kind: str
    text: str
    heading: str = ""
    source: str = ""
    place: int | None = None


@dataclass(frozen=True)
class PhoneFields(Command):
    """A telephone number as printed; `dial` in E.164 only where the whole number is known."""

    label: str
    printed: str
    purpose: str
    dial: str = ""
    note: str = ""
    place: int | None = None


@dataclass(frozen=True)
class DutyFields(Command):
    """A duty as printed, and the slugs of the kinds of activity that count as doing it."""

    text: str
    kinds: tuple[str, ...] = ()
    heading: str = ""
    place: int | None = None


@dataclass(frozen=True)
class ItemFields(Command):
    """A program, resource, focus, partner, stated figure, claim, or way to reach the officers."""

    kind: str
    name: str
    printed: str = ""
    number: int | None = None
    bound: str = "exact"
    unit: str = ""
    dated: str = ""
    channel: str = ""
    target: str = ""
    kinds: tuple[str, ...] = ()
    quote: str = ""
    source: str = ""
    note: str = ""
    measure: str = ""
    since: date | None = None
    place: int | None = None


@dataclass(frozen=True)
class ChangeText(Command):
    """Replace a paragraph."""

    row: UUID
    fields: TextFields


@dataclass(frozen=True)
class ChangePhone(Command):
    """Replace a telephone number."""

    row: UUID
    fields: PhoneFields


@dataclass(frozen=True)
class ChangeDuty(Command):
    """Replace a duty."""

    row: UUID
    fields: DutyFields


@dataclass(frozen=True)
class ChangeItem(Command):
    """Replace a named thing."""

    row: UUID
    fields: ItemFields


@dataclass(frozen=True)
class RemoveRow(Command):
    """Take a row off the program's page."""

    row: UUID


def _fill_text(row: ProgramText, fields: TextFields) -> None:
    row.kind, row.text = one_of(fields.kind, TextKind, "kind"), prose(fields.text, "text", True)
    row.heading, row.source = short(fields.heading, "heading", 200), short(fields.source, "source")


def _fill_phone(row: ProgramPhone, fields: PhoneFields) -> None:
    row.label, row.printed = named(fields.label, "label", 80), named(fields.printed, "printed", 40)
    row.purpose, row.note = one_of(fields.purpose, PhonePurpose, "purpose"), short(fields.note, "note", 300)
    if not is_dial(fields.dial):
        raise Refused(
            Code.MALFORMED,
            "payload.dial",
            _("Enter the whole number, as in +16195550123, or leave it empty."),
        )
    row.dial = fields.dial


def _slugs(kinds: tuple[str, ...]) -> list[str]:
    if len(kinds) > 60 or not all(is_slug(kind) for kind in kinds):
        raise Refused(Code.UNKNOWN_KIND, "payload.kinds", _("This agency has no such kind of activity."))
    return list(dict.fromkeys(kinds))


def _fill_duty(row: ProgramDuty, fields: DutyFields) -> None:
    row.text, row.kinds = prose(fields.text, "text", True), _slugs(fields.kinds)
    row.heading = short(fields.heading, "heading", 200)


def _fill_item(row: ProgramItem, fields: ItemFields) -> None:
    row.kind, row.name = one_of(fields.kind, ItemKind, "kind"), named(fields.name, "name", 200)
    row.bound, row.number = one_of(fields.bound, Bound, "bound"), fields.number
    if fields.number is not None and abs(fields.number) > 10**12:
        raise Refused(Code.MALFORMED, "payload.number", _("This number is out of range."))
    row.printed, row.unit = short(fields.printed, "printed", 200), short(fields.unit, "unit", 60)
    row.dated, row.source = short(fields.dated, "dated", 40), short(fields.source, "source")
    row.channel, row.target = short(fields.channel, "channel", 20), short(fields.target, "target", 300)
    row.kinds, row.quote, row.note = (
        _slugs(fields.kinds),
        prose(fields.quote, "quote"),
        prose(fields.note, "note"),
    )
    row.measure, row.since = measured(fields.measure), fields.since
    if fields.since is not None:
        plausible(fields.since, "since")
    if (row.measure or row.since) and row.kind != ItemKind.FOCUS:
        raise Refused(Code.RULE, "payload.measure", _("Only a focus has a measure and a day since when."))


def _placed(place: int | None, otherwise: int) -> int:
    if place is not None and not 0 <= place <= LAST_PLACE:
        raise Refused(Code.MALFORMED, "payload.place", _("A place is a number from 0 to 9,999."))
    return otherwise if place is None else place


Fill = Callable[[Any, Any], None]


def _adding(verb: str, model: type[Model], fields: type, fill: Fill) -> Verb:
    def load(commands: Sequence[Any], viewer: Viewer) -> dict[str, int]:
        last = model._default_manager.filter(agency=viewer.agency).aggregate(last=Max("place"))["last"]
        return {"next": 0 if last is None else last + 1}

    def add(command: Any, act: Act, loaded: dict[str, int]) -> Decided:
        row: Any = model(id=act.id, agency_id=act.viewer.agency)
        fill(row, command)
        row.place = _placed(command.place, min(loaded["next"], LAST_PLACE))
        loaded["next"] = max(loaded["next"], row.place + 1)
        return Decided(insert=[row], about=row.id)

    return Verb(verb, fields, load, at_agency, add)


def _changing(verb: str, model: type[Model], change: type, fill: Fill) -> Verb:
    def changed(command: Any, act: Act, loaded: Loaded) -> Decided:
        row = loaded[command.row]
        fill(row, command.fields)
        row.place = _placed(command.fields.place, row.place)
        return Decided(change=[row], about=row.id)

    return Verb(verb, change, load_by(model, "row"), subject_by("row", of_agency), changed)


def _removing(verb: str, model: type[Model]) -> Verb:
    def remove(command: RemoveRow, act: Act, loaded: Loaded) -> Decided:
        return Decided(remove=[loaded[command.row]], about=command.row)

    return Verb(verb, RemoveRow, load_by(model, "row"), subject_by("row", of_agency), remove)


VERBS = (
    _adding("roster.add_text", ProgramText, TextFields, _fill_text),
    _changing("roster.change_text", ProgramText, ChangeText, _fill_text),
    _removing("roster.remove_text", ProgramText),
    _adding("roster.add_phone", ProgramPhone, PhoneFields, _fill_phone),
    _changing("roster.change_phone", ProgramPhone, ChangePhone, _fill_phone),
    _removing("roster.remove_phone", ProgramPhone),
    _adding("roster.add_duty", ProgramDuty, DutyFields, _fill_duty),
    _changing("roster.change_duty", ProgramDuty, ChangeDuty, _fill_duty),
    _removing("roster.remove_duty", ProgramDuty),
    _adding("roster.add_item", ProgramItem, ItemFields, _fill_item),
    _changing("roster.change_item", ProgramItem, ChangeItem, _fill_item),
    _removing("roster.remove_item", ProgramItem),
)

"""Verbs on the things of a program: what comes in, goes out, comes back or is lost; families are a number, no names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, refuse
from schoolbeat.work.education.commands.running import (
    Seasons,
    load_seasons,
    of_season,
    school_in,
    seasons_of,
    still_open,
)
from schoolbeat.work.education.models import Item, Move
from schoolbeat.work.education.policy import describe_season
from schoolbeat.work.education.rules.programs import FARTHEST
from schoolbeat.work.education.rules.saying import LONGEST_NAME
from schoolbeat.work.education.rules.stock import Held, after, held_of, move_fault
from schoolbeat.work.education.vocabulary import ItemKind, MoveKind


@dataclass(frozen=True)
class AddItem(Command):
    """A thing that the program of a season gives away or lends."""

    season: UUID
    kind: str
    name: str
    name_es: str


@dataclass(frozen=True)
class MoveItem(Command):
    """So many of a thing came in, went out, came back or were lost, on a day; given to so many families."""

    season: UUID
    item: UUID
    kind: str
    amount: int
    day: date
    families: int = 0
    school: UUID | None = None
    note: str = ""


@dataclass(frozen=True)
class VoidMove(Command):
    """It was written down wrongly."""

    move: UUID


@dataclass
class _Stock:
    """Seasons and things, and what is held of each as a run of moves goes on."""

    seasons: Seasons
    items: dict[UUID, Item]
    held: dict[UUID, Held] = field(default_factory=dict)

    def of(self, item: Item) -> Held:
        """Return what is held of a thing."""
        if item.pk not in self.held:
            self.held[item.pk] = held_of(item.kind, _moves(item))
        return self.held[item.pk]


@dataclass
class _Voiding:
    """Moves and their seasons, and which of them were taken back as a run goes on."""

    moves: dict[UUID, Move]
    seasons: Seasons
    gone: set[UUID] = field(default_factory=set)


def _moves(item: Item, but: Collection[UUID] = ()) -> list[tuple[str, int]]:
    stands = item.moves.filter(void=False).exclude(pk__in=but)
    return list(stands.order_by("day", "id").values_list("kind", "amount"))


def _load(commands: Sequence[MoveItem], viewer: Viewer) -> _Stock:
    items = Item.objects.filter(agency=viewer.agency).in_bulk({command.item for command in commands})
    return _Stock(load_seasons(commands, viewer), items)


def _of_season(command: MoveItem, viewer: Viewer, loaded: _Stock) -> Subject | None:
    return of_season(command, viewer, loaded.seasons)


def _load_moves(commands: Sequence[VoidMove], viewer: Viewer) -> _Voiding:
    moves = (
        Move.objects.filter(item__agency=viewer.agency)
        .select_related("item")
        .in_bulk({command.move for command in commands})
    )
    return _Voiding(moves, seasons_of(viewer).in_bulk({move.season_id for move in moves.values()}))


def _of_move(command: VoidMove, viewer: Viewer, loaded: _Voiding) -> Subject | None:
    move = loaded.moves.get(command.move)
    return describe_season(loaded.seasons[move.season_id]) if move else None


def add(command: AddItem, act: Act, loaded: Seasons) -> Decided:
    """Write down a thing of a program."""
    program = still_open(loaded[command.season]).program
    if command.kind not in set(ItemKind):
        raise Refused(Code.MALFORMED, "payload.kind", _("Choose one of the kinds offered."))
    name = a_line(command.name, "name", LONGEST_NAME, owed=True)
    if program.items.filter(name=name).exists():
        raise Refused(Code.RULE, "payload.name", _("This program has a thing of that name."))
    row = Item(
        id=act.id,
        agency_id=act.viewer.agency,
        program=program,
        kind=command.kind,
        name=name,
        name_es=a_line(command.name_es, "name_es", LONGEST_NAME, owed=True),
    )
    return Decided(insert=[row], about=command.season)


def move(command: MoveItem, act: Act, loaded: _Stock) -> Decided:
    """Write down what became of so many of a thing; of what is not there nothing goes out."""
    season, item = still_open(loaded.seasons[command.season]), loaded.items.get(command.item)
    if item is None or item.program_id != season.program_id:
        raise Refused(Code.MALFORMED, "payload.item", _("This program has no such thing."))
    if command.kind not in set(MoveKind):
        raise Refused(Code.MALFORMED, "payload.kind", _("Choose one of the kinds offered."))
    if command.day > act.viewer.on:
        raise Refused(Code.RULE, "payload.day", _("This day has not come yet."))
    if command.day < act.viewer.on - FARTHEST:
        raise Refused(Code.RULE, "payload.day", _("Choose days within two years."))
    held = loaded.of(item)
    refuse(move_fault(item.kind, held, command.kind, command.amount, command.families))
    row = Move(
        id=act.id,
        item=item,
        season=season,
        school_id=school_in(season, command.school),
        kind=command.kind,
        amount=command.amount,
        families=command.families,
        day=command.day,
        note=a_line(command.note, "note"),
    )
    loaded.held[item.pk] = after(item.kind, held, command.kind, command.amount)
    return Decided(insert=[row], about=row.pk)


def void(command: VoidMove, act: Act, loaded: _Voiding) -> Decided:
    """Take back what was written down wrongly, where what is left can be so without it."""
    row = loaded.moves[command.move]
    row.season = still_open(loaded.seasons[row.season_id])
    if row.void:
        raise Refused(Code.RULE, "payload.move", _("This was taken back already."))
    if not held_of(row.item.kind, _moves(row.item, {*loaded.gone, row.pk})).possible:
        raise Refused(
            Code.RULE,
            "payload.move",
            _("Without it more would have gone out than came in. Take that back first."),
        )
    row.void = True
    loaded.gone.add(row.pk)
    return Decided(change=[row], about=row.pk)


VERBS = (
    Verb("education.add_item", AddItem, load_seasons, of_season, add),
    Verb("education.move_item", MoveItem, _load, _of_season, move),
    Verb("education.void_move", VoidMove, _load_moves, _of_move, void),
)

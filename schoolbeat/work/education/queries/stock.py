"""Reads of a program's things: what is at hand, what is out, and what became of them in a season."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.education.models import Item, Move
from schoolbeat.work.education.policy import PROGRAM_COLUMNS
from schoolbeat.work.education.queries.joining import SEE as SEE_SIGN_UPS
from schoolbeat.work.education.queries.programs import SEE, SeasonRow
from schoolbeat.work.education.rules.stock import Held, held_of
from schoolbeat.work.education.vocabulary import ItemKind, MoveKind


@dataclass(frozen=True)
class ItemView:
    """A thing of a program: what is held of it over all seasons, what came in and was given in this one."""

    id: UUID
    kind: str
    name: str
    name_es: str
    held: Held
    came: int
    went: int

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name


@dataclass(frozen=True)
class MoveView:
    """So many of a thing that came in, went out, came back or were lost; `void`: written down wrongly."""

    id: UUID
    item: UUID
    kind: str
    amount: int
    families: int
    school_name: str
    day: date
    note: str
    void: bool


@dataclass(frozen=True)
class Stock:
    """The things of a season's program, what became of them in it, the latest first, and families that were served."""

    items: tuple[ItemView, ...]
    moves: tuple[MoveView, ...]
    families: int


def stock_of(viewer: Viewer, season: SeasonRow) -> Stock:
    """Return the things of a season; three questions, however many. To who has no part in it, nothing of them."""
    if not may(viewer, SEE_SIGN_UPS, season.subject()):
        return Stock((), (), 0)
    seen = Item.objects.filter(rows(viewer, SEE, PROGRAM_COLUMNS), program=season.program)
    items = list(seen.order_by("kind", "name", "id"))
    # What is held is a sum, whatever the order: of each kind of move the whole amount.
    summed = Move.objects.filter(item__in=items, void=False).order_by().values_list("item", "season", "kind")
    amounts: dict[UUID, list[tuple[UUID, str, int]]] = {}
    for item, of, kind, amount in summed.annotate(Sum("amount")):
        amounts.setdefault(item, []).append((of, kind, amount))
    views = tuple(_item(one, season.id, amounts.get(one.pk, [])) for one in items)
    moves = Move.objects.filter(item__in=items, season=season.id).select_related("school")
    told = tuple(_move(one) for one in moves.order_by("-day", "-id"))
    return Stock(views, told, sum(one.families for one in told if not one.void))


def _item(item: Item, season: UUID, amounts: list[tuple[UUID, str, int]]) -> ItemView:
    here = {kind: amount for of, kind, amount in amounts if of == season}
    gone = MoveKind.OUT if item.kind == ItemKind.GIVEN else MoveKind.LOST
    return ItemView(
        item.pk,
        item.kind,
        item.name,
        item.name_es,
        held_of(item.kind, ((kind, amount) for _of, kind, amount in amounts)),
        here.get(MoveKind.IN, 0),
        here.get(gone, 0),
    )


def _move(move: Move) -> MoveView:
    return MoveView(
        move.pk,
        move.item_id,
        move.kind,
        move.amount,
        move.families,
        move.school.name if move.school else "",
        move.day,
        move.note,
        move.void,
    )

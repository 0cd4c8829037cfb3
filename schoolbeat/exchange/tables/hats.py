"""What is said about people, decrypted: a table for each hat that was asked for, and none for the others."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.db.models import Q, QuerySet

from schoolbeat.access.hats import Hat
from schoolbeat.exchange.tables.columns import ColumnOut
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.people.models import Inquiry, Involvement, Person

_AT_ONCE = 1000


def _text(value: Any) -> str:
    return str(value)


_COLUMNS = tuple(
    ColumnOut(name, "child", meaning, pa.string(), _text)
    for name, meaning in (
        ("table", "The table whose row says it."),
        ("id", "The row's id there."),
        ("words", "What it says, as JSON."),
    )
)


@dataclass(frozen=True)
class WordsOut:
    """The words of all records made under one hat, as a table."""

    hat: Hat
    columns: tuple[ColumnOut, ...] = _COLUMNS
    left_out: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return the table's name, which is its file's too."""
        return f"words_{self.hat.value}"

    @property
    def meaning(self) -> str:
        """Return what a row of it is."""
        return f"What one record says that was made as {self.hat.value}; destroyed ones say nothing and are not here."

    def rows(self, agencies: frozenset[UUID] | None) -> Iterator[tuple[str, UUID, str]]:
        """Yield the words of the agencies asked for, or all, in steady memory."""
        for table, wanted in self._tables(Q() if agencies is None else Q(agency__in=agencies)):
            yield from _words(table, wanted)

    def _tables(self, agency: Q) -> Iterator[tuple[str, QuerySet]]:
        yield "people_person", Person.objects.filter(agency, hat=self.hat)
        yield "people_inquiry", Inquiry.objects.filter(agency, hat=self.hat)
        if self.hat is Hat.UNIT:
            # What the unit wrote is the unit's, also where it is about somebody whose record is the school's.
            people = Person.objects.filter(agency)
            yield "people_involvement", Involvement.objects.filter(person__in=people)


def _words(table: str, wanted: QuerySet) -> Iterator[tuple[str, UUID, str]]:
    lot: list[Enciphered] = []
    for row in wanted.filter(destroyed=False).order_by("pk").iterator(chunk_size=_AT_ONCE):
        lot.append(row)
        if len(lot) == _AT_ONCE:
            yield from _said(table, lot)
            lot = []
    yield from _said(table, lot)


def _said(table: str, lot: list[Enciphered]) -> Iterator[tuple[str, UUID, str]]:
    ring = Keyring()
    ring.load(lot)
    for row in lot:
        words = ring.words(row)
        if words:
            yield table, row.pk, json.dumps(words, ensure_ascii=False, sort_keys=True)

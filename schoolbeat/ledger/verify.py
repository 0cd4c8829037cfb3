"""Finds out whether history was altered: every entry against its digest, every block against the one before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef, Q

from schoolbeat.access.viewer import INSTALL
from schoolbeat.ledger.chain import GENESIS
from schoolbeat.ledger.digest import HEAD_COLUMNS, block_digest, entry_digest, head, plain
from schoolbeat.ledger.keys import ledger_key
from schoolbeat.ledger.models import Block, Entry, Recorded
from schoolbeat.ledger.registry import REGISTRY

DESTROY, DESTROY_RECORD = "ledger.destroy", "people.destroy"
_WIDTH, _ABOUT = len(HEAD_COLUMNS), HEAD_COLUMNS.index("points_at")
_FROM = " FROM ledger_entry e LEFT JOIN ledger_entrycontent c ON c.entry_id = e.id WHERE "


@dataclass(frozen=True)
class Fault:
    """One thing found: in which chain, at which entry (None: at a block itself), and what."""

    agency: str
    entry: str | None
    fault: str


@dataclass(frozen=True)
class Destroyed:
    """An entry whose content was destroyed, and the entry that says so."""

    entry: str
    by: str


@dataclass
class Report:
    """What a verification read and what it found."""

    entries: int = 0
    blocks: int = 0
    faults: list[Fault] = field(default_factory=list)
    destroyed: list[Destroyed] = field(default_factory=list)
    known: set[tuple[str, str | None, str]] = field(default_factory=set)

    @property
    def ok(self) -> bool:
        """Say whether nothing was found."""
        return not self.faults

    def found(self, agency: Any, entry: Any, fault: str) -> None:
        """Note a fault once: the first time that an entry, or a chain's block, is found at it."""
        chain = "install" if plain(agency) == INSTALL.hex else str(UUID(plain(agency)))
        one = Fault(chain, None if entry is None else str(UUID(plain(entry))), fault)
        key = (chain if one.entry is None else "", one.entry, fault)
        if key not in self.known:
            self.known.add(key)
            self.faults.append(one)


def _select() -> str:
    """Return the head of the query: in SQLite the columns as the texts they are stored as, not made into values."""
    as_stored = "COALESCE(e.\"{}\", '')" if connection.vendor == "sqlite" else 'e."{}"'
    columns = ", ".join(as_stored.format(column) for column in HEAD_COLUMNS)
    return f"SELECT {columns}, e.digest, c.salt, c.body{_FROM}"


def _rows(where: str, *parameters: int) -> Iterator[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(_select() + where, parameters)
        while batch := cursor.fetchmany(1000):
            yield from batch


def _destroyed_by(identity: Any, about: Any) -> UUID | None:
    """Return another entry, which itself can be checked, that says that this one's content was destroyed.

    It points at the entry, or destroyed as a whole the record that the entry was about.
    """
    entry = UUID(plain(identity))
    either = Q(verb=DESTROY, points_at=entry)
    if about:
        either |= Q(verb=DESTROY_RECORD, points_at=UUID(plain(about)))
    said = Entry.objects.filter(either).exclude(id=entry).order_by("recorded_at", "id")
    checked = said.filter(Q(content__isnull=False) | Q(block__isnull=False))
    return checked.values_list("id", flat=True).first()


def _check_entry(key: bytes, row: tuple, report: Report, otherwise: str) -> bytes:
    """Check one entry and return its head; `otherwise` is what a digest that does not hold means here."""
    report.entries += 1
    entry_head, digest, salt, body = head(row[:_WIDTH]), *row[_WIDTH:]
    if body is None:
        by = _destroyed_by(row[0], row[_ABOUT])
        if by is None:
            report.found(row[1], row[0], "destroyed_without_entry")
        else:
            report.destroyed.append(Destroyed(str(UUID(plain(row[0]))), str(by)))
    elif entry_digest(key, bytes(salt), entry_head, body) != digest:
        report.found(row[1], row[0], otherwise)
    return entry_head


def _check_block(key: bytes, block: Block, report: Report) -> None:
    report.blocks += 1
    rows = {plain(row[0]): row for row in _rows("e.block_id = %s", block.id)}
    listed = bytes(block.entries).hex()
    before, links = len(report.faults), []
    for start in range(0, len(listed), 32):
        row = rows.pop(listed[start : start + 32], None)
        if row is None:
            report.found(block.agency, listed[start : start + 32], "missing")
            continue
        links.append(_check_entry(key, row, report, "altered"))
        links.append(bytes(row[_WIDTH]))
    for row in rows.values():
        report.entries += 1
        report.found(row[1], row[0], "inserted")
    digest = block_digest(key, bytes(block.previous), block.agency, block.number, b"".join(links))
    if len(report.faults) == before and digest != bytes(block.digest):
        report.found(block.agency, None, "altered")


def _check_chains(key: bytes, report: Report) -> None:
    last: dict[UUID, tuple[int, bytes]] = {}
    for block in Block.objects.order_by("number", "agency").iterator(chunk_size=50):
        number, digest = last.get(block.agency, (0, GENESIS))
        if block.number != number + 1:
            report.found(block.agency, None, "missing")
        elif bytes(block.previous) != digest:
            report.found(block.agency, None, "altered")
        last[block.agency] = (block.number, bytes(block.digest))
        _check_block(key, block, report)


def _check_unchained(key: bytes, report: Report) -> None:
    """Check what is in no block yet: where a row names it, a wrong digest is an altered entry, else an inserted one."""
    where = "e.block_id IS NULL OR NOT EXISTS (SELECT 1 FROM ledger_block b WHERE b.id = e.block_id)"
    for row in _rows(where):
        _check_entry(key, row, report, "altered" if _is_named(row[0]) else "inserted")


def _check_blocks_are_there(report: Report) -> None:
    """Find entries that stand in a block which is gone, as when a chain's last block was deleted."""
    gone = Entry.objects.exclude(block=None).exclude(Exists(Block.objects.filter(id=OuterRef("block_id"))))
    for agency in gone.order_by().values_list("agency", flat=True).distinct():
        report.found(agency, None, "missing")


def _recorded_models() -> list[type[Recorded]]:
    return [model for model in apps.get_models() if issubclass(model, Recorded)]


def _is_named(identity: Any) -> bool:
    entry = UUID(plain(identity))
    return any(model._default_manager.filter(entry=entry).exists() for model in _recorded_models())


def _check_rows(report: Report) -> None:
    """Find rows whose entry is gone, or is not the one that wrote them."""
    for model in _recorded_models():
        table = connection.ops.quote_name(model._meta.db_table)
        columns = {f.name: f.column for f in model._meta.fields}
        agency = f"r.{columns['agency']}" if "agency" in columns else "e.agency"
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT r.entry, {agency}, e.id FROM {table} r LEFT JOIN ledger_entry e ON e.id = r.entry "  # noqa: S608
                "WHERE e.id IS NULL OR e.digest <> r.entry_digest"
            )
            for entry, chain, present in cursor.fetchall():
                report.found(chain or INSTALL, entry, "altered" if present else "missing")


def _check_what_is_kept_beside(report: Report) -> None:
    """Take in what the capabilities find wrong with files they keep, and with the rows that name them."""
    for check in REGISTRY.checks:
        for one in check():
            report.found(one.agency, one.entry, one.fault)


def _check_anchor(anchor: Mapping[str, Mapping[str, Any]], report: Report) -> None:
    for agency, head_block in anchor.items():
        block = Block.objects.filter(agency=UUID(agency), number=head_block["number"]).first()
        if block is None:
            report.found(UUID(agency), None, "missing")
        elif bytes(block.digest).hex() != head_block["digest"]:
            report.found(UUID(agency), None, "altered")


def verify(anchor: Mapping[str, Mapping[str, Any]] | None = None) -> Report:
    """Read the whole ledger and report; `anchor` (from `heads`) also catches whoever holds key and database."""
    key, report = ledger_key(), Report()
    _check_chains(key, report)
    _check_unchained(key, report)
    _check_blocks_are_there(report)
    _check_rows(report)
    _check_what_is_kept_beside(report)
    if anchor:
        _check_anchor(anchor, report)
    return report

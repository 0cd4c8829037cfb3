"""Binds entries in blocks, one chain per agency, outside the request."""

from uuid import UUID

from django.db import IntegrityError, transaction

from schoolbeat.foundation import clock
from schoolbeat.ledger.digest import HEAD_COLUMNS, block_digest, head
from schoolbeat.ledger.keys import ledger_key
from schoolbeat.ledger.models import Block, Entry

BLOCK_SIZE = 1000
GENESIS = bytes(32)


def _next_block(agency: UUID) -> int:
    """Chain up to BLOCK_SIZE entries that stand in no block yet; never "id greater than last", for writers overlap."""
    waiting = list(
        Entry.objects.filter(agency=agency, block=None)
        .order_by("recorded_at", "id")
        .values_list(*HEAD_COLUMNS, "digest")[:BLOCK_SIZE]
    )
    if not waiting:
        return 0
    last = Block.objects.filter(agency=agency).order_by("-number").values_list("number", "digest").first()
    number, previous = (last[0] + 1, bytes(last[1])) if last else (1, GENESIS)
    links = b"".join(head(row[:-1]) + bytes(row[-1]) for row in waiting)
    block = Block.objects.create(
        agency=agency,
        number=number,
        made_at=clock.now(),
        entries=b"".join(row[0].bytes for row in waiting),
        previous=previous,
        digest=block_digest(ledger_key(), previous, agency, number, links),
    )
    Entry.objects.filter(id__in=[row[0] for row in waiting]).update(block=block)
    return len(waiting)


def _chain_agency(agency: UUID) -> int:
    """Chain what waits at one agency; where another worker makes the same block, this one steps back."""
    chained = 0
    step = BLOCK_SIZE
    while step == BLOCK_SIZE:
        try:
            with transaction.atomic():
                step = _next_block(agency)
        except IntegrityError:
            return chained
        chained += step
    return chained


def chain_waiting() -> int:
    """Chain every entry that waits and return how many."""
    waiting = Entry.objects.filter(block=None).order_by().values_list("agency", flat=True).distinct()
    return sum(_chain_agency(agency) for agency in list(waiting))


def heads() -> dict[str, dict[str, object]]:
    """Return the last block of each chain, by agency id: what an anchor keeps elsewhere."""
    last: dict[str, dict[str, object]] = {}
    for block in Block.objects.order_by("number").values("agency", "number", "digest"):
        last[str(block["agency"])] = {"number": block["number"], "digest": bytes(block["digest"]).hex()}
    return last

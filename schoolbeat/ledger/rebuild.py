"""Makes the facts anew from the records: what the runner counts on the way must be what is there."""

import hashlib
from collections.abc import Iterator

from django.db import transaction

from schoolbeat.ledger.models import Fact, MonthStamp
from schoolbeat.ledger.registry import REGISTRY
from schoolbeat.ledger.stamps import stamp_months

COLUMNS = (
    "record_kind",
    "record",
    "measure",
    "audience",
    "entry",
    "amount",
    "agency",
    "school",
    "officer",
    "day",
    "month",
    "hour",
    "kind",
    "pillar",
    "role",
    "initiator",
    "sensitive",
)


def _fresh() -> Iterator[Fact]:
    for countable in REGISTRY.countables.values():
        for record in countable.records().iterator(chunk_size=2000):
            yield from countable.facts_of(record)


def _save_in_lots(facts: Iterator[Fact]) -> None:
    lot: list[Fact] = []
    for fact in facts:
        lot.append(fact)
        if len(lot) == 2000:
            Fact.objects.bulk_create(lot)
            lot.clear()
    Fact.objects.bulk_create(lot)


def fingerprint() -> tuple[int, str]:
    """Return the count and the SHA-256 of all facts, sorted, without their surrogate ids."""
    digest, count = hashlib.sha256(), 0
    for row in Fact.objects.order_by(*COLUMNS[:5]).values_list(*COLUMNS).iterator(chunk_size=5000):
        digest.update("\x1f".join(str(value) for value in row).encode() + b"\n")
        count += 1
    return count, digest.hexdigest()


def rebuild() -> tuple[int, str]:
    """Replace all facts but the frozen ones (their source was destroyed) and return the new fingerprint."""
    with transaction.atomic():
        Fact.objects.exclude(entry=None).delete()
        _save_in_lots(_fresh())
        stamp_months(
            (agency, MonthStamp.ALL) for agency in Fact.objects.values_list("agency", flat=True).distinct()
        )
    return fingerprint()

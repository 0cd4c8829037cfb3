"""Tells whether facts of closed months have changed since somebody summed them."""

from collections.abc import Iterable
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Fact, MonthStamp, PublicStamp


def present_month() -> int:
    """Return the month it is now, as facts write it (UTC: a zone's few hours are within the margin of `closed`)."""
    now = clock.now()
    return now.year * 100 + now.month


def closed_before() -> int:
    """Return the month before which months are closed: last month still takes what is written around midnight."""
    month = present_month()
    return month - 1 if month % 100 > 1 else month - 89


def stamp_months(months: Iterable[tuple[UUID, int]]) -> None:
    """Stamp those of the (agency, month) pairs that are past; the present month is never kept, so it needs none."""
    present = present_month()
    touched = sorted({(agency, month) for agency, month in months if month < present})
    if touched:
        MonthStamp.objects.bulk_create(
            [MonthStamp(agency=agency, month=month, stamp=new_id()) for agency, month in touched],
            update_conflicts=True,
            unique_fields=["agency", "month"],
            update_fields=["stamp"],
        )


def stamp_shown(agencies: Iterable[UUID]) -> None:
    """Stamp agencies of which something changed that the public is shown."""
    PublicStamp.objects.bulk_create(
        [PublicStamp(agency=agency, stamp=new_id()) for agency in sorted(set(agencies))],
        update_conflicts=True,
        unique_fields=["agency"],
        update_fields=["stamp"],
    )


def months_of(records: Iterable[UUID]) -> set[tuple[UUID, int]]:
    """Return the (agency, month) pairs that have facts of these records."""
    return set(Fact.objects.filter(record__in=list(records)).values_list("agency", "month").distinct())


def stamps_of(agency: UUID) -> dict[int, UUID]:
    """Return the stamps of an agency's months, and those of rebuilds, by month; one query."""
    return dict(MonthStamp.objects.filter(agency=agency).values_list("month", "stamp"))

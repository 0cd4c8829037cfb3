"""Compares a directory with the roster and takes it over through verbs, all of it or nothing."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.directory.kinds import NOT_OPEN
from schoolbeat.exchange.directory.reading import Directory, DirectoryRow, Fault
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run
from schoolbeat.work.roster.queries import SchoolView, roster, schools_by_code

LOT = 200
SOURCE = "state directory"
_COLUMN_OF = {
    "name": "School",
    "kind": "SOCType",
    "status": "StatusType",
    "code": "CDSCode",
    "district": "District",
    "postal_code": "Zip",
    "grades": "GSserved",
}
_COMPARED = ("name", "kind", "status", "street", "city", "postal_code", "phone", "grades")


@dataclass(frozen=True)
class Change:
    """A school of the roster and the row that the directory has for it."""

    row: DirectoryRow
    before: SchoolView
    fields: tuple[str, ...]


@dataclass
class Plan:
    """What taking the directory over would do."""

    districts: dict[str, str] = field(default_factory=dict)
    """Code -> name of districts that the roster does not have."""
    known: dict[str, UUID] = field(default_factory=dict)
    """Code -> id of those it has."""
    created: list[DirectoryRow] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    closed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    def counts(self) -> dict[str, Any]:
        """Return the answer of the command line: schools by what becomes of them, and what was refused."""
        refused = [asdict(fault) for fault in self.faults]
        nothing = {"created": 0, "changed": 0, "unchanged": 0, "closed": 0, "refused": refused}
        if self.faults:
            return nothing
        return nothing | {
            "created": len(self.created),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "closed": len(self.closed),
        }


def plan(viewer: Viewer, directory: Directory) -> Plan:
    """Say what taking `directory` over would do; writes nothing."""
    found = Plan(faults=list(directory.faults))
    if found.faults:
        return found
    _plan_districts(viewer, directory, found)
    present = schools_by_code(viewer)
    for row in directory.rows:
        if not row.name:
            continue
        before = present.get(row.code)
        if before is None:
            found.created.append(row)
            continue
        differing = _differing(row, before, found.known.get(row.district_code))
        if not differing:
            found.unchanged += 1
        elif row.status in NOT_OPEN and before.status not in NOT_OPEN:
            found.closed.append(Change(row, before, differing))
        else:
            found.changed.append(Change(row, before, differing))
    return found


def _plan_districts(viewer: Viewer, directory: Directory, found: Plan) -> None:
    present = roster(viewer).districts
    by_code = {district.code: district.id for district in present if district.code}
    by_name = {district.name.casefold(): district.id for district in present}
    # The row of the district itself names it best; other rows do where the file has no such row.
    for row in sorted(directory.rows, key=lambda row: bool(row.name)):
        code = row.district_code
        known = by_code.get(code) or by_name.get(row.district.casefold())
        if known:
            found.known[code] = known
        else:
            found.districts.setdefault(code, row.district)


def _differing(row: DirectoryRow, before: SchoolView, district: UUID | None) -> tuple[str, ...]:
    names = [name for name in _COMPARED if getattr(row, name) != getattr(before, name)]
    names += [
        name for name in ("latitude", "longitude") if _degrees(getattr(row, name)) != getattr(before, name)
    ]
    return tuple(names if before.district == district else [*names, "district"])


def _degrees(text: str) -> Decimal | None:
    return Decimal(text).quantize(Decimal("0.000001")) if text else None


def take(viewer: Viewer, planned: Plan) -> list[Fault]:
    """Write a plan, all of it or nothing; returns what was refused, empty when all is written."""
    if planned.faults:
        return planned.faults
    with transaction.atomic():
        faults = _write(viewer, planned)
        if faults:
            transaction.set_rollback(True)
    return faults


def _write(viewer: Viewer, planned: Plan) -> list[Fault]:
    told = _districts(planned)
    for refusal in _run(viewer, list(told.values())):
        return [Fault(0, "District", "", refusal.message or "")]
    ids = planned.known | {code: envelope.id for code, envelope in told.items()}
    faults: list[Fault] = []
    pairs = _schools(planned, ids)
    while not faults and (lot := list(islice(pairs, LOT))):
        rows = {envelope.id: row for row, envelope in lot}
        faults = [_fault(rows[one.id], one) for one in _run(viewer, [envelope for _row, envelope in lot])]
    return faults


def _run(viewer: Viewer, envelopes: list[Envelope]) -> list[Result]:
    return [result for result in run(envelopes, viewer) if not result.done] if envelopes else []


def _districts(planned: Plan) -> dict[str, Envelope]:
    return {
        code: Envelope("roster.add_district", clock.now(), {"name": name, "code": code}, id=new_id())
        for code, name in planned.districts.items()
    }


def _schools(planned: Plan, districts: dict[str, UUID]) -> Iterator[tuple[DirectoryRow, Envelope]]:
    for row in planned.created:
        yield row, Envelope("roster.add_school", clock.now(), _fields(row, districts) | {"source": SOURCE})
    for change in (*planned.changed, *planned.closed):
        kept = {"students": change.before.students, "source": change.before.source or SOURCE}
        payload = {"school": str(change.before.id), "fields": _fields(change.row, districts) | kept}
        yield change.row, Envelope("roster.change_school", clock.now(), payload)


def _fields(row: DirectoryRow, districts: dict[str, UUID]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in _COMPARED} | {
        "code": row.code,
        "district": str(districts[row.district_code]),
        "latitude": row.latitude or None,
        "longitude": row.longitude or None,
    }


def _fault(row: DirectoryRow, refusal: Result) -> Fault:
    name = (refusal.field or "").rpartition(".")[2]
    value = str(getattr(row, name, "")) or row.code
    return Fault(
        row.line, _COLUMN_OF.get(name, name.capitalize()), value, refusal.message or _("another value")
    )

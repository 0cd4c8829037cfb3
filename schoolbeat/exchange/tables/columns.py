"""Which tables and columns leave the install, and in which form; said by the same policies that the pages rest on."""

import importlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Any
from uuid import UUID

import pyarrow as pa
from django.apps import apps
from django.db import models
from django.db.models import Field, Model, QuerySet

from schoolbeat.access.models import Membership
from schoolbeat.exchange.tables.keeping import outside_of_the_circle, said_in_the_open
from schoolbeat.work.roster.models import Agency, School

WITHHELD = frozenset({"record", "child", "secret"})
SECRET = frozenset({"child", "secret"})
_OWN = "schoolbeat."
_LONGEST_PATH = 3


@dataclass(frozen=True)
class ColumnOut:
    """One column as it leaves: its name, its type in Parquet, how sensitive it is, and what it says."""

    name: str
    sensitivity: str
    meaning: str
    kind: pa.DataType
    value: Callable[[Any], Any]


@dataclass(frozen=True)
class TableOut:
    """One table as it leaves."""

    model: type[Model]
    columns: tuple[ColumnOut, ...]
    left_out: tuple[str, ...]
    kept: models.Q
    """Which rows may leave; an empty one lets all."""

    @property
    def name(self) -> str:
        """Return the table's name, which is its file's too."""
        return str(self.model._meta.db_table)

    @property
    def meaning(self) -> str:
        """Return what a row of it is."""
        return (self.model.__doc__ or "").strip().splitlines()[0]

    def rows(self, agencies: frozenset[UUID] | None) -> QuerySet:
        """Return the rows of the agencies asked for, or all, in the order of their keys."""
        found = self.model._default_manager.filter(self.kept).order_by("pk")
        return found if agencies is None else found.filter(of_agencies(self.model, agencies))


def _same(value: Any) -> Any:
    return value


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _json(value: Any) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _bytes(value: Any) -> bytes | None:
    return None if value is None else bytes(value)


def _clock(value: time | None) -> str | None:
    return None if value is None else value.isoformat()


_KINDS: tuple[tuple[type[Field], Callable[[Any], pa.DataType], Callable[[Any], Any]], ...] = (
    (models.BooleanField, lambda column: pa.bool_(), _same),
    (models.DateTimeField, lambda column: pa.timestamp("us", tz="UTC"), _same),
    (models.DateField, lambda column: pa.date32(), _same),
    (models.TimeField, lambda column: pa.string(), _clock),
    (models.DecimalField, lambda column: pa.decimal128(column.max_digits, column.decimal_places), _same),
    (models.BinaryField, lambda column: pa.binary(), _bytes),
    (models.JSONField, lambda column: pa.string(), _json),
    (models.FloatField, lambda column: pa.float64(), _same),
    (models.IntegerField, lambda column: pa.int64(), _same),
)


def _kind(column: Field) -> tuple[pa.DataType, Callable[[Any], Any]]:
    target: Any = column
    while isinstance(target, models.ForeignKey):
        target = target.target_field
    for known, kind, value in _KINDS:
        if isinstance(target, known):
            return kind(target), value
    return pa.string(), _text


def _column(column: Field, sensitivity: str) -> ColumnOut:
    kind, value = _kind(column)
    return ColumnOut(column.attname, sensitivity, str(column.help_text), kind, value)


def _sensitivities(model: type[Model]) -> dict[str, str]:
    app = apps.get_app_config(model._meta.app_label).name
    policy = importlib.import_module(f"{app}.policy")
    declared: dict[str, str] = policy.SENSITIVITY.get(model.__name__, {})
    return declared


def tables(with_content: bool) -> Iterator[TableOut]:
    """Yield each table; without content nothing written about people and no sensitive row is in it, keys never are."""
    withheld = SECRET if with_content else WITHHELD
    for model in apps.get_models():
        if not model.__module__.startswith(_OWN) or model._meta.proxy or not model._meta.managed:
            continue
        known = _sensitivities(model)
        # A column that nobody declared is treated like a key: it stays.
        pairs = [(column, known.get(column.name, "secret")) for column in model._meta.concrete_fields]
        yield TableOut(
            model,
            tuple(_column(column, word) for column, word in pairs if word not in withheld),
            tuple(column.attname for column, word in pairs if word in withheld),
            outside_of_the_circle(model) & (models.Q() if with_content else said_in_the_open(model)),
        )


def of_agencies(model: type[Model], agencies: frozenset[UUID]) -> models.Q:
    """Return the filter that leaves these agencies' rows; raises LookupError where nothing says whose a row is."""
    if model is Agency:
        return models.Q(id__in=agencies)
    label = model._meta.label
    if label == "access.Account":
        return models.Q(id__in=Membership.objects.filter(agency__in=agencies).values("account"))
    if label == "access.Reach":
        return models.Q(school__in=School.objects.filter(agency__in=agencies).values("id"))
    if label in ("people.NameWord", "ledger.DestroyedKey"):
        # Keyed hashes of name words, and names of keys that are gone: nothing can be made of them elsewhere.
        return models.Q(pk__in=[])
    path = _path_to_agency(model, _LONGEST_PATH)
    if path is None:
        raise LookupError(f"nothing says which agency a row of {label} belongs to")
    return models.Q(**{f"{path}__in": agencies})


def _path_to_agency(model: type[Model], steps: int) -> str | None:
    columns = model._meta.concrete_fields
    if any(column.name == "agency" for column in columns):
        return "agency"
    if steps == 0:
        return None
    for column in columns:
        if isinstance(column, models.ForeignKey) and column.related_model is not model:
            further = _path_to_agency(column.related_model, steps - 1)
            if further is not None:
                return f"{column.name}__{further}"
    return None

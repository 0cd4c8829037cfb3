"""What a place takes away from the table of grants; nothing in a pack can add to it."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

from schoolbeat.access.grants import GRANTS
from schoolbeat.access.roles import Role
from schoolbeat.jurisdictions.loader import Pack, pack_at
from schoolbeat.jurisdictions.schema import WITHHELD, SchemaError, Table


def withheld_from(place: str, role: Role, on: date) -> frozenset[str]:
    """Return the permissions that the packs of `place` (us-wa/cedar) withhold from `role` on the day `on`.

    Raises SchemaError for a permission or role that the table does not have: a misspelled row would withhold nothing.
    """
    pack = pack_at(place, Path(settings.DATA_DIR) / "packs")
    held = pack.withheld(on)
    # Most places withhold nothing, and this is asked at every request.
    if not held:
        return frozenset()
    check_withheld(pack)
    return frozenset(permission for permission, whose in held if whose == role)


def not_yet(synthetic: bool) -> frozenset[str]:
    """Return the permissions that no install of real people has yet, however its places read; the demo has them."""
    if synthetic:
        return frozenset()
    return frozenset(one for one in _permissions() if one.startswith(tuple(settings.OFF_ON_REAL_INSTALLS)))


def check_withheld(pack: Pack) -> None:
    """Raise SchemaError, naming file and row, unless all that a pack withholds stands in the table of grants."""
    for table in pack.editions.get(WITHHELD, ()):
        _check(table)


def _check(table: Table) -> None:
    for row in table.rows:
        _known(table, row["slug"], "permission", row["permission"], _permissions())
        _known(table, row["slug"], "role", row["role"], Role)


def _known(table: Table, slug: str, column: str, word: str, known: Iterable[str]) -> None:
    if word not in set(known):
        key = f"table.{WITHHELD}[{slug}].{column}"
        raise SchemaError(Path(f"{table.place}.toml"), key, f"{word!r} is not in the table of grants")


@cache
def _permissions() -> frozenset[str]:
    return frozenset(grant.permission for grant in GRANTS)

"""One spelling for a value, so that a digest of it can be made again later."""

import json
from datetime import date, datetime
from typing import Any
from uuid import UUID


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False, default=_plain
)


def canonical_json(value: Any) -> str:
    """Return `value` as JSON with sorted keys and no blanks; raises TypeError for what JSON cannot hold."""
    return _ENCODER.encode(value)

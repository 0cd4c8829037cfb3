"""An incident through the runner, and its floor: the rows that verbs wrote of one, inserted again under other ids.

No address of the product takes a whole incident in one request, so the runner has one here, under the same server.
"""

import json
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from schoolbeat.access.viewers import viewer_for_token
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run

_ENTRIES = "SELECT id FROM ledger_entry WHERE points_at = %s"
TABLES = {
    "ledger_entry": "points_at = %s",
    "ledger_entrycontent": f"entry_id IN ({_ENTRIES})",
    "incidents_incident": "id = %s",
    "incidents_charge": "incident_id = %s",
    "incidents_party": "incident_id = %s",
    "incidents_narrative": "incident_id = %s",
    "incidents_opening": "incident_id = %s",
    "people_involvement": "record = %s",
    "ledger_fact": f"entry IN ({_ENTRIES})",
}
"""The tables in which an incident is written, with the condition on its rows, in the order of their foreign keys."""
Load = tuple[str, list[tuple[Any, ...]]]


@cache
def _rows() -> tuple[list[Load], frozenset[Any]]:
    """Return the rows of the incident that was written first, each table with its statement; and their ids."""
    loads: list[Load] = []
    ids: set[Any] = set()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM incidents_incident ORDER BY opened_at, id LIMIT 1")
        (incident,) = cursor.fetchone()
        for table, mine in TABLES.items():
            cursor.execute(f"SELECT * FROM {table} WHERE {mine}", [incident])
            names = [column[0] for column in cursor.description]
            rows = cursor.fetchall()
            if isinstance(rows[0][names.index("id")] if "id" in names else "", int):
                # A number that the database gives itself.
                names, rows = names[1:], [row[1:] for row in rows]
            elif "id" in names:
                ids |= {row[names.index("id")] for row in rows}
            into = ", ".join(f'"{name}"' for name in names)
            marks = ", ".join(["%s"] * len(names))
            loads.append((f"INSERT INTO {table} ({into}) VALUES ({marks})", rows))
    return loads, frozenset(ids)


@csrf_exempt
def run_incident(request: HttpRequest) -> JsonResponse:
    """Hand envelopes to the runner."""
    viewer = viewer_for_token(request.headers.get("Authorization", "").removeprefix("Bearer "))
    if viewer is None:
        return JsonResponse({}, status=401)
    told = [
        Envelope(one["verb"], datetime.fromisoformat(one["happened_at"]), one["payload"], id=UUID(one["id"]))
        for one in json.loads(request.body)
    ]
    return JsonResponse([{"result": one.result} for one in run(told, viewer)], safe=False)


@csrf_exempt
def floor_incident(request: HttpRequest) -> JsonResponse:
    """Insert the rows of an incident in one transaction."""
    viewer = viewer_for_token(request.headers.get("Authorization", "").removeprefix("Bearer "))
    if viewer is None:
        return JsonResponse({}, status=401)
    loads, ids = _rows()
    fresh = {one: uuid4() if isinstance(one, UUID) else uuid4().hex for one in ids}
    with transaction.atomic(), connection.cursor() as cursor:
        for words, rows in loads:
            cursor.executemany(words, [[_known(fresh, value) for value in row] for row in rows])
    return JsonResponse([{"result": "accepted"}], safe=False)


def _known(fresh: dict[Any, Any], value: Any) -> Any:
    return fresh.get(value, value) if isinstance(value, str | UUID) else value

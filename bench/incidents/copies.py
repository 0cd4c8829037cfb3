"""Many incidents of few: what verbs have written, written again under other ids."""

import sqlite3
from contextlib import closing

COPIED = {
    "incidents_incident": ("id",),
    "incidents_charge": ("id", "incident_id"),
    "incidents_party": ("id", "incident_id"),
    "incidents_narrative": ("id", "incident_id", "base_id"),
    "incidents_deed": ("id", "incident_id", "party_id", "settles_id"),
    "incidents_telling": ("id", "incident_id", "deed_id"),
    "incidents_end": ("id", "incident_id", "party_id"),
    "incidents_opening": ("id", "incident_id", "party_id"),
}
"""The tables of an incident with the columns that name one of its rows, in the order of their foreign keys."""


def multiply(file: str, number: int) -> None:
    """Say the closed incidents of a folder again under other ids, each a minute earlier, until there are so many.

    Every row is one that a verb has written; only its entry in the ledger is not written again.
    """
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(
            "CREATE TEMP TABLE closed AS SELECT id FROM incidents_incident WHERE stage = 'closed'"
        )
        (closed,) = database.execute("SELECT count(*) FROM closed").fetchone()
        (there,) = database.execute("SELECT count(*) FROM incidents_incident").fetchone()
        for copy in range(1, 1 + (number - there) // closed):
            for table, named in COPIED.items():
                _copy(database, table, named, copy)


def _copy(database: sqlite3.Connection, table: str, named: tuple[str, ...], copy: int) -> None:
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
    # A copy's ids differ in the digits that tell the time: those after them are chance.
    values = [
        f"'{copy:08x}' || substr({one}, 9)" if one in named
        else f"strftime('%Y-%m-%d %H:%M:%S', {one}, '-{copy} minutes')" if one in ("happened_at", "due")
        else f'"{one}"'
        for one in columns
    ]  # fmt: skip
    owner = "id" if table == "incidents_incident" else "incident_id"
    into = ", ".join(f'"{one}"' for one in columns)
    chosen = f"SELECT {', '.join(values)} FROM {table} WHERE {owner} IN (SELECT id FROM closed)"
    database.execute(f"INSERT INTO {table} ({into}) {chosen}")

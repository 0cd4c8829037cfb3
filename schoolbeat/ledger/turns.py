"""One at a time, where what is read decides what is written: two corrections of one entry must not cross."""

from uuid import UUID

from django.db import connection


def take_turn(agency: UUID) -> None:
    """Wait until no other transaction changes records of this agency, and hold the turn until this one ends.

    SQLite has one writer at a time anyway. What only inserts (logging) needs no turn, so a fleet of phones never waits.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            number = int.from_bytes(agency.bytes[:8], "big", signed=True)
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])

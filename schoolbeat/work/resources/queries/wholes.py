"""The rows of whole services, asked for by hand: to say it through the ORM anew costs more than the answer."""

from typing import Any

from django.db import connection

_WHOLE = """
SELECT service.id, CAST(service.body AS text), CAST(organization.body AS text),
       CAST(had.body AS text), CAST(location.body AS text), location.active
  FROM resources_service AS service
  JOIN resources_organization AS organization ON organization.id = service.organization_id
  LEFT JOIN resources_serviceatlocation AS had ON had.service_id = service.id
  LEFT JOIN resources_location AS location ON location.id = had.location_id
 WHERE service.id IN ({ids})
 ORDER BY service.name, service.id, had.id
"""
Values = tuple[Any, ...]


def _asked(words: str, values: Values) -> list[Values]:
    with connection.cursor() as cursor:
        cursor.execute(words, values)
        return cursor.fetchall()


def whole_rows(ids: str, values: Values) -> list[Values]:
    """Return a row for each service that a question for ids finds, and for each place where it is had."""
    # The page is cut by its ids, in the index alone: far into a list no body is read to be skipped.
    return _asked(_WHOLE.format(ids=ids), values)


def total(ids: str, values: Values) -> int:
    """Return how many a question for ids finds."""
    return int(_asked(f"SELECT count(*) FROM ({ids}) AS listed", values)[0][0])  # noqa: S608 (our own words)

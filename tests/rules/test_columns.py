"""The kinds of column of a table: what a cell of each may be, and what is refused by name."""

from datetime import date, datetime
from pathlib import Path

import pytest

from schoolbeat.jurisdictions.columns import check_row
from schoolbeat.jurisdictions.schema import SchemaError

FILE = Path("us.toml")
NOTHING = object()
DAY = date(2026, 11, 28)
TAKEN = [
    ("text or nothing", NOTHING),
    ("text or nothing", "to be confirmed"),
    ("code", "13A"),
    ("code", "09"),
    ("code", "X"),
    ("day", DAY),
    ("day or nothing", DAY),
    ("day or nothing", NOTHING),
]
REFUSED = [
    ("text or nothing", " ", "empty"),
    ("text or nothing", 5, "expected str, found int"),
    ("code", NOTHING, "missing"),
    ("code", "13a", "digits and capital letters"),
    ("code", "13-A", "digits and capital letters"),
    ("code", "", "digits and capital letters"),
    ("code", 120, "expected str, found int"),
    ("day", NOTHING, "missing"),
    ("day", "2026-11-28", "expected date, found str"),
    ("day", datetime(2026, 11, 28), "expected date, found datetime"),
    ("day or nothing", "", "expected date, found str"),
    ("date", DAY, "unknown kind of column 'date'"),
]


def row(worth):
    return {} if worth is NOTHING else {"cell": worth}


@pytest.mark.parametrize(("kind", "worth"), TAKEN)
def test_a_cell_that_is_taken(kind, worth):
    check_row(FILE, "table.offenses[arson]", row(worth), {"cell": kind})


@pytest.mark.parametrize(("kind", "worth", "says"), REFUSED)
def test_a_cell_that_is_refused(kind, worth, says):
    with pytest.raises(SchemaError) as refused:
        check_row(FILE, "table.offenses[arson]", row(worth), {"cell": kind})
    assert str(refused.value).startswith("us.toml: table.offenses[arson].cell: ")
    assert says in refused.value.problem

"""Every CSV of the house: readable in a spreadsheet, marked when invented, and nothing in it is run."""

import csv

import pytest

from schoolbeat.access.models import Account
from schoolbeat.ledger.models import Fact
from schoolbeat.work.activities.models import ActivityKind
from schoolbeat.work.roster.models import School
from tests.clerk import Desk
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
FORMULA = "=HYPERLINK(1)"
FILES = (
    "/desk/log/entries.csv",
    "/desk/numbers/by-school.csv?year=all",
    "/desk/numbers/by-kind.csv?year=all",
    "/desk/schools/schools.csv",
)


def body_of(response):
    return b"".join(response).decode()


@pytest.fixture
def typed(alder):
    """A town in which a school and a kind are called what a spreadsheet would run."""
    School.objects.filter(id=alder.schools["high"]).update(name=FORMULA)
    ActivityKind.objects.filter(slug="lunch-duty").update(name=FORMULA)
    alder.log(note=FORMULA)
    return alder


@pytest.mark.parametrize("path", FILES)
def test_no_cell_of_any_file_is_a_formula(typed, path):
    body = body_of(Desk(typed).open(path))
    assert body.startswith("\ufeff")
    cells = [cell for row in csv.reader(body[1:].splitlines()) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell.startswith("=")]


@pytest.mark.parametrize("path", FILES)
def test_every_file_of_an_invented_town_says_so_first(alder, path):
    assert "SYNTHETIC" not in body_of(Desk(alder).open(path))
    Account.objects.update(synthetic=True)
    response = Desk(alder).open(path)
    assert 'filename="SYNTHETIC-' in response["Content-Disposition"]
    assert body_of(response).startswith("\ufeffSYNTHETIC")


def test_the_limit_to_an_officer_is_offered_to_who_may_see_officers(alder):
    """Somebody of records who once logged sees the own figures, and no choice of officers beside them."""
    alder.log()
    own = alder.account("records").id
    Fact.objects.update(officer=own)
    path = f"/desk/numbers/?year=all&officer={own}"
    assert 'name="officer"' not in Desk(alder, "records").open(path).content.decode()
    assert 'name="officer"' in Desk(alder).open("/desk/numbers/?year=all").content.decode()

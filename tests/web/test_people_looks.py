"""Who looked at records: for those who answer for them, limited to days, people and kinds, and as a file."""

from __future__ import annotations

from datetime import timedelta

import pytest

from schoolbeat.access.models import Account
from schoolbeat.foundation import clock
from schoolbeat.work.people.models import Reading, Shown
from tests.cast import NOW
from tests.clerk import Desk, said
from tests.factories import people as make
from tests.towns import alder, bay, moment

HERE = "/desk/people/readings/"
FILE = f"{HERE}readings.csv"
__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def student(alder):
    """A student of the unit's records, searched by one officer and opened by another with a reason in words."""
    known = make.person(alder, "sergeant")
    make.done(alder, "officer-1", "search", typed="garsia", shown=[str(known)])
    words = {"reason": "other", "words": "Found a phone."}
    make.done(alder, "officer-1", "open_with_reason", person=str(known), **words)
    return known


def rows_of(desk: Desk, path: str) -> str:
    return b"".join(desk.open(path).streaming_content).decode()


@pytest.mark.parametrize("who", ["officer-1", "principal", "counselor", "analyst", "it"])
@pytest.mark.parametrize("path", [HERE, FILE])
def test_it_does_not_exist_for_the_others(alder, who, path):
    assert Desk(alder, who).open(path).status_code == 404


def test_the_sergeant_sees_reasons_first_and_never_what_was_typed(alder, student):
    shown = said(Desk(alder).open(HERE))
    assert "garsia" not in shown
    assert "Another reason, in words: Found a phone." in shown
    order = [shown.index(words) for words in ("Openings with a reason", "Out of the ordinary", "All looks")]
    assert order == sorted(order)
    assert "What was typed in a search is shown to the records staff alone." in shown


def test_the_records_staff_see_what_was_typed(alder, student):
    page = Desk(alder, "records").open(HERE)
    shown = said(page)
    assert "garsia" in shown
    assert "Openings with a reason" not in shown
    assert f"/desk/people/{student}/readings/" in page.content.decode()


def test_nobody_of_another_agency_is_shown(alder, bay, student):
    shown = said(Desk(bay, "records").open(HERE))
    assert "Alder" not in shown
    assert "Nobody has looked." in shown
    assert "Nothing in these days." in shown


def test_the_days_and_limits_live_in_the_address(alder, student):
    desk = Desk(alder, "records")
    make.opened(alder, "sergeant", student)
    with clock.at(NOW - timedelta(days=7)):
        make.done(alder, "officer-2", "search", typed="long ago")
    assert "long ago" not in said(desk.open(HERE))
    assert "long ago" in said(desk.open(f"{HERE}?from=2026-11-12&to=2026-11-12"))
    assert "long ago" in said(desk.open(f"{HERE}?from=2026-11-19&to=2026-11-12")), "days the wrong way round"
    assert "garsia" not in said(desk.open(f"{HERE}?what=opened"))
    assert "Found a phone." not in said(desk.open(f"{HERE}?what=searched"))
    other = alder.account("sergeant").id
    assert "Found a phone." not in said(desk.open(f"{HERE}?who={other}"))
    assert "Own caseload or own school" in said(desk.open(f"{HERE}?who={other}"))


@pytest.mark.parametrize(
    "query", ["from=x&to=y", "from=0001-01-01", "who=nobody", "what=nothing", "to=9999-12-31"]
)
def test_a_mistyped_address_still_opens(alder, student, query):
    assert Desk(alder, "records").open(f"{HERE}?{query}").status_code == 200


def test_what_is_out_of_the_ordinary_stands_in_words(alder, student):
    with clock.at(NOW.replace(hour=20)):
        make.done(alder, "officer-2", "search", typed="late")
    for minute in range(20):
        with clock.at(NOW + timedelta(minutes=minute)):
            make.opened(alder, "sergeant", student)
    shown = said(Desk(alder, "records").open(HERE))
    assert "Sergeant of Alder opened or searched 20 times on Nov 19, 2026." in shown
    assert "Officer-2 of Alder looked once at night (20:00 to 6:00), on Nov 19, 2026." in shown
    assert "One record" not in shown
    make.opened(alder, "records", student, "records_request")
    Reading.objects.filter(how="searched").update(how="opened")
    Shown.objects.create(reading=Reading.objects.get(by=alder.account("officer-2")), person_id=student)
    page = Desk(alder, "records").open(HERE)
    assert "One record was opened by 4 people on Nov 19, 2026." in said(page)


def test_the_file_has_exactly_what_is_shown(alder, student):
    lines = rows_of(Desk(alder, "records"), f"{FILE}?what=searched").splitlines()
    assert lines[0].lstrip("\ufeff") == "day,time,who,role,what,found,why,typed"
    assert lines[1:] == ["2026-11-19,12:47,Officer-1 of Alder,Officer,Searched,1,–,garsia"]
    sergeants = rows_of(Desk(alder), FILE)
    assert "garsia" not in sergeants
    assert "Found a phone." in sergeants
    assert sergeants.splitlines()[0].lstrip("\ufeff") == "day,time,who,role,what,found,why"


def test_a_file_of_invented_data_says_so(alder, student):
    Account.objects.filter(id=alder.account("records").id).update(synthetic=True)
    answer = Desk(alder, "records").open(FILE)
    assert "SYNTHETIC" in answer["Content-Disposition"]
    assert all("SYNTHETIC" in line for line in b"".join(answer.streaming_content).decode().splitlines())


def test_a_cell_is_no_formula(alder, student):
    make.done(alder, "officer-1", "search", typed="=1+1")
    assert ",'=1+1" in rows_of(Desk(alder, "records"), FILE)


def test_more_than_fits_says_so(alder, student, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.people.queries.readings.MOST", 2)
    monkeypatch.setattr("schoolbeat.web.desk.people.looks.MOST", 2)
    assert "The latest 2. Choose fewer days to see the others." in said(Desk(alder).open(HERE))

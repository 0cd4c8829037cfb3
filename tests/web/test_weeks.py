"""A school's week on its pages: opened by the principal or the desk, read by anybody who holds the link."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.requests.models import WeekLink
from schoolbeat.work.requests.queries.weeks import week_address
from tests.cast import NOW
from tests.clerk import Desk, said
from tests.factories import requests as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def path(alder) -> str:
    return f"/desk/requests/weeks/{alder.schools['high']}/"


def address(town, language="en") -> str:
    link = WeekLink.objects.get(school=town.schools["high"])
    return "/" + week_address(link.id, link.number, language).split("/", 3)[3]


def test_a_principal_opens_it_hands_it_out_and_ends_it(client, alder, path):
    campus = Desk(alder, "principal")
    assert "not open" in said(campus.open(path))
    assert campus.send(path, to="office@alder.example", language="en").status_code == 302
    page = said(campus.open(path))
    assert "mailed on Mondays" in page and address(alder) in page
    first = address(alder)
    assert client.get(first).status_code == 200
    campus.send(path, f"{path}renew/")
    assert client.get(first).status_code == 404
    assert client.get(address(alder)).status_code == 200
    campus.send(path, f"{path}close/")
    assert client.get(address(alder)).status_code == 404


def test_whoever_holds_the_link_reads_it_in_both_languages(client, alder):
    make.week(alder)
    make.filed(alder, "principal", of_school=str(alder.schools["high"]), text="Leo hides in the gym.")
    answer = client.get(address(alder))
    page = said(answer)
    assert "What you asked, and what we did" in page and "Parking" in page and "promised by" in page
    assert "Leo" not in page and "Principal" not in page
    assert answer["Cache-Control"] == "no-store"
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "no-referrer")
    assert not answer.cookies
    spanish = said(client.get(address(alder, "es")))
    assert "Estacionamiento" in spanish and "Lo que pidieron" in spanish


def test_a_late_one_says_so(client, alder):
    make.week(alder)
    make.filed(alder, "principal", of_school=str(alder.schools["high"]))
    with clock.at(NOW + timedelta(days=20)):
        assert "Late: no answer yet" in said(client.get(address(alder)))


def test_wrong_addresses_are_refused_in_words_and_stay(alder, path):
    page = Desk(alder).send(path, to="office at alder", language="en")
    assert page.status_code == 422
    assert "not an e-mail address" in said(page) and "office at alder" in page.content.decode()


def test_others_find_nothing(client, alder, bay, path):
    make.week(alder)
    assert Desk(bay).client.get(path).status_code == 404
    assert Desk(bay, "principal").client.get(path).status_code == 404
    assert Desk(alder, "officer-1").client.get(path).status_code == 404
    counselor = Desk(alder, "counselor")
    assert address(alder) in said(counselor.open(path))
    assert counselor.client.post(f"{path}renew/", {}).status_code == 404
    middle = path.replace(str(alder.schools["high"]), str(alder.schools["middle"]))
    assert counselor.client.get(middle).status_code == 404
    for wrong in ("x", "AAAA:BBBB", "a" * 900):
        assert client.get(f"/week/{wrong}/").status_code == 404


def test_the_desk_sees_all_schools(alder):
    make.week(alder)
    page = said(Desk(alder).open("/desk/requests/weeks/"))
    assert "Alder high mailed on Mondays" in page and "Alder middle not open" in page

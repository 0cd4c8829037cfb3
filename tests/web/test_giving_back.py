"""What logging gives back in the field: the week, the year; and what became of a call, from the form to the file."""

import csv
import re

from schoolbeat.ledger.models import Fact
from tests.clerk import Desk
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
CALL = {"kind": "call-for-service", "minutes": 20}


def page(town, path, who="sergeant"):
    return Desk(town, who).open(path).content.decode()


def rows(town, path):
    body = b"".join(Desk(town).open(path)).decode("utf-8-sig")
    return list(csv.reader(body.splitlines()))


def test_my_year_is_my_own_and_says_what_it_counts(client, alder):
    alder.log(audience={"student": 7})
    alder.log(kind="classroom-lesson", audience={"student": 20})
    alder.log("officer-2", audience={"student": 400})
    client.force_login(alder.account("officer-1"))
    html = client.get("/year/").content.decode()
    assert "Students reached: 27, lessons: 1" in html
    assert "the same student may count again" in html
    told = list(csv.reader(b"".join(client.get("/year/done.csv")).decode("utf-8-sig").splitlines()))
    assert ["Students reached", "27"] in told
    assert client.get("/year/?of=2025").status_code == 200
    assert "400" not in html
    assert client.get("/year/nothing.csv").status_code == 404


def test_the_week_gives_back_more_than_hours(client, alder):
    alder.log(audience={"student": 7})
    alder.log(**CALL, outcome="school")
    client.force_login(alder.account("officer-1"))
    html = client.get("/week/").content.decode()
    assert "<dt>Students reached</dt><dd>7</dd>" in html
    assert "<dt>Calls for an officer</dt><dd>1</dd>" in html


def form_of(client, path):
    html = client.get(path).content.decode()
    names = ("envelope", "asked", "ends")
    return {n: re.search(rf'name="{n}" value="([^"]*)"', html)[1] for n in names}, html


def test_the_outcome_is_offered_for_calls_alone_and_saved(client, alder):
    client.force_login(alder.account("officer-1"))
    assert "What became of the call" not in client.get("/today/log/lunch-duty/").content.decode()
    hidden, html = form_of(client, "/today/log/call-for-service/")
    assert "What became of the call" in html
    said = {
        **hidden,
        "length": "15",
        "place": "campus",
        "school": str(alder.schools["high"]),
        "outcome": "diverted",
    }
    saved = client.post("/today/log/call-for-service/", said)
    assert saved.status_code == 302
    identity = saved["Location"].partition("saved=")[2]
    assert "Diverted" in client.get(f"/entry/{identity}/").content.decode()
    assert "Diverted" in page(alder, f"/desk/entries/{identity}/")
    log = rows(alder, "/desk/log/entries.csv")
    assert log[1][log[0].index("outcome")] == "Diverted"


def test_a_correction_to_another_kind_lets_the_outcome_go(client, alder):
    identity = alder.log(**CALL, outcome="charged")
    client.force_login(alder.account("officer-1"))
    path = f"/entry/{identity}/correct/"
    hidden, html = form_of(client, path)
    assert '<option value="charged" selected>' in html
    said = {
        **hidden,
        "kind": "mediation",
        "length": "15",
        "place": "campus",
        "school": "",
        "outcome": "charged",
    }
    assert client.post(path, said).status_code == 302
    assert "what became of the call" in client.get(f"/entry/{identity}/").content.decode()
    assert not Fact.objects.filter(measure="charged").exists()

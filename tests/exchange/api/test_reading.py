"""What the API tells: who serves where, and what it adds up to, to the day of the agency's own zone."""

from datetime import datetime

import pytest

from schoolbeat.ledger.rebuild import rebuild
from schoolbeat.work.activities.models import Activity
from tests.cast import ZONE
from tests.exchange.api.caller import ALL, ROSTER, Caller, about, issue, item


def test_the_roster_has_the_parts_of_the_contract(officer, alder, bay):
    told = officer.get(ROSTER).json()
    assert set(told) == {"synthetic", "agencies", "districts", "schools", "officers", "kinds"}
    assert [agency["slug"] for agency in told["agencies"]] == ["alder"]
    assert {school["id"] for school in told["schools"]} == {str(one) for one in alder.schools.values()}
    assert set(told["schools"][0]) == {"id", "name", "code", "kind", "status", "district"}
    assert [one["email"] for one in told["officers"]] == [
        "officer-1@alder.example",
        "officer-2@alder.example",
    ]
    assert told["officers"][0]["tours"][0]["schools"] == [str(alder.schools["high"])]
    kinds = {kind["slug"]: kind for kind in told["kinds"]}
    assert kinds["lunch-duty"]["pillar"] == "prevention"
    assert kinds["lunch-duty"]["role"] == "counselor"
    assert kinds["lunch-duty"]["minutes"] > 0


def test_a_school_without_an_official_code_has_an_empty_one(officer):
    assert {school["code"] for school in officer.get(ROSTER).json()["schools"]} == {""}


def test_sums_come_by_what_is_asked_for(officer, sergeant, alder):
    high, middle = (str(alder.schools[name]) for name in ("high", "middle"))
    officer.say(
        item(school=high, minutes=10, audience={"student": 3, "parent": 1}),
        item(school=middle, minutes=20, audience={"student": 4}),
        item(school=None, minutes=5, kind="mediation", happened_at="2026-10-01T09:00:00-07:00"),
    )
    assert sergeant.rows() == [
        {"measure": "activities", "amount": 3},
        {"measure": "minutes", "amount": 35},
        {"measure": "students", "amount": 7},
    ]
    minutes = [row for row in sergeant.rows(by="month,school,kind") if row["measure"] == "minutes"]
    key = lambda row: (row["month"], row["school"] or "", row["kind"])  # noqa: E731
    assert sorted(minutes, key=key) == sorted(
        [
            {"measure": "minutes", "month": "2026-11", "school": high, "kind": "lunch-duty", "amount": 10},
            {"measure": "minutes", "month": "2026-11", "school": middle, "kind": "lunch-duty", "amount": 20},
            {"measure": "minutes", "month": "2026-10", "school": None, "kind": "mediation", "amount": 5},
        ],
        key=key,
    )
    assert {
        row["month"]: row["amount"] for row in sergeant.rows(by="month") if row["measure"] == "activities"
    } == {
        "2026-10": 1,
        "2026-11": 2,
    }


def test_a_joined_event_counts_once_and_each_officers_time(officer, sergeant, alder):
    one = item(school=str(alder.schools["high"]), minutes=30, audience={"student": 8})
    officer.say(one)
    colleague = Caller(issue(alder, "officer-2", *ALL)[0])
    assert colleague.say(about("join", activity=one["id"], minutes=20))[0]["result"] == "accepted"
    amounts = {row["measure"]: row["amount"] for row in sergeant.rows()}
    assert amounts == {"activities": 1, "minutes": 50, "students": 8}
    own = {row["measure"]: row["amount"] for row in colleague.rows()}
    assert own == {"activities": 0, "minutes": 20, "students": 0}


def test_what_was_withdrawn_counts_no_longer(officer, sergeant):
    one = item()
    officer.say(one, about("withdraw", activity=one["id"]))
    assert {row["amount"] for row in sergeant.rows()} == {0}


@pytest.mark.parametrize(
    ("happened", "day", "after"),
    [
        # midnight in California is 8 in the morning of UTC in winter, 7 in summer
        ("2026-01-15T07:59:59+00:00", "2026-01-14", "2026-01-15"),
        ("2026-01-15T08:00:00+00:00", "2026-01-15", "2026-01-16"),
        ("2026-07-15T06:59:59+00:00", "2026-07-14", "2026-07-15"),
        ("2026-07-15T07:00:00+00:00", "2026-07-15", "2026-07-16"),
        # the night in which the clock jumps from 2 to 3: midnight is still winter's, the next is summer's
        ("2026-03-08T07:59:59+00:00", "2026-03-07", "2026-03-08"),
        ("2026-03-08T08:00:00+00:00", "2026-03-08", "2026-03-09"),
        ("2026-03-09T06:59:59+00:00", "2026-03-08", "2026-03-09"),
        ("2026-03-09T07:00:00+00:00", "2026-03-09", "2026-03-10"),
        # and the night that has 1 o'clock twice
        ("2026-11-01T06:59:59+00:00", "2026-10-31", "2026-11-01"),
        ("2026-11-01T07:00:00+00:00", "2026-11-01", "2026-11-02"),
        ("2026-11-02T07:59:59+00:00", "2026-11-01", "2026-11-02"),
        ("2026-11-02T08:00:00+00:00", "2026-11-02", "2026-11-03"),
    ],
)
def test_a_day_is_the_agencys_own_and_to_is_exclusive(officer, sergeant, happened, day, after):
    assert datetime.fromisoformat(happened).astimezone(ZONE).date().isoformat() == day
    officer.say(item(happened_at=happened))
    count = {
        name: sergeant.rows(**{"from": start, "to": end})[0]["amount"]
        for name, (start, end) in {
            "the day": (day, after),
            "none": (day, day),
            "before": ("2025-01-01", day),
        }.items()
    }
    assert count == {"the day": 1, "none": 0, "before": 0}
    assert sergeant.rows(**{"from": after})[0]["amount"] == 0
    assert sergeant.rows(to=after)[0]["amount"] == 1
    assert sergeant.rows(by="month")[0]["month"] == day[:7]


def test_sums_are_scoped_like_the_rest(officer, sergeant, alder, bay):
    officer.say(item(school=str(alder.schools["high"])))
    bay.log()
    assert sergeant.rows()[0]["amount"] == 1
    assert sergeant.rows(agency=str(alder.install.agency))[0]["amount"] == 1
    assert sergeant.rows(agency=str(alder.install.agency).upper())[0]["amount"] == 1
    assert sergeant.rows(agency="alder")[0]["amount"] == 1
    assert sergeant.rows(agency="", to="", by="")[0]["amount"] == 1
    for other in (str(bay.install.agency), "bay", "none", "\x00"):
        assert sergeant.rows(agency=other) == []
    assert Caller(issue(alder, "officer-2", *ALL)[0]).rows()[0]["amount"] == 0
    assert Caller(issue(alder, "principal", *ALL)[0]).rows()[0]["amount"] == 1
    officer.say(item(school=str(alder.schools["middle"])))
    assert Caller(issue(alder, "principal", *ALL)[0]).rows()[0]["amount"] == 1


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-13-01"},
        {"to": "tomorrow"},
        {"from": "\x00"},
        {"by": "officer"},
        {"by": "month,note"},
        {"by": "\x00"},
        {"by": "month;school"},
    ],
    ids=lambda query: ascii(query).replace("\\", ""),
)
def test_a_query_of_the_wrong_form_is_told_where(sergeant, query):
    response = sergeant.get("/api/v1/measures", **query)
    assert (response.status_code, response.json()["code"]) == (422, "malformed")
    assert next(iter(query)) in response.json()["message"]


def test_a_dimension_twice_is_once(sergeant, officer):
    officer.say(item())
    assert sergeant.rows(by="month,month") == sergeant.rows(by="month")


@pytest.mark.parametrize("name", ["", "alder", "id"])
def test_an_agency_is_named_by_id_or_slug_or_not_at_all(alder, sergeant, name):
    alder.log()
    query = {"agency": str(alder.install.agency) if name == "id" else name, "from": "", "to": ""}
    rows = sergeant.get("/api/v1/measures", **query).json()["rows"]
    assert {row["measure"]: row["amount"] for row in rows}["activities"] == 1
    assert sergeant.get("/api/v1/measures", agency="bay").json()["rows"] == []


def test_a_sensitive_kind_has_no_amount_and_is_in_no_total(alder, sergeant):
    alder.log()
    before = sergeant.rows()
    alder.log(kind="arrest")
    assert sergeant.rows() == before
    answer = sergeant.get("/api/v1/measures", by="kind").json()
    told = {(row["measure"], row["kind"]): row for row in answer["rows"]}
    assert told["activities", "lunch-duty"] == {"measure": "activities", "kind": "lunch-duty", "amount": 1}
    for measure in ("activities", "minutes", "students"):
        row = {"measure": measure, "kind": "arrest", "amount": None, "suppressed": True}
        assert told[measure, "arrest"] == row
    assert "arrest" in answer["left_out"]
    for by in ("month,kind", "school,kind", "month", "school"):
        assert not [row for row in sergeant.rows(by=by) if row.get("kind") == "arrest"]
        assert sum(row["amount"] for row in sergeant.rows(by=by) if row["measure"] == "activities") == 1


@pytest.mark.parametrize("who", ["sergeant", "analyst"])
def test_what_became_of_a_call_changes_no_sum(alder, who):
    """The API tells calls as entries of a kind; who handled them cannot be had by any difference."""
    caller = Caller(issue(alder, who, *ALL)[0])
    ways = [{}, *({"by": by} for by in ("month", "school", "kind", "school,month", "month,school,kind"))]
    for _one in range(2):
        alder.log(kind="call-for-service", outcome="school")
    settled = [caller.rows(**way) for way in ways]
    for entry in Activity.objects.all():
        Activity.objects.filter(id=entry.id).update(outcome="charged")
    rebuild()
    assert [caller.rows(**way) for way in ways] == settled
    assert {row["measure"] for row in settled[0]} == {"activities", "minutes", "students"}


def test_a_sensitive_kind_is_told_of_a_whole_year_where_it_is_many_enough(alder, sergeant):
    when = datetime(2026, 3, 4, 10, 0, tzinfo=ZONE)
    year = {"from": "2025-07-01", "to": "2026-07-01", "by": "kind"}
    for number in range(1, 13):
        assert alder.do("officer-1", "activities.log", when, kind="citation", minutes=10).done
        row = next(row for row in sergeant.rows(**year) if row["measure"] == "activities")
        assert row["amount"] == (number if number >= 11 else None)
        assert row.get("suppressed") == (None if number >= 11 else True)

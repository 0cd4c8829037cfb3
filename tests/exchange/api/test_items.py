"""Each item of a batch is accepted or refused by itself, with the code the contract names."""

import json
import uuid

import pytest

from schoolbeat.ledger.models import Entry
from schoolbeat.work.activities.models import Activity
from tests.exchange.api.caller import about, item

STRANGE = "00000000-0000-4000-8000-000000000000"


def refusal(answer):
    return answer["code"], answer["field"]


def test_an_accepted_item_answers_with_its_id_and_nothing_to_fix(officer):
    one = item(note="The bus line.", audience={"student": 2}, initiator="administrator", place="campus")
    assert officer.say(one) == [
        {"id": one["id"], "result": "accepted", "code": None, "field": None, "message": None}
    ]
    assert Activity.objects.get(id=one["id"]).minutes == 15


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"verb": "activities.invent"}, "unknown_verb", "verb"),
        ({"verb": ""}, "unknown_verb", "verb"),
        ({"verb": "accounts.provision"}, "unknown_verb", "verb"),
        ({"verb": "roster.add_school"}, "unknown_verb", "verb"),
        ({"verb": "ledger.destroy"}, "unknown_verb", "verb"),
        ({"verb": "a" * 61}, "malformed", "verb"),
        ({"verb": None}, "malformed", "verb"),
        ({"id": "7"}, "malformed", "id"),
        ({"id": None}, "malformed", "id"),
        ({"id": 7}, "malformed", "id"),
        ({"happened_at": "2026-11-19T12:00:00"}, "malformed", "happened_at"),
        ({"happened_at": "2026-11-19"}, "malformed", "happened_at"),
        ({"happened_at": "1700000000"}, "malformed", "happened_at"),
        ({"happened_at": 1700000000}, "malformed", "happened_at"),
        ({"happened_at": "2026-02-30T12:00:00Z"}, "malformed", "happened_at"),
        ({"happened_at": "0001-01-01T00:00:00+14:00"}, "malformed", "happened_at"),
        ({"happened_at": "1999-12-31T23:59:59Z"}, "malformed", "happened_at"),
        ({"happened_at": "yesterday"}, "malformed", "happened_at"),
        ({"told_at": "0001-01-01T00:00:00+14:00"}, "malformed", "told_at"),
        ({"told_at": "9999-12-31T23:59:59-14:00"}, "malformed", "told_at"),
        ({"happened_at": "2026-11-19T12:57:01-08:00"}, "future", "happened_at"),
        ({"happened_at": "9999-12-31T23:59:59Z"}, "future", "happened_at"),
        ({"happened_at": "9998-12-31T23:59:59-23:59"}, "future", "happened_at"),
        ({"kind": "no-such"}, "unknown_kind", "payload.kind"),
        ({"kind": 5}, "malformed", "payload.kind"),
        ({"school": STRANGE}, "unknown_school", "payload.school"),
        ({"school": "high"}, "malformed", "payload.school"),
        ({"minutes": 0}, "ends_before_start", "payload.minutes"),
        ({"minutes": -60}, "ends_before_start", "payload.minutes"),
        ({"minutes": 1441}, "too_long", "payload.minutes"),
        ({"minutes": 10**30}, "too_long", "payload.minutes"),
        ({"minutes": "15"}, "malformed", "payload.minutes"),
        ({"minutes": 15.5}, "malformed", "payload.minutes"),
        ({"minutes": True}, "malformed", "payload.minutes"),
        ({"note": "a" * 4001}, "note_too_long", "payload.note"),
        ({"note": "a" * 1_000_000}, "note_too_long", "payload.note"),
        ({"note": "a\x00b"}, "bad_characters", "payload.note"),
        ({"note": "a\x1bb"}, "bad_characters", "payload.note"),
        ({"note": "\ud83d"}, "bad_characters", "payload"),
        ({"kind": "\udc00"}, "bad_characters", "payload"),
        ({"audience": {"student": -1}}, "malformed", "payload.audience.student"),
        ({"audience": {"student": "2"}}, "malformed", "payload.audience.student"),
        ({"audience": {"student": 10**30}}, "malformed", "payload.audience.student"),
        ({"audience": {"suspect": 1}}, "malformed", "payload.audience"),
        ({"audience": {"student\x00": 1}}, "bad_characters", "payload.audience"),
        ({"audience": []}, "malformed", "payload.audience"),
        ({"initiator": "rumor"}, "malformed", "payload.initiator"),
        ({"place": "moon"}, "malformed", "payload.place"),
        ({"surprise": 1}, "malformed", "payload.surprise"),
    ],
    ids=lambda value: (
        str(value).encode("ascii", "replace").decode()[:40].replace("\x00", "?").replace("\x1b", "?")
    ),
)
def test_what_cannot_stand_is_refused_with_code_and_field(officer, changed, code, field):
    before = Entry.objects.count()
    answer = officer.say(item(**changed))[0]
    assert answer["result"] == "refused"
    assert refusal(answer) == (code, field)
    assert answer["message"]
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "changed", [{"minutes": 1}, {"minutes": 1440}, {"note": "ñ" * 4000}, {"note": "a\r\n\tb"}]
)
def test_what_stands_on_the_edge_is_accepted(officer, changed):
    assert officer.say(item(**changed))[0]["result"] == "accepted"


@pytest.mark.parametrize(
    "happened_at", ["2026-11-19T12:57:00-08:00", "2026-11-19T20:57:00Z", "2026-11-19T20:47:00.123456+00:00"]
)
def test_phones_run_ten_minutes_fast_at_most(officer, happened_at):
    assert officer.say(item(happened_at=happened_at))[0]["result"] == "accepted"


@pytest.mark.parametrize("raw", [None, 5, "text", [], {}, True, {"id": 5}, [[[]]]], ids=str)
def test_an_item_of_the_wrong_form_is_malformed_and_the_others_stand(officer, raw):
    answers = officer.say(item(), raw, item())
    assert [answer["code"] for answer in answers] == [None, "malformed", None]
    assert answers[1]["id"] is None
    assert Activity.objects.count() == 2


@pytest.mark.parametrize("extra", [{"by": "somebody"}, {"recorded_at": "2020-01-01T00:00:00Z"}])
def test_an_item_says_nothing_that_the_contract_does_not_know(officer, extra):
    assert officer.say({**item(), **extra})[0]["code"] == "malformed"


@pytest.mark.parametrize("depth", [50, 190, 400])
def test_deep_nesting_is_malformed(officer, depth):
    note = json.loads("[" * depth + "]" * depth)
    assert officer.say(item(), item(note=note))[1]["code"] == "malformed"


@pytest.mark.parametrize("depth", [700, 900, 1100, 20_000])
def test_nesting_without_end_is_refused_one_way_or_the_other(officer, depth):
    body = json.dumps([item(note="HERE")]).replace('"HERE"', "[" * depth + "]" * depth)
    response = officer.send(body)
    code = response.json()["code"] if response.status_code == 400 else response.json()[0]["code"]
    assert (response.status_code, code) in {(200, "malformed"), (400, "not_json")}


def test_half_a_character_in_an_id_is_not_echoed(officer):
    answer = officer.say(item(id="\ud800"))[0]
    assert (answer["id"], answer["code"]) == (None, "bad_characters")


def test_another_agencys_school_is_unknown(officer, alder, bay):
    ours, theirs = (item(school=str(town.schools["high"])) for town in (alder, bay))
    assert [answer["code"] for answer in officer.say(ours, theirs)] == [None, "unknown_school"]


def test_a_record_of_another_agency_answers_like_none(officer, alder, bay):
    theirs = str(bay.log())
    for verb, more in (
        ("withdraw", {}),
        ("join", {}),
        ("follow_up", {"due": "2026-11-20"}),
        ("correct", {"kind": "lunch-duty", "minutes": 5}),
    ):
        one, none = officer.say(
            *(about(verb, activity=which, **more) for which in (theirs, str(uuid.uuid4())))
        )
        assert {**one, "id": ""} == {**none, "id": ""}
        assert one["code"] == "not_permitted"


def test_the_five_verbs_are_spoken(officer, alder):
    mine, gone = item(), item()
    theirs = str(alder.log("officer-2", school=str(alder.schools["high"])))
    answers = officer.say(
        mine,
        gone,
        about("correct", activity=mine["id"], kind="mediation", minutes=20),
        about("follow_up", activity=mine["id"], due="2026-11-20", what="Call back"),
        about("withdraw", activity=gone["id"]),
        about("join", activity=theirs, minutes=5),
    )
    assert [answer["result"] for answer in answers] == ["accepted"] * 6
    assert Activity.objects.get(id=mine["id"]).kind == "mediation"
    assert Activity.objects.get(id=gone["id"]).withdrawn_at is not None


@pytest.mark.parametrize("verb", ["withdraw", "join", "follow_up"])
def test_times_that_no_calendar_of_ours_holds_are_refused_for_every_verb(officer, alder, verb):
    envelope = about(verb, activity=str(alder.log("officer-2")))
    for extreme in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"):
        assert refusal(officer.say({**envelope, "happened_at": extreme})[0]) == ("malformed", "happened_at")
        assert refusal(officer.say({**envelope, "told_at": extreme})[0]) == ("malformed", "told_at")

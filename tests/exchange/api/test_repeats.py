"""Saying it twice is once; other words under a known id are a conflict, and both are kept."""

import json
import uuid

from schoolbeat.ledger.conflicts import conflicts
from schoolbeat.work.activities.models import Activity
from tests.exchange.api.caller import ALL, Caller, issue, item


def test_the_same_again_is_already(officer):
    one = item(note="as said")
    assert [officer.say(one)[0]["result"] for _ in range(3)] == ["accepted", "already", "already"]
    assert Activity.objects.count() == 1


def test_the_same_is_equal_canonical_json_whatever_the_order_of_its_words(officer):
    one = item(note="as said", minutes=5)
    officer.say(one)
    turned = {name: one[name] for name in reversed(one)}
    turned["payload"] = {name: one["payload"][name] for name in reversed(one["payload"])}
    body = json.dumps([turned], indent=3)
    assert officer.send(body).json()[0]["result"] == "already"


def test_the_same_within_one_batch_is_already(officer):
    one = item()
    assert [answer["result"] for answer in officer.say(one, item(), one)] == [
        "accepted",
        "accepted",
        "already",
    ]


def test_a_single_conflicting_item_answers_409(officer, alder):
    one = item(minutes=5)
    officer.say(one)
    changed = {**one, "payload": {**one["payload"], "minutes": 50}}
    response = officer.send([changed])
    assert response.status_code == 409
    assert [(answer["result"], answer["code"]) for answer in response.json()] == [("refused", "conflict")]
    assert Activity.objects.get().minutes == 5
    kept = conflicts(alder.viewer("sergeant"))
    assert len(kept) == 1
    assert '"minutes":50' in kept[0].body


def test_in_a_batch_a_conflict_stands_in_its_item(officer):
    one = item(minutes=5)
    officer.say(one)
    changed = {**one, "payload": {**one["payload"], "minutes": 50}}
    assert [answer["code"] for answer in officer.say(item(), changed, item())] == [None, "conflict", None]
    assert [answer["code"] for answer in officer.say(changed, item())] == ["conflict", None]
    assert [answer["code"] for answer in officer.say(changed, changed)] == ["conflict", "conflict"]


def test_two_versions_in_one_batch_are_a_conflict(officer):
    one = item(minutes=5)
    changed = {**one, "payload": {**one["payload"], "minutes": 50}}
    assert [answer["code"] for answer in officer.say(one, changed)] == [None, "conflict"]
    assert Activity.objects.get().minutes == 5


def test_another_time_or_verb_under_the_same_id_is_a_conflict(officer):
    one = item()
    officer.say(one)
    for other in (
        {"happened_at": "2026-11-19T11:00:00-08:00"},
        {"told_at": "2026-11-19T12:30:00-08:00"},
        {"verb": "activities.withdraw", "payload": {"activity": one["id"]}},
    ):
        assert officer.send([{**one, **other}]).status_code == 409


def test_another_persons_id_is_a_conflict(officer, alder, bay):
    one = item()
    officer.say(one)
    for town, who in ((alder, "officer-2"), (bay, "officer-1")):
        other = Caller(issue(town, who, *ALL)[0])
        assert other.send([one]).status_code == 409
    assert Activity.objects.count() == 1


def test_what_was_refused_may_be_said_again_in_better_words(officer):
    one = item(minutes=0)
    assert officer.say(one)[0]["code"] == "ends_before_start"
    better = {**one, "payload": {**one["payload"], "minutes": 10}}
    assert officer.say(better)[0]["result"] == "accepted"


def test_an_id_is_the_same_in_capitals(officer):
    one = item(id=str(uuid.uuid4()).upper())
    assert officer.say(one)[0]["result"] == "accepted"
    assert officer.say({**one, "id": one["id"].lower()})[0]["result"] == "already"

"""An incident is linked with other records: each once, with what may be seen alone, and never with a complaint."""

import json

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import DestroyedKey, EntryContent, Fact
from schoolbeat.ledger.runner import run
from schoolbeat.work.activities.models import Project
from schoolbeat.work.incidents.commands.forget import forget
from schoolbeat.work.incidents.models import Link
from schoolbeat.work.incidents.queries import one
from schoolbeat.work.requests.models import Request
from tests.cast import NOW
from tests.factories import incidents as make
from tests.factories import projects
from tests.factories import requests as asking

pytestmark = pytest.mark.django_db
NO_SUCH = "There is no such record, or it is not yours."


def tie(town, case, record, kind="incident", who="officer-1", **more):
    return make.attempt(town, who, "link", case, kind=kind, record=str(record), **more)


def refusal(result):
    return result.code, (result.field or "").removeprefix("payload."), result.message


def shown(town, case, who="officer-1"):
    return one(town.viewer(who), case).links


def records(town, case, who="officer-1"):
    return [(link.record.kind, link.record.id) for link in shown(town, case, who)]


def test_it_is_linked_with_a_record_of_each_kind(alder):
    case, other = make.incident(alder), make.incident(alder)
    entry, request, project = alder.log(), asking.filed(alder), projects.project(alder)
    before = Fact.objects.count()
    wanted = [("incident", other), ("activity", entry), ("request", request), ("project", project)]
    for kind, record in wanted:
        assert tie(alder, case, record, kind, word="They know each other.").done
    assert records(alder, case) == wanted
    first = shown(alder, case)[0]
    assert (first.word, first.by_name) == ("They know each other.", alder.account("officer-1").name)
    assert [link.record.what for link in shown(alder, case)] == [
        "no_offense",
        "lunch-duty",
        "parking",
        "Rumors at lunch",
    ]
    assert Fact.objects.count() == before, "links count as nothing"
    kept = b"".join(bytes(row.content) for row in Link.objects.all())
    kept += json.dumps(list(EntryContent.objects.values_list("body", flat=True))).encode()
    assert b"know each other" not in kept


def test_between_two_incidents_it_stands_on_both_and_is_said_once(alder):
    case, other = make.incident(alder), make.incident(alder)
    link = make.linked(alder, case, other, word="The same two.")
    (there,) = shown(alder, other)
    assert (there.record.id, there.word, there.id) == (case, "The same two.", None)
    for one_side, record in ((case, other), (other, case)):
        assert refusal(tie(alder, one_side, record)) == (
            "rule",
            "record",
            "It is linked with this record already.",
        )
    assert make.attempt(alder, "officer-1", "unlink", other, link=str(link)).field == "payload.link"
    assert make.attempt(alder, "officer-1", "unlink", case, link=str(link)).done
    assert shown(alder, other) == ()


def test_never_itself_nor_what_it_began_as(alder):
    entry = alder.log()
    case = make.incident(alder, from_kind="activity", from_record=str(entry))
    assert refusal(tie(alder, case, case))[:2] == ("rule", "record")
    assert refusal(tie(alder, case, entry, "activity"))[:2] == ("rule", "record")
    (began,) = shown(alder, case)
    assert (began.record.id, began.id, began.at) == (entry, None, None)


def test_what_may_not_be_seen_is_answered_like_what_does_not_exist(alder, bay):
    case, middle = make.incident(alder), str(alder.schools["middle"])
    hidden = [
        ("incident", make.incident(alder, "officer-2", school=middle)),
        ("request", asking.filed(alder, "officer-2", school=middle)),
        ("project", projects.project(alder, "officer-2", school=middle)),
        ("incident", make.incident(bay)),
        ("activity", bay.log()),
        ("incident", alder.log()),
        *((kind, new_id()) for kind in ("incident", "activity", "request", "project")),
    ]
    for kind, record in hidden:
        assert refusal(tie(alder, case, record, kind)) == ("not_permitted", "record", NO_SUCH), kind
    assert not Link.objects.exists()


@pytest.mark.parametrize("who", ["officer-1", "sergeant"])
def test_a_complaint_about_conduct_is_no_record_to_link(alder, who):
    """Not for the officer concerned, and not for the sergeant either: what is tied stands on the complaint alone."""
    complaint = asking.filed(alder, kind="complaint", about=str(alder.account("officer-1").id))
    case = make.incident(alder)
    assert refusal(tie(alder, case, complaint, "request", who)) == ("not_permitted", "record", NO_SUCH)


def test_a_request_that_becomes_a_complaint_is_shown_to_nobody_on_the_incident(alder):
    case, request = make.incident(alder), asking.filed(alder)
    make.linked(alder, case, request, "request", word="He called about it.")
    asking.done(alder, "sergeant", "take_as_conduct", request, kind="complaint")
    assert Request.objects.get(pk=request).conduct
    for who in ("officer-1", "sergeant"):
        assert shown(alder, case, who) == (), who


@pytest.mark.parametrize("kind", ["resource", "person", "Incident", ""])
def test_no_other_kind_of_record_is_linked(alder, kind):
    case = make.incident(alder)
    assert refusal(tie(alder, case, case, kind))[:2] == ("malformed", "kind")


def test_an_incident_does_not_begin_as_a_resource(alder):
    from tests.factories import resources

    service = resources.service(alder)
    result = make.tried(alder, from_kind="resource", from_record=str(service))
    assert refusal(result)[:2] == ("not_permitted", "from_record")


def test_only_who_may_see_the_other_record_sees_the_link(alder):
    case = make.incident(alder)
    other = make.incident(alder, "officer-2", school=str(alder.schools["middle"]))
    make.linked(alder, case, other, who="sergeant", word="Her brother is in the other one.")
    assert records(alder, case, "sergeant") == [("incident", other)]
    assert records(alder, case, "officer-1") == []
    assert records(alder, other, "officer-2") == []
    assert records(alder, other, "sergeant") == [("incident", case)]


def test_taken_back_it_stays_as_that_and_the_record_can_be_linked_again(alder):
    case, request = make.incident(alder), asking.filed(alder)
    link = make.linked(alder, case, request, "request", word="About the same cars.")
    make.done(alder, "officer-1", "unlink", case, link=str(link), why="Another street.")
    again = make.attempt(alder, "officer-1", "unlink", case, link=str(link))
    assert refusal(again)[:2] == ("malformed", "link")
    (view,) = shown(alder, case)
    assert (view.withdrawn, view.word) == (True, "About the same cars.")
    make.linked(alder, case, request, "request")
    assert [one.withdrawn for one in shown(alder, case)] == [False, True]
    assert Link.objects.count() == 2


def test_fifty_are_the_most_also_on_the_side_that_is_linked_to(alder):
    case, viewer = make.incident(alder), alder.viewer("officer-1")
    entries = [alder.log(minutes=5 + number) for number in range(51)]
    told = [
        Envelope("incidents.link", NOW, {"incident": str(case), "kind": "activity", "record": str(entry)})
        for entry in entries
    ]
    results = run(told, viewer)
    assert [result.done for result in results] == [True] * 50 + [False]
    assert refusal(results[-1])[:2] == ("rule", "record")
    assert refusal(tie(alder, make.incident(alder), case))[:2] == ("rule", "record")
    assert Link.objects.filter(incident=case).count() == 50


def test_what_is_said_together_sees_itself(alder):
    case, entry, viewer = make.incident(alder), alder.log(), alder.viewer("officer-1")
    payload = {"incident": str(case), "kind": "activity", "record": str(entry), "word": "That noon."}
    first, second = (Envelope("incidents.link", NOW, payload) for _ in range(2))
    back = Envelope("incidents.unlink", NOW, {"incident": str(case), "link": str(first.id)})
    assert [one.done for one in run([first, second], viewer)] == [True, False]
    assert run([back], viewer)[0].done
    assert Link.objects.get().withdrawn


def test_a_closed_incident_is_linked_no_more(alder):
    case = make.incident(alder, text="What happened.")
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant"), ("close", "officer-1")):
        make.done(alder, who, verb, case)
    assert refusal(tie(alder, case, alder.log(), "activity"))[:2] == ("rule", "incident")
    other = make.incident(alder)
    assert tie(alder, other, case).done, "from an incident that is open it still is"


def test_a_record_that_is_gone_breaks_nothing_and_is_not_shown(alder):
    case, other, project = make.incident(alder), make.incident(alder), projects.project(alder)
    request, kept = asking.filed(alder), asking.filed(alder)
    entry = alder.log()
    for kind, record in (
        ("incident", other),
        ("project", project),
        ("request", request),
        ("activity", entry),
    ):
        make.linked(alder, case, record, kind, word="A word on it.")
    asking.done(alder, "sergeant", "join", request, into=str(kept))
    assert alder.do("records", "ledger.destroy", entry=str(other), reason="order 5").done
    assert alder.do("records", "ledger.destroy", entry=str(project), reason="order 5").done
    assert Project.objects.get(pk=project).title == ""
    assert alder.do("officer-1", "activities.withdraw", activity=str(entry)).done
    assert records(alder, case) == [("request", request)], "joined with another, it is still there"
    row = Link.objects.get(kind="incident")
    assert (row.destroyed, bytes(row.content)) == (True, b"")
    said = EntryContent.objects.get(entry=row.pk)
    assert DestroyedKey.objects.filter(key=said.key).exists(), "on the ledger it went as well"
    back = make.attempt(alder, "officer-1", "unlink", case, link=str(row.pk), why="It is gone.")
    assert (back.result, back.field) == ("refused", "payload.link")


def test_what_is_destroyed_takes_the_words_of_its_links_along(alder):
    case = make.incident(alder)
    link = Link.objects.get(pk=make.linked(alder, case, alder.log(), "activity", word="That noon."))
    decided = forget(alder.viewer("sergeant").agency, case)
    (gone,) = [row for row in decided.change if isinstance(row, Link)]
    assert (gone.destroyed, bytes(gone.content)) == (True, b"")
    assert link.key_record in decided.destroys


def test_nobody_is_tied_to_a_project_or_a_resource_by_hand(alder):
    from tests.factories import resources
    from tests.factories.people import person

    whom = person(alder)
    for kind, record in (("project", projects.project(alder)), ("resource", resources.service(alder))):
        said = {"person": str(whom), "record_kind": kind, "record": str(record), "part": "about"}
        assert not alder.do("officer-1", "people.involve", **said).done

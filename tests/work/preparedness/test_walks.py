"""Walks over a site: what is found becomes somebody's task with a day, and is followed to its end."""

import hashlib
from datetime import date

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.preparedness.commands.forget import forget_walk
from schoolbeat.work.preparedness.models import Finding, SiteWalk
from schoolbeat.work.preparedness.queries.walks import finding_photo, one_walk, open_findings, walks
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


def test_what_a_walk_shows_is_a_task_until_it_is_done(alder):
    identity = make.finding(alder)
    viewer = alder.viewer("principal")
    [task] = open_findings(viewer)
    assert (task.id, task.owner, task.due) == (identity, "Facilities", date(2026, 12, 10))
    close = {"finding": str(identity), "done": "A new latch."}
    assert make.do(alder, "close_finding", **close).done
    assert make.do(alder, "close_finding", **close).field == "payload.finding"
    assert open_findings(viewer) == ()
    [walk] = walks(viewer)
    row, [found] = one_walk(viewer, walk.id)
    assert (row.along, found.done, found.done_on) == ("Custodian", "A new latch.", date(2026, 11, 19))
    assert verify().ok


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"what": " "}, "payload.what"),
        ({"spot": ""}, "payload.spot"),
        ({"owner": ""}, "payload.owner"),
        ({"due": "2026-11-18"}, "payload.due"),
        ({"due": "2028-11-18"}, "payload.due"),
        ({"photo": "ab" * 32}, "payload.photo"),
    ],
)
def test_a_finding_says_what_where_whose_and_by_when(alder, changed, field):
    assert make.found(alder, make.walk(alder), **changed).field == field
    assert not Finding.objects.exists()


def test_a_walk_is_of_today_or_before(alder):
    said = {"school": str(alder.schools["high"]), "day": "2026-11-20"}
    assert make.do(alder, "begin_walk", **said).field == "payload.day"
    assert not SiteWalk.objects.exists()


def test_a_photo_is_kept_as_the_door_made_it(alder):
    walk, content = make.walk(alder), b"\xff\xd8\xff made anew"
    said = {"walk": str(walk), "what": "x", "spot": "y", "owner": "z", "due": "2026-12-10"}
    said["photo"] = hashlib.sha256(content).hexdigest()
    envelope = Envelope("preparedness.add_finding", clock.now(), said, enclosed=content)
    identity = make.must(run_one(envelope, alder.viewer("officer-1")))
    assert finding_photo(alder.viewer("principal"), identity) == content
    assert finding_photo(alder.viewer("officer-2"), identity) is None
    assert [one.pictured for one in open_findings(alder.viewer("principal"))] == [True]


def test_a_school_sees_its_own_walks_alone(alder, bay):
    own = make.walk(alder)
    other = make.walk(alder, "sergeant", school=str(alder.schools["middle"]))
    make.walk(bay)
    assert [one.id for one in walks(alder.viewer("principal"))] == [own]
    assert one_walk(alder.viewer("principal"), other) is None
    assert walks(alder.viewer("records")) == ()


def test_what_is_destroyed_of_a_walk_are_its_words_and_photos(alder):
    walk = Finding.objects.get(pk=make.finding(alder)).walk_id
    row, found = forget_walk(alder.viewer("sergeant").agency, walk).change
    assert (row.along, found.what, found.spot, found.owner, found.photo) == ("", "", "", "", None)

"""Volunteers: cleared, helping with a season, ticked at a session; no lapsed clearance lets anybody near children."""

from datetime import date, datetime, timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import EntryContent
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.commands.forget import forget_volunteer
from schoolbeat.work.education.models import Helped, Helper, Session, Volunteer
from schoolbeat.work.education.queries.sessions import one_session
from schoolbeat.work.education.queries.volunteers import helpers_of, lapsing, volunteers
from tests.cast import NOW
from tests.factories import programs as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 19)
LAPSED = {"cleared_on": "2025-11-19", "cleared_until": "2026-11-18"}
"""It held until yesterday."""


def let(town, season, volunteer, who="officer-1"):
    return make.done(town, who, "let_help", season=str(season), volunteer=str(volunteer))


def ended(town, season, volunteer, who="officer-1"):
    return make.done(town, who, "end_help", season=str(season), volunteer=str(volunteer))


def changed(town, volunteer, **more):
    said = {"volunteer": str(volunteer), "name": make.HELPER} | make.CLEARED | more
    return make.done(town, "officer-1", "change_volunteer", **said)


def test_a_volunteer_is_written_down_with_what_cleared_that_person(alder):
    make.volunteer(alder, reach="(209) 555-0177", name=f" {make.HELPER}  ")
    row = Volunteer.objects.get()
    assert (row.name, row.reach, row.clearance) == (make.HELPER, "(209) 555-0177", make.CLEARED["clearance"])
    assert (row.cleared_on, row.cleared_until, row.ended) == (date(2026, 8, 1), date(2027, 7, 31), False)
    for who in ("principal", "counselor", "records", "analyst", "it", "install"):
        refused = make.done(alder, who, "add_volunteer", name="x", **make.CLEARED)
        assert refused.code == "not_permitted"
    assert verify().ok


REFUSED = [
    ({"name": " "}, "payload.name"),
    ({"name": "x" * 121}, "payload.name"),
    ({"clearance": ""}, "payload.clearance"),
    ({"reach": "x" * 201}, "payload.reach"),
    ({"cleared_until": "2026-07-31"}, "payload.cleared_until"),
    ({"cleared_on": "2026-11-20"}, "payload.cleared_on"),
    ({"cleared_until": "2031-12-31"}, "payload.cleared_until"),
    ({"cleared_on": "0001-01-01", "cleared_until": "9999-12-31"}, "payload.cleared_until"),
]


@pytest.mark.parametrize(("said", "field"), REFUSED)
def test_a_clearance_that_cannot_be_is_neither_written_nor_changed_to(alder, said, field):
    fields = {"name": make.HELPER} | make.CLEARED | said
    assert make.done(alder, "officer-1", "add_volunteer", **fields).field == field
    assert not Volunteer.objects.exists()
    identity = make.volunteer(alder)
    assert changed(alder, identity, **said).field == field
    assert Volunteer.objects.get().cleared_until == date(2027, 7, 31)


def test_whose_clearance_lapsed_yesterday_does_not_help_until_there_is_a_new_one(alder):
    season = make.season(alder)
    identity = make.volunteer(alder, **LAPSED)
    refused = let(alder, season, identity)
    assert (refused.code, refused.field) == ("rule", "payload.volunteer")
    assert not Helper.objects.exists()
    make.must(changed(alder, identity, cleared_until="2026-11-19"))
    make.must(let(alder, season, identity))
    assert let(alder, season, identity).field == "payload.volunteer"
    assert Helper.objects.count() == 1


def test_whose_clearance_lapsed_the_day_before_a_session_was_not_there(alder):
    season = make.season(alder)
    identity = make.helping(alder, season, cleared_until="2026-12-02")
    before = make.session(alder, season, starts="2026-12-02T15:30:00-08:00")
    after = make.session(alder, season, starts=make.LATER)
    with clock.at(datetime.fromisoformat(make.LATER) + timedelta(hours=2)):
        refused = make.record(alder, after, helped=[str(identity)])
        assert (refused.code, refused.field) == ("rule", "payload.helped")
        assert not Helped.objects.exists() and Session.objects.get(pk=after).stage == "planned"
        make.must(make.record(alder, before, helped=[str(identity)]))
    assert Helped.objects.get().session_id == before


def test_who_was_not_cleared_yet_on_the_day_was_not_there_either(alder):
    season = make.season(alder)
    identity = make.helping(alder, season, cleared_on="2026-11-19")
    assert make.record(alder, make.session(alder, season), helped=[str(identity)]).field == "payload.helped"


def test_who_helped_stays_known_through_a_new_clearance_and_after_the_help_ended(alder):
    season = make.season(alder)
    identity, other = make.helping(alder, season), make.helping(alder, season, name="Wren Abernathy")
    session = make.held(alder, season, helped=[str(identity), str(other)])
    make.must(changed(alder, identity, cleared_on="2026-11-19"))
    make.must(make.record(alder, session, attendance=13, helped=[str(identity)]))
    assert Helped.objects.get().volunteer_id == identity
    make.must(ended(alder, season, identity))
    make.must(make.record(alder, session, attendance=14))
    make.must(make.record(alder, session, attendance=15, helped=[str(identity)]))
    assert one_session(alder.viewer("officer-1"), session).helped == {identity}
    # At a session at which that person was not, nobody is ticked who does not help any more.
    late = make.session(alder, season, starts="2026-11-19T08:00:00-08:00")
    assert make.record(alder, late, helped=[str(identity)]).field == "payload.helped"


def test_nobody_is_ticked_who_does_not_help_with_that_season(alder, bay):
    season = make.season(alder)
    session = make.session(alder, season)
    for stranger in (make.volunteer(alder), make.helping(alder), make.helping(bay)):
        assert make.record(alder, session, helped=[str(stranger)]).field == "payload.helped"
    assert not Helped.objects.exists()


def test_help_begins_and_ends_by_who_runs_the_season_and_with_the_agencys_own(alder, bay):
    season, identity = make.season(alder), make.volunteer(alder)
    for who in ("officer-2", "principal", "counselor", "records"):
        assert let(alder, season, identity, who).code == "not_permitted"
    assert let(alder, season, make.volunteer(bay)).field == "payload.volunteer"
    assert ended(alder, season, identity).field == "payload.volunteer"
    make.must(let(alder, season, identity, "sergeant"))
    make.must(ended(alder, season, identity))
    assert not Helper.objects.exists()
    make.must(changed(alder, identity, ended=True))
    assert let(alder, season, identity).field == "payload.volunteer"


def test_what_is_sent_twice_is_done_once(alder):
    season, identity = make.season(alder), make.volunteer(alder)
    payload = {"season": str(season), "volunteer": str(identity)}
    envelope = Envelope("education.let_help", clock.now(), payload)
    assert [run_one(envelope, alder.viewer("officer-1")).result for _ in range(2)] == ["accepted", "already"]
    assert Helper.objects.count() == 1


def test_who_lapses_soon_stands_there_and_is_read_in_few_questions(alder, django_assert_max_num_queries):
    season = make.season(alder)
    soon = make.helping(alder, season, name="Soon", cleared_until="2026-12-10")
    sooner = make.helping(alder, season, name="Sooner", cleared_until="2026-12-01")
    make.must(let(alder, make.season(alder), soon))
    make.helping(alder, season, name="Later")
    make.volunteer(alder, name="Nowhere", cleared_until="2026-12-01")
    over = make.helping(alder, season, name="Over", cleared_until="2026-12-01")
    make.must(changed(alder, over, name="Over", cleared_until="2026-12-01", ended=True))
    viewer = alder.viewer("sergeant")
    with django_assert_max_num_queries(1):
        assert [one.id for one in lapsing(viewer, TODAY + timedelta(days=30))] == [sooner, soon]
    with django_assert_max_num_queries(1):
        found = volunteers(viewer)
    assert [one.name for one in found] == ["Later", "Nowhere", "Soon", "Sooner", "Over"]
    with django_assert_max_num_queries(1):
        helping = helpers_of(viewer, season)
    assert [one.name for one in helping] == ["Later", "Soon", "Sooner", "Over"]
    seen = next(one for one in found if one.id == soon)
    assert [seen.cleared(day) for day in (date(2026, 12, 10), date(2026, 12, 11))] == [True, False]
    assert lapsing(alder.viewer("analyst"), date(2027, 12, 31)) == []


def test_what_is_destroyed_of_a_volunteer_is_all_of_it(alder, bay):
    season = make.season(alder)
    identity = make.helping(alder, season, reach="(209) 555-0177")
    session = make.held(alder, season, helped=[str(identity)])
    assert forget_volunteer(bay.install.agency, identity).change == ()
    entry = Volunteer.objects.get().entry
    make.must(alder.do("records", "ledger.destroy", NOW, entry=str(entry), reason="Asked for"))
    row = Volunteer.objects.get()
    assert (row.name, row.reach, row.clearance, row.ended) == ("", "", "", True)
    assert not Helper.objects.exists() and not Helped.objects.exists()
    assert not EntryContent.objects.filter(body__contains=make.HELPER).exists()
    assert Session.objects.get(pk=session).attendance == 12
    assert verify().ok


def test_after_a_renewal_a_session_of_before_is_still_written_down(alder):
    season = make.season(alder)
    helper = make.helping(alder, season, cleared_until="2026-11-30")
    session = make.session(alder, season)
    renewal = {"volunteer": str(helper), "clearance": "Again", "cleared_until": "2027-11-30"}
    late = renewal | {"cleared_on": "2026-11-20"}
    assert make.done(alder, "officer-1", "renew_clearance", **late).field == "payload.cleared_on"
    make.must(make.done(alder, "officer-1", "renew_clearance", **renewal, cleared_on="2026-11-19"))
    make.must(make.record(alder, session, helped=[str(helper)]))
    assert make.done(alder, "principal", "renew_clearance", **late).code == "not_permitted"

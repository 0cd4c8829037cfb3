"""Sessions of a season: planned, in series, moved, called off, held with whoever was there; and what is refused."""

from datetime import date, timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.models import Helped, Presence, Season, Session
from schoolbeat.work.education.queries.sessions import (
    one_session,
    sessions_between,
    sessions_of,
    unrecorded,
)
from tests.factories import bells
from tests.factories import programs as make

pytestmark = pytest.mark.django_db
WEEKLY = {"starts": "2026-11-10T15:30:00-08:00", "until": "2026-12-08"}


def told(town, session):
    return one_session(town.viewer("officer-1"), session)


def counted(measure):
    return list(Fact.objects.filter(measure=measure).order_by("day").values_list("day", "amount"))


def test_a_session_is_planned_at_the_one_school_of_its_season(alder):
    row = Session.objects.get(
        pk=make.session(alder, title="First day", title_es="Primer día", place=" The  gym ")
    )
    assert (row.day, row.hour, row.ends - row.starts) == (date(2026, 11, 18), 15, timedelta(hours=1))
    assert (row.school_id, row.stage, row.place) == (alder.schools["high"], "planned", "The gym")
    assert verify().ok


def test_of_several_schools_it_is_at_the_one_that_is_said_or_for_all(alder):
    season = make.season(alder, at=("high", "middle"))
    for_all = make.session(alder, season)
    at_one = make.session(alder, season, school=str(alder.schools["middle"]))
    rows = {row.pk: row.school_id for row in Session.objects.all()}
    assert rows == {for_all: None, at_one: alder.schools["middle"]}
    alone = make.season(alder)
    assert make.tried(alder, alone, school=str(alder.schools["middle"])).field == "payload.school"


REFUSED = [
    ({"minutes": 4}, "payload.minutes"),
    ({"minutes": 1_441}, "payload.minutes"),
    ({"starts": "2026-08-31T15:30:00-07:00"}, "payload.starts"),
    ({"starts": "2027-05-29T00:00:00-07:00"}, "payload.starts"),
    ({"starts": "2026-11-18T15:30:00"}, "payload.starts"),
    ({"starts": "0001-01-01T00:00:00Z"}, "payload.starts"),
    ({"starts": "9999-12-31T23:59:00-08:00"}, "payload.starts"),
    ({"starts": "yesterday"}, "payload.starts"),
    ({"title": "x" * 81, "title_es": "x"}, "payload.title"),
    ({"title": "First day"}, "payload.title_es"),
    ({"place": "x" * 201}, "payload.place"),
]


@pytest.mark.parametrize(
    ("said", "field"),
    [*REFUSED, ({"until": "2026-11-17"}, "payload.until"), ({"until": "2027-05-29"}, "payload.until")],
)
def test_a_session_that_cannot_be_is_not_planned(alder, said, field):
    assert make.tried(alder, make.season(alder), **said).field == field
    assert not Session.objects.exists()


@pytest.mark.parametrize(("said", "field"), REFUSED)
def test_nor_moved_to_where_it_cannot_be(alder, said, field):
    session = make.session(alder)
    fields = {"session": str(session), "starts": make.LATER, "minutes": 60}
    assert make.done(alder, "officer-1", "change_session", **(fields | said)).field == field
    assert Session.objects.get().day == date(2026, 11, 18)


def test_a_series_is_each_week_at_the_same_time_by_the_clock_also_as_clocks_go_back(alder):
    season = make.season(alder)
    made = make.tried(alder, season, starts="2026-10-21T15:30:00-07:00", until="2026-11-11")
    assert made.done
    assert make.times(season) == [
        "2026-10-21 22:30",
        "2026-10-28 22:30",
        "2026-11-04 23:30",
        "2026-11-11 23:30",
    ]
    assert set(Session.objects.values_list("hour", flat=True)) == {15}


def test_a_series_said_twice_is_there_once(alder):
    season = make.season(alder)
    envelope = Envelope(
        "education.plan_sessions", clock.now(), {"season": str(season), "minutes": 60} | WEEKLY
    )
    answers = [run([envelope], alder.viewer("officer-1"))[0].result for _ in range(2)]
    assert answers == ["accepted", "already"]
    assert Session.objects.count() == 5


def test_a_series_leaves_the_days_out_on_which_its_school_does_not_keep(alder):
    bells.calendar(alder)
    season = make.season(alder, at=("high", "middle"))
    high = {"school": str(alder.schools["high"]), "school_days": True}
    assert make.tried(alder, season, **WEEKLY, **high).done
    days = [at[:10] for at in make.times(season)]
    # On Tuesday, November 24, it is fall recess.
    assert days == ["2026-11-10", "2026-11-17", "2026-12-01", "2026-12-08"]
    for_all = make.tried(alder, season, **WEEKLY, school_days=True)
    assert (for_all.code, for_all.field) == ("rule", "payload.school")
    alone = make.tried(alder, season, starts="2026-11-24T15:30:00-08:00", **high)
    assert (alone.code, alone.field) == ("rule", "payload.starts")
    # Of a school of which nobody entered anything, no day is left out.
    unknown = make.season(alder, "sergeant", at=("middle",))
    assert make.tried(alder, unknown, "sergeant", **WEEKLY, school_days=True).done
    assert len(make.times(unknown)) == 5


def test_a_session_is_moved_and_called_off_while_it_is_planned(alder):
    session = make.session(alder)
    fields = {"session": str(session), "starts": make.LATER, "minutes": 90}
    make.must(make.done(alder, "officer-1", "change_session", **fields))
    row = Session.objects.get()
    assert (row.day, row.ends - row.starts) == (date(2026, 12, 3), timedelta(minutes=90))
    of = {"session": str(session)}
    assert make.done(alder, "officer-1", "call_off_session", why=" ", **of).field == "payload.why"
    make.must(make.done(alder, "officer-1", "call_off_session", why="Rain.", **of))
    for refused in (
        make.done(alder, "officer-1", "change_session", **fields),
        make.done(alder, "officer-1", "call_off_session", why="Rain.", **of),
        make.record(alder, session),
    ):
        assert (refused.code, refused.field) == ("rule", "payload.session")
    assert told(alder, session).row.note == "Rain."
    held = make.held(alder)
    assert (
        make.done(alder, "officer-1", "call_off_session", session=str(held), why="No").field
        == "payload.session"
    )


def test_what_was_held_counts_with_how_many_took_part(alder):
    session = make.session(alder)
    assert make.record(alder, session, attendance=0).field == "payload.attendance"
    assert make.record(alder, make.session(alder, starts=make.LATER)).field == "payload.session"
    assert not Fact.objects.exists()
    make.must(make.record(alder, session, attendance=31, note="All came."))
    fact = Fact.objects.get(measure="program_attendances")
    assert (fact.amount, fact.kind, fact.hour, fact.school) == (31, "patrol", 15, alder.schools["high"])
    assert (fact.officer, fact.sensitive) == (alder.account("officer-1").id, False)
    assert counted("program_sessions") == [(date(2026, 11, 18), 1)]
    assert verify().ok


def test_said_once_more_it_replaces_what_was_said(alder):
    season = make.season(alder)
    ana, ben = (str(make.sign_up(alder, season, given=True)) for _ in range(2))
    helper = str(make.helping(alder, season))
    session = make.held(alder, season, present=[ana, ana], helped=[helper], attendance=12)
    first = Presence.objects.get()
    assert (str(first.sign_up_id), Helped.objects.count()) == (ana, 1)
    make.must(make.record(alder, session, present=[ana, ben], attendance=13, note="Ben too."))
    view = told(alder, session)
    assert ({str(one) for one in view.present}, view.helped) == ({ana, ben}, frozenset())
    assert (view.row.attendance, view.row.note) == (13, "Ben too.")
    assert Presence.objects.filter(pk=first.pk).exists()
    make.must(make.record(alder, session, attendance=11))
    assert told(alder, session).present == frozenset()
    assert counted("program_attendances") == [(date(2026, 11, 18), 11)]
    before = fingerprint()
    assert rebuild() == before
    assert verify().ok


def test_more_are_not_ticked_than_took_part(alder):
    season = make.season(alder)
    named = [str(make.sign_up(alder, season, given=True)) for _ in range(2)]
    session = make.session(alder, season)
    assert make.record(alder, session, present=named, attendance=1).field == "payload.attendance"
    make.must(make.record(alder, session, present=named, attendance=2))


def test_nobody_is_ticked_who_was_not_signed_up_for_that_season_or_is_there_without_consent(alder, bay):
    season, other = make.season(alder), make.season(alder)
    session = make.session(alder, season)
    awaited, withdrawn = make.sign_up(alder, season), make.sign_up(alder, season, given=True)
    make.must(make.done(alder, "officer-1", "withdraw_consent", sign_up=str(withdrawn)))
    strangers = (make.sign_up(alder, other, given=True), make.sign_up(bay, given=True), session)
    for who, says in (
        *((one, "not signed up") for one in strangers),
        (awaited, "not there yet"),
        (withdrawn, "withdrawn"),
    ):
        refused = make.record(alder, session, present=[str(who)])
        assert refused.field == "payload.present" and says in refused.message
    assert not Presence.objects.exists() and Session.objects.get(pk=session).stage == "planned"


def test_who_was_there_before_consent_was_withdrawn_stays_there_when_a_number_is_mended(alder):
    """Consent that is withdrawn holds from then on; what was so before is not made untrue."""
    season = make.season(alder)
    child = make.sign_up(alder, season, given=True)
    session = make.held(alder, season, present=[str(child)])
    make.must(make.done(alder, "officer-1", "withdraw_consent", sign_up=str(child)))
    make.must(make.record(alder, session, present=[str(child)], attendance=14))
    assert Presence.objects.get().sign_up_id == child
    late = make.session(alder, season, starts="2026-11-19T08:00:00-08:00")
    assert make.record(alder, late, present=[str(child)]).field == "payload.present"


def test_of_two_sessions_sent_at_once_the_season_began_with_the_earlier(alder):
    season = make.season(alder)
    early, late = make.session(alder, season, starts="2026-11-10T09:00:00-08:00"), make.session(alder, season)
    said = [{"session": str(one), "attendance": 9} for one in (early, late)]
    sent = [Envelope("education.record_session", clock.now(), one) for one in said]
    assert all(one.done for one in run(sent, alder.viewer("officer-1")))
    assert Season.objects.get().begun_on == date(2026, 11, 10)
    assert counted("programs_run") == [(date(2026, 11, 10), 1)]
    before = fingerprint()
    assert rebuild() == before


def test_who_serves_one_school_says_who_of_it_was_there_and_undoes_nothing_of_anothers(alder):
    season = make.season(alder, at=("high", "middle"))
    own, others = (str(make.sign_up(alder, season, given=True, at=at)) for at in ("middle", "high"))
    session = make.held(alder, season, present=[others])
    # Of a session of several schools no single office says how many came.
    assert make.record(alder, session, "principal", present=[others]).code == "not_permitted"
    assert make.record(alder, session, "officer-2", present=[others]).field == "payload.present"
    make.must(make.record(alder, session, "officer-2", present=[own]))
    assert {str(one) for one in told(alder, session).present} == {own, others}
    # Nor are there fewer than stay ticked, whoever sees them.
    assert make.record(alder, session, "officer-2", present=[own], attendance=1).field == "payload.attendance"
    make.must(make.record(alder, session, "officer-2"))
    assert {str(one) for one in told(alder, session).present} == {others}
    make.must(make.record(alder, session))
    assert told(alder, session).present == frozenset()


def test_what_is_destroyed_of_a_session_is_the_remark_on_it(alder):
    session = make.held(alder, note="The Quennells came late.")
    entry = Session.objects.get().entry
    make.must(alder.do("records", "ledger.destroy", entry=str(entry), reason="Asked for"))
    row = Session.objects.get()
    assert (row.pk, row.note, row.attendance, row.stage) == (session, "", 12, "held")
    assert counted("program_attendances") == [(date(2026, 11, 18), 12)]
    before = fingerprint()
    assert rebuild() == before
    assert verify().ok


def test_sessions_are_read_by_time_and_those_of_which_nobody_said_anything_are_due(
    alder, bay, django_assert_max_num_queries
):
    season = make.season(alder)
    past, coming = make.session(alder, season), make.session(alder, season, starts=make.LATER)
    off = make.session(alder, season, starts="2026-11-11T08:00:00-08:00")
    make.must(make.done(alder, "officer-1", "call_off_session", session=str(off), why="Rain."))
    make.session(bay)
    viewer, whole = alder.viewer("principal"), Period(date(2026, 11, 1), None)
    with django_assert_max_num_queries(6):
        assert [one.id for one in sessions_of(viewer, season)] == [off, past, coming]
        assert [one.id for one in sessions_between(viewer, whole)] == [past, coming]
        assert [one.id for one in unrecorded(viewer, date(2026, 11, 19))] == [past]
    assert [one.id for one in sessions_between(viewer, Period(date(2026, 11, 1), date(2026, 12, 3)))] == [
        past
    ]
    assert sessions_between(alder.viewer("analyst"), whole) == []
    with django_assert_max_num_queries(7):
        view = one_session(viewer, past)
    assert (view.row.title_in("en"), view.row.title_in("es")) == ("Safety patrol", "Patrulla de seguridad")
    assert (
        one_session(alder.viewer("analyst"), past) is None
        and one_session(bay.viewer("sergeant"), past) is None
    )

"""What is read of the day log: by filter, by who may, by where an officer was last."""

from datetime import date, timedelta

import pytest

from schoolbeat.work.activities.queries import (
    LogFilter,
    activity,
    days,
    kinds,
    last_seen,
    likely_kinds,
    log_rows,
    log_size,
    own_time,
    to_join,
)
from tests.cast import NOW, ZONE


def test_the_buttons_are_those_this_officer_uses_at_this_hour(alder):
    officer = alder.viewer("officer-1")
    fresh = [kind.slug for kind in likely_kinds(officer, kinds(officer), NOW)]
    assert len(fresh) == 6
    assert "lunch-duty" in fresh
    for day in range(1, 4):
        happened = NOW - timedelta(days=day)
        alder.do("officer-1", "activities.log", happened, kind="report-writing", minutes=15)
        alder.do("officer-1", "activities.log", happened.replace(hour=7), kind="alarm", minutes=15)
    assert likely_kinds(officer, kinds(officer), NOW)[0].slug == "report-writing"


def test_notes_are_for_who_may_read_them(alder):
    identity = alder.log(note="a name nobody else should read", school=str(alder.schools["middle"]))
    assert activity(alder.viewer("officer-1"), identity).note
    assert activity(alder.viewer("records"), identity).note
    assert activity(alder.viewer("officer-2"), identity).note is None
    assert activity(alder.viewer("principal"), identity) is None
    wanted = LogFilter(words="nobody else")
    assert log_size(alder.viewer("sergeant"), wanted) == 1
    assert log_size(alder.viewer("officer-2"), wanted) == 0


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ({}, 2),
        ({"start": date(2026, 11, 19)}, 1),
        ({"end": date(2026, 11, 19)}, 1),
        ({"kind": "mediation"}, 1),
        ({"pillar": "prevention"}, 1),
        ({"audience": "parent"}, 1),
        ({"covering": True}, 1),
    ],
)
def test_filters_of_the_log(alder, wanted, number):
    alder.log(school=str(alder.schools["middle"]), audience={"parent": 1})
    alder.do("officer-1", "activities.log", NOW - timedelta(days=1), kind="mediation", minutes=5)
    viewer = alder.viewer("sergeant")
    assert log_size(viewer, LogFilter(**wanted)) == number
    assert len(list(log_rows(viewer, LogFilter(**wanted)))) == number


def test_where_an_officer_was_last_is_the_latest_entry(alder):
    alder.log(kind="alarm")
    alder.do("officer-1", "activities.log", NOW, kind="mediation", minutes=5)
    seen = last_seen(alder.viewer("sergeant"), NOW.astimezone(ZONE).date())
    assert seen[alder.account("officer-1").id].kind == "mediation"


def test_what_a_colleague_logged_today_at_ones_school_can_be_joined(alder):
    identity = alder.log(school=str(alder.schools["middle"]))
    officer = alder.viewer("officer-2")
    assert [row.id for row in to_join(officer)] == [identity]
    alder.do("officer-2", "activities.join", activity=str(identity))
    assert to_join(officer) == []


def join_as_second(alder, minutes=20):
    alder.log(kind="alarm", minutes=5)
    identity = alder.do("officer-1", "activities.log", NOW, kind="mediation", minutes=30).id
    assert alder.do("officer-2", "activities.join", activity=str(identity), minutes=minutes).done
    return identity


def test_joined_work_belongs_to_the_colleagues_day(alder):
    join_as_second(alder)
    sergeant, today = alder.viewer("sergeant"), NOW.astimezone(ZONE).date()
    sums = [(one.name, one.entries, one.minutes) for one in days(sergeant, today, today + timedelta(days=1))]
    assert sums == [("Officer-1 of Alder", 2, 35), ("Officer-2 of Alder", 1, 20)]
    own = {"kind": "alarm", "minutes": 5}
    alder.do("officer-2", "activities.log", NOW - timedelta(hours=2), **own)
    second = alder.account("officer-2").id
    assert alder.do("sergeant", "activities.review_day", officer=str(second), day=today.isoformat()).done
    one = days(sergeant, today, today + timedelta(days=1))[1]
    assert (one.officer, one.entries, one.minutes, one.reviewed) == (second, 2, 25, True)


def test_where_an_officer_was_last_may_be_a_joined_entry(alder):
    alder.do("officer-2", "activities.log", NOW - timedelta(hours=2), kind="alarm", minutes=5)
    join_as_second(alder)
    today = NOW.astimezone(ZONE).date()
    assert last_seen(alder.viewer("sergeant"), today)[alder.account("officer-2").id].kind == "mediation"
    alder.do("officer-2", "activities.log", NOW + timedelta(minutes=1), kind="alarm", minutes=5)
    assert last_seen(alder.viewer("sergeant"), today)[alder.account("officer-2").id].kind == "alarm"


def test_an_officers_log_holds_joined_entries_once(alder):
    identity = join_as_second(alder)
    own = alder.do("officer-2", "activities.log", NOW - timedelta(hours=2), kind="alarm", minutes=5).id
    sergeant, wanted = alder.viewer("sergeant"), LogFilter(officer=alder.account("officer-2").id, joined=True)
    rows = list(log_rows(sergeant, wanted))
    assert [(row.id, row.minutes, row.part) for row in rows] == [(identity, 30, 20), (own, 5, None)]
    assert own_time(rows[0]).minutes == 20
    assert log_size(sergeant, wanted) == 2
    assert [row.id for row in log_rows(sergeant, wanted, limit=1, offset=1)] == [own]
    assert log_size(sergeant, LogFilter(officer=alder.account("officer-1").id, joined=True)) == 2

"""Drills: planned within the law and the calendar, run by several clocks at once, recorded, told, mended."""

from datetime import date, datetime, timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.years import school_year_of
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.preparedness.commands.forget import forget
from schoolbeat.work.preparedness.models import Correction, Drill, Problem, Reading
from schoolbeat.work.preparedness.queries.drills import drills, one_drill, open_corrections
from schoolbeat.work.preparedness.queries.ledger import drill_ledger
from tests.factories import bells
from tests.factories import drills as make

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 7, 1), date(2027, 7, 1))


def calendar(town):
    """The high school keeps Monday to Friday but for a week in November."""
    bells.bells(town)
    bells.minimum(town)
    bells.weekdays(town)
    bells.school_days(town)


def test_a_drill_is_planned_begun_read_off_and_ended(alder):
    identity = make.running(alder, announced=False, agencies="Fire department", note="North door first.")
    row = Drill.objects.get(pk=identity)
    assert (row.stage, row.day, row.announced) == ("running", date(2026, 11, 19), False)
    with clock.at(clock.now() + timedelta(minutes=9)):
        said = {"drill": str(identity), "ended": (clock.now() - timedelta(minutes=1)).isoformat()}
        assert alder.do("officer-1", "preparedness.end_drill", headcount=812, **said).done
    row.refresh_from_db()
    assert (row.stage, row.headcount) == ("held", 812)
    assert (row.agencies, row.note) == ("Fire department", "North door first.")
    assert row.ended_at - row.began_at == timedelta(minutes=8)
    assert verify().ok


def test_three_observers_who_disagree_are_all_kept_and_the_median_is_shown(alder):
    identity = make.running(alder)
    began = clock.now()
    with clock.at(began + timedelta(minutes=10)):
        for who, seconds in (("officer-1", 90), ("principal", 125), ("counselor", 300), ("counselor", 200)):
            said = {"mark": "clear", "at": (began + timedelta(seconds=seconds)).isoformat()}
            assert alder.do(who, "preparedness.read_clock", drill=str(identity), **said).done
        view = one_drill(alder.viewer("officer-1"), identity)
    assert Reading.objects.count() == len(view.readings) == 4
    # Of the counselor the last counts: 90, 125 and 200.
    assert view.medians == {"clear": (3, 125.0)}


def test_each_observer_notes_own_problems_and_all_are_kept_with_who_saw_them(alder):
    identity = make.running(alder)
    seen = [
        ("officer-1", "Door 4 does not lock."),
        ("counselor", "The gym heard nothing."),
        ("officer-1", "Rain."),
    ]
    for minute, (who, what) in enumerate(seen):
        with clock.at(clock.now() + timedelta(minutes=minute)):
            make.must(make.noted(alder, identity, who, what))
    for words in (" ", "x" * 4_001):
        assert make.noted(alder, identity, what=words).field == "payload.what"
    said = {"drill": str(identity), "note": "All went out by the north door."}
    with clock.at(clock.now() + timedelta(minutes=9)):
        assert alder.do("principal", "preparedness.end_drill", ended=clock.now().isoformat(), **said).done
        make.must(make.noted(alder, identity, "principal", "The radio was flat."))
        view = one_drill(alder.viewer("principal"), identity)
    names = {"officer-1": "Officer-1 of Alder", "counselor": "Counselor of Alder"}
    assert [(one.by_name, one.what) for one in view.problems[:3]] == [
        (names[who], what) for who, what in seen
    ]
    assert (view.problems[3].what, view.note) == ("The radio was flat.", "All went out by the north door.")
    assert {type(row).__name__ for row in forget(alder.viewer("sergeant").agency, identity).change} > {
        "Problem"
    }
    assert verify().ok


def test_no_problem_is_noted_before_a_drill_begins(alder):
    identity = make.drill(alder)
    assert make.noted(alder, identity).field == "payload.drill"
    assert not Problem.objects.exists()


READINGS = [
    ("cleared", timedelta(seconds=5), {}, "payload.mark"),
    ("clear", timedelta(seconds=-1), {}, "payload.at"),
    ("clear", timedelta(minutes=11), {}, "payload.at"),
    ("clear", timedelta(seconds=5), {"counted": -1}, "payload.counted"),
    ("clear", timedelta(seconds=5), {"counted": 20_001}, "payload.counted"),
]


@pytest.mark.parametrize(("mark", "after", "more", "field"), READINGS)
def test_a_clock_does_not_show_what_cannot_be(alder, mark, after, more, field):
    identity, began = make.running(alder), clock.now()
    with clock.at(began + timedelta(minutes=10)):
        said = {"drill": str(identity), "mark": mark, "at": (began + after).isoformat()} | more
        assert alder.do("officer-1", "preparedness.read_clock", **said).field == field
    assert not Reading.objects.exists()


def test_a_clock_that_nobody_stopped_is_no_long_drill(alder):
    identity = make.running(alder)
    with clock.at(clock.now() + timedelta(hours=20)):
        now = clock.now()
        said = {"drill": str(identity), "ended": now.isoformat()}
        refused = alder.do("principal", "preparedness.end_drill", **said)
        assert (refused.code, refused.field) == ("rule", "payload.ended")
        said["ended"] = (now - timedelta(hours=19, minutes=50)).isoformat()
        assert alder.do("principal", "preparedness.end_drill", **said).done


def test_no_drill_is_planned_on_a_holiday_or_in_the_past_or_twice_at_one_moment(alder):
    calendar(alder)
    assert make.planned(alder, at="2026-11-24T10:00:00-08:00").field == "payload.at"
    assert make.planned(alder, at="2026-11-28T10:00:00-08:00").field == "payload.at"
    assert make.planned(alder, at="2026-11-18T10:00:00-08:00").field == "payload.at"
    assert make.planned(alder, at="2028-11-18T10:00:00-08:00").field == "payload.at"
    assert make.planned(alder, at="2026-12-03T10:00:00").field == "payload.at"
    assert make.planned(alder, kind="earthquake").done
    assert make.planned(alder).field == "payload.at"
    assert make.planned(alder, kind="volcano", at="2026-12-04T10:00:00-08:00").field == "payload.kind"
    assert Drill.objects.count() == 1


def test_a_school_without_a_calendar_may_plan(alder):
    assert make.planned(alder).done


def test_before_a_drill_for_an_attack_parents_can_still_be_told_a_week_before(alder):
    soon = "2026-11-25T12:00:00-08:00"
    refused = make.planned(alder, kind="lockdown", at=soon)
    assert (refused.code, refused.field) == ("rule", "payload.at")
    assert make.planned(alder, at=soon).done
    assert make.planned(alder, kind="lockdown", at="2026-11-27T12:00:00-08:00").done


def test_parents_are_told_before_it_or_after_it_and_not_the_other_way_round(alder):
    identity = make.drill(alder, kind="lockdown")
    say = {"drill": str(identity), "how": "Letter"}
    tell = lambda **more: alder.do("principal", "preparedness.tell_parents", **(say | more))  # noqa: E731
    now = clock.now().isoformat()
    assert tell(when="before", at=now).done
    assert tell(when="after", at=now).field == "payload.at"
    assert tell(when="during", at=now).field == "payload.when"
    assert tell(when="before", at="2026-11-20T10:00:00-08:00").field == "payload.at"
    assert tell(when="before", at=now, how=" ").field == "payload.how"
    held = make.must(make.recorded(alder, kind="lockdown"))
    assert tell(drill=str(held), when="after", at=now).done
    assert tell(drill=str(held), when="before", at=now).field == "payload.at"


TIMES = [
    ({"ended": "2026-11-18T09:59:00-08:00"}, "payload.ended"),
    ({"ended": "2026-11-18T16:01:00-08:00"}, "payload.ended"),
    ({"began": "2026-11-20T10:00:00-08:00", "ended": "2026-11-20T10:12:00-08:00"}, "payload.began"),
    ({"began": "2006-11-18T10:00:00-08:00"}, "payload.began"),
    ({"headcount": -3}, "payload.headcount"),
    ({"note": "x" * 4_001}, "payload.note"),
    ({"agencies": "x" * 201}, "payload.agencies"),
]


@pytest.mark.parametrize(("changed", "field"), TIMES)
def test_what_is_written_down_of_a_drill_can_be(alder, changed, field):
    assert make.recorded(alder, **changed).field == field
    assert not Drill.objects.exists()


def test_the_same_drill_is_not_written_down_twice(alder):
    envelope = {
        "school": str(alder.schools["high"]),
        "kind": "fire",
        "began": make.BEGAN,
        "ended": make.ENDED,
    }
    told = Envelope("preparedness.record_drill", clock.now(), envelope)
    assert [run_one(told, alder.viewer("principal")).result for _ in range(2)] == ["accepted", "already"]
    assert make.recorded(alder).field == "payload.began"
    assert Drill.objects.count() == 1


def test_what_was_called_off_is_neither_begun_nor_called_off_again(alder):
    identity = make.drill(alder)
    do = lambda verb, **more: alder.do("principal", f"preparedness.{verb}", drill=str(identity), **more)  # noqa: E731
    assert do("call_off_drill", why=" ").field == "payload.why"
    assert do("call_off_drill", why="Smoke in the air.").done
    assert do("call_off_drill", why="Again").field == "payload.drill"
    assert do("start_drill").field == "payload.drill"
    # Its moment is free again.
    assert make.planned(alder).done


def test_what_a_drill_showed_is_followed_to_its_end(alder):
    identity = make.correction(alder)
    viewer = alder.viewer("officer-1")
    assert [one.id for one in open_corrections(viewer, date(2026, 12, 1))] == [identity]
    assert open_corrections(viewer, date(2026, 11, 29)) == ()
    close = {"correction": str(identity), "done": "A second bell hangs there."}
    assert alder.do("principal", "preparedness.close_correction", **close).done
    assert alder.do("principal", "preparedness.close_correction", **close).field == "payload.correction"
    assert open_corrections(viewer, date(2026, 12, 1)) == ()
    assert Correction.objects.get().done_on == date(2026, 11, 19)


@pytest.mark.parametrize("due", ["2026-11-17", "2028-11-17"])
def test_a_correction_is_due_after_the_drill_within_a_year(alder, due):
    identity = make.must(make.recorded(alder))
    said = {"drill": str(identity), "what": "A bell", "owner": "Custodian", "due": due}
    assert alder.do("principal", "preparedness.ask_correction", **said).field == "payload.due"


def test_the_ledger_says_who_is_behind_and_by_how_much(alder):
    calendar(alder)
    make.must(make.recorded(alder))
    shook = {"began": "2026-11-18T11:00:00-08:00", "ended": "2026-11-18T11:05:00-08:00"}
    make.must(make.recorded(alder, kind="earthquake", **shook))
    viewer = alder.viewer("sergeant")
    pack = pack_of(viewer.place)
    high, middle = drill_ledger(viewer, pack, school_year_of(pack, viewer.on))
    assert [(line.rule.slug, [part.done for part in line.parts]) for line in high.lines] == [
        ("fire-secondary", [1]),
        ("drop-secondary", [1, 0]),
    ]
    assert (high.behind, middle.behind) == (0, 0)
    # Nobody entered the middle school's calendar: nothing is known to be owed.
    assert {part.state for line in middle.lines for part in line.parts} == {"not_known"}
    with clock.at(datetime.fromisoformat("2027-07-02T10:00:00-07:00")):
        later = alder.viewer("sergeant")
        (behind, *_rest) = drill_ledger(later, pack, school_year_of(pack, date(2027, 6, 30)))
    assert behind.behind == 2


def test_a_school_sees_its_own_drills_alone(alder, bay):
    own = make.drill(alder)
    other = make.must(make.planned(alder, "sergeant", school=str(alder.schools["middle"])))
    make.drill(bay)
    seen = {
        who: {row.id for row in drills(alder.viewer(who), YEAR)}
        for who in ("principal", "sergeant", "officer-2")
    }
    assert seen == {"principal": {own}, "sergeant": {own, other}, "officer-2": {other}}
    assert one_drill(alder.viewer("principal"), other) is None
    assert not make.planned(alder, "principal", school=str(alder.schools["middle"])).done
    assert not make.planned(alder, "principal", school=str(bay.schools["high"])).done


def test_what_is_destroyed_of_a_drill_are_its_words(alder):
    identity = Correction.objects.get(pk=make.correction(alder)).drill_id
    decided = forget(alder.viewer("sergeant").agency, identity)
    assert {type(row).__name__ for row in decided.change} == {"Drill", "Correction"}
    drill, correction = decided.change
    assert (drill.note, correction.what, correction.owner) == ("", "", "")
    assert drill.stage == "held"

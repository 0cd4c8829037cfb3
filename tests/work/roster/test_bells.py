"""A school's days and bells: set, said anew, taken back; refused what cannot be; asked by the hour."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.roster.models import BellSchedule, BellWeek, SchoolDays
from schoolbeat.work.roster.queries.bells import bells_page, hours_on, school_time
from schoolbeat.work.roster.rules.bells import NOT_KNOWN, Hours
from schoolbeat.work.roster.vocabulary import SchoolTime
from tests.cast import ZONE
from tests.factories import bells as ring
from tests.factories.roster import done, refused

MONDAY, WEDNESDAY, THANKSGIVING = date(2026, 11, 16), date(2026, 11, 18), date(2026, 11, 26)


def at_high(town, **fields):
    return {"school": str(town.schools["high"]), **fields}


def hours(town, day, who="sergeant"):
    return hours_on(town.viewer(who), town.schools["high"], day)


def days_of(town, **one):
    return at_high(town, days=[{"kind": "holiday", "start": "2026-11-11", **one}])


def test_a_calendar_says_of_each_day_when_school_keeps(alder):
    ring.calendar(alder)
    assert hours(alder, MONDAY) == Hours(time(8, 30), time(15, 20), "Regular")
    assert hours(alder, WEDNESDAY) == Hours(time(8, 30), time(12, 45), "Minimum day")
    assert hours(alder, THANKSGIVING) is None
    assert hours(alder, date(2026, 11, 21)) is None
    assert hours(alder, date(2027, 7, 1)) is NOT_KNOWN
    assert hours_on(alder.viewer("sergeant"), alder.schools["middle"], MONDAY) is NOT_KNOWN


def test_a_moment_lies_in_or_out_of_school_hours_or_is_not_known(alder):
    ring.calendar(alder)
    high = alder.schools["high"]
    answers = {
        datetime(2026, 11, 16, 16, 30, tzinfo=UTC): SchoolTime.IN,
        datetime(2026, 11, 16, 16, 29, tzinfo=UTC): SchoolTime.OUT,
        datetime(2026, 11, 18, 20, 45, tzinfo=UTC): SchoolTime.OUT,
        datetime(2026, 11, 26, 18, 0, tzinfo=UTC): SchoolTime.OUT,
        datetime(2027, 7, 1, 18, 0, tzinfo=UTC): SchoolTime.UNKNOWN,
    }
    assert {at: school_time(high, at, ZONE) for at in answers} == answers
    assert school_time(new_id(), datetime(2026, 11, 16, 18, tzinfo=UTC), ZONE) is SchoolTime.UNKNOWN


def test_a_moment_costs_two_questions_at_most(alder):
    ring.calendar(alder)
    ring.bells(alder, "Rally", kind="other")
    for day in (16, 18, 21, 26):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            school_time(alder.schools["high"], datetime(2026, 11, day, 18, tzinfo=UTC), ZONE)
        assert len(asked) <= 2


def test_a_weekday_without_school_is_out_where_no_bells_are_in_force(alder):
    ring.bells(alder, end="2026-09-01")
    ring.weekdays(alder, *["Regular"] * 5, "", "")
    assert hours(alder, date(2026, 11, 21)) is None
    assert hours(alder, MONDAY) is NOT_KNOWN


def test_bells_said_anew_hold_for_their_days_and_the_former_stay_before_and_after(alder):
    ring.calendar(alder)
    ring.bells(alder, "regular", first_bell="09:00:00", start="2026-11-01", end="2026-12-01")
    assert hours(alder, date(2026, 10, 29)).first == time(8, 30)
    assert hours(alder, MONDAY).first == time(9)
    assert hours(alder, date(2026, 12, 1)).first == time(8, 30)
    assert BellSchedule.objects.exclude(withdrawn=None).count() == 1
    assert len(bells_page(alder.viewer("sergeant"), alder.schools["high"]).bells) == 4


def test_weekdays_said_anew_hold_for_their_days(alder):
    ring.calendar(alder)
    ring.weekdays(alder, *["Minimum day"] * 5, "", "", start="2026-11-16", end="2026-11-21")
    assert hours(alder, MONDAY).name == "Minimum day"
    assert hours(alder, date(2026, 11, 9)).name == "Regular"
    assert hours(alder, date(2026, 11, 30)).name == "Regular"
    assert BellWeek.objects.filter(withdrawn=None).count() == 3


def test_another_schedule_and_other_times_on_one_day(alder):
    ring.calendar(alder)
    monday = {"kind": "schedule", "schedule": "MINIMUM day", "start": "2026-11-16"}
    tuesday = {"kind": "times", "first_bell": "10:00:00", "last_bell": "14:00:00", "start": "2026-11-17"}
    ring.school_days(alder, monday, tuesday)
    assert hours(alder, MONDAY) == Hours(time(8, 30), time(12, 45), "Minimum day")
    assert hours(alder, date(2026, 11, 17)) == Hours(time(10), time(14), "")


def test_the_same_days_again_are_entered_once(alder):
    ring.calendar(alder)
    ring.school_days(alder)
    holiday = {"kind": "holiday", "start": "2026-11-26", "words": "Thanksgiving"}
    ring.school_days(alder, holiday)
    assert SchoolDays.objects.count() == 2


def test_days_are_taken_back_and_put_right_in_one_go(alder):
    ring.calendar(alder)
    (row,) = SchoolDays.objects.all()
    shorter = {"kind": "recess", "start": "2026-11-25", "end": "2026-11-28"}
    ring.school_days(alder, shorter, withdraw=[str(row.id)])
    assert hours(alder, date(2026, 11, 23)).name == "Regular"
    assert hours(alder, THANKSGIVING) is None
    page = bells_page(alder.viewer("sergeant"), alder.schools["high"])
    assert [(one.id, one.words) for one in page.withdrawn] == [(row.id, "Fall recess")]
    assert refused(alder, "set_school_days", **at_high(alder, withdraw=[str(row.id)])) == (
        "malformed",
        "withdraw",
    )


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"last_bell": "08:30:00"}, "ends_before_start", "last_bell"),
        ({"last_bell": "07:00:00"}, "ends_before_start", "last_bell"),
        ({"first_bell": "08:30:00Z"}, "malformed", "first_bell"),
        ({"end": "2026-08-17"}, "ends_before_start", "end"),
        ({"end": "2026-08-01"}, "ends_before_start", "end"),
        ({"start": "1926-08-17"}, "malformed", "start"),
        ({"end": "9999-12-31"}, "malformed", "end"),
        ({"kind": "half"}, "malformed", "kind"),
        ({"name": " "}, "malformed", "name"),
    ],
)
def test_bells_that_cannot_be(alder, changed, code, field):
    said = {"name": "Regular", "kind": "regular", "first_bell": "08:30:00", "last_bell": "15:00:00"}
    payload = at_high(alder, start="2026-08-17") | said | changed
    assert refused(alder, "set_bells", **payload) == (code, field)


@pytest.mark.parametrize(
    ("schedules", "code", "field"),
    [
        (["Regular"] * 5, "malformed", "schedules"),
        (["Regular"] * 4 + ["Nobody named it", "", ""], "rule", "schedules.4"),
    ],
)
def test_weekdays_that_cannot_be(alder, schedules, code, field):
    ring.bells(alder)
    payload = at_high(alder, schedules=schedules, start="2026-08-17")
    assert refused(alder, "set_weekdays", **payload) == (code, field)


def test_a_schedule_that_does_not_ring_on_the_first_day_is_none(alder):
    ring.bells(alder, start="2026-09-01")
    payload = at_high(alder, schedules=["Regular"] * 7, start="2026-08-17")
    assert refused(alder, "set_weekdays", **payload) == ("rule", "schedules.0")


@pytest.mark.parametrize(
    ("one", "code", "field"),
    [
        ({"end": "2026-11-11"}, "ends_before_start", "days.0.end"),
        ({"end": "2026-11-01"}, "ends_before_start", "days.0.end"),
        ({"start": "0001-01-01"}, "malformed", "days.0.start"),
        ({"start": "9999-12-31"}, "malformed", "days.0.start"),
        ({"start": "2028-01-01", "end": "2029-12-30"}, "too_long", "days.0.end"),
        ({"kind": "off"}, "malformed", "days.0.kind"),
        ({"kind": "schedule"}, "rule", "days.0.schedule"),
        ({"kind": "schedule", "schedule": "Nobody named it"}, "rule", "days.0.schedule"),
        ({"kind": "times"}, "malformed", "days.0.first_bell"),
        (
            {"kind": "times", "first_bell": "12:00:00", "last_bell": "09:00:00"},
            "ends_before_start",
            "days.0.last_bell",
        ),
        ({"first_bell": "12:00:00"}, "malformed", "days.0.first_bell"),
        ({"schedule": "Regular"}, "malformed", "days.0.schedule"),
        (
            {"start": "2026-11-24", "kind": "times", "first_bell": "09:00:00", "last_bell": "12:00:00"},
            "rule",
            "days.0.start",
        ),
    ],
)
def test_days_that_cannot_be(alder, one, code, field):
    ring.calendar(alder)
    assert refused(alder, "set_school_days", **days_of(alder, **one)) == (code, field)
    assert SchoolDays.objects.count() == 1


def test_a_batch_in_which_two_contradict_each_other_writes_nothing(alder):
    ring.calendar(alder)
    days = [
        {"kind": "holiday", "start": "2026-12-01"},
        {"kind": "schedule", "schedule": "Minimum day", "start": "2026-12-01"},
    ]
    assert refused(alder, "set_school_days", **at_high(alder, days=days)) == ("rule", "days.1.start")
    assert SchoolDays.objects.count() == 1


def test_too_many_lines_at_once(alder):
    days = [{"kind": "holiday", "start": "2026-12-01"}] * 1001
    assert refused(alder, "set_school_days", **at_high(alder, days=days)) == ("too_long", "days")


def test_a_schedule_is_taken_back_once_nothing_names_it(alder):
    ring.calendar(alder)
    minimum = BellSchedule.objects.get(name="Minimum day")
    payload = at_high(alder, bells=str(minimum.id))
    assert refused(alder, "withdraw_bells", **payload) == ("rule", "bells")
    ring.weekdays(alder, *["Regular"] * 5, "", "")
    ring.school_days(alder, {"kind": "schedule", "schedule": "Minimum day", "start": "2026-12-18"})
    assert refused(alder, "withdraw_bells", **payload) == ("rule", "bells")
    done(
        alder, "set_school_days", **at_high(alder, withdraw=[str(SchoolDays.objects.get(kind="schedule").id)])
    )
    done(alder, "withdraw_bells", **payload)
    assert refused(alder, "withdraw_bells", **payload) == ("malformed", "bells")


def test_weekdays_are_taken_back_and_nothing_is_known_then(alder):
    ring.calendar(alder)
    done(alder, "withdraw_weekdays", **at_high(alder, weekdays=str(BellWeek.objects.get().id)))
    assert hours(alder, MONDAY) is NOT_KNOWN
    assert hours(alder, THANKSGIVING) is None


def test_the_principal_sets_the_own_school_alone_and_others_none(alder, bay):
    ring.bells(alder)
    assert alder.do("principal", "roster.set_school_days", **days_of(alder)).done
    days = [{"kind": "holiday", "start": "2026-11-11"}]
    middle = {"school": str(alder.schools["middle"]), "days": days}
    assert refused(alder, "set_school_days", "principal", **middle)[0] == "not_permitted"
    for who in ("counselor", "officer-1", "records", "analyst", "it"):
        assert refused(alder, "set_school_days", who, **days_of(alder))[0] == "not_permitted", who
    for stranger in (str(bay.schools["high"]), str(UUID(int=7))):
        assert refused(alder, "set_school_days", school=stranger, days=days)[0] == "not_permitted"


def test_another_agencys_calendar_is_not_known(alder, bay):
    ring.calendar(bay)
    assert hours_on(alder.viewer("sergeant"), bay.schools["high"], MONDAY) is NOT_KNOWN
    assert hours_on(alder.viewer("sergeant"), bay.schools["high"], THANKSGIVING) is NOT_KNOWN
    assert bells_page(alder.viewer("sergeant"), bay.schools["high"]).bells == ()
    assert hours_on(alder.viewer("it"), alder.schools["high"], MONDAY) is NOT_KNOWN


@pytest.mark.parametrize(
    ("model", "changed"),
    [
        (BellSchedule, {"last_bell": time(7)}),
        (BellSchedule, {"end": date(2026, 8, 17)}),
        (BellWeek, {"end": date(2026, 8, 17)}),
        (SchoolDays, {"end": date(2026, 11, 23)}),
        (SchoolDays, {"kind": "times"}),
        (SchoolDays, {"first_bell": time(9)}),
        (SchoolDays, {"kind": "schedule"}),
    ],
)
def test_the_database_refuses_what_the_verbs_refuse(alder, model, changed):
    ring.calendar(alder)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**changed)

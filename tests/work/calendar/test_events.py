"""Events: planned, seen by whom they concern, said anew, called off; the address of a calendar opened and ended."""

from datetime import date, timedelta

import pytest

from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.verify import verify
from schoolbeat.work.calendar.commands.forget import forget
from schoolbeat.work.calendar.models import Event, Feed, Going
from schoolbeat.work.calendar.queries.events import event_times, one_event
from schoolbeat.work.calendar.queries.feeds import feed_address, viewer_of_feed
from schoolbeat.work.calendar.queries.public import public_times
from tests.cast import ZONE
from tests.factories import events as make

pytestmark = pytest.mark.django_db
DECEMBER = Period(date(2026, 12, 1), date(2027, 1, 1))
WEEKLY = {"every": "week", "until": "2026-12-31"}


def titles(town, who, days=DECEMBER):
    return [one.title or "busy" for one in event_times(town.viewer(who), days)]


def test_an_event_is_planned_with_who_goes_and_stands_in_its_days(alder):
    identity = make.event(alder, place="Gym", note="Parking by the north lot.")
    row = Event.objects.get(pk=identity)
    assert (row.first_day, row.last_day, row.every) == (date(2026, 12, 3), date(2026, 12, 3), "once")
    assert [one.account_id for one in Going.objects.filter(event=row)] == [alder.account("officer-1").id]
    (one,) = event_times(alder.viewer("principal"), DECEMBER)
    assert (one.title, one.place, one.school_name) == ("Winter concert", "Gym", "Alder high")
    assert event_times(alder.viewer("principal"), Period(date(2026, 12, 4), date(2027, 1, 1))) == []
    assert verify().ok


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"kind": "party"}, "payload.kind"),
        ({"shown": "world"}, "payload.shown"),
        ({"every": "day"}, "payload.every"),
        ({"title": "  "}, "payload.title"),
        ({"title": "x" * 121}, "payload.title"),
        ({"ends": make.STARTS}, "payload.ends"),
        ({"starts": "2026-12-03T18:00:00"}, "payload.starts"),
        ({"kind": "hearing", "shown": "public"}, "payload.shown"),
        ({"sensitive": True, "shown": "public"}, "payload.shown"),
        ({"every": "week"}, "payload.until"),
        ({"officers": ["0190b6a8-0000-7000-8000-000000000000"]}, "payload.officers"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(alder, changed, field):
    result = make.planned(alder, **changed)
    assert (result.done, result.field) == (False, field)
    assert not Event.objects.exists()


def test_who_sees_what(alder, bay):
    high = str(alder.schools["high"])
    make.event(alder, "sergeant", title="Roll call", shown="program", officers=[])
    make.event(alder, "sergeant", title="Everywhere", school=None, officers=[])
    make.event(alder, "sergeant", title="Next door", school=str(alder.schools["middle"]), officers=[])
    make.event(alder, "sergeant", title="Here", school=high, officers=[])
    assert set(titles(alder, "principal")) == {"Everywhere", "Here"}
    assert set(titles(alder, "officer-1")) == {"Roll call", "Everywhere", "Next door", "Here"}
    assert titles(alder, "analyst") == titles(bay, "sergeant") == []


def test_of_what_is_sensitive_the_others_learn_only_that_the_time_is_taken(alder):
    identity = make.event(alder, title="Hearing of a case", kind="hearing", place="Court", sensitive=True)
    assert titles(alder, "officer-1") == titles(alder, "sergeant") == ["Hearing of a case"]
    for who in ("officer-2", "principal", "records"):
        (one,) = event_times(alder.viewer(who), DECEMBER)
        assert (one.title, one.title_es, one.place, one.busy) == ("", "", "", True)
        assert (one.school, one.school_name, one.kind) == (None, "", "")
        assert one.officers == (() if who == "principal" else (alder.account("officer-1").id,))
        assert one_event(alder.viewer(who), identity) is None
    assert one_event(alder.viewer("sergeant"), identity) is not None


def test_the_public_learns_of_what_is_marked_public_and_of_no_officer(alder):
    make.event(alder, title="Family night", shown="public")
    make.event(alder, title="Not for all")
    (one,) = public_times(alder.install.agency, ZONE, DECEMBER)
    assert (one.title, one.officers) == ("Family night", ())


def test_a_series_is_called_off_on_one_day_or_as_a_whole(alder):
    identity = make.event(alder, **WEEKLY)
    assert len(titles(alder, "sergeant")) == 5
    off = {"event": str(identity), "why": "Finals."}
    assert alder.do("officer-1", "calendar.call_off_event", day="2026-12-17", **off).done
    assert len(titles(alder, "sergeant")) == 4
    refused = alder.do("officer-1", "calendar.call_off_event", day="2027-02-01", **off)
    assert refused.field == "payload.day"
    assert alder.do("officer-1", "calendar.call_off_event", **off).done
    again = alder.do("officer-1", "calendar.call_off_event", **off)
    assert again.field == "payload.event"
    assert all(one.called_off for one in event_times(alder.viewer("sergeant"), DECEMBER))


def test_an_event_is_said_anew_and_days_that_fell_out_stay_out_while_its_times_do(alder):
    identity = make.event(alder, **WEEKLY)
    off = {"event": str(identity), "why": "Finals.", "day": "2026-12-17"}
    assert alder.do("officer-1", "calendar.call_off_event", **off).done
    said = {
        "event": str(identity),
        "kind": "event",
        "title": "Spring concert",
        "starts": make.STARTS,
        "ends": make.ENDS,
        "school": str(alder.schools["high"]),
        "officers": [str(alder.account("officer-2").id)],
        **WEEKLY,
    }
    assert alder.do("officer-1", "calendar.change_event", **said).done
    row = Event.objects.get(pk=identity)
    assert (row.title, row.skipped) == ("Spring concert", ["2026-12-17"])
    assert [one.account_id for one in row.going.all()] == [alder.account("officer-2").id]
    later = said | {"starts": "2026-12-04T18:00:00-08:00", "ends": "2026-12-04T19:00:00-08:00"}
    assert alder.do("officer-1", "calendar.change_event", **later).done
    assert Event.objects.get(pk=identity).skipped == []


def test_nobody_moves_an_event_to_a_school_that_is_not_theirs(alder):
    identity = make.event(alder, "principal")
    said = {"event": str(identity), "kind": "event", "title": "x", "starts": make.STARTS, "ends": make.ENDS}
    result = alder.do("principal", "calendar.change_event", school=str(alder.schools["middle"]), **said)
    assert (result.done, result.field) == (False, "payload.school")


def test_a_school_s_office_says_nothing_that_it_would_not_see(alder):
    assert make.planned(alder, "principal", shown="program").field == "payload.shown"
    identity = make.event(alder, "principal")
    said = {"event": str(identity), "kind": "event", "title": "x", "starts": make.STARTS, "ends": make.ENDS}
    said |= {"school": str(alder.schools["high"]), "shown": "program"}
    assert alder.do("principal", "calendar.change_event", **said).field == "payload.shown"
    assert alder.do("officer-1", "calendar.change_event", **said).done


def test_the_address_of_a_calendar_opens_what_its_account_may_see_until_it_is_ended(alder):
    viewer = alder.viewer("officer-1")
    assert feed_address(viewer, "en") == ""
    make.feed(alder)
    first = feed_address(viewer, "es")
    assert "/es/calendar/" in first
    token = first.rpartition("/")[2].removesuffix(".ics")
    assert viewer_of_feed(token) == viewer_for(viewer.account, viewer.agency)
    assert viewer_of_feed(token[:-1]) is None and viewer_of_feed("nothing") is None
    assert alder.do("officer-1", "calendar.renew_feed").done
    assert viewer_of_feed(token) is None
    second = feed_address(viewer, "en").rpartition("/")[2].removesuffix(".ics")
    assert viewer_of_feed(second) is not None
    assert alder.do("officer-1", "calendar.close_feed").done
    assert viewer_of_feed(second) is None and feed_address(viewer, "en") == ""
    assert not alder.do("officer-1", "calendar.close_feed").done
    assert Feed.objects.count() == 1


def test_a_destroyed_event_has_no_words_and_stands_nowhere_as_if_it_came(alder):
    identity = make.event(alder, shown="public")
    (row,) = forget(alder.install.agency, identity).change
    assert (row.title, row.title_es, row.place, row.called_off) == ("", "", "", True)
    assert forget(alder.install.agency, alder.schools["high"]).change == ()


def test_the_same_said_twice_is_one_event(alder):
    make.event(alder)
    assert not make.planned(alder, ends="2026-12-03T17:00:00-08:00").done
    assert Event.objects.count() == 1
    assert Event.objects.get().ends - Event.objects.get().starts == timedelta(hours=2)

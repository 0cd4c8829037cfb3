"""Events that were taken from a school's own calendar: in step with it, made one's own, forgotten."""

import pytest

from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.verify import verify
from schoolbeat.work.calendar.models import Event
from schoolbeat.work.calendar.queries.taken import taken_events
from tests.factories import events as make

pytestmark = pytest.mark.django_db
BAND = {"key": "band", "title": "Band night", "starts": make.STARTS, "ends": make.ENDS}
FAIR = {"key": "fair", "title": "Book fair", "starts": make.STARTS, "ends": make.ENDS}


def take(town, *events, who="officer-1", school="high"):
    result = town.do(who, "calendar.take_events", school=str(town.schools[school]), events=list(events))
    assert result.done, result
    return result.id


def change(town, event, **changed):
    plain = {
        "event": str(event.pk),
        "kind": "event",
        "title": "Band night, ours",
        "starts": make.STARTS,
        "ends": make.ENDS,
        "school": str(town.schools["high"]),
    }
    result = town.do("sergeant", "calendar.change_event", **(plain | changed))
    assert result.done, result
    event.refresh_from_db()
    return event


OWN = [
    {"school": None},
    {"every": "week", "until": "2026-12-31"},
    {"sensitive": True},
    {"shown": "program"},
]


@pytest.mark.parametrize("changed", OWN)
def test_one_that_was_made_the_agency_s_own_is_left_alone_by_the_next_taking(alder, changed):
    take(alder, BAND)
    event = change(alder, Event.objects.get(), **changed)
    assert event.taken == ""
    take(alder, BAND | {"title": "Band evening"})
    event.refresh_from_db()
    assert (event.title, event.called_off) == ("Band night, ours", False)
    assert sorted(Event.objects.values_list("title", "taken")) == [
        ("Band evening", "band"),
        ("Band night, ours", ""),
    ]


def test_one_that_was_only_said_otherwise_stays_in_step(alder):
    take(alder, BAND)
    assert change(alder, Event.objects.get()).taken == "band"
    take(alder, BAND | {"title": "Band evening"})
    assert list(Event.objects.values_list("title", flat=True)) == ["Band evening"]


def test_what_is_taken_comes_once_whatever_stood_before(alder):
    take(alder, BAND)
    Event.objects.update(every="week", until="2026-12-31", skipped=["2026-12-10"], last_day="2026-12-31")
    take(alder, BAND | {"title": "Band evening"})
    row = Event.objects.get()
    assert (row.every, row.until, row.skipped, row.first_day) == ("once", None, [], row.last_day)


@pytest.mark.parametrize("hidden", [{"sensitive": True}, {"shown": "program"}])
def test_the_page_and_the_verb_leave_the_same_out(alder, hidden):
    take(alder, BAND)
    Event.objects.update(**hidden)
    for who in ("principal", "sergeant"):
        assert taken_events(alder.viewer(who), alder.schools["high"], ["band"]) == []
    take(alder, who="principal")
    assert not Event.objects.get().called_off


def test_what_an_entry_took_over_is_forgotten_with_it_and_nothing_else(alder):
    take(alder, BAND | {"key": "before", "title": "Before"})
    take(alder, BAND | {"title": "Elsewhere"}, who="sergeant", school="middle")
    entry = take(alder, BAND, FAIR)
    # Whoever changed one since, and wherever it is now, has its words from that entry.
    change(alder, Event.objects.get(taken="band", school=alder.schools["high"]), school=None)
    fair = {"event": str(Event.objects.get(taken="fair").pk), "why": "Flood."}
    assert alder.do("officer-1", "calendar.call_off_event", **fair).done
    assert Entry.objects.get(pk=entry).points_at == entry
    assert alder.do("records", "ledger.destroy", entry=str(entry), reason="Order of the court").done
    assert sorted(Event.objects.values_list("title", "place", "why")) == [
        ("", "", ""),
        ("", "", ""),
        ("Before", "", "It is no longer in the school's own calendar."),
        ("Elsewhere", "", ""),
    ]
    assert verify().ok

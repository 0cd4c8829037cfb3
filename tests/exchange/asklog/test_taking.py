"""A list of requests read in: what each becomes, twice is once, all or nothing; facts in the year of the row."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from schoolbeat.exchange.asklog import taking
from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry, EntryContent, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.requests.jobs import settle_owners
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.queries import counts, one, queue
from schoolbeat.work.requests.queries.work import Sought
from tests.exchange.asklog.stage import OPEN, ROW, only, read, read_as, table, words
from tests.factories import requests as make
from tests.tables import faults


def told(answer) -> list[str]:
    """Return what is to be looked at."""
    return [note.words for note in answer.notes]


def test_a_row_becomes_a_request_that_was_asked_and_ended_then(alder, log):
    answer = read(alder, log(table({})))
    assert (answer.created, answer.changed, answer.unchanged, answer.rejected) == (1, 0, 0, [])
    row = only()
    assert (row.kind, row.asker, row.channel, row.language) == ("parking", "neighbor", "file", "es")
    assert (row.school_id, row.of_school_id, row.author_id) == (alder.schools["high"], None, None)
    assert (row.filed_at, row.day) == (datetime(2026, 9, 3, 17, 15, tzinfo=UTC), date(2026, 9, 3))
    assert (row.due, row.answered_on) == (date(2026, 9, 8), date(2026, 9, 4))
    assert (row.handler, row.end, row.ended_at) == (
        "officer",
        "resolved",
        datetime(2026, 9, 4, 7, tzinfo=UTC),
    )
    assert words(row) == {
        "text": ROW["Request"],
        "place": ROW["Location"],
        "name": ROW["Name"],
        "reach": ROW["Phone"],
    }
    assert list(RequestStep.objects.values_list("what", "at")) == [("ended", row.ended_at)]


def test_its_two_entries_say_when_it_happened_and_that_it_was_told_now(alder, log):
    with clock.at(clock.now() + timedelta(days=1)):
        read(alder, log(table({})))
    filed, ended = Entry.objects.filter(points_at=only().id).order_by("happened_at")
    assert (filed.verb, filed.id, filed.happened_at) == ("requests.file", only().id, only().filed_at)
    assert (ended.verb, ended.happened_at) == ("requests.end", only().ended_at)
    for entry in (filed, ended):
        assert (entry.told_at, entry.recorded_at.date()) == (None, date(2026, 11, 20))


def test_no_word_of_it_stands_in_clear(alder, log, caplog, tmp_path):
    read(alder, log(table({})))
    kept = str(list(Request.objects.values_list())) + str(list(EntryContent.objects.values_list()))
    for word in ("drive every morning", "Oak Street", "López", "010-7788"):
        assert word not in kept + caplog.text


ENDS = (
    {"Disposition": "Resolved"},
    {"Disposition": "Diversion", "Request": "Two."},
    {"Disposition": "Citation", "Request": "Three."},
    {"Handled by": "Principal", "Disposition": "", "Request": "Four."},
    {"Handled by": "Public Works", "Disposition": "Closed", "Request": "Five."},
    {"Date answered": "9/30/2026", "Request": "Six."},
    {**OPEN, "Request": "Seven."},
)


def test_facts_count_in_the_school_year_of_the_row_and_a_rebuild_agrees(alder, log):
    old = [{**row, "Date": "3/2/2025", "Date answered": "3/3/2025"} for row in ENDS[:2]]
    assert read(alder, log(table(*ENDS, *old))).created == 9
    found = {}
    for measure, year in Fact.objects.values_list("measure", "day__year"):
        found[measure, year] = found.get((measure, year), 0) + 1
    assert found == {
        ("requests", 2026): 7,
        ("requests_in_time", 2026): 5,
        ("requests_ended", 2026): 6,
        ("requests_by_officer", 2026): 4,
        ("requests_resolved", 2026): 2,
        ("requests_diverted", 2026): 1,
        ("requests_charged", 2026): 1,
        ("requests_by_school", 2026): 1,
        ("requests_by_others", 2026): 1,
        ("requests", 2025): 2,
        ("requests_in_time", 2025): 2,
        ("requests_ended", 2025): 2,
        ("requests_by_officer", 2025): 2,
        ("requests_resolved", 2025): 1,
        ("requests_diverted", 2025): 1,
    }
    assert set(Fact.objects.filter(day__year=2025).values_list("month", flat=True)) == {202503}
    before = fingerprint()
    assert rebuild() == before


def test_who_has_it_now_is_called_as_the_file_calls_them(alder, log):
    read(alder, log(table(ENDS[4])))
    [step] = one(alder.viewer("sergeant"), only().id).steps
    assert step.what == "ended"
    ended = RequestStep.objects.get()
    assert words(ended) == {"passed_to": "Public Works"}


def test_what_ended_waits_on_nobody_and_what_is_open_is_owned_and_promised_from_its_day(alder, log):
    answer = read(alder, log(table({}, {**OPEN, "Request": "Still waiting."})))
    mine, viewer = alder.viewer("officer-1"), alder.viewer("sergeant")
    [row] = queue(mine, Sought(mine=True))
    assert (row.owner_name, row.due, row.beginning) == (
        "Officer-1 of Alder",
        date(2026, 9, 8),
        "Still waiting.",
    )
    assert counts(viewer) == {"open": 1, "late": 1, "wave": 0}
    assert told(answer) == [
        "open past the day on which the answer was promised: 1 in all",
        "open, as the file says; its answer was promised by 2026-09-08",
    ]
    assert [note.line for note in answer.notes] == [0, 3]
    assert settle_owners() == 0


def test_an_open_one_that_was_answered_is_not_late(alder, log):
    answer = read(alder, log(table({**OPEN, "Date answered": "9/4/2026"})))
    assert (only().answered_on, only().ended_at, told(answer)) == (date(2026, 9, 4), None, [])
    assert counts(alder.viewer("sergeant")) == {"open": 1, "late": 0, "wave": 0}


def test_the_same_file_twice_changes_nothing_and_an_overlapping_one_adds_what_is_new(alder, log):
    first = table({}, {**OPEN, "Request": "Two."}, {}, {})
    assert read(alder, log(first)).created == 4
    entries, facts = Entry.objects.count(), fingerprint()
    again = read(alder, log(first))
    assert (again.created, again.changed, again.unchanged) == (0, 0, 4)
    assert (Entry.objects.count(), fingerprint()) == (entries, facts)
    # The same in other spellings, in another order, with one row more.
    second = table(
        {"Request": "New."},
        {"Date": "2026-09-03", "Time": "1015", "Language": "es"},
        {"Type": "Estacionamiento", "Requested by": "vecino"},
        {"School": "Alder HS"},
    )
    both = read(alder, log(second, "second.csv"))
    assert (both.created, both.unchanged, both.rejected, Request.objects.count()) == (1, 3, [], 5)


def test_what_was_open_in_the_first_file_and_ended_in_the_next_is_ended(alder, log):
    assert read(alder, log(table(OPEN))).created == 1
    path = log(table({}), "next.csv")
    preview = read(alder, path, dry_run=True)
    assert (preview.created, preview.changed, only().ended_at) == (0, 1, None)
    answer = read(alder, path)
    assert (answer.created, answer.changed, answer.unchanged) == (0, 1, 0)
    assert (only().end, only().answered_on) == ("resolved", date(2026, 9, 4))
    assert read(alder, path).unchanged == 1
    assert fingerprint() == rebuild()


@pytest.mark.parametrize("verb", ["note", "end"])
def test_what_somebody_here_has_worked_with_is_left_to_them(alder, log, verb):
    read(alder, log(table(OPEN)))
    said = {"note": {"text": "I went there."}, "end": {"handler": "school", "phrase": "done"}}[verb]
    make.done(alder, "officer-1", verb, only().id, **said)
    before = Entry.objects.count()
    answer = read(alder, log(table({}), "next.csv"))
    assert (answer.created, answer.changed, answer.unchanged) == (0, 0, 1)
    assert (Entry.objects.count(), only().end) == (before, "")


def test_a_later_reading_does_not_ask_again_for_what_was_destroyed(alder, log):
    path = log(table({}))
    read(alder, path)
    for entry in Entry.objects.filter(points_at=only().id):
        assert alder.do("records", "ledger.destroy", entry=str(entry.id), reason="Gov. Code 34090").done
    assert only().destroyed
    answer = read(alder, path)
    assert (answer.created, answer.changed, answer.unchanged) == (0, 0, 1)
    assert only().destroyed


def test_what_ended_on_no_day_that_is_told_has_ended_by_now_and_not_in_time(alder, log):
    answer = read(alder, log(table({"Date answered": ""})))
    assert told(answer) == ["ended on no day that the file tells, 1 in all: none counts as answered in time"]
    assert (only().answered_on, only().ended_at) == (None, datetime(2026, 11, 19, 8, tzinfo=UTC))
    assert not Fact.objects.filter(measure="requests_in_time").exists()
    with clock.at(clock.now() + timedelta(days=9)):
        assert read(alder, log(table({"Date answered": ""}))).unchanged == 1


def test_it_ended_on_the_day_it_was_closed_and_never_before_it_was_asked(alder, log):
    headings = (*table({}).splitlines()[0].split(","), "Date closed")
    read(alder, log(table({"Date closed": "9/3/2026", "Date answered": "9/5/2026"}, headings=headings)))
    assert (only().ended_at, only().answered_on) == (only().filed_at, date(2026, 9, 5))


def test_a_preview_writes_nothing_and_counts_what_would_be(alder, log):
    path = log(table({}, OPEN, {"Request": "Other."}))
    answer = read(alder, path, dry_run=True)
    assert (answer.created, answer.written, Request.objects.count()) == (3, False, 0)
    read(alder, path)
    assert read(alder, path, dry_run=True).unchanged == 3


def test_all_or_nothing_and_each_fault_by_its_place(alder, log):
    bad = {"Date": "9/31/2026", "Type": "Juggling", "School": "Nowhere", "Requested by": "Mr. Hill"}
    answer = read(alder, log(table({}, bad, {"Disposition": "Vanished"})))
    assert faults(answer) == [
        (3, "Date", "9/31/2026"),
        (3, "School", "Nowhere"),
        (3, "Type", "Juggling"),
        (3, "Requested by", "Mr. Hill"),
        (4, "Disposition", "Vanished"),
    ]
    assert "[values.kind]" in answer.rejected[2].words
    assert answer.unmatched == {
        "kind": {"Juggling": 1},
        "school": {"Nowhere": 1},
        "asker": {"Mr. Hill": 1},
        "outcome": {"Vanished": 1},
    }
    assert (answer.rejected_rows, answer.created, Request.objects.count()) == (2, 0, 0)


def test_a_file_that_breaks_off_half_way_leaves_nothing(alder, log):
    whole = table({}, {"Request": "Two, which goes on."})
    answer = read(alder, log(whole[: whole.index("which goes")]))
    assert (answer.created, answer.rejected_rows, Request.objects.count()) == (0, 1, 0)
    assert "quote" in answer.rejected[0].words
    assert read(alder, log(whole[: whole.index("which goes")]), skip_bad=True).written is False


def test_what_the_runner_refuses_undoes_the_whole_file(alder, log, monkeypatch):
    monkeypatch.setattr(taking, "LOT", 1)
    monkeypatch.setitem(taking.AskReading.take_rows.__globals__, "AskReader", _Careless)
    answer = read(alder, log(table({}, {"Request": "x" * 5000})))
    assert (answer.created, answer.written, faults(answer)) == (0, False, [(3, "text", "")])
    assert not Request.objects.exists()
    assert not Entry.objects.filter(verb="requests.file").exists()


class _Careless(taking.AskReading.take_rows.__globals__["AskReader"]):
    def fault(self, name: str, expected: str, **given: object) -> None:
        """Let everything through."""


def test_bad_rows_go_to_a_file_that_can_be_corrected_and_read_again(alder, log):
    path = log(table({}, {"Date": "someday", "Request": "=cmd, she said"}))
    answer = read(alder, path, skip_bad=True)
    assert (answer.created, answer.rejected_rows) == (1, 1)
    rejected = Path(answer.rejected_file)
    assert "'=cmd, she said" in rejected.read_text("utf-8-sig")
    rejected.write_text(rejected.read_text("utf-8-sig").replace("someday", "9/4/2026"), "utf-8")
    corrected = read(alder, rejected)
    assert (corrected.created, corrected.rejected, corrected.ignored) == (1, [], [])
    assert words(Request.objects.get(day=date(2026, 9, 4)))["text"] == "=cmd, she said"


@pytest.mark.parametrize("who", ["principal", "analyst", "it"])
def test_who_may_not_end_requests_reads_none_in(alder, log, who):
    with pytest.raises(PermissionError):
        read_as(alder.viewer(who), log(table({})))


@pytest.mark.parametrize("who", ["officer-1", "records"])
def test_who_ends_requests_but_takes_in_no_file_is_refused_by_the_runner_and_nothing_stays(alder, log, who):
    answer = read_as(alder.viewer(who), log(table({})))
    assert (answer.created, faults(answer), Request.objects.count()) == (0, [(2, "channel", "")], 0)


def test_ten_thousand_rows_are_poured_and_the_second_time_change_nothing(alder, log):
    day = date(2020, 9, 1)
    rows = [
        {
            "Date": (day + timedelta(days=number % 2000)).isoformat(),
            "Date answered": (day + timedelta(days=number % 2000 + 1)).isoformat(),
            "Request": f"Cars again, number {number}.",
            **({} if number % 2 else OPEN),
        }
        for number in range(10_000)
    ]
    path = log(table(*rows))
    answer = read(alder, path)
    assert (answer.created, answer.rejected, answer.written) == (10_000, [], True)
    assert Request.objects.filter(ended_at=None).count() == 5_000
    assert Fact.objects.filter(measure="requests_resolved").count() == 5_000
    assert Entry.objects.filter(verb__startswith="requests.").count() == 15_000
    again = read(alder, path)
    assert (again.created, again.unchanged) == (0, 10_000)

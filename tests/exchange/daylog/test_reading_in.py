"""A stranger's log read in: what it becomes, twice is once, all or nothing; two officers' rows of one event."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

from schoolbeat.ledger.models import Entry, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.work.activities.models import Activity, Joining
from tests.exchange.daylog.stage import HEADINGS, ROW, faults, only, read, table
from tests.factories import roster as make


def test_a_row_becomes_the_officers_own_entry(alder, log):
    answer = read(alder, log(table({"End": ""})))
    assert (answer.created, answer.unchanged, answer.rejected) == (1, 0, [])
    row = only()
    assert (row.kind, row.pillar, row.minutes, row.officer_id) == (
        "mediation",
        "intervention",
        30,
        alder.account("officer-1").id,
    )
    assert (row.school_id, row.day, row.hour) == (alder.schools["high"], date(2026, 9, 3), 10)
    assert row.started_at == datetime(2026, 9, 3, 17, 15, tzinfo=UTC)
    assert (row.audience, row.note, row.covering) == ({"student": 2}, "Two friends, one bicycle.", False)
    assert {(fact.measure, fact.amount) for fact in Fact.objects.all()} == {
        ("activities", 1),
        ("minutes", 30),
        ("reached", 2),
    }
    assert Entry.objects.get(id=row.id).verb == "activities.take_over"
    before = fingerprint()
    assert rebuild() == before


def test_the_same_file_twice_adds_nothing_and_an_overlapping_one_only_what_is_new(alder, log):
    first = table({}, {"Start": "11:00"}, {"Start": "11:00"})
    assert read(alder, log(first)).created == 3
    entries = Entry.objects.count()
    again = read(alder, log(first))
    assert (again.created, again.unchanged, Entry.objects.count()) == (0, 3, entries)
    # The same moments in other spellings, in another order, with one row more.
    second = table(
        {"Start": "13:00"},
        {"Date": "2026-09-03", "Start": "1100"},
        {"Duration": "0.5"},
        {"Start": "11:00 AM"},
    )
    both = read(alder, log(second, "second.csv"))
    assert (both.created, both.unchanged, Activity.objects.count()) == (1, 3, 4)


def test_another_person_who_reads_the_same_file_adds_nothing(alder, log):
    from schoolbeat.exchange.daylog.taking import take
    from schoolbeat.exchange.spreadsheets.reading import Wish

    path = log(table({}))
    assert read(alder, path).created == 1
    answer = take(alder.viewer("sergeant"), Wish(path))
    assert (answer.created, answer.unchanged, answer.rejected) == (0, 1, [])


def test_a_preview_writes_nothing_and_counts_what_would_be(alder, log):
    path = log(table({}, {"Start": "11:00"}))
    answer = read(alder, path, dry_run=True)
    assert (answer.created, answer.written, Activity.objects.count()) == (2, False, 0)
    read(alder, path)
    assert read(alder, path, dry_run=True).unchanged == 2


def test_all_or_nothing_and_each_fault_by_its_place(alder, log):
    answer = read(alder, log(table({}, {"Date": "9/31/2026", "Duration": "0"}, {"Activity": "Juggling"})))
    assert faults(answer) == [
        (3, "Date", "9/31/2026"),
        (3, "Duration", "0"),
        (4, "Activity", "Juggling"),
    ]
    assert "Mediation" not in answer.rejected[0].words
    assert (answer.rejected_rows, answer.created, Activity.objects.count()) == (2, 0, 0)


def test_bad_rows_go_to_a_file_that_can_be_corrected_and_read_again(alder, log):
    note = "=cmd, he said"
    path = log(table({}, {"Date": "someday", "Notes": note}, {"Start": "11:00"}))
    answer = read(alder, path, skip_bad=True)
    assert (answer.created, answer.rejected_rows) == (2, 1)
    rejected = Path(answer.rejected_file)
    assert rejected.name == "log.csv.rejected.csv"
    (row,) = csv.DictReader(io.StringIO(rejected.read_text("utf-8-sig")))
    assert row["Notes"] == f"'{note}", "a spreadsheet must not take it for a formula"
    assert row["schoolbeat: why"].startswith("Date: a day such as")
    again = read(alder, path, skip_bad=True)
    assert (again.created, again.unchanged, again.rejected_file) == (0, 2, str(rejected))
    rejected.write_text(rejected.read_text("utf-8-sig").replace("someday", "9/4/2026"), "utf-8")
    corrected = read(alder, rejected)
    assert (corrected.created, corrected.rejected, corrected.ignored) == (1, [], [])
    assert Activity.objects.get(day=date(2026, 9, 4)).note == note
    # A file half corrected is never written over.
    other = read(alder, path, skip_bad=True)
    assert other.rejected_file.endswith("log.csv.rejected-2.csv")


def test_what_a_note_says_is_never_repeated(alder, log):
    answer = read(alder, log(table({"Notes": "secret " * 1000})))
    assert faults(answer) == [(2, "Notes", "")]
    answer = read(alder, log(table({"Students": "Jane Doe"})))
    assert faults(answer) == [(2, "Students", "…")]
    assert "Doe" not in str(answer.plain())


def test_what_the_runner_refuses_undoes_the_whole_file(alder, log, monkeypatch):
    from schoolbeat.exchange.daylog import taking

    monkeypatch.setattr(taking, "LOT", 1)
    monkeypatch.setattr("schoolbeat.exchange.daylog.rows.LONGEST_NOTE", 10_000)
    answer = read(alder, log(table({}, {"Notes": "a" * 5000})))
    assert (answer.created, faults(answer)) == (0, [(3, "note", "")])
    assert not Activity.objects.exists()


TWO = (
    {},
    {"Officer": "Officer-2 of Alder", "Start": "10:20 AM", "Duration": "20"},
    {"Officer": "Officer-2 of Alder", "Start": "10:40 AM"},
    {"Officer": "Officer-2 of Alder", "School": "Alder middle"},
)


def test_two_officers_rows_of_one_event_are_offered_for_joining(alder, log):
    answer = read(alder, log(table(*TWO)))
    assert (answer.created, answer.joined, answer.pairs_found) == (4, 0, 1)
    assert [pair.plain() for pair in answer.pairs] == [{"line": 3, "with": 2}]


def test_joined_they_are_one_event_with_the_time_of_both(alder, log):
    path = log(table(*TWO))
    assert read(alder, path, join=True, dry_run=True).joined == 1
    answer = read(alder, path, join=True)
    assert (answer.created, answer.joined) == (3, 1)
    part = Joining.objects.get()
    assert (part.activity.officer_id, part.officer_id, part.minutes) == (
        alder.account("officer-1").id,
        alder.account("officer-2").id,
        20,
    )
    again = read(alder, path, join=True)
    assert (again.created, again.joined, again.unchanged) == (0, 0, 4)
    # Also where the next one does not ask for joining, nothing comes twice.
    assert read(alder, path).unchanged == 4
    assert fingerprint() == rebuild()


def test_what_was_taken_over_apart_is_joined_afterwards(alder, log):
    """The tool says that --join takes them as one event: it does so also when they are two entries already."""
    path = log(table(*TWO))
    assert read(alder, path).created == 4
    assert read(alder, path, join=True, dry_run=True).joined == 1
    answer = read(alder, path, join=True)
    assert (answer.created, answer.joined, answer.unchanged, answer.rejected) == (0, 1, 3, [])
    part = Joining.objects.get()
    assert (part.officer_id, part.minutes) == (alder.account("officer-2").id, 20)
    assert Activity.objects.filter(withdrawn_at=None).count() == 3
    taken_back = Activity.objects.exclude(withdrawn_at=None).get()
    assert (taken_back.officer_id, taken_back.minutes) == (alder.account("officer-2").id, 20)
    # Twice is once, whether or not it is asked for again.
    for wish in ({"join": True}, {}, {"join": True, "dry_run": True}):
        again = read(alder, path, **wish)
        assert (again.created, again.joined, again.unchanged, again.notes) == (0, 0, 4, [])
    assert fingerprint() == rebuild()


def test_an_entry_that_its_officer_has_changed_stays_and_is_named(alder, log):
    path = log(table(*TWO))
    read(alder, path)
    second = Activity.objects.get(officer=alder.account("officer-2"), minutes=20)
    said = {"activity": str(second.id), "kind": "mediation", "minutes": 25, "school": str(second.school_id)}
    assert alder.do("officer-2", "activities.correct", second.started_at, **said).done
    for dry_run in (True, False):
        answer = read(alder, path, join=True, dry_run=dry_run)
        assert (answer.created, answer.joined, answer.unchanged, answer.rejected) == (0, 0, 4, [])
        assert [note.line for note in answer.notes] == [3]
        assert "entry of its own" in answer.notes[0].words
    assert not Joining.objects.exists()
    assert Activity.objects.filter(withdrawn_at=None).count() == 4


def test_a_part_whose_event_was_taken_back_becomes_an_entry(alder, log):
    first = table(*TWO[:1])
    read(alder, log(first))
    assert alder.do("officer-1", "activities.withdraw", activity=str(only().id)).done
    answer = read(alder, log(table(*TWO[:2]), "both.csv"), join=True)
    assert (answer.created, answer.joined, answer.unchanged, answer.rejected) == (1, 0, 1, [])
    assert Activity.objects.get(withdrawn_at=None).officer_id == alder.account("officer-2").id


def test_a_part_of_a_part_joins_the_event_itself(alder, log):
    third = make.officer(alder, "Officer-3 of Alder")
    read(alder, log(table(*TWO[:2])), join=True)
    later = table(TWO[1], {"Officer": "Officer-3 of Alder", "Start": "10:25 AM", "Duration": "5"})
    answer = read(alder, log(later, "later.csv"), join=True)
    assert (answer.created, answer.joined, answer.unchanged, answer.rejected) == (0, 1, 1, [])
    part = Joining.objects.get(officer=third)
    assert (part.activity_id, part.minutes) == (only().id, 5)


def test_nobody_is_joined_to_oneself(alder, log):
    assert read(alder, log(table({}, {"Start": "10:20 AM"}))).pairs_found == 0


def test_rows_of_the_usual_table_have_the_usual_headings():
    assert set(ROW) <= set(HEADINGS)

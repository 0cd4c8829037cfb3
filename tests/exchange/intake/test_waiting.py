"""Logs that wait at the desk: what colleagues brought stays, what nobody wants goes; a map reads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from schoolbeat.exchange.daylog.headings import LOG
from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.intake import jobs, waiting
from schoolbeat.exchange.intake.tables import ACTIVITIES, TABLES
from schoolbeat.exchange.intake.waiting import DONE, RUNS, Waiting
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.mapping import Map, read_map, write_map
from schoolbeat.foundation import clock
from schoolbeat.work.activities.models import Activity
from tests.exchange.daylog.stage import table

THEN = datetime(2026, 11, 2, 16, tzinfo=UTC)


def brought(town, name: str, content: str) -> Waiting:
    return waiting.keep(town.install.agency, name, [content.encode()])


def done(found: Waiting, rejected: str = "") -> None:
    answer = Answer(written=True)
    if rejected:
        path = found.file.with_suffix(".beside")
        path.write_text(rejected)
        answer.rejected_file = str(path)
    found.finish(answer)


def test_a_new_upload_takes_nothing_away_from_colleagues(alder):
    with clock.at(THEN):
        preview = brought(alder, "preview.csv", "a")
        preview.keep_map(Map(date_order="dmy"))
        finished = brought(alder, "finished.csv", "b")
        done(finished, "the rows that were wrong")
    with clock.at(THEN + timedelta(days=6)):
        brought(alder, "new.csv", "c")
    assert preview.file.read_text() == "a"
    assert preview.map().date_order == "dmy"
    assert finished.state().state == DONE
    assert finished.rejected.read_text() == "the rows that were wrong"


@pytest.mark.parametrize("state", ["", RUNS, DONE])
def test_what_nobody_touched_for_a_week_is_forgotten(alder, state):
    with clock.at(THEN):
        old = brought(alder, "old.csv", "a")
        if state:
            old.tell(state)
    with clock.at(THEN + timedelta(days=5)):
        used = brought(alder, "used.csv", "b")
    with clock.at(THEN + timedelta(days=8)):
        brought(alder, "new.csv", "c")
    assert waiting.find(old.agency, old.digest) is None
    assert not list(old.file.parent.glob(f"{old.digest}*"))
    assert used.file.is_file()


def test_what_was_touched_since_is_kept(alder):
    with clock.at(THEN):
        old = brought(alder, "old.csv", "a")
    with clock.at(THEN + timedelta(days=5)):
        old.keep_map(Map())
    with clock.at(THEN + timedelta(days=8)):
        brought(alder, "new.csv", "c")
    assert old.file.is_file()


def test_a_take_that_breaks_is_over_and_can_be_tried_again(alder, monkeypatch):
    found = brought(alder, "log.csv", table({}))

    def breaks(*_: object) -> None:
        raise MemoryError

    monkeypatch.setitem(TABLES, ACTIVITIES, replace(TABLES[ACTIVITIES], take=breaks))
    account = alder.account("sergeant").id
    with pytest.raises(MemoryError):
        jobs.take_waiting(found, account, False, False)
    state = found.state()
    assert state.state == DONE
    assert not state.answer["written"]
    assert [waiting.fault_of(one).expected for one in state.answer["rejected"]]
    monkeypatch.undo()
    found.again()
    jobs.take_waiting(found, account, False, False)
    assert Activity.objects.count() == 1


def test_a_map_that_cannot_be_read_is_a_fault_of_the_take(alder):
    found = brought(alder, "log.csv", table({}))
    found.file.with_suffix(".toml").write_bytes(b'[values.kind]\n"a\x1fb" = "mediation"\n')
    jobs.take_waiting(found, alder.account("sergeant").id, False, False)
    assert found.state().state == DONE
    assert isinstance(waiting.fault_of(found.state().answer["rejected"][0]), Fault)


ODD = "".join(map(chr, range(0x20))) + "\x7f\x80\x85\u2028\ufeff\\\"'=[]#é𝄞"


def test_a_map_of_any_words_reads_back_equal():
    said = Map(
        columns={"kind": [f"x{ODD}x"]},
        values={"kind": {ODD: "mediation", "a\rb": "alarm", "ab": "alarm", "": "alarm"}},
        defaults={"officer": f"x{ODD}x"},
        ignore=[f"x{ODD}x"],
    )
    assert read_map(write_map(said).encode(), LOG) == said

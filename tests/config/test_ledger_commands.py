"""verify, rebuild, anchor and work, as a program reads them."""

import json

from schoolbeat.ledger.models import Entry, EntryContent, Fact


def test_verify_says_that_nothing_was_found(command, alder):
    alder.log()
    assert command("work", "--once").code == 0
    said = command("verify", "--json")
    assert said.code == 0
    assert said.answer == {
        "ok": True,
        "entries": Entry.objects.count(),
        "blocks": 1,
        "faults": [],
        "destroyed": [],
    }


def test_verify_exits_1_on_a_fault_and_names_it(command, alder):
    identity = alder.log()
    command("work", "--once")
    EntryContent.objects.filter(entry=identity).update(body="{}")
    said = command("verify", "--json")
    assert said.code == 1
    agency = str(alder.install.agency)
    assert said.answer["ok"] is False
    assert said.answer["faults"] == [{"agency": agency, "entry": str(identity), "fault": "altered"}]
    assert command("verify").code == 1
    assert f"altered: agency {agency}, entry {identity}" in command("verify").out


def test_an_anchor_kept_elsewhere_is_compared(command, alder, tmp_path):
    alder.log()
    kept = tmp_path / "anchor.json"
    kept.write_text(command("anchor").out)
    assert command("verify", "--anchor", str(kept), "--json").code == 0
    heads = json.loads(kept.read_text())
    for head in heads.values():
        head["digest"] = "00" * 32
    kept.write_text(json.dumps(heads))
    assert {
        fault["fault"] for fault in command("verify", "--anchor", str(kept), "--json").answer["faults"]
    } == {"altered"}


def test_an_anchor_that_is_none_is_refused(command, alder, tmp_path):
    for text in ("", "[1]", '{"x": 1}', '{"00000000-0000-0000-0000-000000000000": {}}', None):
        file = tmp_path / "anchor"
        if text is None:
            file.unlink()
        else:
            file.write_text(text)
        said = command("verify", "--anchor", str(file), "--json")
        assert said.code == 1
        assert "anchor" in said.answer["refused"][0]["message"]


def test_rebuild_prints_what_the_runner_counted(command, alder):
    alder.log(audience={"student": 3})
    first = command("rebuild", "--json")
    assert first.code == 0
    assert set(first.answer) == {"facts", "sha256"}
    assert first.answer["facts"] == Fact.objects.count() == 3
    assert len(first.answer["sha256"]) == 64
    assert command("rebuild", "--json").answer == first.answer
    alder.log()
    assert command("rebuild", "--json").answer["sha256"] != first.answer["sha256"]


def test_rebuild_mends_facts_that_somebody_changed(command, alder):
    alder.log(minutes=15)
    good = command("rebuild", "--json").answer
    Fact.objects.filter(measure="minutes").update(amount=9999)
    assert command("rebuild", "--json").answer == good
    assert Fact.objects.get(measure="minutes").amount == 15


def test_verify_finds_no_fault_in_a_folder_that_is_new(command):
    said = command("verify", "--json")
    assert (said.code, said.answer) == (
        0,
        {"ok": True, "entries": 0, "blocks": 0, "faults": [], "destroyed": []},
    )

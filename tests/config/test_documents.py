"""`schoolbeat docs` writes what the code says, and says when a page is out of step; what is written by hand is true."""

import re

import pytest

from schoolbeat.config.cli import documents
from schoolbeat.exchange.api.routes import api
from schoolbeat.ledger.envelope import Code
from tests.architecture.tree import ROOT

THREAT = re.compile(r"^\| (T-\d{2,3}) \|.*\| `([^`]+)::(\w+)` \|$", re.MULTILINE)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty docs/ in place of the tree's."""
    monkeypatch.setattr(documents, "DOCS", tmp_path)
    return tmp_path


def test_pages_are_written_once_and_then_in_step(command, folder):
    assert set(command("docs", "--json").answer["written"]) == set(documents.PAGES)
    assert command("docs", "--json").answer == {"written": []}
    assert command("docs", "--check").code == 0


def test_a_page_that_somebody_changed_is_out_of_step(command, folder):
    command("docs")
    page = folder / "measures.md"
    page.write_text(page.read_text() + "More.\n")
    said = command("docs", "--check", "--json")
    assert (said.code, said.answer) == (1, {"stale": ["measures.md"]})
    assert "More." in page.read_text()
    assert command("docs", "--json").answer == {"written": ["measures.md"]}


def test_missing_pages_are_out_of_step(command, folder):
    assert command("docs", "--check", "--json").answer == {"stale": list(documents.PAGES)}
    assert not list(folder.iterdir())


def test_without_a_tree_there_is_nothing_to_write(command, monkeypatch, tmp_path):
    monkeypatch.setattr(documents, "DOCS", tmp_path / "none")
    assert command("docs").code == 1


def test_every_code_and_status_has_its_words():
    assert set(documents.CODES) == {code.value for code in Code}
    stated = {
        status
        for methods in api.get_openapi_schema()["paths"].values()
        for operation in methods.values()
        for status in operation["responses"]
    }
    assert set(documents.STATUSES) == {str(status) for status in stated}


def test_the_tables_have_a_row_for_each_thing():
    from schoolbeat.access.grants import GRANTS
    from schoolbeat.insight.measures import MEASURES

    matrix = documents.access_matrix()
    assert all(f"| `{grant.permission}` |" in matrix for grant in GRANTS)
    assert all(f"| `{slug}` |" in documents.measures() for slug in MEASURES)
    assert "| `note` | Text |  | record |" in documents.data_dictionary()
    assert "| `minutes` | `int` | required |" in documents.api()
    for make in documents.PAGES.values():
        tables = [line for line in make().splitlines() if line.startswith("|")]
        assert all(line.endswith(" |") for line in tables)


def test_each_threat_names_a_test_that_is_there():
    threats = THREAT.findall((ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8"))
    assert [number for number, _file, _test in threats] == [f"T-{n:02d}" for n in range(1, len(threats) + 1)]
    assert len(threats) > 30, "nothing was checked"
    gone = {
        number: f"{file}::{test}"
        for number, file, test in threats
        if not (ROOT / file).is_file() or f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")
    }
    assert not gone


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "adr").glob("*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers

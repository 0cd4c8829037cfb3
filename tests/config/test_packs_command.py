"""`schoolbeat packs check`: what is wrong in an install's own packs and letters, by file and line."""

from pathlib import Path

import pytest

from schoolbeat.jurisdictions.prepared import LETTERS
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
NAME = "removal-parent.en.md"


@pytest.fixture
def packs(settings, tmp_path, alder):
    """The folder of an install's own packs."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "packs"


def own(packs: Path, place: str, text: str) -> None:
    folder = packs / "letters" / place
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(text, "utf-8")


def test_a_broken_letter_is_named_by_file_line_and_what_was_expected(command, packs):
    text = (LETTERS / "us-ca" / NAME).read_text("utf-8")
    own(packs, "alder", text)
    said = command("packs", "check")
    assert (said.code, said.out) == (0, "Packs and letters are in order (agencies: 1).\n")
    own(packs, "some-district", text.replace("language: en", "language: fr"))
    said = command("packs", "check")
    assert said.code == 1
    assert said.out.splitlines() == [
        f"letters/some-district/{NAME}: line 4: language: expected 'en', as the file is named",
        "Until a letter is mended, that of a wider place is taken, where there is one.",
    ]
    answer = command("packs", "check", "--json").answer
    assert (answer["ok"], answer["packs"]) == (False, [])
    assert [(one["place"], one["name"], one["line"]) for one in answer["letters"]] == [
        ("some-district", NAME, "line 4")
    ]


def test_a_pack_of_its_own_that_is_none_is_told_with_its_agency(command, packs):
    packs.mkdir(exist_ok=True)
    (packs / "alder.toml").write_text("[pack]\nplace = 1\n", "utf-8")
    said = command("packs", "check")
    assert said.code == 1
    assert said.out.startswith("alder: alder.toml: ")

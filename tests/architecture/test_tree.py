"""What stands in no file: hosts of registries, paths of one machine, secrets; and no document names a missing file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT, tracked_files, where

# Assembled from parts, so that this file does not find itself.
HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("python" + "hosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("yarnpkg", "com"),
        ("debian", "org"), ("crates", "io"), ("proxy", "golang", "org"), ("rubygems", "org"), ("maven", "org"),
    )
]  # fmt: skip
MACHINE = [
    "/" + "/".join(parts) for parts in (("work", "main"), ("work", "shared"), ("root", ""), ("opt", "pypi"))
]
HOMES = re.compile("/(?:" + "|".join(("ho" + "me", "Us" + "ers")) + r")/(?!schoolbeat\b)[a-z][\w.-]*/")
KEYS = re.compile("-----BEGIN [A-Z ]*" + "PRIVATE" + " KEY-----")
NAMED = re.compile(r"`((?:docs|schoolbeat|tests|tools|bench|requirements|\.ci)/[^`\s]*)`")
LINKED = re.compile(r"\]\((?!https?:|mailto:|#)([^)\s#]+)(?:#[^)]*)?\)")
OPEN_ENDED = re.compile(r"[<>{}…]|\.\.\.|[A-Z]{3,}")


def traces(text: str) -> list[str]:
    """What a text tells about registries, machines or keys."""
    found = [host for host in HOSTS if host in text] + [path for path in MACHINE if path in text]
    return found + [match.group() for pattern in (HOMES, KEYS) for match in pattern.finditer(text)]


def missing_files(text: str, beside: Path) -> list[str]:
    """Files that a document names and that are not there; a name with a gap to fill in is left alone."""
    named = [(name, ROOT) for name in NAMED.findall(text)] + [(name, beside) for name in LINKED.findall(text)]
    return [name for name, folder in named if not OPEN_ENDED.search(name) and not _exists(folder, name)]


def _exists(folder: Path, name: str) -> bool:
    name = name.split("::", maxsplit=1)[0].rstrip("/.,")
    return any(folder.glob(name)) if "*" in name else (folder / name).exists()


def texts() -> list[tuple[Path, str]]:
    """Every file of the tree as text; of a picture only what reads as text."""
    return [(path, path.read_bytes().decode("utf-8", errors="ignore")) for path in tracked_files()]


def test_no_file_tells_of_a_registry_a_machine_or_a_key():
    assert len(texts()) > 20, "nothing was checked"
    assert not {where(path): traces(text) for path, text in texts() if traces(text)}


def test_no_document_names_a_missing_file():
    documents = [(path, text) for path, text in texts() if path.suffix == ".md"]
    faults = {where(path): missing_files(text, path.parent) for path, text in documents}
    assert not {name: names for name, names in faults.items() if names}


def test_the_locks_pin_by_hash_and_carry_no_address():
    for name in ("run.txt", "test.txt"):
        lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
        assert any(line.startswith("django==5.2.") for line in lines)
        assert not [line for line in lines if "://" in line or line.startswith("-")]
        pins = [n for n, line in enumerate(lines) if re.match(r"[a-z0-9]", line)]
        assert all("--hash=sha256:" in lines[n + 1] for n in pins)


@pytest.mark.parametrize(
    "text", [f"see https://{HOSTS[0]}/simple", f"cd {MACHINE[0]}", "/ho" + "me/ann/tree/x"]
)
def test_a_trace_is_seen(text):
    assert traces(text)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("see `docs/nowhere.md`", ["docs/nowhere.md"]),
        ("[the map](nowhere.md#top)", ["nowhere.md"]),
        ("`tools/*.nothing`", ["tools/*.nothing"]),
        ("`tests/architecture/tree.py::where` `docs/adr/NNNN-title.md` [x](https://example.org/y)", []),
    ],
)
def test_a_missing_file_is_seen(text, missing):
    assert missing_files(text, ROOT) == missing

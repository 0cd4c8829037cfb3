"""Prepared letters: Markdown with front matter beside the packs, one file for each duty to tell and language."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from schoolbeat.jurisdictions.schema import SchemaError

LETTERS = Path(__file__).parent / "letters"
LANGUAGES = ("en", "es")
DUTIES = "duties_to_tell"
"""The table whose rows have prepared letters."""
PLACEHOLDERS = frozenset(
    {"addressee", "agency", "day", "law", "officer", "phone", "place_taken_to", "school", "student", "time"}
)
"""What a letter may leave open; everything else between double braces is refused."""
_KEYS: Mapping[str, type] = {
    "title": str,
    "duty": str,
    "language": str,
    "source": str,
    "reviewed": date,
    "confirmed": bool,
}
_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
GAP = re.compile(r"\{\{([a-z_]+)\}\}")
"""A placeholder in the text of a letter."""
_BRACES = re.compile(r"\{\{|\}\}")
_BLOCKS = {"heading_open": "heading", "paragraph_open": "par", "list_item_open": "item"}
_AROUND = frozenset(
    {"heading_close", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_close"}
)
_LINE_END = frozenset({"softbreak", "hardbreak"})
_PARSER = MarkdownIt("commonmark")

Run = tuple[str, bool]
"""Some words, and whether they stand out."""


@dataclass(frozen=True)
class Block:
    """A part of a letter: a `heading`, a `par`, or an `item` of a list."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Prepared:
    """A letter with its gaps; `digest` is the SHA-256 of its file (line ends apart), in hexadecimal digits."""

    place: str
    duty: str
    language: str
    title: str
    source: str
    reviewed: date
    confirmed: bool
    blocks: tuple[Block, ...]
    """The last one is the close of the letter; what an officer adds stands before it."""
    digest: str
    file: Path = field(compare=False, default=Path())

    @property
    def gaps(self) -> frozenset[str]:
        """Return the placeholders that the letter has."""
        return frozenset(
            name for block in self.blocks for text, _out in block.runs for name in GAP.findall(text)
        )


Shelf = Mapping[str, Mapping[tuple[str, str], Prepared]]
"""Letters by place, then by duty and language."""


def read_letter(file: Path, content: bytes, place: str) -> Prepared:
    """Return a letter as its file has it; raises SchemaError naming file and line."""
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise SchemaError(file, "line 1", f"not UTF-8: {problem}") from problem
    head = _FRONT.match(text)
    if head is None:
        raise SchemaError(file, "line 1", "expected front matter between two lines of ---")
    said = _front(file, head[1])
    duty, _dot, language = file.stem.rpartition(".")
    for key, expected in (("duty", duty), ("language", language)):
        if said[key] != expected:
            raise SchemaError(
                file, _line_of(head[1], key), f"{key}: expected {expected!r}, as the file is named"
            )
    if language not in LANGUAGES:
        raise SchemaError(file, _line_of(head[1], "language"), f"expected one of {', '.join(LANGUAGES)}")
    _check_gaps(file, text, head.end())
    blocks = tuple(_blocks(file, text[head.end() :], head[0].count("\n")))
    if not blocks:
        raise SchemaError(file, f"line {head[0].count(chr(10)) + 1}", "the letter says nothing")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Prepared(place, **said, blocks=blocks, digest=digest, file=file)


def _front(file: Path, head: str) -> dict[str, Any]:
    """Return what the front matter says, each key with a value of its kind."""
    try:
        said = yaml.safe_load(head)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 2
        raise SchemaError(file, f"line {line}", "the front matter is not YAML") from problem
    if not isinstance(said, dict):
        raise SchemaError(file, "line 2", "expected keys and values")
    for key in said:
        if key not in _KEYS:
            raise SchemaError(file, _line_of(head, str(key)), f"unknown key {key!r}")
    for key, kind in _KEYS.items():
        if key not in said:
            raise SchemaError(file, "line 1", f"the front matter does not say {key!r}")
        if type(said[key]) is not kind or said[key] == "":
            raise SchemaError(file, _line_of(head, key), f"{key}: expected {kind.__name__}")
    if _BRACES.search(said["title"]):
        raise SchemaError(file, _line_of(head, "title"), "a title has no placeholder")
    return said


def _line_of(head: str, key: str) -> str:
    """Return the line of the file on which a key of the front matter stands; it begins on the second."""
    lines = head.split("\n")
    found = next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), 0)
    return f"line {found + 2}"


def _check_gaps(file: Path, text: str, start: int) -> None:
    """Refuse every pair of braces that is not a placeholder of the list."""
    known = {
        edge
        for gap in GAP.finditer(text, start)
        if gap[1] in PLACEHOLDERS
        for edge in (gap.start(), gap.end() - 2)
    }
    for brace in _BRACES.finditer(text, start):
        if brace.start() not in known:
            line = text.count("\n", 0, brace.start()) + 1
            shown = text[brace.start() : brace.start() + 40].split("\n", maxsplit=1)[0]
            raise SchemaError(file, f"line {line}", f"unknown placeholder at {shown!r}")


def _blocks(file: Path, body: str, above: int) -> Iterator[Block]:
    """Yield the parts of a letter; only headings, paragraphs, lists and words that stand out are taken."""
    kind, line = "par", above + 1
    for token in _PARSER.parse(body):
        line = token.map[0] + above + 1 if token.map else line
        if token.type == "inline":
            yield Block(kind, tuple(_runs(file, token, line)))
            kind = "par"
        elif token.type in _BLOCKS:
            # The paragraph inside an item is the item's.
            kind = "item" if kind == "item" else _BLOCKS[token.type]
        elif token.type not in _AROUND:
            raise SchemaError(file, f"line {line}", f"a letter has no {token.type}")


def _runs(file: Path, inline: Token, line: int) -> Iterator[Run]:
    out = False
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            out = token.type == "strong_open"
        elif token.type in _LINE_END:
            # A line that ends in two blanks or a backslash stays a line, as in an address.
            yield ("\n" if token.type == "hardbreak" else " "), out
        elif token.type == "text":
            if token.content:
                yield token.content, out
        else:
            raise SchemaError(file, f"line {line}", f"a letter has no {token.type}")


@lru_cache(maxsize=256)
def _read(file: Path, content: bytes, place: str) -> Prepared:
    return read_letter(file, content, place)


def letters_in(folder: Path, places: Iterable[str] | None = None) -> Shelf:
    """Return the letters of a folder by place: of some places, or of all that have a folder in it."""
    if places is None:
        places = sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else ()
    shelf: dict[str, dict[tuple[str, str], Prepared]] = {}
    for place in places:
        for file in sorted((folder / place).glob("*.md")):
            letter = _read(file, file.read_bytes(), place)
            shelf.setdefault(place, {})[letter.duty, letter.language] = letter
    return shelf


def stamp_of(folder: Path) -> int:
    """Return a number that changes when a file of the folder does; 0 where there is none."""
    files = sorted(folder.glob("*/*.md")) if folder.is_dir() else []
    return hash(tuple((str(file), file.stat().st_mtime_ns) for file in files)) if files else 0


def find_letter(shelves: Iterable[Shelf], places: Iterable[str], duty: str, language: str) -> Prepared | None:
    """Return the letter for a duty in a language: of the nearest place, and there of the first shelf; or None."""
    kept = list(shelves)
    for place in places:
        for shelf in kept:
            found = shelf.get(place, {}).get((duty, language))
            if found is not None:
                return found
    return None


def shelves_of(
    places: Collection[str], agency: str, own: Path | None, duties: Collection[str]
) -> tuple[Shelf, ...]:
    """Return the letters of an install's own folder, then those of the product for some places.

    Refuses, by raising SchemaError, a letter of these places or of the agency for a duty that is none of `duties`.
    Of other places in the own folder, such as districts, the duties are not known here.
    """
    shelves = (*((letters_in(own),) if own else ()), letters_in(LETTERS, places))
    near = (shelf.get(place, {}) for shelf in shelves for place in (*places, agency))
    stray = next((one for letters in near for one in letters.values() if one.duty not in duties), None)
    if stray is not None:
        head = stray.file.read_text("utf-8").replace("\r\n", "\n").partition("\n")[2]
        raise SchemaError(stray.file, _line_of(head, "duty"), f"no place here has the duty {stray.duty!r}")
    return shelves

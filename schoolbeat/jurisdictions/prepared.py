"""Prepared letters: Markdown with front matter beside the packs, one file for each duty to tell and language."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
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


def read_letter(file: Path, content: bytes, place: str) -> Prepared:
    """Return a letter as its file has it; raises SchemaError naming file and line."""
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise SchemaError(file, f"line {line}", f"not UTF-8: {problem}") from problem
    head = _FRONT.match(text)
    if head is None:
        raise SchemaError(file, "line 1", "expected front matter between two lines of ---")
    said = _front(file, head[1])
    duty, _dot, language = file.stem.rpartition(".")
    for key, expected in (("duty", duty), ("language", language)):
        if said[key] != expected:
            raise SchemaError(
                file, line_of(head[1], key), f"{key}: expected {expected!r}, as the file is named"
            )
    if language not in LANGUAGES:
        raise SchemaError(file, line_of(head[1], "language"), f"expected one of {', '.join(LANGUAGES)}")
    _check_gaps(file, text, head.end())
    blocks = tuple(_blocks(file, text[head.end() :], head[0].count("\n")))
    if not blocks:
        raise SchemaError(file, f"line {head[0].count(chr(10)) + 1}", "the letter says nothing")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Prepared(place, **said, blocks=blocks, digest=digest, file=file)


_NO_VALUE = (ValueError, LookupError, AttributeError, RecursionError)
"""What the library raises for a value that is none: a day no calendar has, a wrong tag, endless brackets."""


def _front(file: Path, head: str) -> dict[str, Any]:
    """Return what the front matter says, each key with a value of its kind."""
    try:
        said = yaml.safe_load(head)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 2 if mark is not None else 2
        raise SchemaError(file, f"line {line}", "the front matter is not YAML") from problem
    except _NO_VALUE as problem:
        raise SchemaError(file, _none_at(head), "the front matter has a value that is none") from problem
    if not isinstance(said, dict):
        raise SchemaError(file, "line 2", "expected keys and values")
    for key in said:
        if key not in _KEYS:
            raise SchemaError(file, line_of(head, str(key)), f"unknown key {key!r}")
    for key, kind in _KEYS.items():
        if key not in said:
            raise SchemaError(file, "line 1", f"the front matter does not say {key!r}")
        if type(said[key]) is not kind or said[key] == "":
            raise SchemaError(file, line_of(head, key), f"{key}: expected {kind.__name__}")
    if _BRACES.search(said["title"]):
        raise SchemaError(file, line_of(head, "title"), "a title has no placeholder")
    return said


def _none_at(head: str) -> str:
    """Return the line of the file on which a value of the front matter cannot be read by itself."""
    for number, line in enumerate(head.split("\n")):
        try:
            yaml.safe_load(line)
        except _NO_VALUE:
            return f"line {number + 2}"
        except yaml.YAMLError:
            continue
    return "line 2"


def line_of(head: str, key: str) -> str:
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

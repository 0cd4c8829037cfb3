"""The small map that says what a stranger's file means: a TOML file, checked word by word."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.foundation.text import gettext_noop as _

LARGEST_MAP = 256 * 1024
SHAPES = ("entries", "tally")


@dataclass
class Map:
    """What the map says; what it leaves out is recognized, or refused."""

    shape: str = ""
    sheet: str = ""
    date_order: str = "mdy"
    duration: str = ""
    default_start: str = ""
    default_minutes: int = 0
    year: int | None = None
    ignore: list[str] = field(default_factory=list)
    columns: dict[str, list[str]] = field(default_factory=dict)
    """Our field -> their headings."""
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    """Field -> their word -> ours; an empty word of ours leaves the cell out."""
    defaults: dict[str, str] = field(default_factory=dict)


_WORDS = {
    "shape": SHAPES,
    "date_order": ("mdy", "dmy"),
    "duration": ("hours", "minutes"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NUMBERS = {"default_minutes": (1, 1440), "year": (2000, 2100)}


def _wrong(name: str, value: object, expected: str, **given: object) -> Unreadable:
    return Unreadable(Fault(0, f"map: {name}", shown(str(value)), expected, given))


def read_map(content: bytes, columns: Columns) -> Map:
    """Read a map of a table that has such columns; raises Unreadable that names its line which means nothing here."""
    if len(content) > LARGEST_MAP:
        raise _wrong("", len(content), _("a small map"))
    try:
        said = tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _wrong("", "", _("a map in UTF-8")) from None
    except tomllib.TOMLDecodeError as error:
        raise _wrong("", error, _("a map as TOML has it")) from None
    found = Map()
    for name, value in said.items():
        _put(found, columns, name, value)
    return found


def _put(found: Map, columns: Columns, name: str, value: Any) -> None:
    if name in columns.settings:
        setattr(found, name, _setting(name, value))
    elif name == "ignore":
        found.ignore = _texts(name, value)
    elif name in {"columns", "values", "defaults"} and isinstance(value, dict):
        _put_table(found, columns, name, value)
    else:
        known = ", ".join(sorted((*columns.settings, "ignore", "columns", "values")))
        raise _wrong(name, value, _("one of: %(known)s, defaults"), known=known)


def _setting(name: str, value: Any) -> object:
    if name in _WORDS:
        return _among(name, value, _WORDS[name])
    return _between(name, value, *_NUMBERS[name]) if name in _NUMBERS else _a_text(name, value)


def _put_table(found: Map, columns: Columns, name: str, table: Mapping[str, Any]) -> None:
    known = {
        "columns": tuple(columns.headings),
        "values": columns.valued,
        "defaults": (*columns.valued, *columns.defaulted),
    }[name]
    for key, value in table.items():
        _among(f"{name}.{key}", key, known)
        if name == "columns":
            found.columns[key] = _texts(f"{name}.{key}", value)
        elif name == "defaults":
            found.defaults[key] = _a_text(f"{name}.{key}", value)
        else:
            found.values[key] = dict(_pairs(f"{name}.{key}", value))


def _pairs(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        raise _wrong(name, value, _("a table of their words and ours"))
    for theirs, ours in value.items():
        yield theirs, _a_text(f"{name}.{theirs}", ours)


def _among(name: str, value: Any, known: tuple[str, ...]) -> str:
    if value not in known:
        raise _wrong(name, value, _("one of: %(known)s"), known=", ".join(known))
    return str(value)


def _between(name: str, value: Any, least: int, most: int) -> int:
    if not isinstance(value, int) or not least <= value <= most:
        raise _wrong(name, value, _("a number from %(least)s to %(most)s"), least=least, most=most)
    return value


def _a_text(name: str, value: Any) -> str:
    if not isinstance(value, str):
        raise _wrong(name, value, _("a text in quotes"))
    return value.strip()


def _texts(name: str, value: Any) -> list[str]:
    return [_a_text(name, one) for one in (value if isinstance(value, list) else [value])]


def _quoted(text: str) -> str:
    """Return a text as TOML has it: no control character stands in one as itself."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_CONTROL.sub(lambda found: f"{chr(92)}u{ord(found[0]):04X}", plain)}"'


def write_map(said: Map) -> str:
    """Return a map as TOML, so that what was chosen on a page can be kept and used again."""
    lines = [
        f"{name} = {_quoted(value)}"
        for name in ("shape", "sheet", "date_order", "duration", "default_start")
        if (value := getattr(said, name))
    ]
    lines += [f"{name} = {value}" for name in ("default_minutes", "year") if (value := getattr(said, name))]
    if said.ignore:
        lines.append(f"ignore = [{', '.join(map(_quoted, said.ignore))}]")
    if said.columns:
        lines += ["", "[columns]"]
        lines += [f"{name} = [{', '.join(map(_quoted, theirs))}]" for name, theirs in said.columns.items()]
    if said.defaults:
        lines += ["", "[defaults]", *(f"{name} = {_quoted(word)}" for name, word in said.defaults.items())]
    for name, pairs in said.values.items():
        lines += [
            "",
            f"[values.{name}]",
            *(f"{_quoted(theirs)} = {_quoted(ours)}" for theirs, ours in pairs.items()),
        ]
    return "\n".join(lines) + "\n"

"""The kinds of column a table of a pack may have, and what a cell of each must be."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from schoolbeat.jurisdictions.schema import Columns, Reader

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NAME = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_CODE = re.compile(r"[0-9A-Z]+")


def check_row(file: Path, at: str, row: Mapping[str, Any], columns: Columns) -> None:
    """Raise SchemaError unless `row` has every column of `columns`, of its kind, and no other."""
    reader = Reader(file, at, row)
    reader.only(set(columns))
    for column, kind in columns.items():
        if isinstance(kind, tuple):
            if reader.take(column, str) not in kind:
                raise reader.refuse(column, f"{row[column]!r} is not one of {', '.join(kind)}")
        elif kind not in _KINDS:
            raise reader.refuse(column, f"unknown kind of column {kind!r}")
        else:
            _KINDS[kind](reader, column)


def _slug(reader: Reader, column: str) -> None:
    if not _SLUG.fullmatch(reader.take(column, str)):
        raise reader.refuse(column, "a slug is lower-case letters and digits joined by hyphens")


def _slug_or_nothing(reader: Reader, column: str) -> None:
    """Take a slug that a row may leave out."""
    if column in reader.raw:
        _slug(reader, column)


def _name(reader: Reader, column: str) -> None:
    """Take the name of a value of the pack."""
    if not _NAME.fullmatch(reader.take(column, str)):
        raise reader.refuse(column, "a name is lower-case letters and digits joined by underscores")


def _name_or_nothing(reader: Reader, column: str) -> None:
    """Take the name of a value that a row may leave out."""
    if column in reader.raw:
        _name(reader, column)


def _whole(reader: Reader, column: str) -> None:
    if reader.take(column, int) <= 0:
        raise reader.refuse(column, "expected a whole number above zero")


def _hours(reader: Reader, column: str) -> None:
    hours = reader.take(column, list)
    if not hours or any(type(hour) is not int or not 0 <= hour <= 23 for hour in hours):
        raise reader.refuse(column, "expected hours of the day, 0-23")


def _weights(reader: Reader, column: str) -> None:
    weights = Reader(reader.file, f"{reader.at}.{column}", reader.take(column, dict))
    weights.only({"elementary", "middle", "high"})
    for level in ("elementary", "middle", "high"):
        if weights.take(level, int) < 0:
            raise weights.refuse(level, "expected a whole number, zero or above")


def _truth(reader: Reader, column: str) -> None:
    reader.take(column, bool)


def _flag(reader: Reader, column: str) -> None:
    """Take a truth that a row may leave out: then it is not true."""
    reader.take(column, bool, False)


def _text(reader: Reader, column: str) -> None:
    reader.words(column)


def _text_or_nothing(reader: Reader, column: str) -> None:
    """Take a text that a row may leave out; an empty one is a slip."""
    if column in reader.raw:
        reader.words(column)


def _code(reader: Reader, column: str) -> None:
    """Take a code of a published list, the same in every language: text, because 09A and 01 are no numbers."""
    if not _CODE.fullmatch(reader.take(column, str)):
        raise reader.refuse(column, "a code is digits and capital letters")


def _day(reader: Reader, column: str) -> None:
    reader.take(column, date)


def _month_day(reader: Reader, column: str) -> None:
    """Take a day of every year, as 03-01; February 29 is none."""
    try:
        date.fromisoformat(f"2001-{reader.take(column, str)}")
    except ValueError:
        raise reader.refuse(column, "expected a day of every year, as 03-01") from None


def _day_or_nothing(reader: Reader, column: str) -> None:
    """Take a day that a row may leave out."""
    if column in reader.raw:
        _day(reader, column)


_KINDS = {
    "slug": _slug,
    "slug or nothing": _slug_or_nothing,
    "name": _name,
    "name or nothing": _name_or_nothing,
    "text": _text,
    "text or nothing": _text_or_nothing,
    "code": _code,
    "day": _day,
    "day or nothing": _day_or_nothing,
    "month-day": _month_day,
    "whole": _whole,
    "truth": _truth,
    "flag": _flag,
    "hours": _hours,
    "weights": _weights,
}

"""Writes tables as CSV and Parquet, a piece of rows at a time, into a folder or into one encrypted file."""

import csv
import io
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import IO, Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq
import pyrage

from schoolbeat.exchange.tables.columns import TableOut
from schoolbeat.exchange.tables.hats import WordsOut

PIECE = 10_000
SYNTHETIC = "SYNTHETIC"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


class Sink(Protocol):
    """Where files go."""

    def text(self, name: str) -> IO[str]:
        """Open a file for text."""

    def put(self, name: str, write: Callable[[Any], None]) -> None:
        """Make a file of bytes."""


class Folder:
    """Files in a folder, the owner's alone."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def _open(self, name: str) -> int:
        return os.open(self.path / name, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)

    def text(self, name: str) -> IO[str]:
        """Open a file for text; UTF-8 with the mark without which a spreadsheet on Windows misreads it."""
        return os.fdopen(self._open(name), "w", encoding="utf-8-sig", newline="")

    def put(self, name: str, write: Callable[[Any], None]) -> None:
        """Make a file of bytes."""
        with os.fdopen(self._open(name), "wb") as file:
            write(file)


class Sealed:
    """Files in one packed file that is only ever in memory, until it leaves encrypted."""

    def __init__(self) -> None:
        self._bytes = io.BytesIO()
        self._packed = zipfile.ZipFile(self._bytes, "w", zipfile.ZIP_DEFLATED)

    def text(self, name: str) -> IO[str]:
        """Open a file for text inside."""
        return io.TextIOWrapper(
            self._packed.open(name, "w", force_zip64=True), encoding="utf-8-sig", newline=""
        )

    def put(self, name: str, write: Callable[[Any], None]) -> None:
        """Make a file of bytes inside; Parquet is packed already, so it is only stored."""
        content = io.BytesIO()
        write(content)
        self._packed.writestr(name, content.getbuffer(), zipfile.ZIP_STORED)

    def seal(self, passphrase: str, target: Path) -> None:
        """Encrypt all of it with a passphrase (age) and write that."""
        self._packed.close()
        sealed = pyrage.passphrase.encrypt(self._bytes.getvalue(), passphrase)
        handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)


def safe(value: object) -> object:
    """Return a cell as CSV has it: never a formula, bytes in hexadecimal, moments in UTC."""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(DANGEROUS) else value
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, datetime) else value


def write_table(
    sink: Sink, table: TableOut | WordsOut, rows: Iterable[Sequence[Any]], synthetic: bool
) -> int:
    """Write one table as CSV and Parquet in one walk over its rows; return how many there were."""
    mark = [SYNTHETIC] if synthetic else []
    prefix = f"{SYNTHETIC}-" if synthetic else ""
    names = [column.name for column in table.columns]
    kinds = [(SYNTHETIC, pa.string())] if synthetic else []
    schema = pa.schema([*kinds, *((column.name, column.kind) for column in table.columns)])
    values = [column.value for column in table.columns]
    walked = iter(rows)
    number = 0

    def write(file: Any) -> None:
        nonlocal number
        with (
            sink.text(f"{prefix}{table.name}.csv") as text,
            pq.ParquetWriter(file, schema, compression="zstd") as out,
        ):
            writer = csv.writer(text)
            writer.writerow([*mark, *names])
            while piece := list(islice(walked, PIECE)):
                known = [[value(cell) for value, cell in zip(values, row, strict=True)] for row in piece]
                writer.writerows([*mark, *map(safe, row)] for row in known)
                columns = [mark * len(known)] if synthetic else []
                columns += map(list, zip(*known, strict=True)) if known[0] else []
                out.write_batch(pa.record_batch(columns, schema=schema))
                number += len(known)

    sink.put(f"{prefix}{table.name}.parquet", write)
    return number


def write_dictionary(
    sink: Sink, written: dict[str, int], known: Sequence[TableOut | WordsOut], synthetic: bool
) -> None:
    """Write what each table and column is, as CSV and as JSON."""
    prefix = f"{SYNTHETIC}-" if synthetic else ""
    head = ("table", "column", "type", "sensitivity", "meaning")
    lines = [
        (table.name, column.name, str(column.kind), column.sensitivity, column.meaning)
        for table in known
        for column in table.columns
    ]
    with sink.text(f"{prefix}dictionary.csv") as file:
        mark = [SYNTHETIC] if synthetic else []
        writer = csv.writer(file)
        writer.writerow([*mark, *head])
        writer.writerows([*mark, *map(safe, line)] for line in lines)
    tables = [
        {
            "table": table.name,
            "meaning": table.meaning,
            "rows": written[table.name],
            "left_out": list(table.left_out),
            "columns": [
                dict(zip(head[1:], line[1:], strict=True)) for line in lines if line[0] == table.name
            ],
        }
        for table in known
    ]
    said = json.dumps({"synthetic": synthetic, "tables": tables}, ensure_ascii=False, indent=1)
    sink.put(f"{prefix}dictionary.json", lambda file: file.write(said.encode()))

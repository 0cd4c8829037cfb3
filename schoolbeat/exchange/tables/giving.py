"""Gives back what an install holds: said on the ledger first, then written; content leaves encrypted or not at all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from schoolbeat.access.hats import Hat
from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.tables.columns import TableOut, tables
from schoolbeat.exchange.tables.hats import WordsOut
from schoolbeat.exchange.tables.writing import SYNTHETIC, Folder, Sealed, Sink, write_dictionary, write_table
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.roster.queries import is_synthetic

SHORTEST_PASSPHRASE = 12
SEALED = "export.zip.age"
_OPEN = "Each table stands here as CSV and as Parquet; dictionary.csv and dictionary.json say what each column is."
_WITHOUT = (
    "What was written down about people is left out (sensitivity record), and so are keys (secret).\n"
    "What is about children is left out too (child): its words leave with content alone, for each hat by itself.\n"
    "So is each row of a sensitive kind with what hangs on it, and what became of calls and requests: one of them"
    " can be one child.\nWhat somebody asked for the own self, and what is said of an officer, is left out as well."
)
_WITH = (
    f"Everything is in {SEALED}, encrypted with the passphrase that was given (age). To open it:\n"
    "    age --decrypt export.zip.age > export.zip"
)


class Refusing(Exception):
    """Why nothing was given back."""


@dataclass(frozen=True)
class Wanted:
    """What is to be given back, and where to; a passphrase asks for content too, and then there is a reason."""

    folder: Path
    every_agency: bool
    passphrase: str = ""
    reason: str = ""
    hats: tuple[Hat, ...] = ()
    """Whose records' words go along, decrypted: with content alone."""
    progress: Callable[[str], None] = lambda words: None


def give_back(viewers: Sequence[Viewer], wanted: Wanted) -> dict[str, int]:
    """Write the tables of the viewers' agencies (each is the install's own viewer) and return rows by table.

    Raises Refusing where the folder holds something, or where the ledger refuses.
    """
    if wanted.folder.exists() and (not wanted.folder.is_dir() or any(wanted.folder.iterdir())):
        raise Refusing(f"{wanted.folder} is not an empty folder. Name one that is empty, or none yet.")
    if wanted.passphrase and len(wanted.passphrase) < SHORTEST_PASSPHRASE:
        raise Refusing(f"A passphrase has {SHORTEST_PASSPHRASE} characters at least.")
    for viewer in viewers:
        _say(viewer, wanted)
    wanted.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    agencies = None if wanted.every_agency else frozenset(viewer.agency for viewer in viewers)
    folder = Folder(wanted.folder)
    if not wanted.passphrase:
        written = _write(folder, agencies, wanted)
        _readme(folder, f"{_OPEN}\n{_WITHOUT}")
        return written
    sealed = Sealed()
    written = _write(sealed, agencies, wanted)
    sealed.seal(wanted.passphrase, wanted.folder / SEALED)
    _readme(folder, _WITH)
    return written


def _say(viewer: Viewer, wanted: Wanted) -> Result:
    payload = {
        "with_content": bool(wanted.passphrase),
        "reason": wanted.reason,
        "hats": [hat.value for hat in wanted.hats],
    }
    said = run_one(Envelope("ledger.export", clock.now(), payload), viewer)
    if not said.done:
        raise Refusing(said.message or "The ledger refuses.")
    return said


def _write(sink: Sink, agencies: frozenset[UUID] | None, wanted: Wanted) -> dict[str, int]:
    synthetic = is_synthetic()
    known: list[TableOut | WordsOut] = [*tables(bool(wanted.passphrase)), *map(WordsOut, wanted.hats)]
    written = {}
    for table in known:
        written[table.name] = write_table(sink, table, _rows(table, agencies), synthetic)
        wanted.progress(f"{table.name}: {written[table.name]} rows")
    write_dictionary(sink, written, known, synthetic)
    return written


def _rows(table: TableOut | WordsOut, agencies: frozenset[UUID] | None) -> Iterable[tuple]:
    if isinstance(table, WordsOut):
        return table.rows(agencies)
    names = [column.name for column in table.columns]
    return table.rows(agencies).values_list(*names).iterator(chunk_size=2000)


def _readme(folder: Folder, words: str) -> None:
    mark = f"{SYNTHETIC}: every person and every entry is invented.\n\n" if is_synthetic() else ""
    text = f"{mark}What this install of Schoolbeat held on {clock.now():%Y-%m-%d}.\n\n{words}\n"
    folder.put("README.txt", lambda file: file.write(text.encode()))

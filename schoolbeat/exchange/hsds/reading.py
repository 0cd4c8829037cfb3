"""Reads a set, whichever form it has: HSDS 3 as JSON or CSV, or the older CSV of Open Referral."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from schoolbeat.exchange.hsds import csvfiles, jsonfiles, older
from schoolbeat.exchange.hsds.assembling import assemble
from schoolbeat.exchange.hsds.checking import check
from schoolbeat.exchange.hsds.entities import BY_FILE
from schoolbeat.exchange.hsds.faults import Fault, Note, Place, Unreadable
from schoolbeat.exchange.hsds.rows import Rows
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.resources.commands.taking import Taken

NO_DATA = frozenset({"datapackage.json"})
MOST_FILES = 500


@dataclass
class ReadSet:
    """A set as it was read: its form, its records, what is wrong in it, and what is kept otherwise than it stood."""

    form: str = ""
    digest: str = ""
    rows: int = 0
    records: list[Taken] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    more: int = 0
    """Faults beyond those that are listed."""
    notes: list[Note] = field(default_factory=list)
    invented: bool = False


def read(folder: Path) -> ReadSet:
    """Read a set; bad input becomes faults, never an error."""
    found = Rows()
    answer = ReadSet()
    try:
        names = _names(folder)
        answer.form = _take(folder, names, found)
        answer.digest = _digest(folder, names)
        index = check(found)
        if not found.report.number:
            answer.records = assemble(found, index)
    except Unreadable as unreadable:
        found.report.add(unreadable.fault)
    answer.rows, answer.invented = found.number, found.invented
    answer.faults, answer.notes = found.report.faults, found.report.notes
    answer.more = found.report.number - len(answer.faults)
    return answer


def _names(folder: Path) -> list[str]:
    if not folder.is_dir():
        raise Unreadable(Fault(folder.name, 0, "", "", _("a folder with the files of a set")))
    names = sorted(path.name for path in folder.iterdir())
    tables = [name for name in names if name.lower().endswith(".csv")]
    nested = [name for name in names if name.lower().endswith(".json") and name not in NO_DATA]
    if tables and nested:
        raise Unreadable(
            Fault(nested[0], 0, "", tables[0], _("a set as CSV or as JSON, not both in one folder"))
        )
    if not tables and not nested:
        raise Unreadable(
            Fault(folder.name, 0, "", "", _("files of HSDS, such as services.csv or services.json"))
        )
    if len(tables) + len(nested) > MOST_FILES:
        raise Unreadable(Fault(folder.name, 0, "", str(len(names)), _("500 files at most")))
    return tables or nested


def _take(folder: Path, names: list[str], found: Rows) -> str:
    if names[0].lower().endswith(".json"):
        for name in names:
            jsonfiles.read(folder / name, found)
        return "HSDS 3 JSON"
    head = csvfiles.head(folder / "services.csv") if "services.csv" in names else []
    is_older = older.is_older(names, head)
    known = older.FILES if is_older else set(BY_FILE)
    for name in names:
        if name not in known:
            found.report.note(Place(name, 0), "", "", _("not a file of HSDS; it was left out"))
    mine = [name for name in names if name in known]
    if is_older:
        older.take({name: list(csvfiles.rows(folder / name, found.report)) for name in mine}, found)
        return "Open Referral CSV"
    for name in mine:
        for row in csvfiles.rows(folder / name, found.report):
            found.add(BY_FILE[name].name, row)
    return "HSDS 3 CSV"


def _digest(folder: Path, names: list[str]) -> str:
    whole = sha256()
    for name in names:
        with (folder / name).open("rb") as file:
            whole.update(name.encode() + b"\0")
            while piece := file.read(1 << 20):
                whole.update(piece)
    return whole.hexdigest()

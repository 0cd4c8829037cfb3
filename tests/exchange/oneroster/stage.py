"""A small invented set in both versions, and what reads it: each test changes what it is about."""

from __future__ import annotations

import csv
import io
import zipfile
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from schoolbeat.exchange.oneroster.reading import read_set
from tests.factories.oneroster import HEADS

ON = date(2026, 1, 31)
Rows = list[dict[str, str]]
DISTRICT = {"sourcedId": "d1", "name": "Invented Unified", "type": "district", "identifier": "09999990000000"}
ELM = {"sourcedId": "elm", "name": "Elm High", "type": "school", "parentSourcedId": "d1"}
OAK = {"sourcedId": "oak", "name": "Oak Middle", "type": "school", "parentSourcedId": "d1"}
ANA = {
    "sourcedId": "s1",
    "givenName": "Ana",
    "middleName": "María",
    "familyName": "Peña",
    "agentSourcedIds": "g1",
    "grades": "09",
}
EVA = {
    "sourcedId": "g1",
    "givenName": "Eva",
    "familyName": "Peña",
    "phone": "555-0100",
    "email": "eva@invented.example",
}
TOM = {"sourcedId": "t1", "givenName": "Tom", "familyName": "Hall"}
BORN = {"sourcedId": "s1", "birthDate": "2011-05-04", "sex": "female", "asian": "true", "white": "false"}
ROLES = {"s1": ("student", "elm"), "g1": ("parent", "d1"), "t1": ("teacher", "elm")}
STAMP = {"status": "active", "dateLastModified": "2026-01-15T08:30:00.000Z"}


def user_11(row: dict[str, str], role: str = "", orgs: str = "") -> dict[str, str]:
    """A row of users.csv of 1.1."""
    own = ROLES.get(row["sourcedId"], ("", ""))
    return {"role": role or own[0], "orgSourcedIds": orgs or own[1]} | row


def role(user: str, name: str = "", org: str = "", **more: str) -> dict[str, str]:
    """A row of roles.csv."""
    own = ROLES.get(user, ("", ""))
    row = {
        "userSourcedId": user,
        "role": name or own[0],
        "orgSourcedId": org or own[1],
        "roleType": "primary",
    }
    return {"sourcedId": f"r-{user}-{row['role']}-{row['orgSourcedId']}"} | row | more


def stamped(rows: Rows) -> Rows:
    """Rows of a delta."""
    return [STAMP | row for row in rows]


def files_11(**changed: Rows) -> dict[str, Rows]:
    """The set in 1.1."""
    users = [user_11(row) for row in (ANA, EVA, TOM)]
    return {"orgs": [DISTRICT, ELM, OAK], "users": users, "demographics": [BORN]} | changed


def files_12(**changed: Rows) -> dict[str, Rows]:
    """The set in 1.2."""
    rest = {"orgs": [DISTRICT, ELM, OAK], "users": [ANA, EVA, TOM], "demographics": [BORN]}
    return rest | {"roles": [role("s1"), role("g1"), role("t1")]} | changed


def text_of(head: str, rows: Rows) -> str:
    """The text of one file; a key that is no column yet becomes one."""
    names = head.split(",")
    names += sorted({name for row in rows for name in row} - set(names))
    file = io.StringIO()
    writer = csv.DictWriter(file, names, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue()


def content(version: str, files: dict[str, Rows], modes: dict[str, str] | None = None) -> dict[str, bytes]:
    """The files of a set, with its manifest: all bulk but for `modes`."""
    said = dict.fromkeys(files, "bulk") | (modes or {})
    needed = ("orgs", "users", "demographics") + (("roles",) if version == "1.2" else ())
    said = dict.fromkeys(needed, "absent") | said
    lines = ["propertyName,value", "manifest.version,1.0", f"oneroster.version,{version}"]
    lines += [f"file.{name},{mode}" for name, mode in said.items()]
    lines += ["source.systemName,Invented SIS", "source.systemCode,invented"]
    heads = {name: HEADS.get(name) or HEADS[f"{name} {version}"] for name in files}
    made = {f"{name}.csv": text_of(heads[name], rows).encode() for name, rows in files.items()}
    return made | {"manifest.csv": "\r\n".join(lines).encode()}


def put(folder: Path, made: dict[str, bytes]) -> Path:
    """Write a set as a folder."""
    folder = folder / "set"
    folder.mkdir()
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return folder


def pack(folder: Path, made: dict[str, bytes]) -> Path:
    """Write a set as a ZIP."""
    path = folder / "set.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in made.items():
            file.writestr(name, data)
    return path


@contextmanager
def reading(folder: Path, made: dict[str, bytes] | Path, **more: Any):
    """Read a set; a folder of files is written first."""
    path = made if isinstance(made, Path) else put(folder, made)
    spool = folder / "install"
    with read_set(path, on=ON, folder=spool, **more) as found:
        yield found
    assert list(spool.iterdir()) == []


KINDS = (
    "organizations", "students", "guardians", "staff", "user_changes", "guardianships", "attendances", "posts",
    "births", "demographics", "references_out",
)  # fmt: skip


def delivered(
    folder: Path, version: str, files: dict[str, Rows], modes: dict[str, str] | None = None
) -> dict:
    """Read a set that is right and return its rows by kind."""
    with reading(folder, content(version, files, modes)) as found:
        assert [(fault, fault.value, fault.words) for fault in found.faults] == []
        return {kind: list(getattr(found, kind)()) for kind in KINDS}


def faults(folder: Path, made: dict[str, bytes] | Path) -> list:
    """Read a set that is wrong and return its faults."""
    with reading(folder, made) as found:
        assert found.faults
        return found.faults


def places(folder: Path, made: dict[str, bytes] | Path) -> list[tuple[str, int, str]]:
    """Where the faults of a set stand."""
    return [(fault.file, fault.line, fault.column) for fault in faults(folder, made)]

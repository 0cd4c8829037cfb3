"""Gives a directory out: as the tables of HSDS 3, or as its JSON with each service whole."""

import csv
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.hsds.assembling import flattened
from schoolbeat.exchange.hsds.csvfiles import is_formula
from schoolbeat.exchange.hsds.entities import ENTITIES, KINDS
from schoolbeat.work.resources.commands.taking import Taken
from schoolbeat.work.resources.queries.sets import held, is_synthetic_agency
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.vocabulary import Kind

SYNTHETIC = "SYNTHETIC"
FORMATS = ("csv", "json")


class Refusing(Exception):
    """Why nothing was given out."""


def give(viewer: Viewer, folder: Path, form: str) -> dict[str, int]:
    """Write an agency's whole directory in a folder that is empty or not there; returns rows by file."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusing(f"{folder} is not an empty folder. Name one that is empty, or none yet.")
    folder.mkdir(parents=True, exist_ok=True)
    records = [Taken(*one[:5]) for one in held(viewer)]
    synthetic = is_synthetic_agency(viewer)
    if form == "csv":
        return _tables(folder, records, synthetic)
    return _documents(folder, records, synthetic)


def _file(folder: Path, name: str) -> IO[str]:
    handle = os.open(folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    return os.fdopen(handle, "w", encoding="utf-8", newline="")


def _tables(folder: Path, records: Iterable[Taken], synthetic: bool) -> dict[str, int]:
    rows: dict[str, list[Body]] = {name: [] for name in ENTITIES}
    for entity, values in flattened(iter(records)):
        rows[entity].append(values)
    written = {}
    for table in ENTITIES.values():
        mine = rows[table.name]
        if not mine and table.name not in KINDS:
            continue
        more = sorted({name for row in mine for name in row} - set(table.columns))
        names = [*table.columns, *more]
        with _file(folder, table.file) as file:
            writer = csv.writer(file)
            writer.writerow([*([SYNTHETIC] if synthetic else []), *names])
            for row in mine:
                cells = [_cell(row.get(name)) for name in names]
                writer.writerow([*([SYNTHETIC] if synthetic else []), *cells])
        written[table.file] = len(mine)
    return written


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if is_formula(value) else value
    return json.dumps(value, ensure_ascii=False)


def _documents(folder: Path, records: list[Taken], synthetic: bool) -> dict[str, int]:
    listed: dict[str, list[Body]] = {}
    names = {kind: ENTITIES[entity].file for entity, kind in KINDS.items()}
    for one in records:
        if one.kind is Kind.AT:
            continue
        file = ENTITIES[one.entity].file if one.kind is Kind.OTHER else names[one.kind]
        listed.setdefault(file.replace(".csv", ".json"), []).append(one.body)
    listed["services.json"] = list(whole(records))
    mark: Body = {"synthetic": True} if synthetic else {}
    for file, bodies in listed.items():
        with _file(folder, file) as out:
            json.dump([mark | body for body in bodies], out, ensure_ascii=False, indent=1)
    return {file: len(bodies) for file, bodies in listed.items()}


def whole(records: Iterable[Taken]) -> Iterator[Body]:
    """Yield each service with its organization and the locations where it is had inside it."""
    by_id = {(one.kind, str(one.id)): one.body for one in records}
    at: dict[str, list[Body]] = {}
    for one in records:
        if one.kind is Kind.AT:
            service, location = map(str, one.links)
            at.setdefault(service, []).append(one.body | {"location": by_id[Kind.LOCATION, location]})
    for one in records:
        if one.kind is Kind.SERVICE:
            body = one.body | {"organization": by_id[Kind.ORGANIZATION, str(one.body["organization_id"])]}
            places = at.get(str(one.id))
            yield body | {"service_at_locations": places} if places else body

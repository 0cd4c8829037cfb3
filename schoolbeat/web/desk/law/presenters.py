"""The law page as frozen lines: by the place that says them, with what they replaced and what will change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext

from schoolbeat.jurisdictions.loader import Pack, Place, known_places
from schoolbeat.jurisdictions.schema import Table as Edition
from schoolbeat.jurisdictions.schema import Value
from schoolbeat.jurisdictions.shelves import LetterFault
from schoolbeat.jurisdictions.standing import (
    Change,
    Standing,
    StandingTable,
    changes,
    in_force,
    label_of_table,
    tables_changed,
    tables_in_force,
)
from schoolbeat.web.desk.law import wording
from schoolbeat.web.desk.law.filters import Asked
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import full_day


@dataclass(frozen=True)
class Line:
    """One value in force, in words."""

    name: str
    label: str
    worth: str
    value: Value
    status: str
    place: str
    replaced: str
    instead_of: tuple[str, ...]
    coming: tuple[str, ...]


@dataclass(frozen=True)
class PlaceLines:
    """What one place of the chain says itself; `href` shows the law of that place alone."""

    name: str
    kind: str
    href: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class EditionLine:
    """Where a place writes its part of a table."""

    place: str
    status: str
    edition: Edition


@dataclass(frozen=True)
class TableLines:
    """One table in force."""

    label: str
    table: Table
    editions: tuple[EditionLine, ...]
    csv: str


@dataclass(frozen=True)
class ChangeLine:
    """What began to hold on a day; for a table `after` is the word for it and nothing stands before."""

    on: date
    name: str
    label: str
    before: str
    after: str
    place: str
    status: str
    source: str


def place_names(pack: Pack) -> dict[str, str]:
    """Return the name of each place of a chain by its slug."""
    return {place.slug: wording.name_of(place) for place in pack.chain}


def values_shown(asked: Asked) -> list[Line]:
    """Return the values that hold and fit, in the order of their words."""
    names = place_names(asked.pack)
    lines = [
        _line(one, names)
        for one in in_force(asked.pack, asked.on)
        if asked.fits(one.value.confirmed, one.label, one.label_es, one.name, one.value.source)
    ]
    return sorted(lines, key=lambda line: line.label.casefold())


def line_of(pack: Pack, name: str, on: date) -> Line | None:
    """Return one value in words as the law page shows it; None where the place says nothing under that name."""
    found = next((one for one in in_force(pack, on) if one.name == name), None)
    return None if found is None else _line(found, place_names(pack))


def by_place(asked: Asked, lines: list[Line]) -> list[PlaceLines]:
    """Return the lines under the place that says them, the nearest first; a place that says nothing is named too."""
    return [
        PlaceLines(
            wording.name_of(place),
            gettext(wording.KIND_LABELS[place.kind]),
            "" if place.kind == "agency" else f"?{asked.query(place=place.slug)}",
            tuple(line for line in lines if line.value.place == place.slug),
        )
        for place in asked.pack.chain
    ]


def tables_shown(asked: Asked, path: str) -> list[TableLines]:
    """Return the tables that hold and fit, in the order of their words, each with where it is written."""
    names = place_names(asked.pack)
    tables = [
        _table(asked.pack, one, names, f"{path}{one.name}.csv?{asked.query()}") for one in _tables(asked)
    ]
    return sorted(tables, key=lambda table: table.label.casefold())


def faults_shown(asked: Asked, districts: list[str]) -> list[LetterFault]:
    """Return what is wrong in prepared letters that would hold here: of the places, the agency and its districts."""
    pack = asked.pack
    near = {place.slug for place in pack.chain} | {pack.agency} | {slugify(name) for name in districts}
    return [fault for fault in pack.letters.faults if fault.place in near]


def table_named(asked: Asked, name: str) -> StandingTable | None:
    """Return the table of a name, or None where none holds or fits."""
    return next((one for one in _tables(asked) if one.name == name), None)


def changes_shown(asked: Asked) -> list[ChangeLine]:
    """Return what began to hold after the day asked since and up to the day asked for, and fits, the latest first."""
    names = place_names(asked.pack)
    found = [
        _change(change, names)
        for change in changes(asked.pack, asked.since, asked.on)
        if asked.fits(change.after.confirmed, change.label, change.label_es, change.name, change.after.source)
    ]
    for name, edition in tables_changed(asked.pack, asked.since, asked.on):
        english, spanish = label_of_table(asked.pack, name)
        if asked.fits(edition.confirmed, english, spanish, name, edition.source):
            found.append(_new_edition(name, spanish if wording.in_spanish() else english, edition, names))
    return sorted(found, key=lambda line: line.on, reverse=True)


def choices(asked: Asked, own: Place, districts: list[str]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Return the places to choose from: the agency's own, the districts of its schools, all others."""
    chosen, wanted = asked.typed.get("place", ""), {name.casefold() for name in districts}
    theirs = [
        place for place in known_places() if place.kind == "district" and place.name.casefold() in wanted
    ]
    others = [place for place in known_places() if place not in theirs]

    def options(found: list[Place]) -> list[tuple[str, str, bool]]:
        ordered = sorted(found, key=wording.name_of)
        return [
            (
                one.slug,
                f"{wording.name_of(one)} ({gettext(wording.KIND_LABELS[one.kind])})",
                one.slug == chosen,
            )
            for one in ordered
        ]

    groups = [
        (gettext("Your agency"), [("", wording.name_of(own), not chosen)]),
        (gettext("Districts of your schools"), options(theirs)),
        (gettext("All other places"), options(others)),
    ]
    return [(title, found) for title, found in groups if found]


def _tables(asked: Asked) -> list[StandingTable]:
    return [
        one
        for one in tables_in_force(asked.pack, asked.on)
        if asked.fits(
            all(edition.confirmed for edition in one.editions),
            one.label,
            one.label_es,
            one.name,
            *(edition.source for edition in one.editions),
        )
    ]


def _line(one: Standing, names: Mapping[str, str]) -> Line:
    value = one.value
    return Line(
        one.name,
        wording.label_of(one),
        wording.worth_of(value),
        value,
        wording.status_of(value.confirmed),
        names[value.place],
        _told(one.replaced, names) if one.replaced and one.replaced not in one.beneath else "",
        tuple(_told(beneath, names) for beneath in one.beneath),
        tuple(
            gettext("%(day)s: %(what)s")
            % {"day": full_day(change.on), "what": wording.worth_of(change.after)}
            for change in one.coming
        ),
    )


def _told(value: Value, names: Mapping[str, str]) -> str:
    return gettext("%(what)s (%(place)s, since %(day)s)") % {
        "what": wording.worth_of(value),
        "place": names[value.place],
        "day": full_day(value.effective),
    }


def _table(pack: Pack, one: StandingTable, names: Mapping[str, str], csv: str) -> TableLines:
    columns = wording.columns_of(one)
    rows = tuple(
        Row(
            tuple(
                Cell(wording.cell_of(pack, one, row, name), head=number == 0)
                for number, (name, _head) in enumerate(columns)
            )
        )
        for row in one.rows
    )
    label = wording.label_of(one)
    table = Table(
        label,
        tuple(Column(head, numeric=one.columns[name] == "whole") for name, head in columns),
        (RowGroup(rows),),
        empty=gettext("No row."),
    )
    editions = tuple(
        EditionLine(names[edition.place], wording.status_of(edition.confirmed), edition)
        for edition in one.editions
    )
    return TableLines(label, table, editions, csv)


def _change(change: Change, names: Mapping[str, str]) -> ChangeLine:
    after = change.after
    before = wording.worth_of(change.before) if change.before else ""
    status = wording.status_of(after.confirmed)
    return ChangeLine(
        change.on,
        change.name,
        wording.label_of(change),
        before,
        wording.worth_of(after),
        names[after.place],
        status,
        after.source,
    )


def _new_edition(name: str, label: str, edition: Edition, names: Mapping[str, str]) -> ChangeLine:
    return ChangeLine(
        edition.effective,
        name,
        label,
        "",
        gettext("a table"),
        names[edition.place],
        wording.status_of(edition.confirmed),
        edition.source,
    )

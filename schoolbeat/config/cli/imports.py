"""Commands that read other systems' files."""

import argparse
from pathlib import Path
from typing import Any

from schoolbeat.config.cli.answer import Refusal, command, progress, say
from schoolbeat.config.cli.bells import take_calendar
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.config.cli.resources import take_set
from schoolbeat.config.cli.rosters import take_roster
from schoolbeat.config.cli.spreadsheets import answer_words, bar, log_words
from schoolbeat.exchange.directory.reading import Directory, Fault, read
from schoolbeat.exchange.directory.taking import Plan, plan, take
from schoolbeat.exchange.faults import Unreadable
from schoolbeat.exchange.intake.tables import ACTIVITIES, ASKED, TABLES, Table
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.exchange.spreadsheets.mapping import Map, read_map
from schoolbeat.exchange.spreadsheets.reading import Wish


def _read(path: str, districts: list[str]) -> Directory:
    try:
        with Path(path).open("rb") as file:
            return read(file, districts)
    except OSError as error:
        raise Refusal(f"The file cannot be read: {error.strerror}") from None


def _words(fault: Fault) -> str:
    place = f"line {fault.line}" if fault.line else "the file"
    column = f", column {fault.column}" if fault.column else ""
    return f"{place}{column}: found {fault.value!r}, expected {fault.expected}"


def _say_plan(planned: Plan) -> None:
    for name in planned.districts.values():
        progress(f"new district: {name}")
    for row in planned.created:
        progress(f"created: {row.name} ({row.code}, {row.kind}, {row.status})")
    for change in planned.changed:
        progress(f"changed: {change.row.name} ({change.row.code}): {', '.join(change.fields)}")
    for change in planned.closed:
        progress(f"closed: {change.row.name} ({change.row.code}): {change.row.status}")


def _directory(arguments: argparse.Namespace) -> int:
    make_ready()
    viewer = install_at(arguments.agency)
    planned = plan(viewer, _read(arguments.file, arguments.district))
    if not planned.faults:
        _say_plan(planned)
        planned.faults = [] if arguments.dry_run else take(viewer, planned)
    if planned.faults:
        words = ["Nothing was written."] + [_words(fault) for fault in planned.faults]
        say(arguments, planned.counts(), "\n".join(words))
        return 1
    counts = planned.counts()
    done = "would be" if arguments.dry_run else "are"
    words = [f"{counts[name]} {done} {name}" for name in ("created", "changed", "unchanged", "closed")]
    say(arguments, counts, ", ".join(words))
    return 0


def _map(path: str | None, columns: Columns) -> Map:
    if path is None:
        return Map()
    try:
        return read_map(Path(path).read_bytes(), columns)
    except OSError as error:
        raise Refusal(f"The map cannot be read: {error.strerror}") from None
    except Unreadable as unreadable:
        raise Refusal(log_words(unreadable.fault), [unreadable.fault.plain()]) from None


def _activities(arguments: argparse.Namespace) -> int:
    return _table(arguments, TABLES[ACTIVITIES])


def _requests(arguments: argparse.Namespace) -> int:
    return _table(arguments, TABLES[ASKED])


def _table(arguments: argparse.Namespace, table: Table) -> int:
    make_ready()
    viewer = install_at(arguments.agency)
    path = Path(arguments.file)
    if not path.is_file():
        raise Refusal("The file cannot be read: there is no such file.")
    with bar() as shown:
        wish = Wish(
            path,
            _map(arguments.map, table.columns),
            join=getattr(arguments, "join", False),
            skip_bad=arguments.skip_bad,
            dry_run=arguments.dry_run,
            progress=shown,
        )
        try:
            answer = table.take(viewer, wish)
        except OSError as error:
            raise Refusal(f"The file cannot be read: {error.strerror}") from None
    say(arguments, answer.plain(), "\n".join(answer_words(answer, wish)))
    in_the_way = answer.rejected_rows and not (arguments.skip_bad and (answer.written or arguments.dry_run))
    return 1 if in_the_way else 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    imports = verbs.add_parser("import", help="other systems' files").add_subparsers(
        required=True, metavar="WHAT"
    )
    directory = command(
        imports, "directory", "take schools over from the state's directory (CSV)", _directory
    )
    directory.add_argument("file", metavar="FILE")
    directory.add_argument("--agency", required=True, metavar="SLUG")
    directory.add_argument(
        "--district",
        action="append",
        required=True,
        metavar="NAME",
        help="a district's name, or its seven digits",
    )
    directory.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")
    log = _add_table(imports, "activities", "take over another day log (CSV or XLSX)", _activities)
    log.add_argument("--join", action="store_true", help="take two officers' rows of one event as one event")
    _add_table(imports, "requests", "take over a list of what was asked before (CSV or XLSX)", _requests)
    _add_bells(imports)
    _add_oneroster(imports)
    _add_hsds(imports)


def _add_table(imports: Any, name: str, summary: str, run: Any) -> argparse.ArgumentParser:
    table = command(imports, name, summary, run)
    table.add_argument("file", metavar="FILE")
    table.add_argument("--agency", required=True, metavar="SLUG")
    table.add_argument("--map", metavar="MAP.toml", help="what its columns and words mean here")
    table.add_argument(
        "--skip-bad", action="store_true", help="take the good rows; the others go to a file beside"
    )
    table.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")
    return table


def _add_bells(imports: Any) -> None:
    bells = command(imports, "bells", "take a school's calendar over (iCalendar or CSV)", take_calendar)
    bells.add_argument("file", metavar="FILE")
    bells.add_argument("--agency", required=True, metavar="SLUG")
    bells.add_argument("--school", required=True, metavar="NAME", help="a school's name, code or id")
    bells.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")


def _add_oneroster(imports: Any) -> None:
    roster = command(
        imports,
        "oneroster",
        "take a district's roster over, where an agreement allows it (OneRoster CSV)",
        take_roster,
    )
    roster.add_argument("set", metavar="DIR|ZIP")
    roster.add_argument("--agency", required=True, metavar="SLUG")
    roster.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")


def _add_hsds(imports: Any) -> None:
    hsds = command(
        imports,
        "hsds",
        "take a resource directory over (HSDS 3 as JSON or CSV, or the older Open Referral CSV)",
        take_set,
    )
    hsds.add_argument("folder", metavar="DIR")
    hsds.add_argument("--agency", required=True, metavar="SLUG")
    hsds.add_argument("--dry-run", action="store_true", help="say what would be done; write nothing")
    hsds.add_argument("--over-own", action="store_true", help="also change what was entered here")

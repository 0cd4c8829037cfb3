"""Commands that read other systems' files."""

import argparse
from pathlib import Path
from typing import Any

from schoolbeat.config.cli.answer import Refusal, command, progress, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.exchange.directory.reading import Directory, Fault, read
from schoolbeat.exchange.directory.taking import Plan, plan, take


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

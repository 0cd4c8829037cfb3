"""How the command line takes a school's calendar over."""

import argparse
from pathlib import Path
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.config.cli.answer import Refusal, progress, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.exchange.bells.said import LARGEST
from schoolbeat.exchange.bells.taking import Plan, plan, take
from schoolbeat.exchange.faults import Fault
from schoolbeat.work.roster.queries import SchoolFilter, SchoolView, schools


def take_calendar(arguments: argparse.Namespace) -> int:
    """Take a calendar over, or look at it; the exit is 1 where something stands in the way."""
    make_ready()
    viewer = install_at(arguments.agency)
    school = _school(viewer, arguments.school)
    planned = plan(viewer, school.id, _read(arguments.file))
    _say_plan(planned)
    if not planned.faults and not arguments.dry_run:
        planned.faults = take(viewer, planned)
    if planned.faults:
        say(arguments, planned.counts(), "\n".join(["Nothing was written.", *map(_words, planned.faults)]))
        return 1
    done = "would be" if arguments.dry_run else "are"
    counts = planned.counts()
    words = f"{school.name}: {counts['created']} {done} created, {counts['unchanged']} {done} unchanged"
    say(arguments, counts, words)
    return 0


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise Refusal(f"The file cannot be read: {error.strerror}") from None


def _school(viewer: Viewer, named: str) -> SchoolView:
    """Return the school of an id, an official code or a name; raises Refusal for none, or for several."""
    offered = schools(viewer, SchoolFilter())
    try:
        wanted = UUID(named)
    except ValueError:
        wanted = None
    told = " ".join(named.split()).casefold()
    found = [one for one in offered if one.id == wanted or told in (one.name.casefold(), one.code)]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(str(one.id) for one in found)
        raise Refusal(f"Several schools are called {named!r}; give the id of one: {ids}.")
    known = ", ".join(one.name for one in offered[:10]) or "none yet"
    raise Refusal(f"There is no school {named!r} here (known: {known}).")


def _say_plan(planned: Plan) -> None:
    for one in () if planned.faults else planned.created:
        days = one.days.days
        progress(f"line {one.line}: {days.start} up to {days.end}: {one.days.kind} ({one.words})")
    for left in planned.left:
        progress(f"line {left.line}: not taken: {left.value!r} {left.start or ''}: {left.why}")
    if planned.outside:
        progress(f"{planned.outside} events lie in other years")


def _words(fault: Fault) -> str:
    place = f"line {fault.line}" if fault.line else "the file"
    column = f", column {fault.column}" if fault.column else ""
    return f"{place}{column}: found {fault.value!r}, expected {fault.words}"

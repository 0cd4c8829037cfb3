"""How the command line takes a set of HSDS over, gives one out, and says what came of it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from schoolbeat.config.cli.answer import Refusal, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.exchange.hsds.giving import Refusing, give
from schoolbeat.exchange.hsds.taking import COUNTED, Answer, Wish, take
from schoolbeat.exchange.hsds.waiting import SETS, told

_MOST_SHOWN = 40


def take_set(arguments: argparse.Namespace) -> int:
    """Take a set over, or look at it; the exit is 1 where something stands in the way."""
    make_ready()
    viewer = install_at(arguments.agency)
    path = Path(arguments.folder)
    if not path.is_dir():
        raise Refusal("The set cannot be read: there is no such folder.")
    try:
        answer = take(viewer, path, Wish(arguments.dry_run, arguments.over_own))
    except OSError as error:
        raise Refusal(f"The set cannot be read: {error.strerror}") from None
    if not arguments.dry_run:
        SETS.keep_report(viewer.agency, told(answer), path.name)
    say(arguments, answer.plain(), "\n".join(_words(answer, arguments.dry_run)))
    return 1 if answer.faults else 0


def _words(answer: Answer, dry_run: bool) -> Iterator[str]:
    if answer.faults:
        yield "Nothing was written."
        yield from (fault.words for fault in answer.faults)
        if answer.more:
            yield f"... and {answer.more} more"
        return
    yield f"{answer.form}, {answer.rows:,} rows."
    if answer.created or answer.changed:
        yield "This would be done:" if dry_run else "This was done:"
    else:
        yield "Unchanged: everything in this set is here already."
    for name in COUNTED.values():
        numbers = [
            f"{counted[name]:,} {word}"
            for word, counted in (
                ("new", answer.created),
                ("changed", answer.changed),
                ("unchanged", answer.unchanged),
            )
            if counted[name]
        ]
        if numbers:
            yield f"  {name}: {', '.join(numbers)}"
    yield from _staying(answer)
    if answer.notes:
        yield "Kept otherwise than it stands in the set:"
        yield from (f"  {note.words}" for note in answer.notes[:_MOST_SHOWN])
        if len(answer.notes) > _MOST_SHOWN:
            yield f"  ... and {len(answer.notes) - _MOST_SHOWN} more (--json has them all)"


def _staying(answer: Answer) -> Iterator[str]:
    if answer.closed:
        yield f"Services that close, as the set says: {answer.closed:,}"
    if answer.own:
        yield f"Entered here and kept as they are: {answer.own:,} (--over-own lets the set change them)"
    if answer.not_in_set:
        yield f"{answer.not_in_set:,} services that the set does not speak of stay as they are."


def give_set(arguments: argparse.Namespace) -> int:
    """Give an agency's directory out as HSDS 3."""
    make_ready()
    if not arguments.agency:
        raise Refusal("Say whose directory: --agency SLUG.")
    viewer = install_at(arguments.agency)
    try:
        written = give(viewer, Path(arguments.folder), arguments.form or "csv")
    except Refusing as refusing:
        raise Refusal(str(refusing)) from None
    except OSError as error:
        raise Refusal(f"The folder cannot be written: {error.strerror}") from None
    rows = sum(written.values())
    words = f"{len(written)} files with {rows:,} rows are in {arguments.folder}"
    say(arguments, {"files": written, "agency": arguments.agency}, words)
    return 0

"""How the command line takes a district's roster over, and tells a school clerk what came of it."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from schoolbeat.config.cli.answer import Refusal, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.config.cli.spreadsheets import bar
from schoolbeat.exchange.oneroster.answer import KINDS, Answer, Tally
from schoolbeat.exchange.oneroster.faults import Fault
from schoolbeat.exchange.oneroster.matching import NO_CLAUSE as WITHOUT_CLAUSE
from schoolbeat.exchange.oneroster.taking import NO_CLAUSE, NotAllowed, Wish, take
from schoolbeat.exchange.oneroster.waiting import ROSTERS, told

NEVER = (
    "Never taken over: user names and passwords, place of birth, residence status, flags and programs (IEP, 504,"
    " lunch), and how to reach a student."
)
_MOST_SHOWN = 20


def take_roster(arguments: argparse.Namespace) -> int:
    """Take a set over, or look at it; the exit is 1 where something stands in the way."""
    make_ready()
    viewer = install_at(arguments.agency)
    path = Path(arguments.set)
    if not path.exists():
        raise Refusal("The set cannot be read: there is no such folder or file.")
    try:
        with bar("bytes") as read, bar() as written:
            wish = Wish(path, dry_run=arguments.dry_run, progress=read, writing=written)
            answer = take(viewer, wish)
        ROSTERS.keep_report(viewer.agency, told(answer))
    except NotAllowed:
        raise Refusal(NO_CLAUSE) from None
    except OSError as error:
        raise Refusal(f"The set cannot be read: {error.strerror}") from None
    say(arguments, answer.plain(), "\n".join(_words(answer, arguments.dry_run)))
    return 1 if answer.faults else 0


def _words(answer: Answer, dry_run: bool) -> Iterator[str]:
    if answer.faults:
        yield "Nothing was written."
        yield from map(_fault, answer.faults)
        if answer.more:
            yield f"... and {answer.more} more"
        return
    if answer.unchanged:
        yield "Unchanged: everything in this set is here already."
    else:
        yield "This would be done:" if dry_run else "This was done:"
        for name in KINDS:
            yield f"  {name}: {_tally(answer.tallies[name])}"
    yield from _left_out(answer)
    yield NEVER


def _tally(one: Tally) -> str:
    words = {"created": "new", "changed": "changed", "unchanged": "unchanged", "left": "left or ended"}
    told = [f"{getattr(one, name):,} {word}" for name, word in words.items()]
    return ", ".join([*told, *([f"{one.back:,} of the changed came back"] if one.back else [])])


def _left_out(answer: Answer) -> Iterator[str]:
    for school in answer.schools[:_MOST_SHOWN]:
        why = (
            "no clause is about it"
            if school.why == WITHOUT_CLAUSE
            else "no school of the agency is called so"
        )
        yield f"Left out: {school.name} (orgs.csv, line {school.line}; {school.people:,} rows of people): {why}"
    if len(answer.schools) > _MOST_SHOWN:
        yield f"... and {len(answer.schools) - _MOST_SHOWN} more schools"
    for name in ("students", "guardians", "staff"):
        one = answer.tallies[name]
        if one.left_out:
            yield f"Left out: {one.left_out:,} {name} who belong to none of the schools that a clause is about"
        if one.stay_away:
            yield f"Stay away: {one.stay_away:,} {name} whose records were destroyed here"
    if answer.unusable:
        yield f"Left out: {answer.unusable:,} telephone numbers or addresses that nobody could use"
    if answer.passed_over:
        yield f"Passed over: {answer.passed_over:,} rows about people who are not known here"
    if answer.guardian_roles:
        yield (
            f"Passed over: {answer.guardian_roles:,} deleted roles of guardians; whose guardian somebody is stands"
            " in users.csv"
        )


def _fault(fault: Fault) -> str:
    place = ", ".join(
        part
        for part in (
            fault.file or "the set",
            f"line {fault.line}" if fault.line else "",
            f"column {fault.column}" if fault.column else "",
        )
        if part
    )
    return f"{place}: found {fault.value!r}, expected {fault.words}"

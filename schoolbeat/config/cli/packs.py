"""A command that says what is wrong in an install's own packs and prepared letters."""

import argparse
from dataclasses import asdict
from typing import Any

from schoolbeat.access.narrowing import check_withheld
from schoolbeat.config.cli.answer import command, say
from schoolbeat.config.cli.ready import make_ready
from schoolbeat.jurisdictions.loader import UnknownPlace
from schoolbeat.jurisdictions.schema import SchemaError
from schoolbeat.jurisdictions.shelves import LetterFault
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.roster.queries import agencies_by_slug


def _check(arguments: argparse.Namespace) -> int:
    """Read the pack of each agency with its letters; those of other folders are read with each, and told once."""
    make_ready()
    wrong: list[dict[str, str]] = []
    found: dict[LetterFault, None] = {}
    agencies = agencies_by_slug().values()
    for agency in agencies:
        try:
            pack = pack_of(f"{agency.state}/{agency.slug}")
            check_withheld(pack)
        except (SchemaError, UnknownPlace) as problem:
            wrong.append({"agency": agency.slug, "problem": str(problem)})
        else:
            found |= dict.fromkeys(pack.letters.faults)
    words = [f"{one['agency']}: {one['problem']}" for one in wrong]
    words += [f"{one.path}: {one.line}: {one.problem}" for one in found]
    if found:
        words.append("Until a letter is mended, that of a wider place is taken, where there is one.")
    ok = not wrong and not found
    letters = [asdict(one) for one in found]
    said = "\n".join(words) or f"Packs and letters are in order (agencies: {len(agencies)})."
    say(arguments, {"ok": ok, "packs": wrong, "letters": letters}, said)
    return 0 if ok else 1


def add_to(verbs: Any) -> None:
    """Add the command."""
    packs = verbs.add_parser("packs", help="what law and policy say in a place, and its prepared letters")
    topics = packs.add_subparsers(required=True, metavar="WHAT")
    command(
        topics,
        "check",
        "read the packs and letters of every agency, and say what is wrong in which line",
        _check,
    )

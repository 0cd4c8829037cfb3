"""Commands that run the demo and write documents."""

import argparse
from datetime import date
from typing import Any

from schoolbeat.config.cli.answer import Refusal, command, progress, say
from schoolbeat.config.cli.ready import make_ready
from schoolbeat.demo.programs import slugs

LONGEST = 3660


def _days(typed: str) -> int:
    days = int(typed)
    if not 1 <= days <= LONGEST:
        raise argparse.ArgumentTypeError(f"from 1 to {LONGEST} days")
    return days


def _demo(arguments: argparse.Namespace) -> int:
    from schoolbeat.demo.building import DemoRefused, Wish, build

    make_ready()
    chosen = tuple(dict.fromkeys(arguments.program or slugs()))
    wish = Wish(chosen, arguments.until, arguments.days, arguments.seed)
    try:
        programs = build(wish, progress)
    except DemoRefused as refused:
        raise Refusal(str(refused)) from None
    answer = [
        {
            "slug": program.slug,
            "schools": program.schools,
            "entries": program.entries,
            "cast": [{"email": email, "role": role, "name": name} for email, role, name in program.cast],
        }
        for program in programs
    ]
    words = [f"{program.slug}: {program.schools} schools, {program.entries} entries" for program in programs]
    say(
        arguments,
        {"synthetic": True, "programs": answer},
        "\n".join([*words, "SYNTHETIC: every person and every entry is invented."]),
    )
    return 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    demo = command(verbs, "demo", "make the five programs with an invented cast and a year of work", _demo)
    demo.add_argument("--program", action="append", choices=slugs(), metavar="SLUG", help=", ".join(slugs()))
    demo.add_argument(
        "--until", type=date.fromisoformat, metavar="DATE", help="the last day (default: today)"
    )
    demo.add_argument("--days", type=_days, default=365, metavar="N", help="how many days (default: 365)")
    demo.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another year")

"""The command line: `schoolbeat VERB ...`. With --json the last line of stdout is one object."""

import argparse
import os
from collections.abc import Sequence

DONE, REFUSED, USAGE = 0, 1, 2


def _parser() -> argparse.ArgumentParser:
    from schoolbeat.config.cli import (
        accounts,
        documents,
        exports,
        imports,
        install,
        keys,
        ledger,
        letters,
        packs,
        program,
        serving,
    )

    parser = argparse.ArgumentParser(prog="schoolbeat", description="Runs a School Resource Officer program.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    topics = (install, accounts, imports, exports, letters, packs, ledger, keys, program, serving, documents)
    for topic in topics:
        topic.add_to(verbs)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit is 0 done, 1 refused or faults found, 2 usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolbeat.config.settings")
    import django
    from django.db import DatabaseError

    from schoolbeat.config.cli.answer import Refusal, refuse

    django.setup()
    chosen = _parser().parse_args(arguments)
    try:
        return chosen.run(chosen)
    except Refusal as refusal:
        refuse(chosen, refusal)
    except DatabaseError as error:
        refuse(chosen, Refusal(f"The database cannot be used: {error}"))
    return REFUSED

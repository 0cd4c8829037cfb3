"""Commands on the keys of records."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from schoolbeat.config.cli.answer import Refusal, command, say
from schoolbeat.config.cli.ready import make_ready
from schoolbeat.ledger import vault
from schoolbeat.ledger.keycheck import check, destroy_again


def _rotate(arguments: argparse.Namespace) -> int:
    make_ready()
    generation, count = vault.rotate()
    words = f"{count} keys are wrapped by wrapping key {generation}; the one before is destroyed."
    say(arguments, {"generation": generation, "keys": count}, words)
    return 0


def _check(arguments: argparse.Namespace) -> int:
    make_ready()
    report = check()
    words = [
        f"{report.keys} keys, {report.opened} rows and entries open under them, {report.destroyed} rows destroyed"
    ]
    if report.spare:
        words.append(f"{report.spare} keys of records that were never saved")
    for name in ("damaged", "missing"):
        words += [f"{name}: record {record}" for record in getattr(report, name)]
    words += [f"revived: what entry {entry} destroyed" for entry in report.revived]
    if report.revived:
        words.append(
            "A crash came in between, or an older copy of the keys was put back: schoolbeat keys destroy-again"
        )
    say(arguments, {"ok": report.ok, **asdict(report)}, "\n".join(words))
    return 0 if report.ok else 1


def _copy(arguments: argparse.Namespace) -> int:
    make_ready()
    try:
        vault.copy_to(Path(arguments.folder))
    except OSError as error:
        raise Refusal(f"The copy cannot be written: {error.strerror}") from None
    words = "The keys are copied. Keep the newest copy alone: an older one undoes destruction."
    say(arguments, {"copied": True}, words)
    return 0


def _destroy_again(arguments: argparse.Namespace) -> int:
    make_ready()
    count = destroy_again()
    say(arguments, {"destroyed": count}, f"{count} keys destroyed.")
    return 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    keys = verbs.add_parser("keys", help="the keys under which what is about children is encrypted")
    topics = keys.add_subparsers(required=True, metavar="WHAT")
    command(topics, "rotate", "wrap all keys anew and destroy the wrapping key before", _rotate)
    command(topics, "check", "open every encrypted row, and say what does not", _check)
    copy = command(topics, "copy", "write a whole copy of the keys, over the copy before", _copy)
    copy.add_argument("folder", metavar="DIR")
    command(topics, "destroy-again", "destroy the keys of what the ledger says is destroyed", _destroy_again)

"""Commands on the ledger."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import UUID

from schoolbeat.config.cli.answer import Refusal, command, say
from schoolbeat.config.cli.ready import make_ready
from schoolbeat.ledger.chain import chain_waiting, heads
from schoolbeat.ledger.rebuild import rebuild
from schoolbeat.ledger.verify import verify


def _anchor_in(path: str) -> dict[str, dict[str, Any]]:
    """Return what `schoolbeat anchor` printed into a file; raises Refusal for anything else."""
    try:
        anchor = json.loads(Path(path).read_text())
        for agency, head in anchor.items():
            UUID(agency), int(head["number"]), bytes.fromhex(head["digest"])
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Refusal(f"The anchor cannot be read: {error!r}") from None
    return anchor


def _verify(arguments: argparse.Namespace) -> int:
    make_ready()
    report = verify(_anchor_in(arguments.anchor) if arguments.anchor else None)
    answer = {
        "ok": report.ok,
        "entries": report.entries,
        "blocks": report.blocks,
        "faults": [asdict(fault) for fault in report.faults],
        "destroyed": [asdict(one) for one in report.destroyed],
    }
    words = [f"{report.entries} entries in {report.blocks} blocks: {'no fault' if report.ok else 'FAULTS'}"]
    words += [f"{fault.fault}: agency {fault.agency}, entry {fault.entry}" for fault in report.faults]
    words += [f"destroyed: entry {one.entry}, by entry {one.by}" for one in report.destroyed]
    say(arguments, answer, "\n".join(words))
    return 0 if report.ok else 1


def _anchor(arguments: argparse.Namespace) -> int:
    make_ready()
    chain_waiting()
    print(json.dumps(heads(), sort_keys=True))
    return 0


def _rebuild(arguments: argparse.Namespace) -> int:
    make_ready()
    count, digest = rebuild()
    say(arguments, {"facts": count, "sha256": digest}, f"{count} facts, SHA-256 {digest}")
    return 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    check = command(verbs, "verify", "find out whether history was altered", _verify)
    check.add_argument(
        "--anchor", metavar="FILE", help="what `schoolbeat anchor` printed earlier, kept elsewhere"
    )
    command(verbs, "anchor", "print the head of every chain, to be kept elsewhere", _anchor)
    command(verbs, "rebuild", "make the facts anew from the records", _rebuild)

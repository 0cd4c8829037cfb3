"""How a command answers: words for people, one JSON object for programs, progress on stderr."""

import argparse
import json
import sys
from typing import Any

from schoolbeat.ledger.envelope import Result


class Refusal(Exception):
    """A command's no, in words and for programs."""

    def __init__(self, words: str, answer: Any = None) -> None:
        super().__init__(words)
        self.words = words
        self.answer = answer if answer is not None else [{"message": words}]


def say(arguments: argparse.Namespace, answer: dict[str, Any], words: str) -> None:
    """Print the answer: as one line of JSON where --json was asked for, else in words."""
    if getattr(arguments, "json", False):
        print(json.dumps(answer, ensure_ascii=False, default=str))
    else:
        print(words)


def refuse(arguments: argparse.Namespace, refusal: Refusal) -> None:
    """Print a command's no: as JSON where asked for, else to stderr, where no script takes it for an answer."""
    if getattr(arguments, "json", False):
        say(arguments, {"refused": refusal.answer}, refusal.words)
    else:
        print(refusal.words, file=sys.stderr)


def progress(words: str) -> None:
    """Tell a person who waits what goes on."""
    print(words, file=sys.stderr, flush=True)


def must(result: Result) -> Result:
    """Return an accepted result; raises Refusal with the runner's reason."""
    if not result.done:
        refused = {"code": result.code, "field": result.field, "message": result.message}
        raise Refusal(f"{result.field}: {result.message}", [refused])
    return result


def command(verbs: Any, name: str, summary: str, run: Any) -> argparse.ArgumentParser:
    """Add a command that takes --json and is done by `run`."""
    parser: argparse.ArgumentParser = verbs.add_parser(name, help=summary, description=summary)
    parser.add_argument("--json", action="store_true", help="answer with one JSON object on the last line")
    parser.set_defaults(run=run)
    return parser

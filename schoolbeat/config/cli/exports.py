"""The command that gives everything back."""

import argparse
from pathlib import Path
from typing import Any

from schoolbeat.access.hats import Hat
from schoolbeat.config.cli.answer import Refusal, command, progress, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.config.cli.resources import give_set
from schoolbeat.exchange.hsds.giving import FORMATS
from schoolbeat.exchange.tables.giving import Refusing, Wanted, give_back
from schoolbeat.work.roster.queries import agencies_by_slug, is_synthetic


def _passphrase(arguments: argparse.Namespace) -> str:
    if not arguments.with_content:
        if arguments.reason or arguments.passphrase_file or arguments.hat:
            raise Refusal("--reason, --passphrase-file and --hat belong to --with-content.")
        return ""
    if not arguments.passphrase_file or not (arguments.reason or "").strip():
        raise Refusal(
            "Content leaves only encrypted and for a reason: --reason WORDS --passphrase-file FILE."
        )
    try:
        lines = Path(arguments.passphrase_file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"The passphrase cannot be read: {error}") from None
    if not lines or not lines[0].strip():
        raise Refusal("The first line of the passphrase's file is empty.")
    return lines[0].strip()


def _export(arguments: argparse.Namespace) -> int:
    if arguments.what == "hsds":
        return give_set(arguments)
    if arguments.form:
        raise Refusal("--as belongs to: export hsds DIR.")
    make_ready()
    passphrase = _passphrase(arguments)
    slugs = [arguments.agency] if arguments.agency else sorted(agencies_by_slug())
    if not slugs:
        raise Refusal("There is no agency here yet.")
    wanted = Wanted(
        Path(arguments.folder),
        not arguments.agency,
        passphrase,
        arguments.reason or "",
        tuple(map(Hat, arguments.hat or ())),
        progress=progress,
    )
    try:
        written = give_back([install_at(slug) for slug in slugs], wanted)
    except Refusing as refusing:
        raise Refusal(str(refusing)) from None
    except OSError as error:
        raise Refusal(f"The folder cannot be written: {error.strerror}") from None
    answer = {
        "tables": written,
        "agencies": slugs,
        "with_content": bool(passphrase),
        "synthetic": is_synthetic(),
    }
    rows = sum(written.values())
    say(arguments, answer, f"{len(written)} tables with {rows:,} rows are in {arguments.folder}")
    return 0


def add_to(verbs: Any) -> None:
    """Add the command."""
    export = command(
        verbs, "export", "give each table back as CSV and Parquet, with a data dictionary", _export
    )
    export.add_argument(
        "what", nargs="?", choices=["hsds"], help="the resource directory alone, as HSDS 3 has it"
    )
    export.add_argument("folder", metavar="DIR", help="an empty folder, or one that is not there yet")
    export.add_argument("--agency", metavar="SLUG", help="one agency (default: all of the install)")
    export.add_argument(
        "--with-content", action="store_true", help="also notes and what was written about people, encrypted"
    )
    export.add_argument(
        "--reason", metavar="WORDS", help="what the content is needed for; stands on the ledger"
    )
    export.add_argument(
        "--hat",
        action="append",
        choices=[hat.value for hat in Hat],
        help="with content: also the words of records about people made under this hat (give it again for another)",
    )
    export.add_argument("--as", dest="form", choices=FORMATS, help="of hsds: csv (the default) or json")
    export.add_argument("--passphrase-file", metavar="FILE", help="its first line encrypts the content")

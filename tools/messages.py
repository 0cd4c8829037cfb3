"""Keeps the catalogs of words: `extract` brings the .po files up to date, `compile` makes the .mo files, `check` tells.

Babel does the work, so that no gettext program has to be installed. Django's own extractor turns a template into
Python-like text, which Babel's Python extractor then reads.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "schoolbeat"
LANGUAGES = ("es",)
KEYWORDS: dict[str, tuple | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# A catalog changes only when its words do; a date in it would change at every run.
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def sources(root: Path) -> Iterator[Path]:
    """Every file of the package that may hold words: Python, but not migrations, and templates."""
    for path in sorted((root / PACKAGE).rglob("*")):
        parts = path.relative_to(root).parts
        code = path.suffix == ".py" and "migrations" not in parts
        if code or (path.suffix in {".html", ".txt"} and "templates" in parts):
            yield path


def words_of(path: Path) -> Iterator[tuple]:
    """The messages of one file as Babel gives them: line, message, comments, context."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        from django.utils.translation.template import templatize

        text = templatize(text, origin=str(path))
    yield from extract(
        "python",
        BytesIO(text.encode()),
        keywords=KEYWORDS,
        comment_tags=("Translators",),
        options={"encoding": "utf-8"},
        strip_comment_tags=True,
    )


def template_catalog(root: Path) -> Catalog:
    """All words of the sources, with the files that they stand in but no line numbers."""
    catalog = Catalog(project=PACKAGE, charset="utf-8", fuzzy=False)
    for path in sources(root):
        where = (path.relative_to(root).as_posix(), None)
        for _line, message, comments, context in words_of(path):
            catalog.add(message, locations=[where], auto_comments=comments, context=context)
    return catalog


def catalog_path(root: Path, language: str) -> Path:
    """Where the catalog of a language stands."""
    return root / PACKAGE / "locale" / language / "LC_MESSAGES" / "django.po"


def load(path: Path, language: str) -> Catalog:
    """The catalog in a file, or an empty one."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def updated(root: Path, language: str) -> bytes:
    """The text of a catalog after the sources: translations kept, words that are gone dropped, nothing guessed."""
    old = load(catalog_path(root, language), language)
    new = Catalog(
        locale=language,
        project=PACKAGE,
        charset="utf-8",
        fuzzy=False,
        header_comment=f"# The words of Schoolbeat in {language}. After a change in the sources: make messages",
        msgid_bugs_address="",
        last_translator=PACKAGE,
        language_team=language,
        version="",
        creation_date=EPOCH,
        revision_date=EPOCH,
    )
    for message in template_catalog(root):
        if message.id:
            _add(new, message, old.get(message.id, message.context))
    out = BytesIO()
    write_po(out, new, width=110, sort_output=True, omit_header=False, include_lineno=False)
    return out.getvalue()


def _add(catalog: Catalog, message: Message, known: Message | None) -> None:
    # A word that was singular and has a plural now is a new word: its forms are not guessed from the old one.
    if known is not None and known.pluralizable != message.pluralizable:
        known = None
    catalog.add(
        message.id,
        known.string if known else None,
        locations=sorted(set(message.locations)),
        flags=(message.flags - {"fuzzy"}) | ({"fuzzy"} if known and known.fuzzy else set()),
        auto_comments=message.auto_comments,
        user_comments=known.user_comments if known else (),
        context=message.context,
    )


def do_extract(root: Path) -> int:
    """Writes the catalogs anew and tells how much is untranslated."""
    for language in LANGUAGES:
        path = catalog_path(root, language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(updated(root, language))
        messages = [message for message in load(path, language) if message.id]
        missing = sum(1 for message in messages if not is_translated(message))
        print(f"{language}: {len(messages)} words, {missing} not translated")
    return 0


def is_translated(message: Message) -> bool:
    """Whether each form of a message has its words."""
    strings = message.string if message.pluralizable else (message.string,)
    return bool(strings) and all(strings)


def do_compile(root: Path) -> int:
    """Makes a .mo of every .po; one that is newer than its .po stays."""
    for language in LANGUAGES:
        path = catalog_path(root, language)
        target = path.with_suffix(".mo")
        if not path.exists() or (target.exists() and target.stat().st_mtime > path.stat().st_mtime):
            continue
        part = target.with_suffix(".part")
        with part.open("wb") as file:
            write_mo(file, load(path, language))
        part.replace(target)
    return 0


def do_check(root: Path) -> int:
    """Tells whether the catalogs are in step with the sources."""
    stale = [language for language in LANGUAGES if not is_in_step(root, language)]
    for language in stale:
        print(
            f"{catalog_path(root, language).relative_to(root)} is not in step: make messages", file=sys.stderr
        )
    return 1 if stale else 0


def is_in_step(root: Path, language: str) -> bool:
    """Whether extracting would leave the catalog as it is."""
    path = catalog_path(root, language)
    return path.exists() and path.read_bytes() == updated(root, language)


def main() -> int:
    """Runs one of the three commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = {"extract": do_extract, "compile": do_compile, "check": do_check}
    parser.add_argument("command", choices=sorted(commands))
    parser.add_argument("--root", type=Path, default=ROOT, help="another tree, for tests")
    asked = parser.parse_args()
    return commands[asked.command](asked.root)


if __name__ == "__main__":
    sys.exit(main())

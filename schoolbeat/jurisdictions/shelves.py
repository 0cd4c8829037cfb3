"""The prepared letters of the product and of an install, by place; of an install a broken one is passed over."""

import logging
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from schoolbeat.jurisdictions.prepared import LETTERS, Prepared, line_of, read_letter
from schoolbeat.jurisdictions.schema import SchemaError

Shelf = Mapping[str, Mapping[tuple[str, str], Prepared]]
"""Letters by place, then by duty and language."""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class LetterFault:
    """A letter in an install's own folder that is none, so that a wider place's is taken: where, and what is wrong."""

    place: str
    name: str
    line: str
    problem: str

    @property
    def path(self) -> str:
        """Return where the file is in the install's folder of packs."""
        return f"letters/{self.place}/{self.name}"


@dataclass(frozen=True)
class Letters:
    """The prepared letters that a pack has, the install's own first, and what is wrong in the install's own."""

    shelves: tuple[Shelf, ...] = ()
    faults: tuple[LetterFault, ...] = ()

    def find(self, places: Iterable[str], duty: str, language: str) -> Prepared | None:
        """Return the letter for a duty: of the nearest place, and there the install's own; None where there is none."""
        for place in places:
            for shelf in self.shelves:
                found = shelf.get(place, {}).get((duty, language))
                if found is not None:
                    return found
        return None


NO_LETTERS = Letters()


def letters_of(places: Collection[str], agency: str, own: Path | None, duties: Collection[str]) -> Letters:
    """Return the letters of an install's own folder, then those of the product for some places.

    A letter of these places or of the agency is for one of `duties`; of other places in the own folder, such as
    districts, the duties are not known here. Of the product's a broken one raises SchemaError; of the install's it is
    left out and told among the faults, and goes into the log by file and line, without a word of it.
    """
    near = {*places, agency}
    faults: list[LetterFault] = []
    mine: dict[str, dict[tuple[str, str], Prepared]] = {}
    for place, file in _files(own, _folders(own)) if own else ():
        try:
            letter = _checked(file, place, duties if place in near else None)
        except SchemaError as problem:
            faults.append(LetterFault(place, file.name, problem.key, problem.problem))
            _LOG.warning("packs/letters/%s/%s: %s: not a letter, passed over", place, file.name, problem.key)
        else:
            mine.setdefault(place, {})[letter.duty, letter.language] = letter
    shipped: dict[str, dict[tuple[str, str], Prepared]] = {}
    for place, file in _files(LETTERS, places):
        letter = _checked(file, place, duties)
        shipped.setdefault(place, {})[letter.duty, letter.language] = letter
    return Letters((mine, shipped) if own else (shipped,), tuple(faults))


def _folders(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else []


def _files(folder: Path, places: Iterable[str]) -> Iterator[tuple[str, Path]]:
    for place in places:
        for file in sorted((folder / place).glob("*.md")):
            yield place, file


def _checked(file: Path, place: str, duties: Collection[str] | None) -> Prepared:
    """Return a letter; raises SchemaError for one that is none, and for a duty that is none of `duties`."""
    try:
        content = file.read_bytes()
    except OSError as problem:
        raise SchemaError(file, "file", f"cannot be read: {problem.strerror}") from problem
    letter = _read(file, content, place)
    if duties is not None and letter.duty not in duties:
        head = content.decode("utf-8").replace("\r\n", "\n").partition("\n")[2]
        raise SchemaError(file, line_of(head, "duty"), f"no place here has the duty {letter.duty!r}")
    return letter


@lru_cache(maxsize=256)
def _read(file: Path, content: bytes, place: str) -> Prepared:
    return read_letter(file, content, place)


def stamp_of(folder: Path) -> int:
    """Return a number that changes when a file of the folder does; 0 where there is none."""
    files = sorted(folder.glob("*/*.md")) if folder.is_dir() else []
    return hash(tuple((str(file), _touched(file)) for file in files)) if files else 0


def _touched(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        # A link to nowhere is told as a letter that cannot be read.
        return 0

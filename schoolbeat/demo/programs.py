"""Reads the five programs of the demo: what each source states, word for word, and what was invented around it.

Each file `programs/<slug>.toml` holds one program. Every structured fact stands beside `quote`, the exact words
of its source; `source` is "seed" (the program's own page), "state directory 2018-06", or "invented".
Schools, officers and members of the cast are named by `key` inside the file. Tours and training count in months
before and after the last day of the demo, so that they are right whenever it is made.
"""

import tomllib
from dataclasses import MISSING, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from schoolbeat.demo.shape import Program

FOLDER = Path(__file__).parent / "programs"
SOURCES = ("seed", "state directory 2018-06", "invented")
LEVELS = ("elementary", "middle", "high", "adult", "private", "alternative", "other")

T = TypeVar("T")


class ProgramError(Exception):
    """A program file that does not say what it must: names the file and the key."""


def slugs() -> tuple[str, ...]:
    """Return the slugs of the programs, in order."""
    return tuple(sorted(file.stem for file in FOLDER.glob("*.toml")))


@cache
def load(slug: str) -> Program:
    """Return the program `slug`; raises ProgramError naming file and key, KeyError for a slug there is not."""
    if slug not in slugs():
        raise KeyError(f"no program {slug!r}; there are: {', '.join(slugs())}")
    return read(FOLDER / f"{slug}.toml")


def read(file: Path) -> Program:
    """Return the program written in `file`, checked."""
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except tomllib.TOMLDecodeError as problem:
        raise ProgramError(f"{file.name}: not TOML: {problem}") from problem
    # A list that a source has nothing for is left out of its file.
    empty: dict[str, Any] = {
        name: [] for name, kind in get_type_hints(Program).items() if get_origin(kind) is tuple
    }
    program = _build(Program, empty | raw | {"slug": file.stem}, file.name)
    _check(program, file.name)
    return program


def _build(kind: type[T], raw: dict[str, Any], at: str) -> T:
    """Return `raw` as the dataclass `kind`, refusing a missing, unknown or wrongly typed key."""
    hints = get_type_hints(kind)
    unknown = set(raw) - set(hints)
    if unknown:
        raise ProgramError(f"{at}: unknown key {sorted(unknown)[0]!r}")
    made: dict[str, Any] = {}
    for field in fields(kind):  # type: ignore[arg-type]
        if field.name in raw:
            made[field.name] = _typed(hints[field.name], raw[field.name], f"{at}: {field.name}")
        elif field.default is MISSING:
            raise ProgramError(f"{at}: missing key {field.name!r}")
    return kind(**made)


def _typed(hint: Any, raw: Any, at: str) -> Any:
    if get_origin(hint) is tuple:
        if not isinstance(raw, list):
            raise ProgramError(f"{at}: expected a list")
        inner = get_args(hint)[0]
        return tuple(_typed(inner, item, f"{at}[{number}]") for number, item in enumerate(raw, start=1))
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        if not isinstance(raw, dict):
            raise ProgramError(f"{at}: expected a table")
        return _build(hint, raw, at)
    allowed = get_args(hint) or (hint,)
    if type(raw) not in allowed:
        raise ProgramError(f"{at}: expected {allowed[0].__name__}, found {type(raw).__name__}")
    return raw.strip() if isinstance(raw, str) else raw


def _check(program: Program, at: str) -> None:
    """Refuse what the types cannot: names that lead nowhere, unknown sources, codes that are not codes."""
    schools = [school.key for school in program.schools]
    officers = [officer.key for officer in program.officers]
    districts = {district.key for district in program.districts}
    named = [key for tour in program.tours for key in tour.schools]
    named += [key for member in program.cast for key in member.schools]
    named += [row.school for row in program.needs]
    named += [row.school for row in program.office]
    named += [row.school for row in program.projects]
    named += [row.school for row in program.goals if row.school]
    named += [key for row in program.feeders for key in (row.school, row.into)]
    faults = [f"school {key!r} twice" for key in set(schools) if schools.count(key) > 1]
    faults += [f"no school {key!r}" for key in named if key not in schools]
    faults += [f"no officer {row.officer!r}" for row in program.tours if row.officer not in officers]
    faults += [f"no officer {row.officer!r}" for row in program.training if row.officer not in officers]
    faults += [f"no officer {row.officer!r}" for row in program.projects if row.officer not in officers]
    faults += [
        f"no officer {row.owner!r}" for row in program.goals if row.owner and row.owner not in officers
    ]
    faults += [f"no district {row.district!r}" for row in program.schools if row.district not in districts]
    faults += [f"unknown kind {row.kind!r}" for row in program.schools if row.kind not in LEVELS]
    faults += [f"no code {row.code!r}" for row in program.schools if row.code and not _is_code(row.code)]
    sources = [row.source for row in program.districts] + [row.source for row in program.schools]
    sources += [row.source for row in program.training] + [row.source for row in program.agreements]
    faults += [f"unknown source {source!r}" for source in sources if source not in SOURCES]
    if faults:
        raise ProgramError(f"{at}: {faults[0]}")


def _is_code(code: str) -> bool:
    return len(code) == 14 and code.isdigit()

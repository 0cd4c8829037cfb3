"""The tree as the architecture tests see it: its files, parsed once, and the listed exceptions."""

from __future__ import annotations

import ast
import os
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "schoolbeat"
EXCEPTIONS = Path(__file__).with_name("exceptions.toml")
NOT_OURS = {".git", ".venv", "var", "build", "node_modules", "test-results"}


def where(path: Path, root: Path = ROOT) -> str:
    """A file's path as exceptions name it: from the top of the tree, with slashes."""
    return path.relative_to(root).as_posix()


def python_files(*folders: str, root: Path = ROOT) -> list[Path]:
    """Python files below the named folders, without migrations (those are generated)."""
    found = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    return [path for path in found if "migrations" not in path.parts]


def templates(root: Path = ROOT) -> list[Path]:
    """Every template of the package."""
    return [path for path in sorted((root / "schoolbeat").rglob("templates/**/*")) if path.is_file()]


def template_name(path: Path) -> str:
    """A template's name as `render` knows it: what follows its `templates` folder."""
    parts = path.parts
    last = len(parts) - 1 - parts[::-1].index("templates")
    return "/".join(parts[last + 1 :])


@cache
def text_of(path: Path) -> str:
    """A file's text."""
    return path.read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    """A Python file's syntax tree."""
    return ast.parse(text_of(path), filename=str(path))


def tracked_files(root: Path = ROOT) -> list[Path]:
    """What git keeps or would keep; every file of the tree where there is no git."""
    git = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(git, capture_output=True, check=True).stdout.decode().split("\0")
        found = [root / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):
        found = list(_walk(root))
    return sorted(path for path in found if path.is_file() and not path.is_symlink())


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.startswith(".")]
        yield from (Path(folder) / name for name in names)


def dotted(node: ast.AST) -> str:
    """`a.b.c` of an expression; calls and subscripts on the way are left out: `a.b().c[0].d` is `a.b.c.d`."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            return f"{dotted(value)}.{attr}"
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return dotted(inner)
    return ""


def constant_text(node: ast.AST | None) -> str | None:
    """The text of a string constant, else None."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def excepted(rule: str) -> dict[str, str]:
    """What is excepted from a rule: place -> reason."""
    listed = tomllib.loads(EXCEPTIONS.read_text(encoding="utf-8")).get(rule, {})
    assert isinstance(listed, dict), f"[{rule}] in {EXCEPTIONS.name} is a table of place = reason"
    return listed


def judge(rule: str, offenders: Mapping[str, str]) -> None:
    """Fails for each offender that is not excepted, and for each exception that nothing needs any more."""
    allowed = excepted(rule)
    faults = [f"{place}: {words}" for place, words in sorted(offenders.items()) if place not in allowed]
    faults += [
        f"{place}: excepted from {rule}, and needs it no more"
        for place in sorted(set(allowed) - set(offenders))
    ]
    assert not faults, f"{rule} (exceptions stand in tests/architecture/exceptions.toml):\n" + "\n".join(
        faults
    )

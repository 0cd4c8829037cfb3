"""One place reads the environment, and one documented table names every variable it reads."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import ROOT, constant_text, dotted, judge, parsed, python_files, where

SETTINGS = ROOT / "schoolbeat" / "config" / "settings.py"
TABLE = ROOT / "docs" / "settings.md"
VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{2,}")
ROW = re.compile(r"^\|\s*`([A-Z][A-Z0-9_]+)`\s*\|", re.MULTILINE)


def variables(tree: ast.AST) -> set[str]:
    """Names of variables that a syntax tree reads, straight from the environment or through a function of its own."""
    readers = {
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and reads_environment(node)
    }
    found = set()
    for node in ast.walk(tree):
        name = None
        if isinstance(node, ast.Subscript) and dotted(node.value).endswith("environ"):
            name = constant_text(node.slice)
        elif isinstance(node, ast.Call):
            name = _asked_for(node, readers)
        if name and VARIABLE.fullmatch(name):
            found.add(name)
    return found


def _asked_for(call: ast.Call, readers: set[str]) -> str | None:
    """The variable that a call asks for: `environ.get("X")`, `getenv("X")`, `_flag("X")`."""
    path = dotted(call.func)
    if path == "dj_database_url.config":
        return next(
            (constant_text(word.value) for word in call.keywords if word.arg == "env"), "DATABASE_URL"
        )
    asks = path in readers or "env" in path.lower()
    return constant_text(call.args[0]) if asks and call.args else None


def reads_environment(tree: ast.AST) -> bool:
    """Whether a syntax tree asks the environment; naming the settings with `environ.setdefault` is not asking."""
    told = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "setdefault"
    }
    told |= {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store)
    }
    asked = [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and id(node) not in told]
    return any(node.attr in {"environ", "environb", "getenv"} for node in asked)


def test_every_variable_is_in_the_table_and_no_other():
    read = variables(parsed(SETTINGS))
    assert "SCHOOLBEAT_DATA" in read, "nothing was checked"
    documented = set(ROW.findall(TABLE.read_text(encoding="utf-8")))
    # These two are read by the tests alone, and stand in the table for whoever runs them.
    assert read <= documented
    assert documented - read <= {"SCHOOLBEAT_SHARED", "SCHOOLBEAT_CHROMIUM", "REQUIRE_ALL"}


def test_nobody_else_reads_the_environment():
    others = [path for path in python_files("schoolbeat") if path != SETTINGS]
    assert others, "nothing was checked"
    judge(
        "environment",
        {where(path): "reads the environment" for path in others if reads_environment(parsed(path))},
    )


@pytest.mark.parametrize(
    "line",
    [
        'os.environ["A_NAME"]',
        'os.environ.get("A_NAME", "")',
        'getenv("A_NAME")',
        'env("A_NAME", default=1)',
        'def flag(name):\n    return os.environ.get(name) == "1"\n\nDEBUG = flag("A_NAME")',
        'dj_database_url.config(env="A_NAME")',
    ],
)
def test_a_reading_is_seen(line):
    assert variables(ast.parse(line)) == {"A_NAME"}


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ('os.environ.get("A_NAME")', True),
        ('x = os.environ["A_NAME"]', True),
        ('os.environ.setdefault("DJANGO_SETTINGS_MODULE", "x")', False),
        ('os.environ["A_NAME"] = "x"', False),
    ],
)
def test_asking_is_told_from_naming(line, asks):
    assert reads_environment(ast.parse(line)) is asks

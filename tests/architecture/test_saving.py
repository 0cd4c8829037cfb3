"""One way to write: nothing but the ledger's own saving touches rows, except what is listed with its reason."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.architecture.tree import constant_text, dotted, judge, parsed, python_files, where

HOME = "schoolbeat/ledger/saving.py"
# These names belong to the ORM alone, whoever they are called on.
ALWAYS = {
    "save", "asave", "bulk_create", "abulk_create", "bulk_update", "abulk_update", "get_or_create", "aget_or_create",
    "update_or_create", "aupdate_or_create", "create", "acreate", "create_user", "create_superuser", "_raw_delete",
    "adelete", "aupdate", "_update", "_insert",
}  # fmt: skip
QUERYSET = {
    "objects", "_default_manager", "_base_manager", "filter", "exclude", "all", "using", "select_for_update",
    "order_by", "get_queryset", "annotate", "none", "iterator",
}  # fmt: skip
SQL = ("insert", "update", "delete", "replace", "truncate", "drop", "alter", "create", "copy")


def writes(tree: ast.AST) -> list[tuple[int, str]]:
    """Each call in a syntax tree that writes rows: line and what it calls."""
    found = [(call.lineno, _writing(call)) for call in ast.walk(tree) if isinstance(call, ast.Call)]
    return [(line, name) for line, name in found if name]


def _writing(call: ast.Call) -> str:
    """What a call that writes is called, else nothing."""
    if not isinstance(call.func, ast.Attribute):
        return ""
    path = dotted(call.func)
    # The runner hands its page to HOME.
    is_write = path != "saving.save" and _is_write(call, call.func.attr, set(path.split(".")[:-1]))
    return (path or call.func.attr) if is_write else ""


def _is_write(call: ast.Call, name: str, before: set[str]) -> bool:
    if name == "delete":
        # No container of Python's own has a delete(); a cache and a session take a key.
        return bool(before & QUERYSET) or not call.args
    if name == "update":
        return bool(before & QUERYSET) or _only_named(call)
    if name in {"execute", "executemany", "copy"} and call.args:
        return (_sql_of(call.args[0]) or "").strip().lower().startswith(SQL)
    return name in ALWAYS


def _only_named(call: ast.Call) -> bool:
    """`rows.update(ended=day)`: a dictionary is nearly always given another one instead."""
    return not call.args and bool(call.keywords) and all(keyword.arg for keyword in call.keywords)


def _sql_of(node: ast.expr) -> str | None:
    if isinstance(node, ast.JoinedStr) and node.values:
        return constant_text(node.values[0])
    return constant_text(node)


def functions_that_write(path: Path) -> dict[str, str]:
    """`file::function` -> what it calls, for each function (or the module's own level) that writes."""
    found: dict[str, str] = {}
    scopes = [
        node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    for line, name in writes(parsed(path)):
        inside = [scope for scope in scopes if scope.lineno <= line <= (scope.end_lineno or line)]
        scope = max(inside, key=lambda node: node.lineno).name if inside else "module"
        found[f"{where(path)}::{scope}"] = f"line {line} calls {name}"
    return found


def test_only_the_ledger_saves():
    paths = python_files("schoolbeat")
    assert paths, "nothing was checked"
    found = {where(path): functions_that_write(path) for path in paths}
    at_home = found.pop(HOME, None)
    assert at_home is None or at_home, "the ledger's own saving is not seen"
    judge("saves", {place: words for places in found.values() for place, words in places.items()})


@pytest.mark.parametrize(
    "line",
    [
        "officer.save()",
        "Tour.objects.create(officer=1)",
        "Tour.objects.bulk_create(rows)",
        "Tour.objects.filter(ended=None).update(ended=day)",
        "rows.update(ended=day)",
        "Tour.objects.all().delete()",
        "tour.delete()",
        "cursor.execute('  DELETE FROM roster_tour')",
        "cursor.execute(f'insert into {table} values (1)')",
        "Account.objects.create_user('a@b.example')",
    ],
)
def test_a_write_is_seen(line):
    assert writes(ast.parse(line))


@pytest.mark.parametrize(
    "line",
    [
        "totals.update({'a': 1})",
        "digest.update(salt)",
        "words.update(pairs, a=1)",
        "cursor.execute('select 1')",
        "cache.delete('key')",
        "saving.save(page)",
        "Tour.objects.filter(ended=None).count()",
    ],
)
def test_what_only_looks_like_one_is_left_alone(line):
    assert not writes(ast.parse(line))

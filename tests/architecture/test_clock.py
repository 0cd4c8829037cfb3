"""One clock: what the time is, everybody asks foundation.clock, so that a year can be simulated."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import dotted, judge, parsed, python_files, templates, text_of, where

THE_CLOCK = "schoolbeat/foundation/clock.py"
TIME = {"time", "time_ns", "localtime", "gmtime", "ctime"}
ZONE = {"now", "localdate", "localtime"}
CLOCKS = {"datetime", "date", "timezone", "dt", "pendulum", "arrow"}


def readings(tree: ast.AST) -> list[tuple[int, str]]:
    """Each place in a syntax tree that asks another clock: line and what it says."""
    found = []
    for node in ast.walk(tree):
        words = _named(node) or _called(node) or _import(node) or _automatic(node)
        if words:
            found.append((node.lineno, words))
    return found


def _named(node: ast.AST) -> str:
    """`datetime.now`, also when it is only handed on, as in `default=timezone.now`."""
    if not isinstance(node, ast.Attribute):
        return ""
    base = dotted(node.value).rpartition(".")[2]
    asks = (
        node.attr == "utcnow"
        or (node.attr in {"now", "today"} and base in CLOCKS)
        or (base == "time" and node.attr in {"time", "time_ns"})
    )
    return dotted(node) if asks else ""


def _called(node: ast.AST) -> str:
    """`timezone.localtime()`: with a moment in its brackets it only converts that."""
    if not isinstance(node, ast.Call) or node.args or node.keywords:
        return ""
    path = dotted(node.func).split(".")[-2:]
    return ".".join(path) if path[0] in {"time", "timezone"} and path[-1] in TIME | ZONE else ""


def _import(node: ast.AST) -> str:
    if not isinstance(node, ast.ImportFrom):
        return ""
    names = {alias.name for alias in node.names}
    bad = {
        "time": {"time", "time_ns"},
        "django.utils.timezone": {"now"},
        "django.db.models.functions": {"Now"},
    }.get(node.module or "", set())
    return f"from {node.module} import {', '.join(sorted(names & bad))}" if names & bad else ""


def _automatic(node: ast.AST) -> str:
    return (
        node.arg or "" if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"} else ""
    )


def offenders_in(path: Path) -> dict[str, str]:
    return {f"{where(path)}": f"line {line}: {words}" for line, words in readings(parsed(path))}


def test_only_the_clock_reads_the_clock():
    paths = python_files("schoolbeat", "tests", "tools")
    assert paths, "nothing was checked"
    clock = [path for path in paths if where(path) == THE_CLOCK]
    assert not clock or readings(parsed(clock[0])), "the clock itself is not seen reading the time"
    offenders = {}
    for path in paths:
        if where(path) != THE_CLOCK:
            offenders |= offenders_in(path)
    for path in templates():
        if re.search(r"{%\s*now\b", text_of(path)):
            offenders[where(path)] = "{% now %}"
    judge("clock", offenders)


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "timezone.now()",
        "models.DateTimeField(default=timezone.now)",
        "models.DateTimeField(auto_now_add=True)",
        "time.time()",
        "timezone.localdate()",
        "time.localtime()",
        "from django.utils.timezone import now",
        "from django.db.models.functions import Now",
    ],
)
def test_another_clock_is_seen(line):
    assert readings(ast.parse(line))


@pytest.mark.parametrize(
    "line", ["clock.now()", "clock.today(zone)", "time.monotonic()", "timezone.localtime(moment)", "self.now"]
)
def test_the_clock_and_a_stopwatch_are_fine(line):
    assert not readings(ast.parse(line))

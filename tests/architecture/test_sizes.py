"""Sizes that keep a page of code readable: modules, functions, templates, nesting and parameters."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.tree import PACKAGE, judge, parsed, python_files, templates, text_of, where

MODULE, MODULE_HARD, FUNCTION, TEMPLATE, NESTING, PARAMETERS = 300, 400, 40, 200, 3, 5
FOLDERS = ("schoolbeat", "tests", "tools", "bench")
Function = ast.FunctionDef | ast.AsyncFunctionDef
BLOCKS = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)


def lines(text: str) -> int:
    """How many lines a text has."""
    return len(text.splitlines())


def length(function: Function) -> int:
    """How many lines a function has from `def` to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def depth(node: ast.AST) -> int:
    """How deep blocks stand inside each other; `elif` stands beside its `if`, a function inside counts for itself."""
    deepest = 0
    for field, child in _children(node):
        if isinstance(child, Function | ast.ClassDef | ast.Lambda):
            continue
        beside = (
            isinstance(node, ast.If)
            and isinstance(child, ast.If)
            and field == "orelse"
            and len(node.orelse) == 1
        )
        deepest = max(deepest, depth(child) + (1 if isinstance(child, BLOCKS) and not beside else 0))
    return deepest


def _children(node: ast.AST) -> list[tuple[str, ast.AST]]:
    pairs = []
    for field, value in ast.iter_fields(node):
        values = value if isinstance(value, list) else [value]
        pairs += [(field, child) for child in values if isinstance(child, ast.AST)]
    return pairs


def parameters(function: Function) -> int:
    """How many values a caller hands over one by one; `self` and `cls` are not handed over."""
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([argument for argument in named if argument.arg not in {"self", "cls"}])


def functions(tree: ast.AST) -> list[Function]:
    """Every function and method."""
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def too_big(measure, limit: int, *folders: str) -> dict[str, str]:
    """`file::function` -> words, for each function whose measure passes the limit."""
    return {
        f"{where(path)}::{function.name}": f"{measure(function)}, at most {limit}"
        for path in python_files(*folders)
        for function in functions(parsed(path))
        if measure(function) > limit
    }


def modules() -> dict[str, int]:
    """Each module, and each script of the browser, with its lines."""
    paths = [*python_files(*FOLDERS), *sorted(PACKAGE.rglob("*.js"))]
    return {where(path): lines(text_of(path)) for path in paths}


def test_modules():
    assert modules(), "nothing was checked"
    judge(
        "module-lines", {name: f"{n} lines, at most {MODULE}" for name, n in modules().items() if n > MODULE}
    )


def test_no_exception_goes_past_the_hard_limit():
    assert not {name: n for name, n in modules().items() if n > MODULE_HARD}


def test_functions():
    judge("function-lines", too_big(length, FUNCTION, *FOLDERS))


def test_nesting():
    judge("nesting", too_big(depth, NESTING, *FOLDERS))


def test_parameters():
    judge("parameters", too_big(parameters, PARAMETERS, "schoolbeat", "tools", "bench"))


def test_templates():
    sizes = {where(path): lines(text_of(path)) for path in templates()}
    judge(
        "template-lines",
        {name: f"{n} lines, at most {TEMPLATE}" for name, n in sizes.items() if n > TEMPLATE},
    )


FOUR_DEEP = """
def f(a, *, b, c, d, e, g):
    for x in a:
        with b:
            if x:
                try:
                    pass
                finally:
                    pass
"""
SIDE_BY_SIDE = """
class K:
    def f(self, a, b, c, d, e):
        for x in a:
            if x:
                pass
            elif b:
                pass
            elif c:
                if d:
                    pass
            else:
                pass
"""


@pytest.mark.parametrize(("source", "deep", "handed"), [(FOUR_DEEP, 4, 6), (SIDE_BY_SIDE, 3, 5)])
def test_the_measures_themselves(source, deep, handed):
    function = functions(ast.parse(source))[0]
    assert (depth(function), parameters(function)) == (deep, handed)


def test_length_counts_from_def_to_end():
    assert length(functions(ast.parse("@x\ndef f():\n" + "    a()\n" * 40))[0]) == 41

"""The list of exceptions itself: every line gives a reason, every table is a rule, and the judge can say no."""

import tomllib

import pytest

from tests.architecture import tree

RULES = {
    "saves", "clock", "module-lines", "function-lines", "template-lines", "nesting", "parameters",
    "bare-text", "unused-template", "door", "environment",
}  # fmt: skip


def test_every_exception_belongs_to_a_rule_and_has_a_reason():
    listed = tomllib.loads(tree.EXCEPTIONS.read_text(encoding="utf-8"))
    assert set(listed) <= RULES
    for rule, places in listed.items():
        for place, reason in places.items():
            assert len(str(reason)) >= 15, f"{rule}: {place} gives no reason"


def test_an_offender_that_is_not_listed_fails():
    with pytest.raises(AssertionError, match=r"nowhere\.py"):
        tree.judge("saves", {**dict.fromkeys(tree.excepted("saves"), ""), "nowhere.py::f": "saves"})


def test_an_exception_that_nothing_needs_fails(monkeypatch):
    monkeypatch.setattr(tree, "excepted", lambda rule: {"gone.py": "was needed once upon a time"})
    with pytest.raises(AssertionError, match="needs it no more"):
        tree.judge("saves", {})

"""The table of grants says what it rests on, and has no line that nothing asks for."""

import ast
import re
from collections import Counter

import pytest

from schoolbeat.access.grants import GRANTS
from schoolbeat.ledger.registry import REGISTRY
from schoolbeat.web.shared.doors import OPEN, SIGNED_IN, all_patterns
from tests.architecture.tree import PACKAGE, parsed, python_files

TABLE = PACKAGE / "access" / "grants.py"
NAME = re.compile(r"[a-z]+\.[a-z]+(_[a-z]+)*")
GRANTED = {grant.permission for grant in GRANTS}


def asked_for():
    """Every text in the package that has the form of a permission, outside the table itself."""
    files = [path for path in python_files("schoolbeat") if path != TABLE]
    nodes = (node for path in files for node in ast.walk(parsed(path)))
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if NAME.fullmatch(text)}


def doors():
    named = {getattr(pattern.callback, "door", None) for _path, pattern in all_patterns()}
    return named - {None, OPEN, SIGNED_IN}


def test_every_verb_has_a_line():
    assert REGISTRY.verbs, "nothing was checked"
    assert set(REGISTRY.verbs) <= GRANTED


def test_every_door_has_a_line():
    assert {"field.open", "desk.open", "campus.open"} <= doors()
    assert doors() <= GRANTED


def test_every_line_is_asked_for():
    assert not GRANTED - set(REGISTRY.verbs) - doors() - asked_for()


@pytest.mark.parametrize("grant", GRANTS, ids=lambda grant: f"{grant.permission} {'+'.join(grant.roles)}")
def test_every_line_is_whole(grant):
    assert NAME.fullmatch(grant.permission)
    assert grant.roles
    assert len(set(grant.roles)) == len(grant.roles)
    assert len(grant.rests_on) > 10


def test_no_line_is_written_twice():
    """For one role and permission, each way in stands once."""
    ways = Counter((grant.permission, role, grant.when) for grant in GRANTS for role in grant.roles)
    assert not [way for way, times in ways.items() if times > 1]


def test_only_doors_are_asked_without_a_record():
    """A line without a condition lets at every record of every agency: that is for doors alone."""
    bare = {grant.permission for grant in GRANTS if not grant.when}
    assert bare
    assert all(name.endswith(".open") or name == SIGNED_IN for name in bare)

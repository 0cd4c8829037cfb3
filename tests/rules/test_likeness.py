"""Golden pairs: what is suggested as one person entered twice, and what is not; an error tells nothing of it."""

import logging
import subprocess
import sys
from datetime import date
from functools import cache
from uuid import UUID

import duckdb
import pytest

from schoolbeat.work.people.rules import likeness
from schoolbeat.work.people.rules.agreement import Agrees, Differs, agreement
from schoolbeat.work.people.rules.likeness import Filed, NotCompared, likely
from schoolbeat.work.people.rules.words import Words

HIGH, MIDDLE = frozenset({UUID(int=1)}), frozenset({UUID(int=2)})
BORN, SWAPPED, A_DIGIT, OTHER = "2011-03-09", "2011-09-03", "2011-03-08", "2008-09-21"
PHONE = {"phones": ("(555) 010-7788",)}
SAME_PHONE = {"phones": ("+1 555-010-7788",)}


def who(given, family, born="", **more):
    return Words(given=given, family=family, born=date.fromisoformat(born) if born else None, **more)


ANA, JON = who("Ana", "García", BORN), who("Jonathan", "Ramirez", BORN)
GOLDEN = {
    # what a reader would want to see
    "misspelled": (JON, who("Jonathon", "Ramires", BORN), True),
    "misspelled, no birth date, one telephone": (
        who("Rosa", "López", **PHONE),
        who("Rosa", "Lopes", **SAME_PHONE),
        True,
    ),
    "reversed": (JON, who("Ramirez", "Jonathan", BORN), True),
    "reversed, day and month swapped": (JON, who("Ramirez", "Jonathan", SWAPPED), True),
    "one half of a hyphen": (who("Ana María", "García-López", BORN), who("Ana", "Garcia", BORN), True),
    "written as one": (who("Ana María", "García-López", BORN), who("Anamaria", "Garcialopez", BORN), True),
    "the name gone by": (who("William", "Smith", BORN, preferred="Bill"), who("Bill", "Smith", BORN), True),
    "a digit of the birth date": (ANA, who("Ana", "Garcia", A_DIGIT), True),
    "a birth date on one record": (ANA, who("Ana", "Garcia"), True),
    "another family name, one telephone": (
        who("Sofía", "López", BORN, **PHONE),
        who("Sofia", "Torres", BORN, **PHONE),
        True,
    ),
    "particles": (who("Juan", "de la Cruz", BORN), who("Juan", "Cruz", BORN), True),
    # twins with one birth date and initials look like a slip: suggested, and somebody keeps them apart
    "twins of one initial": (ANA, who("Alma", "García", BORN), True),
    # what would only cost the reader's time
    "twins of two initials": (
        who("Ana", "García", BORN, **PHONE),
        who("Sofía", "García", BORN, **PHONE),
        False,
    ),
    "another birth date": (ANA, who("Ana", "García", OTHER), False),
    "father and son": (who("Juan", "Cruz", BORN, **PHONE), who("Juan", "Cruz", "1980-05-02", **PHONE), False),
    "one birth date": (ANA, who("Minh", "Nguyen", BORN), False),
    "one birth date and given name": (ANA, who("Ana", "Torres", BORN), False),
    "one telephone": (who("Rosa", "López", **PHONE), who("Pedro", "Díaz", **PHONE), False),
    "brothers": (who("Luis", "Vega", BORN, **PHONE), who("Pedro", "Vega", OTHER, **PHONE), False),
}


@cache
def suggested():
    """The golden pairs that are suggested, in one comparison: each pair is a group of its own."""
    filed = [
        Filed(UUID(int=10 * number + place), name, words, HIGH)
        for number, (name, pair) in enumerate(GOLDEN.items(), start=1)
        for place, words in enumerate(pair[:2])
    ]
    groups = {one.id: one.group for one in filed}
    return {groups[first] for first, _second in likely(filed)}


@pytest.mark.parametrize("name", GOLDEN)
def test_golden_pairs(name):
    assert (name in suggested()) is GOLDEN[name][2]


def pairs(*filed):
    return likely([Filed(UUID(int=number), *one) for number, one in enumerate(filed, start=1)])


def test_records_of_two_groups_are_never_compared():
    assert pairs(("unit student", ANA, HIGH), ("unit guardian", ANA, HIGH)) == []
    assert pairs(("unit student", ANA, HIGH), ("unit student", ANA, HIGH)) == [(UUID(int=1), UUID(int=2))]


def test_a_name_at_two_schools_without_a_birth_date_is_too_little():
    rosa = who("Rosa", "López")
    assert pairs(("g", rosa, HIGH), ("g", rosa, MIDDLE)) == []
    assert pairs(("g", rosa, frozenset()), ("g", rosa, frozenset())) == []
    assert pairs(("g", rosa, HIGH), ("g", rosa, HIGH)) != []


def test_the_likeliest_come_first_whatever_the_order_of_the_records():
    filed = [
        Filed(UUID(int=9), "g", ANA, HIGH),
        Filed(UUID(int=5), "g", who("Ana", "García", A_DIGIT), HIGH),
        Filed(UUID(int=7), "g", ANA, HIGH),
    ]
    found = likely(filed)
    assert found[0] == (UUID(int=7), UUID(int=9))
    assert len(found) == 3
    assert likely(filed[::-1]) == found


def test_what_everybody_has_brings_nobody_together(monkeypatch):
    """A day that stands in for an unknown birth date, the school's own number: no millions of pairs."""
    monkeypatch.setattr(likeness, "MOST_OF_A_KEY", 3)
    assert len(pairs(*[("g", ANA, HIGH)] * 3)) == 3
    assert pairs(*[("g", ANA, HIGH)] * 4) == []


@pytest.mark.parametrize("words", [who("X", ""), who("", "李"), who("李", "小龍"), who("😀x", "x" * 300)])
def test_strange_names_do_no_harm(words):
    same = (("g", words, HIGH), ("g", words, HIGH))
    assert pairs(*same, ("g", who("", ""), HIGH)) in ([], [(UUID(int=1), UUID(int=2))])


def test_nobody_is_compared_with_nobody():
    assert likely([]) == []
    assert pairs(("g", ANA, HIGH)) == []


def test_what_breaks_off_tells_no_name(monkeypatch, capfd, caplog):
    caplog.set_level(logging.DEBUG)
    # Where another test left a handler on a closed stream, logging would print the source lines of this one.
    monkeypatch.setattr(logging, "raiseExceptions", False)
    monkeypatch.setattr(likeness, "_near", lambda name: f"CAST({name}_l AS DATE) = DATE '2011-03-09'")
    with pytest.raises(NotCompared) as broken:
        pairs(("g", ANA, HIGH), ("g", who("Anna", "Garza", BORN), HIGH))
    error = broken.value
    assert (error.args, error.__cause__, error.__context__) == (("SplinkException",), None, None)
    told = "".join(capfd.readouterr()) + caplog.text
    assert "gar" not in told.lower()


def test_what_works_prints_nothing(capfd, caplog):
    caplog.set_level(logging.WARNING)
    assert pairs(("g", JON, HIGH), ("g", JON, HIGH))
    assert "".join(capfd.readouterr()) + caplog.text == ""


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT * FROM read_csv('/etc/hostname')",
        "COPY (SELECT 1) TO 'copied.csv'",
        "ATTACH 'attached.db'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_what_compares_opens_no_file(monkeypatch, tmp_path, asked):
    monkeypatch.chdir(tmp_path)
    with likeness.closed_memory() as connection, pytest.raises(duckdb.Error, match=r"disabled|locked"):
        connection.execute(asked)
    assert list(tmp_path.iterdir()) == []


def test_who_never_compares_does_not_load_it():
    """The web server starts without splink and DuckDB."""
    asked = "import sys, schoolbeat.work.people.rules.likeness; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout
    assert "schoolbeat.work.people.rules.likeness" in told.split()
    assert not {"splink", "duckdb"} & set(told.split())


AGREEMENTS = {
    "same": (ANA, who("Ana", "Garcia", BORN), {Agrees.NAME, Agrees.BORN}),
    "reversed": (ANA, who("Garcia", "Ana"), {Agrees.REVERSED, Differs.BORN_UNKNOWN}),
    "slip": (ANA, who("Anna", "García", A_DIGIT), {Differs.GIVEN, Agrees.FAMILY, Differs.BORN_SLIP}),
    "swapped": (ANA, who("Ana", "Vega", SWAPPED), {Agrees.GIVEN, Differs.FAMILY, Differs.BORN_SLIP}),
    "other": (ANA, who("Ana", "García", OTHER), {Agrees.NAME, Differs.BORN}),
    "telephone": (who("A", "B", **PHONE), who("A", "B", **SAME_PHONE), {Agrees.NAME, Agrees.PHONE}),
    "telephones": (
        who("A", "B", **PHONE),
        who("A", "B", phones=("555 010 7789",)),
        {Agrees.NAME, Differs.PHONE},
    ),
    "no telephone": (who("A", "B", **PHONE), who("A", "B", phones=("911",)), {Agrees.NAME}),
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_what_agrees_and_what_differs(name):
    one, other, expected = AGREEMENTS[name]
    found = agreement((one, HIGH), (other, frozenset()))
    assert {*found.agrees, *found.differs} == expected
    again = agreement((other, HIGH), (one, MIDDLE))
    assert {*again.agrees, *again.differs} == expected | {Differs.SCHOOL}
    assert Agrees.SCHOOL in agreement((one, HIGH | MIDDLE), (other, MIDDLE)).agrees

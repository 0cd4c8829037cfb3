"""What the capabilities count and what insight defines are the same things, in the same units."""

from __future__ import annotations

import importlib

from schoolbeat.foundation.text import gettext_noop
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import DIMENSIONS
from schoolbeat.ledger.models import Fact
from tests.architecture.tree import PACKAGE

WORDS_OF_UNITS = {"people": {"people", "students"}}
"""A measure that counts one audience alone says which."""


def counted() -> dict[str, str]:
    """What the vocabularies say is counted, with its unit."""
    found: dict[str, str] = {}
    for path in sorted((PACKAGE / "work").glob("*/vocabulary.py")):
        module = importlib.import_module(f"schoolbeat.work.{path.parent.name}.vocabulary")
        for name, unit in getattr(module, "MEASURES", {}).items():
            assert name not in found, f"{name} is counted by two capabilities"
            found[name] = unit
    return found


def test_each_thing_that_is_counted_has_a_definition_and_no_definition_lacks_its_facts():
    assert counted(), "nothing was checked"
    assert {measure.fact for measure in MEASURES.values()} == set(counted())


def test_units_agree():
    for measure in MEASURES.values():
        unit = counted()[measure.fact]
        assert measure.unit in WORDS_OF_UNITS.get(unit, {unit}), measure.slug


def test_a_definition_is_a_sentence_and_its_slug_its_own():
    for slug, measure in MEASURES.items():
        assert slug == measure.slug
        assert measure.definition.endswith("."), slug
        assert gettext_noop(measure.name)


def test_sums_split_by_columns_of_facts_alone():
    assert set(DIMENSIONS) <= {field.name for field in Fact._meta.fields}


def test_what_records_count_as_is_in_the_vocabulary():
    """`facts.py` writes no measure that its vocabulary does not name."""
    from datetime import date

    from schoolbeat.work.activities.facts import facts_of_activity
    from schoolbeat.work.activities.models import Activity

    activity = Activity(day=date(2026, 11, 19), minutes=5, audience={"student": 2}, hour=12)
    assert {fact.measure for fact in facts_of_activity(activity)} == set(counted())

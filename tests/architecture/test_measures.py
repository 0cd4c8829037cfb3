"""What the capabilities count and what insight defines are the same things, in the same units."""

from __future__ import annotations

import importlib

from schoolbeat.foundation.text import gettext_noop
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import DIMENSIONS
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.ledger.models import Fact
from tests.architecture.tree import PACKAGE

WORDS_OF_UNITS = {"people": {"people", "students"}, "entries": {"entries", "calls"}}
"""A measure that counts one audience, or calls alone, says so."""


def counted() -> dict[str, str]:
    """What the vocabularies say is counted, with its unit."""
    found: dict[str, str] = {}
    for path in sorted((PACKAGE / "work").glob("*/vocabulary*")):
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
        assert measure.question.endswith("?"), slug
        assert measure.source, slug
        assert measure.out_of, slug
        assert gettext_noop(measure.name)


def test_a_measure_of_kinds_names_kinds_of_the_pack_and_says_whether_one_can_be_a_child():
    kinds = {row["slug"]: row for row in pack_for("us").rows("activity_kinds")}
    for measure in MEASURES.values():
        if measure.fact == "activities":
            assert set(measure.kinds) <= set(kinds), measure.slug
            assert measure.sensitive == any(kinds[slug]["sensitive"] for slug in measure.kinds), measure.slug
    assert not any(row["sensitive"] for row in kinds.values() if row.get("call"))


def test_what_became_of_a_call_is_sensitive():
    """What the school settled too: taken from all calls, it tells what an officer did."""
    told = {measure.fact: measure.sensitive for measure in MEASURES.values() if measure.unit == "calls"}
    assert told == {
        "activities": False,
        "handled_by_school": True,
        "resolved": True,
        "diverted": True,
        "charged": True,
    }


def test_sums_split_by_columns_of_facts_alone():
    assert set(DIMENSIONS) <= {field.name for field in Fact._meta.fields}


def test_what_records_count_as_is_in_the_vocabulary():
    """Each `facts.py` writes the measures that its vocabulary names, and no other."""
    from datetime import date
    from decimal import Decimal

    from schoolbeat.foundation import clock
    from schoolbeat.work.activities.facts import facts_of_activity, facts_of_tally
    from schoolbeat.work.activities.models import Activity, Tally
    from schoolbeat.work.activities.vocabulary import Outcome
    from schoolbeat.work.requests.facts import facts_of_request
    from schoolbeat.work.requests.models import Request
    from schoolbeat.work.requests.vocabulary import End, Handler
    from schoolbeat.work.roster.facts import facts_of_training
    from schoolbeat.work.roster.models import Training

    day = date(2026, 11, 19)
    entries = [
        Activity(day=day, minutes=5, audience={"student": 2}, hour=12, outcome=outcome) for outcome in Outcome
    ]
    asked = [
        Request(day=day, due=day, answered_on=day, ended_at=clock.now(), handler=handler, end=end)
        for handler, end in (
            *((Handler.OFFICER, end) for end in End),
            (Handler.SCHOOL, ""),
            (Handler.OTHERS, ""),
        )
    ]
    facts = [
        *(fact for request in asked for fact in facts_of_request(request)),
        *(fact for entry in entries for fact in facts_of_activity(entry)),
        *_facts_of_incidents(day),
        *facts_of_tally(Tally(month=day, amount=3, minutes=90)),
        *_facts_of_what_was_held(day),
        *_facts_of_programs(day),
        *facts_of_training(Training(hours=Decimal("1.5"), taken=day)),
    ]
    assert {fact.measure for fact in facts} == set(counted())


def _facts_of_incidents(day):
    """Everything that an incident can count as."""
    from schoolbeat.work.incidents import facts
    from schoolbeat.work.incidents.models import Charge, Deed, End, Incident, Party
    from schoolbeat.work.incidents.vocabulary import Nexus

    made = [
        Incident(day=day, hour=10, nexus=nexus, in_hours=known)
        for nexus, known in zip(Nexus, (True, False, None, None), strict=True)
    ]
    yield from (fact for one in made for fact in facts.facts_of_incident(one))
    yield from facts.facts_of_charge(Charge(incident=made[0], weapon="knife"))
    yield from facts.facts_of_party(Party(incident=made[0], educator=True))
    yield from facts.facts_of_deed(Deed(incident=made[0], what="force"))
    yield from facts.facts_of_deed(Deed(incident=made[0], what="custody"))
    for counts in ("diverted", "cited", "referred"):
        yield from facts.facts_of_end(End(incident=made[0], counts=counts))


def _facts_of_what_was_held(day):
    from schoolbeat.work.education.facts import facts_of_visit
    from schoolbeat.work.education.models import Visit
    from schoolbeat.work.preparedness.facts import facts_of_drill, facts_of_plan, facts_of_review
    from schoolbeat.work.preparedness.models import Drill, PlanReview, SafetyPlan

    yield from facts_of_drill(Drill(day=day, hour=10, stage="held"))
    yield from facts_of_visit(Visit(day=day, hour=10, stage="held", attendance=28))
    plan = SafetyPlan(stage="adopted", adopted_on=day)
    yield from facts_of_plan(plan)
    yield from facts_of_review(PlanReview(plan=plan, day=day))


def _facts_of_programs(day):
    from schoolbeat.work.education.facts import facts_of_move, facts_of_season, facts_of_session
    from schoolbeat.work.education.models import Item, Move, Program, Season, Session

    season = Season(program=Program(kind="drive"), begun_on=day)
    yield from facts_of_season(season)
    yield from facts_of_session(Session(season=season, day=day, hour=9, stage="held", attendance=20))
    yield from facts_of_move(
        Move(season=season, item=Item(kind="given"), kind="out", amount=9, families=4, day=day)
    )

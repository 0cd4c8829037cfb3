"""Sums at will never tell a sensitive number: not by comparing answers, and not by subtracting one from another."""

from datetime import date, datetime
from itertools import combinations

import pytest

from schoolbeat.foundation import clock
from schoolbeat.insight.guarded import guarded
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice
from tests.cast import ZONE

ASKED = [MEASURES[slug] for slug in MEASURES]
SPLITS = (
    "school",
    "officer",
    "kind",
    "pillar",
    "role",
    "audience",
    "initiator",
    "hour",
    "month",
    "term",
    "year",
)
LAST_YEAR = Slice(start=date(2025, 7, 1), end=date(2026, 7, 1))
IN_LAST_YEAR = datetime(2026, 3, 4, 10, 0, tzinfo=ZONE)
LAW = 11
"""The threshold of California."""


def log(town, kind, number=1, when=IN_LAST_YEAR, **more):
    for _one in range(number):
        said = {"kind": kind, "minutes": 30, "school": str(town.schools["high"]), **more}
        assert town.do("officer-1", "activities.log", when, **said).done


def answers(town, who="sergeant"):
    """Every split of one and two dimensions, of the open period, of last year, and of one month of it."""
    viewer = town.viewer(who)
    slices = (Slice(), LAST_YEAR, Slice(start=date(2026, 3, 1), end=date(2026, 4, 1)))
    splits = [(), *((one,) for one in SPLITS), *combinations(SPLITS, 2)]
    return {(of, by): guarded(viewer, ASKED, of, by).rows for of in slices for by in splits}


@pytest.mark.parametrize("kind", ["arrest", "welfare-check", "truancy-contact"])
def test_one_more_below_the_threshold_changes_no_answer(alder, kind):
    log(alder, "lunch-duty", 2, audience={"student": 5})
    log(alder, kind, audience={"student": 1})
    before = answers(alder)
    log(alder, kind, audience={"student": 1})
    assert answers(alder) == before


def test_an_outcome_below_the_threshold_changes_no_answer_but_that_of_calls(alder):
    log(alder, "call-for-service", outcome="charged")
    before = answers(alder)
    log(alder, "call-for-service", outcome="charged")
    after = answers(alder)
    log(alder, "call-for-service", outcome="resolved")
    assert before != after
    for place, rows in after.items():
        told = {row["measure"] for row in rows if row["amount"] is not None} - {"calls", "activities"}
        assert not told & {"calls-charged", "calls-diverted", "calls-resolved"}, place


def cell(town, measure, kind="", of=LAST_YEAR, by=("kind",)):
    rows = guarded(town.viewer("sergeant"), [MEASURES[measure]], of, by).rows
    found = [row["amount"] for row in rows if row.get("kind", "") == kind]
    return found[0] if found else "no row"


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "no row"), (1, None), (LAW - 1, None), (LAW, LAW), (LAW + 2, LAW + 2)]
)
def test_a_kind_is_shown_for_a_whole_year_from_the_threshold_on(alder, number, shown):
    log(alder, "arrest", number)
    log(alder, "lunch-duty")
    assert cell(alder, "activities", "arrest") == shown
    assert cell(alder, "minutes", "arrest") == (shown if shown in (None, "no row") else 30 * shown)
    assert cell(alder, "arrests", by=()) == (0 if number == 0 else shown)


def test_a_year_that_is_not_over_or_not_whole_is_never_shown(alder):
    log(alder, "arrest", LAW)
    log(alder, "arrest", LAW, when=clock.now())
    for of in (
        Slice(),
        Slice(start=date(2026, 7, 1), end=date(2027, 7, 1)),
        Slice(start=date(2025, 7, 1), end=date(2026, 6, 30)),
        Slice(start=date(2026, 3, 1), end=date(2026, 4, 1)),
        Slice(start=date(2025, 7, 1), end=date(2026, 7, 1), school=alder.schools["high"]),
        Slice(start=date(2025, 7, 1), end=date(2026, 7, 1), officer=alder.account("officer-1").id),
        Slice(start=date(2025, 7, 1), end=date(2026, 7, 1), initiator="officer"),
    ):
        assert cell(alder, "activities", "arrest", of) is None, of
        assert cell(alder, "arrests", of=of, by=()) is None, of
    assert cell(alder, "activities", "arrest") == LAW


def test_two_years_are_shown_only_where_each_is(alder):
    """Or the one that is shown, taken from both, would tell the other."""
    both = Slice(start=date(2024, 7, 1), end=date(2026, 7, 1))
    log(alder, "arrest", LAW)
    log(alder, "arrest", 3, when=datetime(2025, 2, 4, 10, 0, tzinfo=ZONE))
    assert cell(alder, "activities", "arrest") == LAW
    assert cell(alder, "activities", "arrest", both) is None
    log(alder, "arrest", LAW - 3, when=datetime(2025, 2, 5, 10, 0, tzinfo=ZONE))
    assert cell(alder, "activities", "arrest", both) == 2 * LAW


def test_one_outcome_that_is_too_few_withholds_all_three(alder):
    """Or calls less those of the school, the resolved and the diverted would tell the charged."""
    log(alder, "call-for-service", LAW, outcome="resolved")
    log(alder, "call-for-service", LAW, outcome="diverted")
    assert cell(alder, "calls-resolved", by=()) == LAW
    log(alder, "call-for-service", 1, outcome="charged")
    assert [cell(alder, f"calls-{slug}", by=()) for slug in ("resolved", "diverted", "charged")] == [None] * 3


@pytest.mark.parametrize("who", ["sergeant", "analyst"])
def test_calls_less_those_of_the_school_never_tell_what_an_officer_did(alder, who):
    """Calls stand in every split, so those of the school stand in none: the difference may be one child."""
    log(alder, "call-for-service", 2, outcome="school")
    log(alder, "call-for-service", outcome="charged")
    for (of, by), rows in answers(alder, who).items():
        told = [row for row in rows if row["measure"] == "calls-school" and row["amount"] is not None]
        assert not told, (of, by)


def test_calls_of_the_school_are_told_of_a_whole_year_where_the_officers_are(alder):
    log(alder, "call-for-service", 3, outcome="school")
    assert cell(alder, "calls-school", by=()) == 3
    log(alder, "call-for-service", LAW, outcome="resolved")
    assert cell(alder, "calls-school", by=()) == 3
    log(alder, "call-for-service", outcome="charged")
    assert cell(alder, "calls-school", by=()) is None


def test_what_was_not_summed_is_told_from_what_was_never_logged(alder):
    viewer, arrests, all_ = alder.viewer("sergeant"), [MEASURES["arrests"]], [MEASURES["activities"]]
    assert guarded(viewer, arrests, Slice(), ("year",)).closed
    assert guarded(viewer, all_, Slice(kind="arrest"), ("month",)).closed
    assert not guarded(viewer, arrests, LAST_YEAR, ("year",)).closed
    assert not guarded(viewer, all_, Slice(kind="lunch-duty"), ("month",)).closed


def test_a_measure_of_two_kinds_is_shown_only_where_each_kind_is(alder):
    log(alder, "truancy-contact", LAW)
    assert cell(alder, "truancy-contacts", by=()) == LAW
    log(alder, "curfew-contact", 2)
    assert cell(alder, "truancy-contacts", by=()) is None


def test_totals_leave_sensitive_kinds_out_whatever_the_split(alder):
    log(alder, "lunch-duty", 4)
    log(alder, "arrest", LAW + 1)
    viewer = alder.viewer("sergeant")
    for by in [(), *((one,) for one in SPLITS if one != "audience")]:
        plain = guarded(viewer, [MEASURES["activities"]], LAST_YEAR, by).plain
        assert sum(row["amount"] for row in plain) == 4, by


@pytest.mark.parametrize("who", ["officer-1", "analyst", "principal"])
def test_who_may_not_open_the_records_of_all_gets_nothing_sensitive(alder, who):
    log(alder, "arrest", LAW)
    for rows in answers(alder, who).values():
        assert not [row for row in rows if row["measure"] == "arrests" and row["amount"]]
        assert not [row for row in rows if row.get("kind") == "arrest" and row["amount"]]

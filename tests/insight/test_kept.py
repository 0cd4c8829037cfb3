"""Kept sums are those that counting anew would give, whatever was written meanwhile."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schoolbeat.foundation import clock
from schoolbeat.insight.kept import sums_of
from schoolbeat.insight.sums import live_sums
from schoolbeat.insight.tables import Slice
from schoolbeat.ledger.rebuild import rebuild
from tests.cast import NOW

LONG_AGO = datetime(2024, 10, 3, 12, 0, tzinfo=ZoneInfo("America/Los_Angeles"))


def log(town, happened, who="officer-1", **changed):
    payload = {"kind": "lunch-duty", "minutes": 15, "school": str(town.schools["high"]), **changed}
    result = town.do(who, "activities.log", happened, **payload)
    assert result.done
    return result.id


@pytest.fixture
def years(alder):
    """Entries of three school years and of today."""
    for year in range(3):
        log(alder, LONG_AGO + timedelta(days=365 * year), audience={"student": 3}, initiator="teacher")
    return [log(alder, LONG_AGO + timedelta(days=n)) for n in (1, 40)]


def same(town, who="sergeant"):
    viewer = town.viewer(who)
    for of in (Slice(), Slice(school=town.schools["high"]), Slice(start=datetime(2024, 7, 1).date())):
        assert sums_of(viewer, of) == live_sums(viewer, of)
    return sums_of(viewer, Slice())


def test_kept_sums_equal_counting_anew(alder, years):
    assert same(alder).activities == 5
    assert same(alder).activities == 5


def test_a_late_entry_into_a_closed_year_counts_at_once(alder, years):
    same(alder)
    log(alder, LONG_AGO + timedelta(days=2), minutes=60)
    assert same(alder).activities == 6


def test_a_withdrawn_entry_of_a_closed_year_is_gone_at_once(alder, years):
    same(alder)
    assert alder.do("officer-1", "activities.withdraw", activity=str(years[0])).done
    assert same(alder).activities == 4


def test_a_correction_across_months_counts_at_once(alder, years):
    same(alder)
    said = {"kind": "mediation", "minutes": 40}
    assert alder.do("officer-1", "activities.correct", NOW, activity=str(years[1]), **said).done
    assert same(alder).by_kind["mediation"]["minutes"] == 40


def test_a_colleague_who_joins_counts_at_once(alder, years):
    before = same(alder).minutes
    assert alder.do("officer-2", "activities.join", activity=str(years[0]), minutes=25).done
    assert same(alder).minutes == before + 25


def test_a_rebuild_is_noticed(alder, years):
    from schoolbeat.ledger.models import Fact

    same(alder)
    Fact.objects.filter(record=years[0]).delete()
    rebuild()
    assert same(alder).activities == 5


def test_each_viewer_has_own_sums(alder, bay, years):
    same(alder)
    log(bay, LONG_AGO)
    assert same(bay).activities == 1
    assert same(alder).activities == 5
    assert same(alder, "officer-2").activities == 0
    assert same(alder, "officer-1").activities == 5


def test_closed_years_are_not_counted_twice(alder, years):
    viewer = alder.viewer("sergeant")
    sums_of(viewer, Slice())
    with CaptureQueriesContext(connection) as asked:
        sums_of(viewer, Slice())
    with CaptureQueriesContext(connection) as anew:
        live_sums(viewer, Slice())
    assert len(asked) == len(anew) + 2


def test_last_month_is_not_closed_yet(alder):
    with clock.at(datetime(2026, 7, 20, tzinfo=ZoneInfo("America/Los_Angeles"))):
        log(alder, datetime(2026, 5, 20, 12, 0, tzinfo=ZoneInfo("America/Los_Angeles")))
        viewer = alder.viewer("sergeant")
        of = Slice(start=datetime(2025, 7, 1).date(), end=datetime(2026, 7, 1).date())
        sums_of(viewer, of)
        with CaptureQueriesContext(connection) as asked:
            sums_of(viewer, of)
        assert len(asked) > 2

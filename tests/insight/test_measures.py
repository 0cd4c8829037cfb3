"""Each measure sums what its definition says, alone and together with all others; terms and years fold months."""

from datetime import date, datetime

import pytest

from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.stated import Agrees, Counted, Site, agrees, counted
from schoolbeat.insight.sums import live_sums
from schoolbeat.insight.tables import Slice, totals
from schoolbeat.insight.terms import Calendar
from schoolbeat.jurisdictions.loader import pack_for
from tests.cast import ZONE
from tests.factories import roster as make

OF_KINDS = sorted(slug for slug, one in MEASURES.items() if one.kinds and one.fact == "activities")


@pytest.mark.parametrize("slug", OF_KINDS)
def test_a_measure_of_kinds_counts_each_of_them_and_no_other(alder, slug):
    for kind in MEASURES[slug].kinds:
        alder.log(kind=kind)
    alder.log(kind="report-writing")
    alone = totals(alder.viewer("sergeant"), [MEASURES[slug]], Slice())
    assert alone == [{"measure": slug, "amount": len(MEASURES[slug].kinds)}]


def test_together_and_alone_are_the_same(alder):
    alder.log(audience={"student": 4, "staff": 1})
    alder.log(kind="classroom-lesson", audience={"student": 30}, minutes=50)
    alder.log(kind="call-for-service", outcome="resolved")
    viewer = alder.viewer("sergeant")
    for by in ((), ("school",), ("month", "kind"), ("term",), ("year", "pillar")):
        together = totals(viewer, list(MEASURES.values()), Slice(), by)
        alone = [row for one in MEASURES.values() for row in totals(viewer, [one], Slice(), by)]
        assert together == alone, by


@pytest.mark.parametrize(
    ("who", "whose", "minutes"),
    [
        ("sergeant", "officer-1", 120),
        ("officer-1", "officer-1", 120),
        ("officer-2", "officer-1", 0),
        ("analyst", "officer-1", 0),
        ("analyst", "", 120),
    ],
)
def test_one_officers_training_is_for_the_sergeant_and_the_officer(alder, who, whose, minutes):
    """A record of personnel: neither a limit nor a split tells it to who may tell officers' entries apart."""
    make.training(alder, alder.account("officer-1").id, hours=2)
    of = Slice(officer=alder.account(whose).id if whose else None)
    viewer = alder.viewer(who)
    assert totals(viewer, [MEASURES["training"]], of)[0]["amount"] == minutes
    assert live_sums(viewer, of).training == minutes
    split = totals(viewer, [MEASURES["training"]], Slice(), ("officer",))
    assert bool(split) == (who in ("sergeant", "officer-1"))


@pytest.mark.parametrize(
    ("state", "month", "term", "day", "year"),
    [
        ("us-ca", 202607, "summer", date(2026, 7, 1), 2026),
        ("us-ca", 202606, "summer", date(2026, 6, 30), 2025),
        ("us-ca", 202608, "fall", date(2026, 8, 1), 2026),
        ("us-ca", 202701, "spring", date(2027, 1, 1), 2026),
        ("us-wa", 202608, "summer", date(2026, 8, 31), 2025),
        ("us-wa", 202609, "fall", date(2026, 9, 1), 2026),
    ],
)
def test_a_month_has_its_term_and_a_day_its_year(state, month, term, day, year):
    calendar = Calendar.of(pack_for(state))
    assert (calendar.term(month), calendar.year(day)) == (term, year)


def test_the_terms_of_a_year_share_no_day(alder):
    calendar = Calendar.of(pack_for("us-ca"))
    fall, spring = calendar.period(2026, "fall"), calendar.period(2026, "spring")
    assert fall is not None
    assert spring is not None
    assert (fall.start, fall.end) == (date(2026, 8, 1), date(2027, 1, 1))
    assert (spring.start, spring.end) == (date(2027, 1, 1), date(2027, 6, 1))
    assert calendar.period(2026, "winter") is None


def test_amounts_by_term_and_by_school_year(alder):
    for when in ((2026, 3), (2026, 9), (2026, 10), (2026, 7)):
        happened = datetime(*when, 7, 10, 0, tzinfo=ZONE)
        assert alder.do("officer-1", "activities.log", happened, kind="alarm", minutes=5).done
    viewer, measure = alder.viewer("sergeant"), [MEASURES["activities"]]
    by_term = {row["term"]: row["amount"] for row in totals(viewer, measure, Slice(), ("term",))}
    by_year = {row["year"]: row["amount"] for row in totals(viewer, measure, Slice(), ("year",))}
    assert by_term == {"spring": 1, "fall": 2, "summer": 1}
    assert by_year == {2025: 1, 2026: 3}


SITES = [Site("high", 1200), Site("high", None), Site("middle", 800)]


@pytest.mark.parametrize(
    ("name", "unit", "found"),
    [
        ("students", "students", Counted(2000, 1)),
        ("high schools", "schools", Counted(2)),
        ("adult schools", "schools", Counted(0)),
        ("school sites", "schools", Counted(3)),
        ("school resource officers", "officers", Counted(2)),
        ("P.O.P. Officers", "officers", None),
        ("area", "miles", None),
    ],
)
def test_what_is_stated_is_counted_where_the_house_can(name, unit, found):
    assert counted(name, unit, SITES, 2) == found


@pytest.mark.parametrize(
    ("stated", "bound", "number", "how"),
    [
        (14, "exact", 14, Agrees.YES),
        (14, "exact", 13, Agrees.NO),
        (70560, "about", 70000, Agrees.YES),
        (70560, "about", 60000, Agrees.NO),
        (2000, "over", 2000, Agrees.NO),
        (2000, "over", 2100, Agrees.YES),
        (2000, "under", 1999, Agrees.YES),
        (None, "exact", 5, Agrees.UNKNOWN),
        (5, "exact", None, Agrees.UNKNOWN),
    ],
)
def test_a_difference_is_one_that_the_words_do_not_cover(stated, bound, number, how):
    assert agrees(stated, bound, number) is how

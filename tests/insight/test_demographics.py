"""Students by sex and by race: what is small is not shown, nor what would give it away, in one school or in all."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from schoolbeat.insight.demographics import ALL, Shown, shown_of, students
from schoolbeat.insight.suppression import Split, exposed
from schoolbeat.ledger.keys import names_key
from schoolbeat.work.people.models import Demographic
from schoolbeat.work.people.queries.demographics import Counted, Group, counted
from schoolbeat.work.people.rules.counting import count_text, keyed_digest, race_group, sex_group
from schoolbeat.work.people.vocabulary import RaceGroup, Sex
from tests.factories import people as make

ONE, TWO = UUID(int=1), UUID(int=2)
WAYS = (("sex", Sex), ("race", RaceGroup))
NAMES = {ONE: "One", TWO: "Two"}
LEAST = 5


def count(town, person, sex="", races=()):
    """Let a person be counted, as the roster import writes it."""
    code = keyed_digest(names_key(), town.install.agency.bytes + count_text(person).encode())
    Demographic.objects.create(code=code, agency_id=town.install.agency, sex=sex, races=list(races))


def group(number, *schools, sex=Sex.FEMALE, race=RaceGroup.WHITE):
    return {Group(frozenset(schools or (ONE,)), sex, race): number}


@pytest.mark.parametrize(
    ("races", "expected"),
    [
        ((), "not_said"),
        (("white",), "white"),
        (("white", "asian"), "several"),
        (("white", "demographicRaceTwoOrMoreRaces"), "several"),
        (("demographicRaceTwoOrMoreRaces",), "several"),
        (("white", "hispanicOrLatinoEthnicity"), "hispanic"),
        (("hispanicOrLatinoEthnicity",), "hispanic"),
        (("something",), "not_said"),
    ],
)
def test_each_student_is_in_one_group(races, expected):
    assert race_group(races) == expected
    assert sex_group("male") == Sex.MALE
    assert sex_group("x") == Sex.NOT_SAID


def test_a_count_and_a_zero_are_shown_and_a_small_count_is_not():
    found = Counted(
        group(40) | group(30, sex=Sex.MALE, race=RaceGroup.ASIAN) | group(2, sex=Sex.OTHER), {ONE: "One"}
    )
    shown = shown_of(found, LEAST)[str(ONE)]
    assert shown.by_sex[Sex.OTHER] is None
    assert [shown.total, *shown.by_sex.values()].count(None) >= 2, "one alone could be worked out"
    assert shown.by_race[RaceGroup.ASIAN] == 30
    assert shown.by_race[RaceGroup.BLACK] == 0


def test_all_schools_less_one_do_not_give_the_other_away():
    found = Counted(group(40) | group(3, TWO) | group(50, TWO, sex=Sex.MALE), NAMES)
    shown = shown_of(found, LEAST)
    assert shown[str(TWO)].by_sex[Sex.FEMALE] is None
    told = (shown[ALL].by_sex[Sex.FEMALE], shown[str(ONE)].by_sex[Sex.FEMALE])
    assert None in told


def test_who_is_at_two_schools_counts_once_in_all():
    found = Counted(group(20, ONE) | group(20, TWO) | group(10, ONE, TWO), NAMES)
    shown = shown_of(found, LEAST)
    assert (shown[ALL].total, shown[str(ONE)].total, shown[str(TWO)].total) == (50, 30, 30)


def test_nobody_at_all_is_a_row_of_zeros():
    assert shown_of(Counted({}, {}), LEAST) == {
        ALL: Shown(0, dict.fromkeys(Sex, 0), dict.fromkeys(RaceGroup, 0))
    }


_GROUPS = st.dictionaries(
    st.builds(
        Group,
        st.sampled_from([frozenset({ONE}), frozenset({TWO}), frozenset({ONE, TWO})]),
        st.sampled_from(list(Sex)),
        st.sampled_from(list(RaceGroup)),
    ),
    st.integers(1, 30),
    max_size=12,
)


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate], deadline=None)
@given(_GROUPS)
def test_no_reader_of_all_pages_works_a_small_number_out(groups):
    from schoolbeat.insight import demographics

    decided = {}

    def remember(*asked):
        decided["cells"] = protect(*asked)
        return decided["cells"]

    protect, demographics.protect = demographics.protect, remember
    try:
        schools = {one: NAMES[one] for group in groups for one in group.schools}
        shown_of(Counted(groups, schools), LEAST)
    finally:
        demographics.protect = protect
    assert all(not cell.shown for cell in decided["cells"] if 0 < cell.value < LEAST)
    # What a reader knows without being told: those at the same schools are as many by sex as by race.
    known = [
        Split(*(tuple(demographics._atom(schools, way, slug) for slug in slugs) for way, slugs in WAYS))
        for schools in {group.schools for group in groups}
    ]
    assert exposed(decided["cells"], known, LEAST) == {}


def test_nothing_is_counted_where_no_roster_was_taken_in(alder, bay):
    make.school_record(alder)
    assert students(alder.viewer("sergeant")) is None
    count(bay, make.school_record(bay), "female")
    assert students(alder.viewer("sergeant")) is None
    assert students(bay.viewer("principal")) is None


def test_today_s_students_of_the_school_s_records_are_counted(alder):
    first, second, _uncounted = (make.school_record(alder, fields={"given": name}) for name in "ABC")
    count(alder, first, "female", ["white"])
    count(alder, second, "male", ["asian", "white"])
    make.person(alder)
    make.guardian(alder, first, "principal", "education_record")
    found = counted(alder.viewer("analyst"))
    high = frozenset({alder.schools["high"]})
    assert found.groups == {
        Group(high, Sex.FEMALE, RaceGroup.WHITE): 1,
        Group(high, Sex.MALE, RaceGroup.SEVERAL): 1,
        Group(high, Sex.NOT_SAID, RaceGroup.NOT_SAID): 1,
    }
    assert found.schools == {alder.schools["high"]: "Alder high"}


def test_counting_asks_twice_however_many_there_are(alder, django_assert_num_queries):
    for _ in range(4):
        count(alder, make.school_record(alder), "female")
    viewer = alder.viewer("analyst")
    with django_assert_num_queries(2):
        assert sum(counted(viewer).groups.values()) == 4

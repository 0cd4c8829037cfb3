"""The synthetic year: its rates are those of practice, it is the same every time, and nobody is in two places."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from schoolbeat.demo import rates, schedule
from schoolbeat.demo.programs import load, slugs
from schoolbeat.demo.year import Deed, deeds
from schoolbeat.jurisdictions.loader import pack_for

UNTIL = date(2026, 6, 30)
SEED = 7
LARGE = "chula-vista"
ONE_TO_ONE = "el-cerrito"
POLICY = "policy-16-00-090"


def kinds_of(slug: str) -> dict[str, dict]:
    return {row["slug"]: row for row in pack_for(load(slug).agency.state).rows("activity_kinds")}


def made(slug: str, until: date = UNTIL, days: int = 365, seed: int = SEED) -> list[Deed]:
    return list(deeds(load(slug), kinds_of(slug).values(), until, days, seed))


@pytest.fixture(scope="module")
def years() -> dict[str, list[Deed]]:
    return {slug: made(slug) for slug in slugs()}


@pytest.fixture(params=slugs())
def slug(request) -> str:
    return request.param


@pytest.fixture
def year(slug, years) -> list[Deed]:
    return years[slug]


def logs(year: list[Deed]) -> list[Deed]:
    return [deed for deed in year if deed.verb == "log"]


def per_day(year: list[Deed]) -> Counter:
    """Entries of each officer on each day in school."""
    return Counter((deed.officer, deed.start.date()) for deed in logs(year) if deed.school is not None)


def share(year: list[Deed], of) -> float:
    entries = logs(year)
    return sum(1 for deed in entries if of(deed)) / len(entries)


def test_the_same_again_and_another_with_another_seed(years):
    assert made(ONE_TO_ONE) == years[ONE_TO_ONE]
    assert made(ONE_TO_ONE, seed=SEED + 1) != years[ONE_TO_ONE]


def test_a_longer_run_holds_the_shorter_one(years):
    whole = {deed.key: deed for deed in years[ONE_TO_ONE]}
    month = made(ONE_TO_ONE, days=90)
    assert len(month) > 200
    assert all(whole[deed.key] == deed for deed in month)


def test_in_order_of_recording_and_nothing_after_the_last_day(year):
    assert all(before.recorded_at <= later.recorded_at for before, later in pairwise(year))
    assert all(deed.recorded_at.date() <= UNTIL for deed in year)
    assert len({deed.key for deed in year}) == len(year)


def test_what_follows_points_at_a_log_recorded_before_it(year):
    recorded = {deed.key: deed for deed in logs(year)}
    for deed in year:
        if deed.verb == "log":
            assert not deed.of
            continue
        first = recorded[deed.of]
        assert deed.verb in ("correct", "withdraw", "join", "follow_up")
        assert deed.recorded_at > first.recorded_at
        assert (deed.officer != first.officer) == (deed.verb == "join")
        assert (deed.due is not None and deed.due > first.start.date()) == (deed.verb == "follow_up")


def test_every_value_is_one_that_the_verbs_take(slug, year):
    kinds = kinds_of(slug)
    program = load(slug)
    for deed in year:
        assert deed.kind in kinds
        assert deed.start.tzinfo is not None
        assert deed.start.tzinfo.key == program.agency.timezone
        assert 1 <= deed.minutes <= 1440
        assert deed.minutes % 5 == 0
        assert set(deed.audience) <= {"student", "parent", "staff", "neighbor", "business", "other"}
        assert all(number > 0 for number in deed.audience.values())
        assert deed.place in (
            "campus", "surroundings", "transport", "event", "business", "home", "elsewhere",
        )  # fmt: skip
        assert deed.initiator in {who for who, _ in rates.BEGAN_CALL} | {"business"}
        assert deed.recorded_after >= timedelta(minutes=deed.minutes if deed.verb == "log" else 0)
        assert deed.school is None or 0 <= deed.school < len(program.schools)


def test_nobody_is_in_two_places(slug, year):
    present = sorted(
        (deed.officer, deed.start, deed.start + timedelta(minutes=deed.minutes))
        for deed in year
        if deed.verb in ("log", "join")
    )
    for (officer, _, end), (next_officer, begin, _) in pairwise(present):
        assert officer != next_officer or end <= begin


def test_weekdays_and_working_hours_only(year):
    for deed in logs(year):
        assert deed.start.weekday() < 5
        minute = deed.start.hour * 60 + deed.start.minute
        assert 6 * 60 + 45 <= minute <= 19 * 60
        if minute < 16 * 60 and deed.kind != "training-received":
            assert minute + deed.minutes <= 15 * 60 + 30


def test_only_schools_of_a_tour_or_in_cover(slug, year):
    program = load(slug)
    own = {
        officer: {school for tour in program.tours if tour.officer == member.key for school in tour.schools}
        for officer, member in enumerate(program.officers)
    }
    visits = {(d.officer, d.start.date(), d.school) for d in logs(year) if d.school is not None}
    covers = [visit for visit in visits if program.schools[visit[2]].key not in own[visit[0]]]
    assert 0 < len(covers) / len(visits) < 0.05


def test_entries_on_a_day_in_school(years):
    everybody = sum(per_day(years[slug]).total() for slug in slugs())
    days = sum(len(per_day(years[slug])) for slug in slugs())
    assert everybody / days == pytest.approx(9.5, abs=1.0)
    counts = sorted(count for slug in slugs() for count in per_day(years[slug]).values())
    assert 16 <= counts[int(len(counts) * 0.95)] <= 22
    assert days == pytest.approx(21 * (180 - 2) * (1 - rates.ABSENT), rel=0.05)


def test_things_are_done_at_their_hours(years):
    for kind, earliest, latest in (("lunch-duty", 10.75, 13.25), ("admin-briefing", 6.75, 9.5)):
        hours = [d.start.hour + d.start.minute / 60 for d in logs(years[ONE_TO_ONE]) if d.kind == kind]
        assert sum(earliest <= hour <= latest for hour in hours) / len(hours) > 0.85


def test_a_few_officers_log_a_fifth(years):
    by_officer = Counter(deed.officer for deed in logs(years[LARGE]) if deed.school is not None)
    quiet = [by_officer[officer] for officer in (5, 11)]
    others = [count for officer, count in by_officer.items() if officer not in (5, 11)]
    # Drills come on top of what is drawn, so that a fifth is never reached exactly.
    assert 0.12 < (sum(quiet) / 2) / (sum(others) / 10) < 0.3


def test_months_rise_and_fall_and_july_is_empty(years):
    everything = [deed for slug in slugs() for deed in logs(years[slug])]
    days = Counter(
        day.month for slug in slugs() for day in schedule.school_days(load(slug).agency.state, 2025)
    )
    a_day = {
        month: sum(deed.start.month == month and deed.school is not None for deed in everything) / days[month]
        for month in days
    }
    assert min(a_day[9], a_day[10], a_day[2], a_day[3]) > 1.05 * max(a_day[11], a_day[12], a_day[6])
    assert {deed.kind for deed in everything if deed.start.month == 7} == {
        "visible-patrol",
        "training-received",
    }
    calls = {
        month: sum(d.kind == "call-for-service" and d.start.month == month for d in everything)
        for month in days
    }
    rate = {month: calls[month] / days[month] for month in days}
    mean = sum(calls.values()) / sum(days.values())
    assert 1.15 < max(rate.values()) / mean < 1.7
    assert 0.3 < min(rate[month] for month in days if days[month] >= 10) / mean < 0.8


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        ("student-consultation", 35, 420),
        ("parent-contact", 12, 59),
        ("staff-consultation", 12, 167),
        ("call-for-service", 107, 260),
    ],
)
def test_kinds_for_each_officer_and_year(slug, year, kind, least, most):
    count = sum(deed.kind == kind for deed in logs(year)) / len(load(slug).officers)
    assert least <= count <= most


def test_lessons_by_level(years):
    days: Counter = Counter()
    lessons: Counter = Counter()
    for slug in slugs():
        schools = load(slug).schools
        for deed in logs(years[slug]):
            if deed.school is not None and schools[deed.school].kind in ("elementary", "middle", "high"):
                days[schools[deed.school].kind] += 1
                lessons[schools[deed.school].kind] += deed.kind == "classroom-lesson"
    year = 180 * rates.ENTRIES_PER_DAY
    assert year * lessons["elementary"] / days["elementary"] == pytest.approx(40, rel=0.25)
    assert year * lessons["middle"] / days["middle"] == pytest.approx(25, rel=0.3)
    assert year * lessons["high"] / days["high"] == pytest.approx(12, rel=0.35)


def test_training_drills_and_sweeps(slug, year):
    program = load(slug)
    hours = (
        sum(deed.minutes for deed in year if deed.kind == "training-received") / 60 / len(program.officers)
    )
    assert 16 <= hours <= 53
    drills = sum(deed.kind == "drill" for deed in logs(year)) / len(program.schools)
    assert 7 <= drills <= 11
    sweeps = [deed for deed in logs(year) if deed.kind == "sweep"]
    assert len(sweeps) <= (4 if slug == ONE_TO_ONE else 0)
    assert (len(sweeps) >= 2) == (slug == ONE_TO_ONE)
    assert all(deed.school is None for deed in sweeps)


def test_who_began_calls(years):
    calls = [d for slug in slugs() for d in logs(years[slug]) if d.kind in rates.CALLS]
    began = Counter(deed.initiator for deed in calls)
    part = {who: 100 * count / len(calls) for who, count in began.items()}
    expected = {"administrator": 22, "teacher": 18, "student": 15, "parent": 12, "officer": 1}
    assert {who: part[who] for who in expected} == pytest.approx(expected, abs=2.5)
    assert part["dispatch"] + part["neighbor"] + part["other"] == pytest.approx(32, abs=2.5)


def test_time_by_role(years):
    minutes: Counter = Counter()
    for slug in slugs():
        kinds = kinds_of(slug)
        for deed in logs(years[slug]):
            if deed.kind != "training-received":
                minutes[kinds[deed.kind]["role"]] += deed.minutes
    shares = {role: 100 * spent / minutes.total() for role, spent in minutes.items()}
    assert shares["officer"] == pytest.approx(45, abs=6)
    assert shares["counselor"] == pytest.approx(30, abs=6)
    assert shares["educator"] == pytest.approx(12, abs=5)
    assert shares["other"] == pytest.approx(13, abs=5)


def test_length_of_notes_lateness_and_corrections(years):
    everything = [deed for slug in slugs() for deed in years[slug]]
    entries = len(logs(everything))
    assert 0.55 < share(everything, lambda deed: len(deed.note) <= 80) < 0.68
    assert 0.035 < share(everything, lambda deed: len(deed.note) > 500) < 0.065
    assert max(len(deed.note) for deed in everything) <= 4000
    assert 0.03 < share(everything, lambda deed: deed.recorded_at.date() > deed.start.date()) < 0.08
    verbs = Counter(deed.verb for deed in everything)
    assert 0.01 < verbs["correct"] / entries < 0.02
    assert 0 < verbs["withdraw"] / entries < 0.005
    assert 0.01 < verbs["follow_up"] / entries < 0.05
    assert verbs["join"] > 20


def test_notes_name_nobody(slug, year):
    names = {part for member in load(slug).cast for part in member.name.split()[1:]}
    words = {word.strip(".,;:") for note in {deed.note for deed in year} for word in note.split()}
    assert not names & words


def test_officers_of_many_schools_see_several_a_day(years):
    stops: dict = {}
    for deed in logs(years[LARGE]):
        if deed.school is not None:
            stops.setdefault((deed.officer, deed.start.date()), set()).add(deed.school)
    several = sum(len(schools) > 1 for schools in stops.values()) / len(stops)
    assert 0.4 < several < 0.8
    assert {deed.school for deed in logs(years[LARGE])} >= set(range(72))


def test_every_duty_of_the_policy_was_done(years):
    done = {deed.kind for deed in logs(years[POLICY])}
    assert [duty.key for duty in load(POLICY).duties if not done & set(duty.kinds)] == []


def test_an_officer_without_a_tour_yet_logs_nothing():
    first = min(tour.period(UNTIL).start for tour in load(ONE_TO_ONE).tours if tour.officer == "lindqvist")
    before = made(ONE_TO_ONE, until=UNTIL, days=(UNTIL - first).days + 120)
    officers = [member.key for member in load(ONE_TO_ONE).officers]
    early = {officers[deed.officer] for deed in before if deed.start.date() < first}
    assert early == {"okafor"}

"""Safety plans by the law of a place: their parts, what is missing, votes, files, and the clocks over a whole year."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.preparedness.rules.plan_files import KeptFile, kind_of, plan_file_fault
from schoolbeat.work.preparedness.rules.plans import (
    LARGEST,
    Vote,
    Written,
    adoption_days_fault,
    missing_parts,
    parts_of,
    seen_by_fault,
    told_of,
    unready,
    vote_fault,
)
from schoolbeat.work.preparedness.rules.reviewing import (
    PlanYear,
    clocks,
    due_in,
    standing,
    to_report,
    year_on,
)

CA, WA, US = pack_for("us-ca-el-cerrito"), pack_for("us-wa"), pack_for("us")


def known(adopted=(), written=(), opened=None):
    return PlanYear(frozenset(adopted), frozenset(written), date.fromisoformat(opened) if opened else None)


# What is known of a school, and how it stands on days of a school year: state, days overdue.
YEAR = [
    # nothing was ever written down
    (known(), {"2026-07-01": "none", "2027-03-01": "none", "2027-06-30": "none"}),
    # last year's was adopted: it holds, is due again from November on, and is overdue on March 2
    (
        known(adopted={2025}),
        {
            "2026-07-01": "current",
            "2026-10-31": "current",
            "2026-11-01": "due",
            "2027-03-01": "due",
            "2027-03-02": "overdue 1",
            "2027-06-30": "overdue 121",
        },
    ),
    # this year's was adopted
    (known(adopted={2026}), {"2026-07-01": "current", "2027-03-02": "current", "2027-06-30": "current"}),
    # last year's was begun and never adopted: overdue since March 1 of last school year
    (known(written={2025}), {"2026-03-01": "due", "2026-03-02": "overdue 1", "2026-11-29": "overdue 273"}),
    # this year's is begun
    (known(written={2026}), {"2026-09-01": "due", "2027-03-01": "due", "2027-03-02": "overdue 1"}),
    # the year before last was adopted, and none since
    (known(adopted={2024}, written={2026}), {"2026-07-01": "overdue 122", "2027-02-28": "overdue 364"}),
    # a new school has twelve months from opening
    (
        known(written={2026}, opened="2026-08-17"),
        {"2027-03-02": "due", "2027-08-17": "due", "2027-08-18": "overdue 1"},
    ),
    (known(written={2026}, opened="2025-08-17"), {"2027-03-01": "due", "2027-03-02": "overdue 1"}),
    # next year's was adopted already, and this year's is only begun: the later one stands for the earlier
    (
        known(adopted={2027}, written={2026}),
        {"2026-09-01": "current", "2027-03-02": "current", "2027-06-30": "current"},
    ),
]


@pytest.mark.parametrize(
    ("school", "day", "state"),
    [(school, day, state) for school, days in YEAR for day, state in days.items()],
)
def test_how_a_school_stands_on_a_day_of_the_year(school, day, state):
    found = standing(CA, school, date.fromisoformat(day))
    assert f"{found.state} {found.days or ''}".strip() == state


def test_over_a_whole_year_a_plan_goes_from_current_to_due_to_overdue_and_never_back():
    order = {"current": 0, "due": 1, "overdue": 2}
    days = [date(2026, 7, 1) + timedelta(days=number) for number in range(365)]
    states = [standing(CA, known(adopted={2025}), day) for day in days]
    ranks = [order[one.state] for one in states]
    assert ranks == sorted(ranks)
    assert [ranks.count(rank) for rank in (0, 1, 2)] == [123, 121, 121]
    assert [one.days for one in states if one.days] == list(range(1, 122))


def test_without_a_day_in_the_law_nobody_is_overdue():
    assert due_in(WA, 2026) is None
    for day in (date(2026, 9, 1), date(2027, 8, 31)):
        assert standing(WA, known(written={2025}), day).state == "due"
    assert standing(WA, known(adopted={2026}), date(2027, 2, 1)).state == "current"
    assert clocks(WA, date(2026, 11, 29)) == ()


def test_the_year_and_the_day_a_plan_is_owed():
    assert (year_on(CA, date(2026, 6, 30)), year_on(CA, date(2026, 7, 1))) == (2025, 2026)
    assert due_in(CA, 2026) == date(2027, 3, 1)


def test_the_dates_of_the_law_in_the_order_in_which_they_come():
    days = {one.slug: one.day.isoformat() for one in clocks(CA, date(2026, 11, 29))}
    assert list(days.values()) == ["2027-03-01", "2027-07-31", "2027-10-15"]
    assert next(one.day for one in clocks(CA, date(2026, 10, 15))) == date(2026, 10, 15)


@pytest.mark.parametrize(
    ("day", "reported"),
    [
        ("2026-10-15", ["Behind", "Nothing", "Older"]),
        ("2027-02-28", ["Behind", "Nothing", "Older"]),
        ("2027-03-02", ["Current", "Behind", "Nothing", "Older", "Begun"]),
    ],
)
def test_whom_a_district_reports(day, reported):
    schools = {
        "Current": known(adopted={2025}),
        "Behind": known(written={2025}),
        "Nothing": known(),
        "Older": known(adopted={2023}),
        "Begun": known(adopted={2025}, written={2026}),
        "Ahead": known(adopted={2026}),
    }
    assert list(to_report(CA, schools, date.fromisoformat(day))) == reported


def test_each_place_lists_its_parts_and_who_reads_them_at_first():
    assert len(parts_of(CA)) == 15
    assert [one.slug for one in parts_of(CA) if one.visibility == "responders"] == ["tactical"]
    assert [one.slug for one in parts_of(WA) if one.visibility == "responders"] == ["mapping", "tactical"]
    assert parts_of(US) == ()
    assert (list(told_of(CA)), told_of(WA)) == (
        ["mayor", "employees", "parents", "teachers", "students", "asked"],
        {},
    )


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        (Written("tactical", "ready", True), False),
        (Written("tactical", "not_here", True), False),
        (Written("tactical", "ready", False), True),
        (Written("tactical", "drafted", True), True),
        (Written("tactical", "not_begun", False), True),
        (Written("", "ready", True), True),
    ],
)
def test_a_part_is_missing_until_it_is_ready_with_words(part, missing):
    others = [Written(one.slug, "ready", True) for one in parts_of(CA) if one.slug != "tactical"]
    named = [one.slug for one in missing_parts(parts_of(CA), [*others, part])]
    assert named == (["tactical"] if missing else [])


def test_own_sections_are_ready_too():
    own = [Written("", "ready", True), Written("", "drafted", True), Written("opioid", "drafted", True)]
    assert unready(own) == 1


@pytest.mark.parametrize(
    ("vote", "field"),
    [((7, 1, 0), None), ((1, 0, 9), None), ((3, 3, 0), "yes"), ((0, 0, 5), "yes"), ((7, -1, 0), "no")],
)
def test_a_vote_adopts_or_does_not(vote, field):
    fault = vote_fault(Vote(*vote))
    assert (fault and fault.field) == field


TODAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("adopted", "meeting", "field"),
    [
        ("2026-11-19", "2026-11-19", None),
        ("2026-11-18", None, None),
        ("2026-11-20", "2026-11-10", "day"),
        ("2020-11-18", "2020-11-10", "day"),
        ("2026-11-18", "2026-11-19", "meeting_on"),
    ],
)
def test_the_public_meeting_comes_first(adopted, meeting, field):
    met = date.fromisoformat(meeting) if meeting else None
    fault = adoption_days_fault(date.fromisoformat(adopted), met, TODAY)
    assert (fault and fault.field) == field


@pytest.mark.parametrize(
    ("before", "now", "says", "allowed"),
    [
        ("staff", "public", True, True),
        ("public", "responders", True, True),
        ("responders", "staff", True, False),
        ("responders", "public", False, True),
        ("responders", "responders", True, True),
        ("staff", "everybody", False, False),
    ],
)
def test_what_was_written_for_responders_stays_with_them(before, now, says, allowed):
    assert (seen_by_fault(before, now, says) is None) == allowed


PDF, PNG, JPEG = b"%PDF-1.7 x %%EOF", b"\x89PNG\r\n\x1a\n x IEND\xaeB`\x82", b"\xff\xd8\xff x \xff\xd9"
SHA = "ab" * 32


@pytest.mark.parametrize(
    ("name", "content", "size", "sha", "taken"),
    [
        ("plan.pdf", PDF, 9, SHA, True),
        ("plan.PNG", PNG, 9, SHA, True),
        ("plan.jpeg", JPEG, LARGEST, SHA, True),
        ("plan", PDF, 9, SHA, True),
        ("plan.pdf", PNG, 9, SHA, False),
        ("plan.png", b"MZ\x90", 9, SHA, False),
        ("plan.pdf", b"%PDF-1.7 half", 9, SHA, False),
        ("plan.pdf", PDF, 500 * 1024 * 1024, SHA, False),
        ("plan.pdf", PDF, 0, SHA, False),
        ("plan.pdf", PDF, 9, "no", False),
    ],
)
def test_a_file_is_what_its_name_says_and_no_larger_than_it_may_be(name, content, size, sha, taken):
    came = KeptFile(UUID(int=1), b"", content[:16], content[-2048:])
    assert (plan_file_fault(name, size, sha, came) is None) == taken


def test_the_kinds_of_file():
    assert [kind_of(one[:16], one) for one in (PDF, PNG, JPEG, b"GIF89a")] == ["pdf", "png", "jpeg", ""]

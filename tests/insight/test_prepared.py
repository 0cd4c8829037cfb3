"""What is said of teaching and preparing: of a period and of a day, to whom, and never of what is to come."""

import json
from datetime import date, datetime

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.insight.letters.models import Letter, LetterVersion
from schoolbeat.insight.prepared import DRILLS, FINDINGS, PLANS, current, prepared, together
from schoolbeat.insight.publishing.models import FrozenMonth, Publication
from schoolbeat.insight.publishing.releases import released
from schoolbeat.ledger.models import Fact
from schoolbeat.work.preparedness.rules.owed import Tally
from tests.cast import PEOPLE, ZONE
from tests.factories import bells, drills, lessons, plans
from tests.factories import letters as make
from tests.factories import programs as offered
from tests.factories.publishing import busy_month, publish
from tests.rules.test_suppression import THRESHOLD, attack

MONTH = "2026-11"
DECEMBER = datetime(2026, 12, 2, 9, 0, tzinfo=ZONE)
"""When November is over; most of what is told here happens on the twentieth of it."""


def held(town, attendance=28, school="high", hour=10):
    """Let a lesson be held in November."""
    officer = "officer-1" if school == "high" else "officer-2"
    said = {"school": str(town.schools[school]), "starts": f"2026-11-20T{hour}:00:00-08:00"}
    visit = lessons.asked(town, officer, **said)
    with clock.at(datetime(2026, 11, 20, hour + 1, tzinfo=ZONE)):
        lessons.must(lessons.do(town, officer, "record_lesson", visit, attendance=attendance))


def drilled(town, school="high", day="11-17"):
    """Let a school hold a drill."""
    began = {"began": f"2026-{day}T10:00:00-08:00", "ended": f"2026-{day}T10:09:00-08:00"}
    return drills.must(drills.recorded(town, "sergeant", school=str(town.schools[school]), **began))


def figure(content, slug):
    return next((one for one in content["figures"] if one["slug"] == slug), None)


def cells(content, slug):
    return {row["key"]: row["cells"] for row in figure(content, slug)["rows"]}


def published(town, period=MONTH, **said):
    """Publish a month when it is over, and return what it says."""
    with clock.at(DECEMBER):
        result = publish(town, period, **said)
    assert result.done, result
    return Publication.objects.filter(period=period).order_by("number").last().content


def written(town):
    """Let the letters of November be written when it is over."""
    with clock.at(DECEMBER):
        result = make.write(town, MONTH)
    assert result.done, result


def letter_lines(town, school=None):
    """What November's letter says of it: each name with its number and of how many."""
    row = Letter.objects.get(school=town.schools[school] if school else None)
    content = LetterVersion.objects.get(letter=row, number=row.version).content
    return {one["name"]["en"]: (one["value"], one["of"]) for one in content["prepared"]}


# On a day


def test_of_a_day_each_sees_what_the_records_behind_it_show(alder):
    bells.calendar(alder, school=alder.schools["middle"])
    plans.adopted(alder)
    plans.finding(alder)
    for who, _role in PEOPLE:
        found = prepared(alder.viewer(who))
        sees = who not in ("analyst", "it")
        assert (found.drills is not None) == (found.plans is not None) == sees, who
        assert (found.findings is not None) == (sees and who != "records"), who
    seen = prepared(alder.viewer("sergeant"))
    assert {one.name: one.tally for one in seen.drills} == {
        # No part of the year of its drills is over.
        "Alder high": Tally(),
        # Of July nobody entered whether there was school.
        "Alder middle": Tally(owed=3, unknown=1),
    }
    assert [current(one) for one in seen.plans] == [True, False]
    own = prepared(alder.viewer("principal"))
    assert [one.name for one in (*own.drills, *own.plans)] == ["Alder high"] * 2
    assert list(own.findings) == [alder.schools["high"]]


def test_a_past_day_is_as_it_was_then(alder):
    bells.calendar(alder, school=alder.schools["middle"])
    drilled(alder, "middle", "10-14")
    plans.adopted(alder)
    viewer = alder.viewer("sergeant")
    now, then = prepared(viewer), prepared(viewer, until=date(2026, 10, 1))
    assert (now.on, then.on) == (date(2026, 11, 19), date(2026, 9, 30))
    assert (together(now.drills), together(then.drills)) == (Tally(3, 1, 1), Tally(2, 0, 1))
    assert (sum(map(current, now.plans)), sum(map(current, then.plans))) == (1, 0)


def test_a_drill_that_is_to_come_shows_in_nothing(alder):
    """Announced or not: what nobody is told before is told by no number either."""
    bells.calendar(alder)
    bells.calendar(alder, school=alder.schools["middle"])
    busy_month(alder, 11)
    before = [prepared(alder.viewer(who)) for who, _role in PEOPLE]
    said = published(alder)["figures"]
    written(alder)
    letter = letter_lines(alder, "high"), letter_lines(alder)
    for school in alder.schools.values():
        for hour, announced in ((9, True), (11, False)):
            at = f"2026-12-03T{hour:02d}:00:00-08:00"
            drills.drill(alder, who="sergeant", school=str(school), announced=announced, at=at)
    assert [prepared(alder.viewer(who)) for who, _role in PEOPLE] == before
    assert published(alder)["figures"] == said
    written(alder)
    assert (letter_lines(alder, "high"), letter_lines(alder)) == letter


# Published


def test_a_publication_says_what_was_taught_and_how_plans_stood_as_its_period_ended(alder):
    busy_month(alder, 11)
    held(alder)
    drilled(alder)
    offered.held(alder, attendance=2)
    plans.adopted(alder)
    content = published(alder)
    assert cells(content, "held") == {
        "lessons-held": [1],
        "students-taught": [28],
        "programs-run": [1],
        "program-sessions": [1],
        "drills-held": [1],
        "plans-adopted": [1],
    }
    standing = figure(content, "standing")
    assert cells(content, "standing") == {"plans-current": [1, 2]}
    assert "November 30, 2026" in standing["definition"]["en"]
    assert standing["note"]["en"] == "Schools of which no plan is written down here: 1."


def test_a_few_students_are_not_shown_and_no_later_release_tells_them(alder):
    busy_month(alder, 11)
    held(alder, attendance=4)
    busy_month(alder, 10)
    assert cells(published(alder), "held")["students-taught"] == [None]
    published(alder, "2026-10")
    written(alder)
    assert letter_lines(alder, "high")["Students taught"] == letter_lines(alder)["Students taught"]
    assert letter_lines(alder)["Students taught"] == (None, None)
    assert letter_lines(alder)["Lessons held"] == (1, None)
    assert letter_lines(alder, "middle")["Students taught"] == (0, None)


def test_few_at_one_school_are_not_told_by_the_sum_of_all(alder):
    busy_month(alder, 11)
    held(alder, attendance=4)
    held(alder, attendance=30, school="middle", hour=13)
    written(alder)
    taught = [letter_lines(alder, name)["Students taught"][0] for name in ("high", "middle", None)]
    assert taught[0] is None
    assert taught in ([None, None, 34], [None, 30, None])


def test_a_month_that_was_frozen_before_it_was_counted_says_nothing(alder):
    busy_month(alder, 11)
    held(alder)
    published(alder)
    frozen = FrozenMonth.objects.get()
    del frozen.counts["held"], frozen.counts["taught"]
    frozen.save()
    assert figure(published(alder), "held") is None
    written(alder)
    assert "Lessons held" not in letter_lines(alder, "high")
    assert cells(published(alder, anew=True), "held")["students-taught"] == [28]


def test_lessons_alone_make_no_publication_and_no_letter(alder):
    held(alder)
    with clock.at(DECEMBER):
        assert publish(alder, MONTH).message == "Nothing was logged in this period."
        assert make.write(alder, MONTH).message == "Nothing was logged in this period."


def test_what_walks_found_and_who_is_behind_is_in_nothing_that_is_published(alder):
    bells.calendar(alder)
    bells.calendar(alder, school=alder.schools["middle"])
    busy_month(alder, 11)
    written(alder)
    plans.finding(alder)
    said = json.dumps(published(alder))
    assert FINDINGS.name not in said and FINDINGS.slug not in said
    assert DRILLS.name not in said and PLANS.name in said
    assert not [name for name in letter_lines(alder) if name == FINDINGS.name]


# In papers


def test_a_schools_letter_counts_and_that_about_all_says_how_they_stood(alder):
    bells.calendar(alder, school=alder.schools["middle"])
    bells.calendar(alder)
    busy_month(alder, 11)
    held(alder)
    offered.held(alder)
    drilled(alder, "middle")
    written(alder)
    assert letter_lines(alder, "high") == {
        "Lessons held": (1, None),
        "Students taught": (28, None),
        "Sessions of programs": (1, None),
        "Drills in the schools' logs": (0, None),
        "Safety plans adopted": (0, None),
    }
    # One school alone owes drills by the day: in a sum it would stand there as behind.
    assert letter_lines(alder) == {
        "Lessons held": (1, None),
        "Students taught": (28, None),
        "Seasons of programs": (1, None),
        "Sessions of programs": (1, None),
        "Drills in the schools' logs": (1, None),
        "Safety plans adopted": (0, None),
        "Safety plans that are current": (0, 2),
    }


def test_the_review_of_a_year_says_what_all_schools_owed_in_it(alder):
    for name in ("high", "middle"):
        year = {"start": "2025-08-18", "school": alder.schools[name]}
        bells.bells(alder, **year)
        bells.weekdays(alder, *["Regular"] * 5, "", "", end="2026-06-11", **year)
    busy_month(alder, 3)
    began = {"began": "2026-03-11T10:00:00-07:00", "ended": "2026-03-11T10:09:00-07:00"}
    drills.must(drills.recorded(alder, "sergeant", school=str(alder.schools["middle"]), **began))
    assert alder.do("sergeant", "letters.write_year", period="2025-26").done
    review = LetterVersion.objects.get(letter__paper="review").content
    standing = cells(review, "standing")
    done, owed = standing["drills-owed"]
    assert (done, standing["plans-current"]) == (1, [0, 2])
    assert owed > 10, "a middle school owes a fire drill in each month"
    assert {"Lessons held", DRILLS.name, PLANS.name} <= {one["name"]["en"] for one in review["definitions"]}
    assert publish(alder, "2025-26").done
    assert list(cells(Publication.objects.get().content, "standing")) == ["plans-current"]


def test_whoever_reads_every_release_works_out_no_few_students(alder):
    """Months, their term, the year, and each month's letters: lessons of which some had few students at a school."""
    for month, amounts in {2: (30, 5), 3: (3, 40), 4: (25, 8)}.items():
        busy_month(alder, month)
        for place, amount in zip(alder.schools.values(), amounts, strict=True):
            seats(alder, place, month, amount)
    for month in ("2026-02", "2026-03", "2026-04"):
        assert make.write(alder, month).done
    for period in ("2026-02", "2026-03", "2026-04", "spring-2026", "2025-26"):
        assert publish(alder, period).done, period
    known, splits = released(alder.viewer("sergeant").agency)
    few = {cell.atoms: cell.name for cell in known if "|taught" in cell.name and cell.small}
    assert len(few) == 3
    bounds = attack(known, splits)
    for name in few.values():
        least, most = bounds[name]
        assert most - least >= THRESHOLD - 1, name


def seats(town, school, month, amount):
    """Count students of a lesson of a month gone by, as its record would have."""
    day = date(2026, month, 12)
    agency, words = town.install.agency, dict.fromkeys(("pillar", "role", "audience", "initiator"), "")
    for measure, number in (("lessons_held", 1), ("students_taught", amount)):
        Fact.objects.create(
            record_kind="visit", record=new_id(), entry=new_id(), measure=measure, amount=number, agency=agency,
            school=school, day=day, month=day.year * 100 + day.month, hour=10, kind="rights", **words,
        )  # fmt: skip


def test_a_few_students_that_were_told_late_are_not_told_by_the_difference(alder):
    busy_month(alder, 11)
    seats(alder, alder.schools["high"], 11, 30)
    assert cells(published(alder), "held")["students-taught"] == [30]
    seats(alder, alder.schools["high"], 11, 4)
    again = cells(published(alder, anew=True), "held")
    assert (again["lessons-held"], again["students-taught"]) == ([2], [None])
    # Together with many they may be told: that leaves open how many of them were the few.
    seats(alder, alder.schools["middle"], 11, 25)
    assert cells(published(alder, anew=True), "held")["students-taught"] == [59]

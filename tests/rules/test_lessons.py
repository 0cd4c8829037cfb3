"""What can be done with a lesson, by which side; when; how many; what an answer must say. Truth tables, no database."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.education.rules.answers import Written, question_fault, written_fault
from schoolbeat.work.education.rules.catalog import Said, is_for, lesson_fault, starting_lessons
from schoolbeat.work.education.rules.teaching import (
    Span,
    after,
    feedback_fault,
    held_fault,
    offer_fault,
    overlap,
    span_of,
    time_fault,
)
from schoolbeat.work.education.vocabulary import TOPIC_LABELS, Deed, Side, Stage, Topic

NOW = datetime(2026, 11, 19, 20, 47, tzinfo=UTC)
DAY = timedelta(days=1)
SCHOOL, PROGRAM = Side.SCHOOL, Side.PROGRAM

# By hand: which side may do it from which stage, and where it leads to. Everything else cannot be done.
STEPS = """
asked     offer     program  offered
asked     accept    program  accepted
asked     decline   program  declined
asked     call_off  school   called_off
offered   offer     program  offered
offered   accept    school   accepted
offered   decline   program  declined
offered   call_off  school   called_off
accepted  offer     program  offered
accepted  call_off  school   called_off
accepted  call_off  program  called_off
accepted  record    program  held
held      feedback  school   held
"""


def test_each_deed_from_each_stage_by_each_side_leads_where_the_table_says():
    table = {tuple(line.split()[:3]): line.split()[3] for line in STEPS.strip().splitlines()}
    tried = list(product(Stage, Deed, Side))
    assert len(tried) == 72
    for stage, deed, side in tried:
        assert after(stage, deed, side) == table.get((stage, deed, side)), (stage, deed, side)


TIMES = [
    (NOW + DAY, 45, SCHOOL, None),
    (NOW, 45, SCHOOL, "starts"),
    (NOW - DAY, 45, SCHOOL, "starts"),
    (NOW - DAY, 45, PROGRAM, None),
    (NOW - 366 * DAY, 45, PROGRAM, "starts"),
    (NOW + 400 * DAY, 45, PROGRAM, "starts"),
    (NOW + DAY, 4, SCHOOL, "minutes"),
    (NOW + DAY, 5, SCHOOL, None),
    (NOW + DAY, 240, SCHOOL, None),
    (NOW + DAY, 241, SCHOOL, "minutes"),
    (NOW + DAY, -45, PROGRAM, "minutes"),
]


@pytest.mark.parametrize(("starts", "minutes", "side", "field"), TIMES)
def test_a_lesson_is_asked_for_at_a_time_to_come_and_written_down_within_a_year(starts, minutes, side, field):
    fault = time_fault(starts, minutes, NOW, side)
    assert (fault.field if fault else None) == field


def test_another_time_that_is_offered_is_to_come():
    assert offer_fault(NOW + DAY, 45, NOW) is None
    assert offer_fault(NOW - DAY, 45, NOW).field == "starts"


@pytest.mark.parametrize(
    ("starts", "attendance", "field"),
    [
        (NOW - DAY, 1, None),
        (NOW - DAY, 5_000, None),
        (NOW, 28, None),
        (NOW + timedelta(minutes=1), 28, "visit"),
        (NOW - DAY, 0, "attendance"),
        (NOW - DAY, -1, "attendance"),
        (NOW - DAY, 5_001, "attendance"),
        (NOW - DAY, 100_000, "attendance"),
    ],
)
def test_a_lesson_was_held_for_somebody_once_it_began(starts, attendance, field):
    fault = held_fault(span_of(starts, 45), attendance, NOW)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("begin", "minutes", "overlaps"),
    [(-45, 45, False), (-45, 46, True), (10, 5, True), (44, 45, True), (45, 45, False), (-10, 240, True)],
)
def test_two_lessons_overlap_unless_one_begins_as_the_other_ends(begin, minutes, overlaps):
    one, other = span_of(NOW, 45), span_of(NOW + timedelta(minutes=begin), minutes)
    assert overlap(one, other) is overlap(other, one) is overlaps
    assert one == Span(NOW, NOW + timedelta(minutes=45))


def test_a_lesson_of_the_catalog_has_a_topic_grades_in_their_order_and_a_length():
    good = {"topic": "citizenship", "grade_from": "KG", "grade_to": "12", "minutes": 45}
    assert lesson_fault(Said(**good)) is None
    for name, value, field in (
        ("topic", "algebra", "topic"),
        ("grade_from", "13", "grade_from"),
        ("grade_to", "K", "grade_to"),
        ("grade_from", "AE", "grade_to"),
        ("minutes", 0, "minutes"),
    ):
        assert lesson_fault(Said(**(good | {name: value}))).field == field


@pytest.mark.parametrize(
    ("grade", "fits"), [("07", False), ("08", True), ("10", True), ("12", True), ("AE", False), ("x", False)]
)
def test_a_lesson_is_for_its_grades(grade, fits):
    assert is_for("08", "12", grade) is fits


def test_the_pack_begins_a_catalog_with_the_seven_topics_in_two_languages():
    rows = starting_lessons(pack_for("us"))
    assert {row["topic"] for row in rows} == set(Topic) - {Topic.OWN}
    for row in rows:
        assert lesson_fault(Said(row["topic"], row["grade_from"], row["grade_to"], row["minutes"])) is None
        for name in ("name", "aims", "materials"):
            assert row[name] != row[f"{name}_es"]
        assert len(row["name"]) <= 80 and len(row["name_es"]) <= 80
    assert set(TOPIC_LABELS) == set(Topic)


def test_feedback_is_three_times_yes_partly_or_no():
    assert feedback_fault("yes", "partly", "no") is None
    for place, field in enumerate(("useful", "fitted", "again")):
        said = ["yes", "yes", "yes"]
        said[place] = "5"
        assert feedback_fault(*said).field == field


ORIGINAL = "Can the cops search my bag??"
ANSWERS = [
    (Written("May an officer search a bag?", "Only with a reason."), None),
    (Written(asks_es="¿Se puede?", says_es="A veces."), None),
    (Written(), "says"),
    (Written("May an officer?", ""), "says"),
    (Written("", "Only with a reason."), "asks"),
    (Written("May an officer?", "Yes.", "¿Puede?", ""), "says_es"),
    (Written(ORIGINAL, "Only with a reason."), "asks"),
    (Written("can THE cops search my bag", "Only with a reason."), "asks"),
    (Written("x" * 301, "Yes."), "asks"),
    (Written("May an officer?", "x" * 4_001), "says"),
]


@pytest.mark.parametrize(("written", "field"), ANSWERS)
def test_an_answer_is_whole_in_a_language_and_its_question_is_written_anew(written, field):
    fault = written_fault(written, ORIGINAL)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Why?", True), ("x" * 1_000, True), ("x" * 1_001, False), (" ", False), ("\u200b", False)],
)
def test_a_question_says_something_and_not_a_book(text, kept):
    assert (question_fault(text) is None) is kept

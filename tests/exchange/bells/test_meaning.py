"""What the words of a school's calendar mean; what is not wholly understood means nothing."""

from __future__ import annotations

import pytest

from schoolbeat.exchange.bells.meaning import Named, meaning
from schoolbeat.work.roster.vocabulary import BellKind, DayKind

NAMES = ("Regular", "Minimum day", "Rally", "A Day")


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("no_school", DayKind.NO_SCHOOL),
        ("No School", DayKind.NO_SCHOOL),
        ("NO SCHOOL - Teacher Work Day", DayKind.STAFF_DAY),
        ("César Chávez Day (No School)", DayKind.NO_SCHOOL),
        ("Winter Break", DayKind.RECESS),
        ("Thanksgiving Recess – No School", DayKind.RECESS),
        ("Labor Day Holiday", DayKind.HOLIDAY),
        ("No school: Veterans Day holiday", DayKind.HOLIDAY),
        ("Presidents’ Day holiday", DayKind.HOLIDAY),
        ("Non-Student Day", DayKind.NO_SCHOOL),
        ("Pupil-free day", DayKind.NO_SCHOOL),
        ("Professional Development Day/No Students", DayKind.STAFF_DAY),
        ("sin clases", DayKind.NO_SCHOOL),
        ("Vacaciones de invierno", DayKind.RECESS),
        ("Día feriado", DayKind.HOLIDAY),
        ("Minimum Day", Named("Minimum day")),
        ("Min. day", BellKind.MINIMUM),
        ("Early Release", BellKind.MINIMUM),
        ("Parent Conferences (Early Dismissal)", BellKind.MINIMUM),
        ("Día mínimo", BellKind.MINIMUM),
        ("Salida temprana para todos los estudiantes", BellKind.MINIMUM),
        ("Late Start", BellKind.LATE),
        ("Entrada tardía", BellKind.LATE),
        ("Rally Schedule", Named("Rally")),
        ("rally", Named("Rally")),
        ("A day", Named("A Day")),
        ("Regular schedule", BellKind.REGULAR),
        ("Last day before winter break: early release", BellKind.MINIMUM),
    ],
)
def test_what_is_understood(text, means):
    assert meaning([text], NAMES) == means


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Back to School Night",
        "School resumes after winter break",
        "Winter break begins",
        "No school uniform day",
        "Break a leg: drama club",
        "Veterans Day",
        "Holiday concert",
        "Vacation Bible camp",
        "Minimum wage talk",
        "Late start of the game",
        "Minimum day - no school",
        "Early release or late start (late start)(early release)",
        "Board meeting",
        "Finals week",
    ],
)
def test_what_is_not_wholly_understood_means_nothing(text):
    assert meaning([text], NAMES) is None


def test_a_category_counts_as_a_text_of_its_own():
    assert meaning(["Veterans Day", "Holiday"], ()) is DayKind.HOLIDAY
    assert meaning(["Veterans Day", "Minimum day"], ()) is BellKind.MINIMUM
    assert meaning(["No school", "Minimum day"], ()) is None


def test_more_words_than_a_day_is_named_by_mean_nothing():
    assert meaning(["no school" + " " * 292], ()) is None
    assert meaning(["no school"] * 21, ()) is None
    assert meaning(["no school"] * 20, ()) is DayKind.NO_SCHOOL

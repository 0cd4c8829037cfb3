"""What a calendar's rule says to a family: never more days than it has."""

import pytest
from django.utils import translation

from schoolbeat.web.shared.resources import hours_line
from schoolbeat.work.resources.queries.views import hours_of

TIMES = {"opens_at": "09:00", "closes_at": "17:00"}


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ({"freq": "WEEKLY", "byday": "MO,TU"}, "Monday, Tuesday; 09:00 to 17:00"),
        ({"freq": "MONTHLY", "byday": "2TU"}, "2nd Tuesday of the month; 09:00 to 17:00"),
        ({"freq": "MONTHLY", "byday": "+1MO,-1FR"},
         "1st Monday of the month, Last Friday of the month; 09:00 to 17:00"),
        ({"freq": "MONTHLY", "byday": "-4MO"}, "-4MO; 09:00 to 17:00"),
        ({"freq": "WEEKLY", "byday": "MO", "interval": 2}, "Monday; 09:00 to 17:00; not every week, ask first"),
        ({"freq": "MONTHLY", "bymonthday": "15"}, "09:00 to 17:00; not every week, ask first"),
        ({"freq": "WEEKLY", "byday": "MO", "interval": 2, "description": "Every other Monday."},
         "Monday; 09:00 to 17:00; Every other Monday."),
    ],
)  # fmt: skip
def test_days_of_a_rule_in_words(rule, line):
    [hours] = hours_of({"schedules": [rule | TIMES]})
    assert hours_line(hours) == line


def test_in_spanish():
    [hours] = hours_of({"schedules": [{"freq": "MONTHLY", "byday": "2TU"} | TIMES]})
    with translation.override("es"):
        assert hours_line(hours) == "2.º martes del mes; de 09:00 a 17:00"

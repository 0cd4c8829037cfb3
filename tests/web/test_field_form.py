"""The log form of the field: what three taps say, and what cannot be meant."""

from zoneinfo import ZoneInfo

import pytest

from schoolbeat.web.field.forms import LogChoices, LogForm

ENVELOPE = "01a1fff0-d67d-76f2-82c0-fbcd93262366"


def log_form(**typed):
    choices = LogChoices(
        ZoneInfo("America/Los_Angeles"), [("student", "Students"), ("parent", "Parents")], [("officer", "Officer")],
        [("campus", "On campus")], [("s1", "Quillbrook High"), ("Other", [("s2", "Hartwell High")])],
    )  # fmt: skip
    base = {"envelope": ENVELOPE, "asked": "2026-11-19T12:40:00-08:00", "ends": "2026-11-19T12:47:00-08:00"}
    return LogForm(choices, {**base, "length": "15", "place": "campus", **typed})


class TestLogForm:
    def test_three_taps_are_enough(self):
        form = log_form()
        assert form.is_valid(), form.errors
        assert form.payload("lunch-duty") == {
            "kind": "lunch-duty",
            "school": None,
            "minutes": 15,
            "place": "campus",
        }
        assert form.happened_at().isoformat() == "2026-11-19T12:32:00-08:00"

    def test_since_the_last_entry(self):
        form = log_form(length="since", since="2026-11-19T12:25:00-08:00")
        assert form.is_valid(), form.errors
        assert (form.minutes(), form.happened_at().isoformat()) == (22, "2026-11-19T12:25:00-08:00")

    def test_from_and_to_on_another_day_cross_the_clock_change_rightly(self):
        form = log_form(length="span", day="2026-11-01", start="00:30", end="03:30")
        assert form.is_valid(), form.errors
        assert form.minutes() == 240, "the night of the change has one hour more"
        assert form.happened_at().date().isoformat() == "2026-11-01"

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"length": "span", "start": "12:00", "end": "11:00"}, "end"),
            ({"length": "span", "start": "12:00"}, "end"),
            ({"length": "since"}, "length"),
            ({"length": "7"}, "length"),
            ({"note": "x" * 4001}, "note"),
            ({"school": "elsewhere"}, "school"),
            ({"count_student": "-1"}, "count_student"),
            ({"ends": "0001-01-01T00:00:00Z"}, "ends"),
            ({"ends": "yesterday"}, "ends"),
            ({"envelope": "1"}, "envelope"),
            ({"day": "9999-12-31", "length": "span", "start": "01:00", "end": "02:00"}, "day"),
            ({"follow_up_what": "call"}, "follow_up"),
        ],
    )
    def test_what_cannot_be_meant_is_refused_at_its_field(self, typed, field):
        form = log_form(**typed)
        assert not form.is_valid()
        assert field in form.errors

    def test_only_chosen_audiences_count_and_an_empty_count_is_one(self):
        form = log_form(audience=["student"], count_student="", count_parent="4")
        assert form.is_valid(), form.errors
        assert form.payload("x")["audience"] == {"student": 1}

    def test_a_day_makes_a_to_do(self):
        form = log_form(follow_up="2026-12-01", follow_up_what="call back")
        assert form.is_valid(), form.errors
        promise = form.follow_up_payload(form.cleaned_data["envelope"])
        assert promise == {"activity": ENVELOPE, "due": "2026-12-01", "what": "call back"}
        plain = log_form()
        assert plain.is_valid()
        assert plain.follow_up_payload(plain.cleaned_data["envelope"]) is None

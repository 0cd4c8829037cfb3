"""A principal brings the school's calendar: looked at on a phone before it is taken, and put right by hand."""

import pytest

from tests.exchange.bells.stage import csv_of
from tests.journeys.looks import faults, opened

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-pages")]
ROWS = ("2027-02-15,2027-02-19,recess,,", "2027-03-05,,minimum day,,", "2027-03-12,,late start,10:00,15:35")


def test_a_principal_takes_a_calendar_over_and_enters_a_day(visit):
    """Given a school with bells, when its principal brings a file, then nothing stands before it was looked at."""
    page = visit("principal-1")
    opened(page, "/campus/bells/")
    page.get_by_role("link", name="Take a calendar over").click()
    page.get_by_label("The calendar as a file").set_input_files(
        {"name": "calendar.csv", "mimeType": "text/csv", "buffer": csv_of(*ROWS)}
    )
    page.get_by_role("button", name="Look at it").click()
    assert "3 lines would be entered" in page.locator(".lede").inner_text()
    assert faults(page, 24) == []
    page.get_by_role("button", name="Take it over").click()
    assert "10:00–15:35" in page.locator("main").inner_text()
    assert faults(page, 24) == []


def test_what_is_wrong_in_a_file_is_told_on_the_same_phone(visit):
    """Given a file whose end lies before its start, then its line is named, and the page can be used."""
    page = visit("principal-1", language="es")
    page.goto("/campus/bells/")
    page.goto(f"{page.url}file/")
    wrong = csv_of("2027-02-15,2027-02-10,recess,,")
    page.locator("input[type=file]").set_input_files(
        {"name": "c.csv", "mimeType": "text/csv", "buffer": wrong}
    )
    page.locator("main form button").click()
    assert "un día que no sea anterior al primero" in page.locator("main").inner_text()
    assert faults(page, 24) == []


def test_a_day_is_entered_by_keyboard_and_a_refusal_stands_at_its_field(visit):
    """Given the form of a day, when other times lack their bells, then the error says so, and Enter saves after."""
    page = visit("principal-1")
    page.goto("/campus/bells/")
    page.goto(f"{page.url}days/")
    page.get_by_label("What they are").select_option("times")
    page.get_by_label("Day", exact=True).fill("2027-03-19")
    page.get_by_label("How the school calls it").fill("Rally")
    page.get_by_label("How the school calls it").press("Enter")
    assert "Give the first and the last bell." in page.locator(".faults").inner_text()
    assert faults(page, 24) == []
    page.get_by_label("First bell").fill("09:00")
    page.get_by_label("Last bell").fill("13:00")
    page.get_by_label("Last bell").press("Enter")
    assert "09:00–13:00" in page.locator("main").inner_text()

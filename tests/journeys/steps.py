"""Steps that several journeys take."""

import csv
from pathlib import Path

from playwright.sync_api import expect


def saved(page):
    """The toast that says that an entry stands."""
    return page.get_by_role("status").filter(has_text="Saved")


def fold(page, name):
    """Open what folds away in the log form."""
    page.locator("details", has_text=name).locator("summary").click()


def log_one(visit, kind="lunch-duty", note=""):
    """Let the first officer log a quarter of an hour that ends now, and return the entry's id."""
    page = visit("officer-1")
    page.goto(f"/today/log/{kind}/")
    identity = page.locator("[name=envelope]").input_value()
    if note:
        fold(page, "Note")
        page.get_by_label("Note").fill(note)
    page.locator(".dur:has([value='15'])").click()
    page.locator(".save").click()
    expect(saved(page)).to_be_visible()
    return identity


def rows_of(download):
    """The rows of a CSV that arrived."""
    with Path(download.path()).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))

"""The days that a question has for its answer rest on a law that holds for that record, in that place."""

from dataclasses import replace
from datetime import date

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.people.models import Inquiry


@pytest.mark.parametrize(
    ("state", "who", "hat", "kind", "due", "law"),
    [
        ("us-ca", "records", "le_unit_record", "see", date(2026, 11, 26), "Government Code 7922.535"),
        ("us-ca", "records", "le_unit_record", "correct", date(2026, 12, 31), "No federal rule"),
        ("us-ca", "principal", "education_record", "see", date(2026, 11, 23), "Education Code 49069.7"),
        ("us-ca", "principal", "education_record", "correct", date(2026, 12, 16), "Education Code 49070"),
        ("us-wa", "records", "le_unit_record", "see", date(2026, 12, 31), "No federal rule"),
        ("us-wa", "records", "le_unit_record", "correct", date(2026, 12, 31), "No federal rule"),
        ("us-wa", "principal", "education_record", "see", date(2026, 12, 31), "34 CFR 99.10"),
        ("us-wa", "principal", "education_record", "correct", date(2026, 12, 31), "34 CFR 99.20"),
    ],
)
def test_no_record_of_the_unit_gets_its_days_from_the_law_of_education_records(
    alder, state, who, hat, kind, due, law
):
    viewer = replace(alder.viewer(who), place=f"{state}/alder")
    asked = {"asker": "Rosa López", "about": "All.", "reach": "(555) 010-7788", "asked_on": "2026-11-16"}
    payload = {**asked, "hat": hat, "kind": kind, "school": str(alder.schools["high"])}
    assert run_one(Envelope("people.ask", clock.now(), payload), viewer).done
    row = Inquiry.objects.get()
    assert (row.due, row.rests_on.startswith(law)) == (due, True), row.rests_on

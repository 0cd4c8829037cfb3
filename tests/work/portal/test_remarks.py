"""A school says something of a page before the public reads it."""

from __future__ import annotations

import pytest

from schoolbeat.work.portal.queries.remarks import coming
from tests.factories import portal as make

LATER = "2026-12-01T08:00:00-08:00"
NAMES = ["Alder high"]


def test_what_names_the_school_comes_first_and_what_was_said_stands_beside_it(alder):
    make.write(alder, "mission", "To serve.", shown_from="2026-11-25T08:00:00-08:00")
    ours = make.write(alder, "history", "It began at  ALDER\nHigh in 2009.", shown_from=LATER)
    make.write(alder, "youth", "Now.")
    first, second = coming(alder.viewer("principal"), NAMES)
    assert (first.version.id, first.names_us, second.names_us) == (ours, True, False)
    make.remark(alder, version=ours, text="It was 2008.")
    for who in ("principal", "counselor", "sergeant"):
        (said,) = coming(alder.viewer(who), NAMES)[0].remarks
        assert (said.text, said.by_name) == ("It was 2008.", "Principal of Alder")
    assert coming(alder.viewer("officer-1"), NAMES)[0].remarks == ()


def test_only_the_own_principal_says_something_and_only_of_what_waits(alder, bay):
    waits, public = make.write(alder, shown_from=LATER), make.write(alder, "youth", "Now.")
    high = {"school": str(alder.schools["high"]), "text": "No."}
    assert make.refused(alder, "remark", "principal", version=str(public), **high) == ("rule", "version")
    assert (
        make.refused(alder, "remark", "principal", version=str(waits), **(high | {"text": " "}))[1] == "text"
    )
    long = high | {"text": "x" * 501}
    assert make.refused(alder, "remark", "principal", version=str(waits), **long) == ("too_long", "text")
    middle = high | {"school": str(alder.schools["middle"])}
    for town, who, payload in (
        (alder, "counselor", high),
        (alder, "sergeant", high),
        (alder, "principal", middle),
        (bay, "principal", high),
    ):
        assert make.refused(town, "remark", who, version=str(waits), **payload)[0] == "not_permitted"
    make.done(alder, "withdraw_version", version=str(waits))
    assert make.refused(alder, "remark", "principal", version=str(waits), **high) == ("rule", "version")


@pytest.mark.parametrize("who", ["analyst", "records"])
def test_the_desk_reads_what_schools_say(alder, who):
    make.remark(alder)
    assert coming(alder.viewer(who), [])[0].remarks

"""A portal becomes public once each line was test-called in full, and what must be said is said."""

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.portal.models import LineCall, Portal, PublicLine
from schoolbeat.work.portal.queries.desk import state
from schoolbeat.work.portal.queries.public import portal, slug_of_host, standing_of
from schoolbeat.work.portal.vocabulary import Standing
from tests.factories import roster
from tests.factories.portal import NEEDED, called, done, later, phone, published, ready, refused, whole, write


def lines(town):
    return [(one.written, one.dial) for one in portal(standing_of(town.slug)).lines]


def test_published_it_says_since_when_and_by_whom(alder):
    published(alder)
    row = Portal.objects.get()
    assert row.published_at == clock.now()
    assert row.published_by_name == "Sergeant of Alder"
    assert standing_of("alder").published


def test_without_a_line_for_no_emergency_it_is_not_published(alder):
    for section in NEEDED:
        write(alder, section)
    assert refused(alder, "publish") == ("rule", "")
    phone(alder, "911", "emergency")
    assert refused(alder, "publish") == ("rule", "")


@pytest.mark.parametrize("missing", ["number", "call"])
def test_each_line_is_entered_in_full_and_called_first(alder, missing):
    ready(alder)
    other = phone(alder, "362-5111", "emergency")
    if missing == "call":
        whole(alder, other, "(209) 555-0111")
    assert refused(alder, "publish") == ("rule", "")
    if missing == "number":
        whole(alder, other, "(209) 555-0111")
    called(alder, other)
    done(alder, "publish")
    assert lines(alder) == [("(209) 555-0111", "+12095550111"), ("(209) 555-0123", "+12095550123")]


@pytest.mark.parametrize("section", NEEDED)
def test_what_must_be_said_is_said_first(alder, section):
    line = phone(alder)
    whole(alder, line)
    called(alder, line)
    for other in NEEDED:
        if other != section:
            write(alder, other)
    assert refused(alder, "publish") == ("rule", "")
    write(alder, section, shown_from="2026-11-20T08:00:00-08:00")
    assert refused(alder, "publish") == ("rule", "")
    write(alder, section)
    done(alder, "publish")


def test_seven_digits_are_refused_and_no_area_code_is_guessed(alder):
    line = phone(alder, "362-5111")
    assert refused(alder, "enter_number", phone=str(line), number="362-5111") == ("malformed", "number")
    assert refused(alder, "note_call", phone=str(line), day="2026-11-18", called_by="R")[0] == "rule"
    assert not PublicLine.objects.exists()


def test_a_call_holds_for_the_number_that_was_called(alder):
    line = ready(alder)
    whole(alder, line, "(209) 555-0155")
    assert refused(alder, "publish") == ("rule", "")
    called(alder, line)
    done(alder, "publish")
    assert LineCall.objects.count() == 2


def test_a_line_changed_after_publishing_is_not_shown_until_it_was_called(alder):
    line = published(alder)
    whole(alder, line, "(209) 555-0155")
    assert lines(alder) == []
    called(alder, line)
    assert lines(alder) == [("(209) 555-0155", "+12095550155")]


def test_nobody_calls_911_to_test_it(alder):
    line = phone(alder, "911", "emergency")
    code = refused(alder, "note_call", phone=str(line), day="2026-11-18", called_by="Rosa Vale")
    assert code == ("rule", "phone")


def test_a_test_call_has_a_name_and_a_day_that_has_come(alder):
    line = ready(alder)
    said = {"phone": str(line), "day": "2026-11-18", "called_by": "Rosa Vale"}
    assert refused(alder, "note_call", **said | {"called_by": "  "}) == ("malformed", "called_by")
    assert refused(alder, "note_call", **said | {"day": "2026-11-20"}) == ("future", "day")
    assert refused(alder, "note_call", **said | {"day": "0202-11-20"})[0] == "malformed"


def test_a_call_of_long_ago_is_flagged_and_the_line_still_shown(alder):
    published(alder)
    with clock.at(later("2027-05-25")):
        assert [one.standing for one in state(alder.viewer("sergeant")).lines] == [Standing.STALE]
        assert lines(alder) == [("(209) 555-0123", "+12095550123")]


def test_a_line_left_off_is_not_shown_and_a_number_brings_it_back(alder):
    ready(alder)
    other = phone(alder, "362-5111", "emergency")
    done(alder, "leave_off", phone=str(other), why="Nobody knows its area code.")
    done(alder, "publish")
    assert lines(alder) == [("(209) 555-0123", "+12095550123")]
    whole(alder, other, "(209) 555-0111")
    called(alder, other)
    assert len(lines(alder)) == 2


def test_of_invented_data_a_line_left_off_is_printed_and_dials_nothing(alder):
    from schoolbeat.work.roster.models import Agency

    published(alder)
    other = phone(alder, "362-5111", "emergency")
    done(alder, "leave_off", phone=str(other), why="No area code.")
    Agency.objects.update(synthetic=True)
    assert ("362-5111", "") in lines(alder)


def test_taken_off_it_is_public_no_longer(alder):
    published(alder)
    done(alder, "take_off")
    assert not standing_of("alder").published
    assert refused(alder, "take_off")[0] == "conflict"
    done(alder, "publish")
    assert refused(alder, "publish")[0] == "conflict"


@pytest.mark.parametrize(
    "host", ["https://a.example", "a", "a b.example", "-a.example", "a.example/", "é.example"]
)
def test_a_host_name_is_one(alder, host):
    assert refused(alder, "set_up", accent="teal", host=host) == ("malformed", "host")


def test_a_host_name_leads_to_one_published_portal(alder, bay):
    done(alder, "set_up", accent="teal", host="SRO.alder.example")
    assert slug_of_host("sro.alder.example") == ""
    published(alder)
    assert slug_of_host("sro.alder.example") == "alder"
    assert slug_of_host("") == ""
    assert refused(bay, "set_up", accent="teal", host="sro.alder.example") == ("conflict", "host")


def test_a_color_that_was_not_tested_is_refused(alder):
    assert refused(alder, "set_up", accent="red") == ("malformed", "accent")


def test_a_line_of_another_town_does_not_exist(alder, bay):
    line = phone(bay)
    said = {"phone": str(line), "number": "(209) 555-0123"}
    assert refused(alder, "enter_number", **said)[0] == "not_permitted"


@pytest.mark.parametrize("who", ["officer-1", "principal", "records", "analyst", "it"])
def test_only_the_sergeant_publishes(alder, who):
    ready(alder)
    assert refused(alder, "publish", who)[0] == "not_permitted"


def test_the_stamp_changes_with_what_the_public_sees_and_not_with_leave(alder):
    published(alder)
    before = standing_of("alder").stamp
    roster.leave(alder, alder.account("officer-1").id)
    alder.log()
    assert standing_of("alder").stamp == before
    write(alder)
    changed = standing_of("alder").stamp
    assert changed != before
    roster.school(alder)
    assert standing_of("alder").stamp != changed

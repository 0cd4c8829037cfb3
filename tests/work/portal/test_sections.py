"""Versions of what the portal says: in two languages, from a moment on, and none is overwritten."""

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.portal.models import SectionVersion
from schoolbeat.work.portal.queries.desk import sections
from schoolbeat.work.portal.queries.public import Section, portal, standing_of
from tests.factories import roster
from tests.factories.portal import alert, done, later, refused, spanish, write


def says(town, language="en", section=Section.MISSION):
    found = portal(standing_of(town.slug)).says(section, language)
    return (found.text, found.language) if found else None


def test_the_latest_version_stands_and_the_others_are_kept(alder):
    write(alder, text="One.")
    write(alder, text="Two.")
    assert says(alder) == ("Two.", "en")
    assert list(SectionVersion.objects.values_list("number", "text")) == [(1, "One."), (2, "Two.")]


def test_a_version_waits_for_its_moment(alder):
    write(alder, text="One.")
    write(alder, text="Two.", shown_from="2026-11-20T08:00:00-08:00")
    assert says(alder) == ("One.", "en")
    assert portal(standing_of("alder")).until.isoformat() == "2026-11-20T08:00:00+00:00"
    with clock.at(later("2026-11-20")):
        assert says(alder) == ("Two.", "en")


def test_a_moment_gone_by_is_now(alder):
    write(alder, shown_from="2020-01-01T08:00:00-08:00")
    assert SectionVersion.objects.get().shown_from == clock.now()


def test_what_nobody_has_read_is_taken_back(alder):
    waits = write(alder, text="Two.", shown_from="2026-11-20T08:00:00-08:00")
    done(alder, "withdraw_version", version=str(waits))
    with clock.at(later("2026-11-21")):
        assert says(alder) is None
    assert refused(alder, "withdraw_version", version=str(waits))[0] == "conflict"


def test_what_was_read_is_not_taken_back(alder):
    read = write(alder)
    assert refused(alder, "withdraw_version", version=str(read)) == ("rule", "version")


def test_without_spanish_the_english_stands_and_is_known_to_be_english(alder):
    write(alder)
    assert says(alder, "es") == ("To serve.", "en")
    spanish(alder)
    assert says(alder, "es") == ("Servir.", "es")


def test_spanish_wants_a_named_reviewer(alder):
    said = {"section": "mission", "language": "es", "text": "Servir.", "written_by": "Sam"}
    assert refused(alder, "write_section", **said) == ("rule", "reviewed_by")
    assert refused(alder, "write_section", **said, reviewed_by="  ") == ("rule", "reviewed_by")


def test_the_desk_says_that_the_spanish_is_behind(alder):
    write(alder)
    spanish(alder)
    sergeant = alder.viewer("sergeant")
    assert not sections(sergeant, "mission")[0].behind
    write(alder, text="To serve better.")
    assert sections(sergeant, "mission")[0].behind
    spanish(alder, text="Servir mejor.")
    assert not sections(sergeant, "mission")[0].behind


def test_an_empty_text_takes_a_section_off(alder):
    write(alder)
    write(alder, text="")
    assert says(alder) is None


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"section": "no-such"}, ("malformed", "section")),
        ({"language": "fr"}, ("malformed", "language")),
        ({"text": "x" * 8001}, ("too_long", "text")),
        ({"heading": "x" * 121}, ("too_long", "heading")),
        ({"written_by": " "}, ("malformed", "written_by")),
        ({"link": "javascript:alert(1)"}, ("malformed", "link")),
        ({"link": "http://a.example"}, ("malformed", "link")),
        ({"shown_from": "2026-11-20T08:00:00"}, ("malformed", "shown_from")),
        ({"shown_from": "9026-11-20T08:00:00-08:00"}, ("malformed", "shown_from")),
        ({"text": "a\u0007b"}, ("bad_characters", "text")),
    ],
)
def test_what_does_not_fit_is_refused(alder, said, refusal):
    fields = {"section": "mission", "language": "en", "text": "To serve.", "written_by": "Sam"}
    assert refused(alder, "write_section", **(fields | said)) == refusal


def test_first_versions_are_the_programs_own_words(alder):
    roster.done(alder, "add_text", kind="mission", text="To safeguard.", source="own page")
    roster.done(alder, "add_text", kind="purpose", text="Safety.")
    roster.done(alder, "add_text", kind="claim", text="60 educators are assaulted.")
    roster.done(alder, "add_text", kind="page", text="Close window")
    write(alder, "goals", "Own words.")
    roster.done(alder, "add_text", kind="goal", text="From the source.")
    done(alder, "seed_sections")
    assert says(alder) == ("To safeguard.\n\nSafety.", "en")
    assert says(alder, section=Section.STATEMENT) == ("60 educators are assaulted.", "en")
    assert says(alder, section=Section.GOALS) == ("Own words.", "en")
    done(alder, "seed_sections")
    assert SectionVersion.objects.count() == 3


def test_a_version_of_another_town_does_not_exist(alder, bay):
    waits = write(bay, shown_from="2026-11-20T08:00:00-08:00")
    assert refused(alder, "withdraw_version", version=str(waits))[0] == "not_permitted"


# Alerts


def alerts(town):
    return [one.text for one in portal(standing_of(town.slug)).alerts]


def test_an_alert_stands_from_a_moment_up_to_another(alder):
    alert(alder, start="2026-11-20T08:00:00-08:00", end="2026-11-20T16:00:00-08:00")
    assert alerts(alder) == []
    with clock.at(later("2026-11-20")):
        assert alerts(alder) == ["Early release on Friday."]
        assert portal(standing_of("alder")).until.isoformat() == "2026-11-21T00:00:00+00:00"
    with clock.at(later("2026-11-21")):
        assert alerts(alder) == []


def test_an_alert_is_ended_at_once(alder):
    now = alert(alder)
    assert alerts(alder) == ["Early release on Friday."]
    done(alder, "end_alert", alert=str(now))
    assert alerts(alder) == []
    assert refused(alder, "end_alert", alert=str(now))[0] == "conflict"


def test_an_alert_that_has_not_begun_never_shows_once_ended(alder):
    ahead = alert(alder, start="2026-11-20T08:00:00-08:00", end="2026-11-20T16:00:00-08:00")
    done(alder, "end_alert", alert=str(ahead))
    with clock.at(later("2026-11-20")):
        assert alerts(alder) == []


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"end": "2026-11-19T11:00:00-08:00"}, ("ends_before_start", "end")),
        ({"start": "2026-11-01T08:00:00-08:00", "end": "2026-11-02T08:00:00-08:00"}, ("rule", "end")),
        ({"end": "2027-02-19T11:00:00-08:00"}, ("rule", "end")),
        ({"text": " "}, ("malformed", "text")),
        ({"text": "x" * 301}, ("too_long", "text")),
        ({"text_es": "Salida temprana."}, ("rule", "reviewed_by")),
    ],
)
def test_an_alert_that_does_not_fit_is_refused(alder, said, refusal):
    fields = {"text": "Early.", "start": "2026-11-19T12:00:00-08:00", "end": "2026-11-21T17:00:00-08:00"}
    assert refused(alder, "set_alert", **(fields | said)) == refusal

"""Officers are shown once they agreed, and nothing that is shown tells whether one is there or away."""

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.portal.models import OfficerProfile
from schoolbeat.work.portal.queries.public import portal, standing_of
from tests.factories import roster
from tests.factories.portal import agreed, contact, described, done, later, officer_of, refused

DIGEST = "ab" * 32


def shown(town):
    return portal(standing_of(town.slug)).officers()


def test_nobody_is_shown_without_consent(alder):
    described(alder)
    assert shown(alder) == []
    assert portal(standing_of("alder")).address_of(alder.account("officer-1").id) == ""


def test_with_consent_the_officer_is_shown_and_without_it_no_longer(alder):
    agreed(alder)
    one = shown(alder)[0]
    assert (one.name, one.languages, one.words) == ("Officer-1 of Alder", ("English", "Spanish"), "Ask me.")
    assert list(one.since) == [alder.schools["high"]]
    assert not hasattr(one, "email")
    done(alder, "withdraw_consent", officer=officer_of(alder))
    assert shown(alder) == []
    assert refused(alder, "withdraw_consent", officer=officer_of(alder))[0] == "conflict"


def test_an_officer_agrees_withdraws_and_speaks_for_the_own_person_alone(alder):
    mine, other = officer_of(alder), officer_of(alder, "officer-2")
    done(alder, "describe_officer", "officer-1", officer=mine, words="Ask me.")
    done(alder, "consent", "officer-1", officer=mine, day="2026-11-19")
    assert OfficerProfile.objects.get().consent_noted_by == "Officer-1 of Alder"
    done(alder, "withdraw_consent", "officer-1", officer=mine)
    for verb, said in (
        ("consent", {"day": "2026-11-19"}),
        ("describe_officer", {}),
        ("set_photo", {"sha256": DIGEST}),
    ):
        assert refused(alder, verb, "officer-1", officer=other, **said)[0] == "not_permitted"


def test_a_consent_of_tomorrow_is_none(alder):
    assert refused(alder, "consent", officer=officer_of(alder), day="2026-11-20") == ("future", "day")


def test_a_photo_wants_consent_and_goes_with_it(alder):
    officer = officer_of(alder)
    described(alder)
    assert refused(alder, "set_photo", officer=officer, sha256=DIGEST) == ("rule", "officer")
    done(alder, "consent", officer=officer, day="2026-11-19")
    assert refused(alder, "set_photo", officer=officer, sha256="../../etc/passwd")[0] == "malformed"
    done(alder, "set_photo", officer=officer, sha256=DIGEST)
    assert shown(alder)[0].photo == DIGEST
    done(alder, "withdraw_consent", officer=officer)
    assert OfficerProfile.objects.get().photo == ""
    assert refused(alder, "remove_photo", officer=officer)[0] == "conflict"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"words": "x" * 601}, ("too_long", "words")),
        ({"words_es": "Hola."}, ("rule", "reviewed_by")),
        ({"email": "not an address"}, ("malformed", "email")),
        ({"languages": ["English"] * 9}, ("malformed", "languages")),
        ({"languages": [""]}, ("malformed", "languages")),
    ],
)
def test_what_does_not_fit_is_refused(alder, said, refusal):
    assert refused(alder, "describe_officer", officer=officer_of(alder), **said) == refusal


def test_who_left_is_not_shown(alder):
    officer = agreed(alder, "officer-2")
    for tour in _tours(alder):
        roster.done(alder, "end_tour", tour=str(tour), ended="2026-11-19", hand_over="")
    roster.done(alder, "release_officer", officer=officer, left="2026-11-19")
    assert shown(alder) == []


def _tours(town):
    from schoolbeat.work.roster.models import Tour

    return Tour.objects.filter(officer=town.account("officer-2").id).values_list("id", flat=True)


def test_a_schools_contact_is_named_when_the_sergeant_says_so_and_without_an_address(alder):
    one = contact(alder)
    (high,) = [each for each in portal(standing_of("alder")).schools() if each.office]
    assert (high.office[0].name, high.office[0].phone) == ("Ines Vale", "(209) 555-0177")
    assert not hasattr(high.office[0], "email")
    assert refused(alder, "show_contact", contact=str(one))[0] == "conflict"
    done(alder, "hide_contact", contact=str(one))
    assert not any(each.office for each in portal(standing_of("alder")).schools())


def test_a_contact_that_ended_is_named_no_longer(alder):
    one = contact(alder)
    roster.done(alder, "end_contact", contact=str(one))
    assert not any(each.office for each in portal(standing_of("alder")).schools())


def test_an_officer_of_another_town_does_not_exist(alder, bay):
    said = {"officer": officer_of(bay), "day": "2026-11-19"}
    assert refused(alder, "consent", **said)[0] == "not_permitted"


def all_that_is_public(town):
    found = portal(standing_of(town.slug))
    parts = (
        found,
        found.schools(),
        found.officers(),
        found.count_officers(),
        found.units(),
        found.agreements(),
    )
    return repr(parts)


@pytest.mark.parametrize("covered", [False, True])
def test_nothing_public_changes_when_an_officer_is_away(alder, covered):
    agreed(alder)
    agreed(alder, "officer-2")
    before = all_that_is_public(alder)
    stamp = standing_of("alder").stamp
    cover = {"cover": officer_of(alder, "officer-2")} if covered else {}
    leave = roster.leave(alder, alder.account("officer-1").id, **cover)
    assert all_that_is_public(alder) == before
    assert standing_of("alder").stamp == stamp
    roster.done(alder, "cancel_leave", leave=str(leave))
    assert all_that_is_public(alder) == before


def test_a_tour_that_ends_ends_on_its_day(alder):
    agreed(alder, "officer-2")
    (tour,) = _tours(alder)
    roster.done(alder, "end_tour", tour=str(tour), ended="2026-11-19", hand_over="")
    assert [list(one.since) for one in shown(alder)] == [[]]
    with clock.at(later("2026-11-18")):
        assert [list(one.since) for one in shown(alder)] == [[alder.schools["middle"]]]

"""A program's things: what comes in, goes out, comes back, is lost; families as a number; nothing that is not there."""

from datetime import date

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry, EntryContent, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.models import Item, Move, Season
from schoolbeat.work.education.queries.programs import one_season
from schoolbeat.work.education.queries.stock import stock_of
from schoolbeat.work.education.rules.stock import Held
from tests.factories import programs as make

pytestmark = pytest.mark.django_db


def stock(town, season, who="officer-1"):
    viewer = town.viewer(who)
    return stock_of(viewer, one_season(viewer, season))


def held(town, season):
    return {one.name: one.held for one in stock(town, season).items}


def voided(town, move, who="officer-1"):
    return make.done(town, who, "void_move", move=str(move))


def counted():
    """What the things of programs count as, by measure."""
    return {
        one.measure: one.amount for one in Fact.objects.filter(measure__in=("items_given", "families_served"))
    }


def test_a_thing_is_written_down_once_in_both_languages(alder):
    season = make.season(alder, kind="drive")
    make.item(alder, season)
    fields = {"season": str(season), "kind": "given", "name": "Socks", "name_es": "Calcetines"}
    for said, field in (
        ({"name": " Shoes "}, "payload.name"),
        ({"name": ""}, "payload.name"),
        ({"name": "x" * 81}, "payload.name"),
        ({"name_es": " "}, "payload.name_es"),
        ({"kind": "sold"}, "payload.kind"),
    ):
        assert make.done(alder, "officer-1", "add_item", **(fields | said)).field == field
    for who in ("officer-2", "principal", "counselor", "records"):
        assert make.done(alder, who, "add_item", **fields).code == "not_permitted"
    assert Item.objects.count() == 1
    # Another program may have one of the same name.
    make.item(alder, make.season(alder))


def test_a_drive_gives_away_what_came_in_to_families_without_names(alder):
    season = make.season(alder, kind="drive", at=("high", "middle"))
    shoes, high = make.item(alder, season), str(alder.schools["high"])
    make.must(make.moved(alder, shoes, "in", 40, note="From the  Rotary club"))
    make.must(make.moved(alder, shoes, "lost", 2))
    make.must(make.moved(alder, shoes, "out", 12, families=5, school=high))
    assert make.moved(alder, shoes, "back", 1).field == "payload.kind"
    assert held(alder, season) == {"Shoes": Held(26, 0)}
    view = stock(alder, season)
    assert (view.items[0].came, view.items[0].went, view.families) == (40, 12, 5)
    assert view.items[0].name_in("es") == "Zapatos"
    assert [one.note for one in view.moves if one.note] == ["From the Rotary club"]
    assert counted() == {"items_given": 12, "families_served": 5}
    facts = {one.measure: one for one in Fact.objects.filter(kind="drive")}
    families, given = facts["families_served"], facts["items_given"]
    assert (families.sensitive, given.sensitive) == (True, False)
    assert {families.school, given.school} == {alder.schools["high"]} and families.day == date(2026, 11, 18)
    before = fingerprint()
    assert rebuild() == before
    assert verify().ok


def test_equipment_is_out_until_it_comes_back_or_is_lost_and_counts_as_nothing_given(alder):
    season = make.season(alder)
    vests = make.item(alder, season, kind="lent", name="Vests", name_es="Chalecos")
    for kind, amount, leaves in (
        ("in", 10, Held(10, 0)),
        ("out", 7, Held(3, 7)),
        ("back", 4, Held(7, 3)),
        ("lost", 1, Held(7, 2)),
    ):
        make.must(make.moved(alder, vests, kind, amount))
        assert held(alder, season)["Vests"] == leaves
    assert stock(alder, season).items[0].went == 1
    assert counted() == {}


REFUSED = [
    ("given", "out", {"amount": 11}, "payload.amount"),
    ("given", "lost", {"amount": 11}, "payload.amount"),
    ("lent", "out", {"amount": 11}, "payload.amount"),
    ("lent", "back", {"amount": 1}, "payload.amount"),
    ("lent", "lost", {"amount": 1}, "payload.amount"),
    ("given", "in", {"amount": 0}, "payload.amount"),
    ("given", "in", {"amount": -5}, "payload.amount"),
    ("given", "in", {"amount": 1_000_001}, "payload.amount"),
    ("given", "out", {"families": 3}, "payload.families"),
    ("given", "out", {"families": -1}, "payload.families"),
    ("given", "in", {"families": 1}, "payload.families"),
    ("lent", "out", {"families": 1}, "payload.families"),
    ("given", "sold", {}, "payload.kind"),
    ("given", "in", {"day": "2026-11-20"}, "payload.day"),
    ("given", "in", {"day": "0001-01-01"}, "payload.day"),
    ("given", "in", {"note": "x" * 201}, "payload.note"),
]


@pytest.mark.parametrize(("kind", "what", "said", "field"), REFUSED)
def test_what_cannot_have_become_of_a_thing_is_refused(alder, kind, what, said, field):
    thing = make.item(alder, kind=kind)
    make.must(make.moved(alder, thing, "in", 10))
    assert make.moved(alder, thing, what, **({"amount": 2} | said)).field == field
    assert Move.objects.count() == 1


def test_a_thing_moves_in_seasons_of_its_own_program_at_schools_that_take_part(alder, bay):
    season, other = make.season(alder), make.season(alder)
    thing = make.item(alder, season)
    assert make.moved(alder, thing, "in", 1, season=str(other)).field == "payload.item"
    assert make.moved(bay, make.item(bay), "in", 1, item=str(thing)).field == "payload.item"
    assert make.moved(alder, thing, "in", 1, school=str(alder.schools["middle"])).field == "payload.school"
    for who in ("officer-2", "principal", "records"):
        assert make.moved(alder, thing, "in", 1, who).code == "not_permitted"
    assert not Move.objects.exists()
    make.must(make.moved(alder, thing, "in", 1))
    assert Move.objects.get().school_id == alder.schools["high"]


def test_within_one_sending_no_more_goes_than_there_is(alder):
    season = make.season(alder)
    thing = make.item(alder, season)
    said = {"season": str(season), "item": str(thing), "day": "2026-11-18"}
    steps = (("in", 10), ("out", 6), ("out", 6), ("out", 4), ("in", 1))
    sent = [
        Envelope("education.move_item", clock.now(), said | {"kind": kind, "amount": amount})
        for kind, amount in steps
    ]
    answers = run(sent, alder.viewer("officer-1"))
    assert [one.done for one in answers] == [True, True, False, True, True]
    assert held(alder, season) == {"Shoes": Held(1, 0)}


def test_what_was_written_wrongly_is_taken_back_unless_that_leaves_less_than_nothing(alder):
    season = make.season(alder, kind="drive")
    thing = make.item(alder, season)
    came = make.must(make.moved(alder, thing, "in", 10))
    gave = make.must(make.moved(alder, thing, "out", 8, families=3))
    refused = voided(alder, came)
    assert (refused.code, refused.field) == ("rule", "payload.move")
    for who in ("officer-2", "principal", "records"):
        assert voided(alder, gave, who).code == "not_permitted"
    assert counted() == {"items_given": 8, "families_served": 3}
    make.must(voided(alder, gave))
    assert counted() == {} and stock(alder, season).families == 0
    assert voided(alder, gave).field == "payload.move"
    make.must(voided(alder, came))
    assert held(alder, season) == {"Shoes": Held(0, 0)}
    assert [one.void for one in stock(alder, season).moves] == [True, True]
    before = fingerprint()
    assert rebuild() == before
    assert verify().ok


def test_of_two_that_are_taken_back_at_once_none_leaves_less_than_nothing(alder):
    season = make.season(alder)
    thing = make.item(alder, season)
    both = [make.must(make.moved(alder, thing, "in", 10)) for _ in range(2)]
    make.must(make.moved(alder, thing, "out", 10))
    sent = [Envelope("education.void_move", clock.now(), {"move": str(one)}) for one in both]
    assert [one.done for one in run(sent, alder.viewer("officer-1"))] == [True, False]
    assert held(alder, season) == {"Shoes": Held(0, 0)}


def test_what_is_left_is_there_for_the_next_season_and_that_one_closes_on_its_own(alder):
    first = make.season(alder)
    program = Season.objects.get().program_id
    vests = make.item(alder, first, kind="lent", name="Vests", name_es="Chalecos")
    make.must(make.moved(alder, vests, "in", 10))
    make.must(make.moved(alder, vests, "out", 4))
    second = make.season(alder, program=program, name="Spring")
    close = {"said": "Done."}
    assert not make.done(alder, "officer-1", "close_season", season=str(first), **close).done
    # They came back and were written down in the season that was under way by then.
    make.must(make.moved(alder, vests, "back", 4, season=str(second)))
    assert held(alder, second) == {"Vests": Held(10, 0)}
    for season in (second, first):
        make.must(make.done(alder, "officer-1", "close_season", season=str(season), **close))


def test_what_is_sent_twice_is_done_once(alder):
    season = make.season(alder)
    said = {"season": str(season), "item": str(make.item(alder, season)), "day": "2026-11-18"}
    envelope = Envelope("education.move_item", clock.now(), said | {"kind": "in", "amount": 3})
    assert [run_one(envelope, alder.viewer("officer-1")).result for _ in range(2)] == ["accepted", "already"]
    assert held(alder, season) == {"Shoes": Held(3, 0)}


def test_what_is_destroyed_of_a_move_is_its_note_and_the_numbers_stay(alder):
    season = make.season(alder, kind="drive")
    thing = make.item(alder, season)
    make.must(make.moved(alder, thing, "in", 9, note="From the club"))
    move = make.must(make.moved(alder, thing, "out", 4, families=2, note="The Quennells came"))
    make.must(alder.do("records", "ledger.destroy", entry=str(move), reason="Asked for"))
    assert Move.objects.get(pk=move).note == ""
    assert not EntryContent.objects.filter(body__contains="Quennell").exists()
    assert Move.objects.exclude(pk=move).get().note == "From the club"
    assert counted() == {"items_given": 4, "families_served": 2}
    assert verify().ok


def test_what_is_destroyed_of_a_season_is_what_was_said_of_it(alder):
    season = make.season(alder)
    said = {"said": "The Quennells helped.", "said_es": "Los Quennell ayudaron."}
    make.must(make.done(alder, "officer-1", "close_season", season=str(season), **said))
    entry = Entry.objects.get(verb="education.close_season")
    make.must(alder.do("records", "ledger.destroy", entry=str(entry.pk), reason="Asked for"))
    row = Season.objects.get()
    assert (row.said, row.said_es, row.stage) == ("", "", "closed")
    assert verify().ok


def test_things_are_read_in_three_questions_however_many_there_are(alder, django_assert_max_num_queries):
    season = make.season(alder)
    for number in range(4):
        thing = make.item(alder, season, name=f"Thing {number}")
        make.must(make.moved(alder, thing, "in", 5))
    viewer = alder.viewer("counselor")
    row = one_season(viewer, season)
    with django_assert_max_num_queries(3):
        view = stock_of(viewer, row)
    assert [one.held.hand for one in view.items] == [5, 5, 5, 5] and len(view.moves) == 4
    assert stock_of(alder.viewer("analyst"), row).items == ()

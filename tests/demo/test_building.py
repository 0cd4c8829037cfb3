"""Making the demo: refused beside real work, made once, completed when broken off, the same for the same seed."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from schoolbeat.access.models import Account
from schoolbeat.demo.building import Built, DemoRefused, Wish, build
from schoolbeat.foundation import clock
from schoolbeat.ledger.keys import make_keys
from schoolbeat.ledger.models import Block, Entry
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.verify import verify
from tests.cast import found
from tests.demo.stage import NOW, empty_house, quietly

TWO = ("chowchilla", "el-cerrito")
SHORT = Wish(TWO, date(2026, 11, 18), days=10, seed=7)


class BrokenOff(Exception):
    """Somebody pulled the plug."""


@pytest.fixture(autouse=True)
def house(db):
    make_keys()
    (settings.DATA_DIR / "demo.json").unlink(missing_ok=True)
    with clock.at(NOW):
        yield


def one_run(wish: Wish = SHORT) -> tuple[list[Built], tuple[int, str]]:
    """What a run in a house of its own answers, and the fingerprint of its facts."""
    with empty_house():
        return build(wish, quietly), fingerprint()


def broken_off(wish: Wish, after: int) -> None:
    """A run that ends when it has told `after` things."""
    told: list[str] = []

    def tell(words: str) -> None:
        told.append(words)
        if len(told) == after:
            raise BrokenOff

    with pytest.raises(BrokenOff):
        build(wish, tell)


def test_it_refuses_a_folder_that_holds_a_real_agency():
    found("alder")
    before = Entry.objects.count()
    with pytest.raises(DemoRefused, match="alder"):
        build(SHORT, quietly)
    assert Entry.objects.count() == before


def test_a_second_run_changes_nothing_and_asks_little(django_assert_max_num_queries):
    first = build(SHORT, quietly)
    entries, facts = Entry.objects.count(), fingerprint()
    with django_assert_max_num_queries(5):
        assert build(SHORT, quietly) == first
    assert build(Wish(TWO, days=300, seed=8), quietly) == first, "what is whole stays as it is"
    assert (Entry.objects.count(), fingerprint()) == (entries, facts)


@pytest.mark.parametrize("after", [2, 9, 14])
def test_what_was_broken_off_is_completed_as_it_was_meant(after):
    at_once = one_run()
    broken_off(SHORT, after)
    assert not Block.objects.exists(), "it was broken off before the end"
    # The next morning, without saying again what was meant: a day more would be another demo.
    with clock.at(NOW + timedelta(days=1)):
        again = build(Wish(TWO, seed=9), quietly) if after > 9 else build(SHORT, quietly)
    if after <= 9:
        assert (again, fingerprint()) == at_once
    assert again[0] == at_once[0][0], "the program that was begun first was completed to the same end"
    assert not Entry.objects.filter(verb="ledger.conflict").exists()
    assert verify().ok


def test_a_demo_of_today_that_was_broken_off_in_the_morning_is_completed_at_noon():
    today, told = Wish(("el-cerrito",), days=30, seed=7), []
    with empty_house():
        at_noon = build(today, told.append), fingerprint()
    with clock.at(NOW - timedelta(hours=4)):
        # What is told last: October, November, and that all is chained.
        broken_off(today, after=len(told) - 2)
    assert Entry.objects.filter(verb="activities.log").exists()
    assert (build(today, quietly), fingerprint()) == at_noon
    assert verify().ok


def test_one_seed_one_demo_and_another_seed_another():
    assert one_run() == one_run()
    assert one_run()[1] != one_run(Wish(TWO, SHORT.until, SHORT.days, seed=8))[1]


def test_history_is_whole_and_counting_anew_finds_the_same():
    build(SHORT, quietly)
    report = verify()
    assert report.ok
    assert report.entries == Entry.objects.count() > 200
    assert not Entry.objects.filter(block=None).exists(), "all is chained"
    incremental = fingerprint()
    assert incremental[0] > 400
    assert rebuild() == incremental


def test_everybody_is_synthetic_and_nobody_can_be_written_to():
    build(SHORT, quietly)
    assert Account.objects.count() == sum(len(program.cast) for program in build(SHORT, quietly))
    assert not Account.objects.filter(synthetic=False).exists()
    assert not Account.objects.exclude(email__endswith=".example").exists()


def test_nobody_has_worked_tomorrow():
    with pytest.raises(DemoRefused, match="today"):
        build(Wish(TWO, date(2026, 11, 20)), quietly)
    assert not Entry.objects.exists()

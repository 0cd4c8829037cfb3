"""What each program of the demo has given back: figures published, letters in every state, papers of the year."""

from datetime import date
from random import Random

import pytest
from django.test import Client

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.demo.own_words import MIDDLES, SEASONS, own_words
from schoolbeat.foundation import clock
from schoolbeat.insight.letters.models import Letter, LetterVersion
from schoolbeat.insight.publishing.models import Publication
from schoolbeat.ledger.models import Entry
from schoolbeat.work.activities.models import Activity
from tests.demo.stage import NOW, standing
from tests.web.conftest import plain_static_files

__all__ = ["plain_static_files"]

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo-giving-back")]
SLUG = "rancho-cordova"
OCTOBER, YEAR = date(2026, 10, 1), date(2025, 7, 1)


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), standing(Wish((SLUG,), days=180, seed=1)) as built:
        yield built


def mine(**wanted):
    return Letter.objects.filter(agency=agency_id(SLUG), **wanted)


def test_the_year_that_is_over_and_the_last_month_are_published():
    found = Publication.objects.filter(agency=agency_id(SLUG))
    assert {"2025-26", "2026-10"} <= set(found.values_list("period", flat=True))
    assert not found.filter(published_at__gt=NOW).exists()
    for publication in found:
        assert publication.content["synthetic"]
        assert 2 <= len(publication.content["team"]) <= 3
        assert publication.published_at.date() > publication.end


def test_letters_stand_in_every_state():
    letters = mine(paper="school", start=OCTOBER)
    assert letters.count() == 17
    assert letters.exclude(approved_at=None).exists()
    assert letters.filter(approved_at=None).exists()
    assert letters.exclude(seen_at=None).exists()
    assert mine(paper="agency", start=OCTOBER).exclude(approved_at=None).count() == 1
    assert not letters.filter(seen_at=None, unseen_because="").exclude(approved_at=None).exists()
    versions = LetterVersion.objects.filter(letter__in=letters)
    assert versions.exclude(words="").count() >= 10
    assert not versions.exclude(words="").filter(words_by_name="").exists()


def test_slide_and_review_of_the_year_are_approved():
    papers = mine(start=YEAR).exclude(approved_at=None)
    assert sorted(papers.values_list("paper", flat=True)) == ["review", "slide"]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("month", range(1, 13))
def test_own_words_are_sixty_to_a_hundred(language, month):
    for seed in range(40):
        words = own_words(month, language, Random(f"{seed}"))
        assert 50 <= len(words.split()) <= 110
        assert len(words) < 1500
    assert set(SEASONS) == set(range(1, 13))
    assert len(MIDDLES[language]) >= 6


def test_everything_was_done_in_its_hour():
    said = Entry.objects.filter(agency=agency_id(SLUG), verb__startswith="letters.")
    assert said.exists()
    assert not said.filter(recorded_at__gt=NOW).exists()
    for letter in mine().exclude(approved_at=None):
        made = [version.made_at for version in letter.versions.order_by("number")]
        assert made == sorted(made)
        assert letter.end < made[0].date() or made[0].day == 1
        assert made[-1] <= (letter.seen_at or letter.approved_at) <= letter.approved_at


def test_a_stranger_reads_the_page_and_the_sign_in_leads_there():
    client = Client()
    page = client.get("/sign-in/").content.decode()
    assert f'href="/p/{SLUG}/"' in page
    answer = client.get(f"/p/{SLUG}/")
    assert answer.status_code == 200
    assert "SYNTHETIC" in answer.content.decode()
    assert (
        f'href="/es/p/{SLUG}/"' in client.get("/sign-in/", headers={"accept-language": "es"}).content.decode()
    )


def test_a_short_demo_gives_back_what_it_can():
    with clock.at(NOW), standing(Wish(("el-cerrito",), days=5, seed=1)):
        assert not Letter.objects.filter(agency=agency_id("el-cerrito")).exists()
        assert Activity.objects.filter(agency=agency_id("el-cerrito")).exists()
        assert not Publication.objects.filter(agency=agency_id("el-cerrito")).exists()

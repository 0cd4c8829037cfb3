"""The portal's pages: for anybody, in both languages, kept until something changes, and none that does not exist."""

import gzip
import re
from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from tests.factories import roster
from tests.factories.portal import (
    agreed,
    alert,
    done,
    later,
    published,
    spanish,
    write,
)
from tests.factories.publishing import publication
from tests.web.portals import NAMES, Links, alder, bay, get, moment, text, town

__all__ = ["alder", "bay", "moment", "town"]


def everything(town):
    """Say something in every section, show an officer, and publish figures."""
    for section in ("mission", "youth", "anonymous", "statement", "agreement", "chosen"):
        write(town, section, f"About {section}.")
    roster.agreement(town)
    agreed(town)
    publication(town)


@pytest.mark.parametrize("prefix", ["/p/", "/es/p/"])
@pytest.mark.parametrize("name", [*NAMES, "youth/", "anonymous/", "numbers/"])
def test_each_page_opens_to_anybody_and_may_be_kept(town, prefix, name):
    everything(town)
    answer = get(f"{prefix}alder/{name}")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Content-Language"] == ("en" if prefix == "/p/" else "es")
    assert "Set-Cookie" not in answer
    page = text(answer)
    assert page.index("tel:911") < page.index("<h1")
    assert 'href="tel:988"' in page
    assert f'<html lang="{answer["Content-Language"]}">' in page


def within(page, path):
    """The addresses of the portal that a page leads to; all others are ones that may be led to."""
    bare = [href.partition("#")[0] for href in Links(page).found]
    for href in bare:
        assert href.startswith(("/p/", "/es/p/", "tel:", "mailto:?", "/static/")) or not href, (path, href)
    return [href for href in bare if href.startswith(("/p/", "/es/p/"))]


def test_no_page_leads_to_one_that_does_not_exist(town):
    everything(town)
    seen, waiting = set(), ["/p/alder/", "/es/p/alder/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = get(path)
        assert answer.status_code == 200, path
        waiting += within(text(answer), path) if answer["Content-Type"].startswith("text/html") else []
    assert len(seen) > 25


def test_what_is_not_said_has_no_page_and_no_link(town):
    home = text(get("/p/alder/"))
    for name in ("youth", "anonymous", "numbers", "resources"):
        assert f"/p/alder/{name}/" not in home
        assert get(f"/p/alder/{name}/").status_code == 404


@pytest.mark.parametrize("name", [*NAMES, "schools/?q=alder", "numbers/"])
def test_a_portal_that_is_not_public_answers_like_what_does_not_exist(alder, bay, name):
    published(alder)
    done(alder, "take_off")
    unknown, hidden = get(f"/p/nowhere/{name}"), get(f"/p/alder/{name}")
    assert unknown.status_code == hidden.status_code == get(f"/p/bay/{name}").status_code == 404
    assert text(unknown) == text(hidden)


def test_figures_stand_without_a_portal_as_before(alder):
    publication(alder)
    for path in ("/p/alder/", "/p/alder/numbers/", "/p/alder/2026-10/"):
        assert "What the officers did" in text(get(path)), path
    assert get("/p/alder/schools/").status_code == 404


def test_with_a_portal_figures_have_their_own_page(town):
    publication(town)
    assert "What the officers did" not in text(get("/p/alder/"))
    page = text(get("/p/alder/numbers/"))
    assert "What the officers did" in page
    assert "/p/alder/schools/" in page
    assert "/p/alder/2026-10/all.csv" in page
    assert "What the officers did" in text(get("/p/alder/2026-10/"))


def test_no_name_of_a_page_can_be_a_period(town):
    from schoolbeat.web.public.urls import NAMES as NAMED

    assert NAMED
    assert not [name for name in (*NAMED, "schools", "numbers") if re.search(r"\d", name)]


# Kept until something changes


def test_once_kept_a_page_costs_one_look(town, django_assert_num_queries):
    for path in ("/p/alder/", "/es/p/alder/team/", f"/p/alder/schools/{town.schools['high']}/"):
        get(path)
        with django_assert_num_queries(1):
            get(path)


def test_asked_again_it_is_not_sent_again(town):
    first = get("/p/alder/about/")
    again = get("/p/alder/about/", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    packed = get("/p/alder/about/", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == first.content
    assert len(packed.content) < 30_000


def test_a_page_changes_when_something_changes(town):
    before = get("/p/alder/about/")
    write(town, "mission", "To listen.")
    after = get("/p/alder/about/")
    assert "To listen." in text(after)
    assert before["ETag"] != after["ETag"]


def test_a_page_changes_when_a_moment_comes(town):
    write(town, "mission", "To serve.")
    write(town, "mission", "To listen.", shown_from="2026-11-20T08:00:00-08:00")
    assert "To serve." in text(get("/p/alder/about/"))
    with clock.at(later("2026-11-20") - timedelta(hours=4, seconds=1)):
        assert "To serve." in text(get("/p/alder/about/"))
    with clock.at(later("2026-11-20") - timedelta(hours=4)):
        assert "To listen." in text(get("/p/alder/about/"))


def test_an_alert_stands_above_every_page(town):
    alert(town, text_es="Salida temprana el viernes.", reviewed_by="Ana Vale")
    for name in NAMES:
        assert "Early release on Friday." in text(get(f"/p/alder/{name}"))
        assert "Salida temprana el viernes." in text(get(f"/es/p/alder/{name}"))
    with clock.at(later("2026-11-22")):
        assert "Early release" not in text(get("/p/alder/"))


def test_an_alert_without_spanish_is_marked_as_english(town):
    alert(town)
    assert '<p lang="en">' in text(get("/es/p/alder/"))


# Languages


def test_where_the_spanish_is_missing_the_english_stands_and_says_so(town):
    write(town, "mission", "To serve.")
    page = text(get("/es/p/alder/about/"))
    part = page.split('id="mission"')[1].split("</section>")[0]
    assert "Por ahora, este texto solo está en inglés." in part
    assert '<div class="p-text" lang="en">' in part
    spanish(town, "mission", "Servir.")
    part = text(get("/es/p/alder/about/")).split('id="mission"')[1].split("</section>")[0]
    assert "Servir." in part
    assert "solo está en inglés" not in part
    assert "To serve." in text(get("/p/alder/about/"))


def test_the_language_button_leads_to_the_same_page(town):
    path = f"schools/{town.schools['high']}/"
    assert f'href="/es/p/alder/{path}"' in text(get(f"/p/alder/{path}"))
    assert f'href="/p/alder/{path}"' in text(get(f"/es/p/alder/{path}"))

"""What requests add up to on the desk: each number opens what is behind it, and a part that is missing is flagged."""

import re
from html import unescape

import pytest

from schoolbeat.ledger.models import Fact
from tests.clerk import Desk, said
from tests.factories import requests as make
from tests.towns import alder, moment
from tests.web.test_numbers import NOT_SHOWN, figure, page, rows

__all__ = ["alder", "moment"]
PATH = "/desk/requests/"
NUMBERS = "/desk/numbers/"


@pytest.fixture
def asked(alder):
    """Six requests: two that an officer handled, one each by school and others, one said twice, one that waits."""
    ends = (("officer", "resolved"), ("officer", "diverted"), ("school", ""), ("others", ""))
    for (handler, end), asker in zip(ends, ("parent", "parent", "neighbor", "business"), strict=True):
        request = make.filed(alder, asker=asker)
        told = {"handler": handler, "end": end, "passed_to": "Public works", "phrase": "done"}
        make.done(alder, "officer-1", "end", request, **told)
    waits, twice = make.filed(alder, asker="student"), make.filed(alder)
    make.done(alder, "officer-1", "join", twice, into=str(waits))
    make.filed(alder, wave="a1")
    return alder


def linked(html):
    """Return each number of a figure's table with the address that it opens."""
    body = html[html.index("<tbody") :]
    found = re.findall(r'<th[^>]*>([^<]+)</th>\s*<td[^>]*>(?:<a href="([^"]*)">)?([\d,]+)', body)
    return {name.strip(): (int(number), unescape(href)) for name, href, number in found}


def test_every_number_opens_the_requests_behind_it(asked):
    desk, html = Desk(asked), page(asked, NUMBERS)
    numbers = linked(figure(html, "requests")) | linked(figure(html, "requests-by-asker"))
    assert {name: number for name, (number, _href) in numbers.items() if number} == {
        "All requests": 5,
        "Answered in time": 4,
        "Still open": 1,
        "Ended": 4,
        "An officer": 2,
        "The school": 1,
        "Another unit or agency": 1,
        "Resolved": 1,
        "Diverted": 1,
        "Parent or guardian": 2,
        "Student": 1,
        "Neighbor": 1,
        "Business": 1,
    }
    for name, (number, href) in numbers.items():
        assert href.startswith(f"{PATH}?state=counted"), name
        shown = desk.open(href).content.decode()
        assert len(re.findall(rf'href="{PATH}[0-9a-f-]{{36}}/"', shown)) == number, (name, href)


def test_the_figures_say_what_they_count_and_agree(asked):
    html = page(asked, NUMBERS)
    for slug in ("requests", "requests-by-asker"):
        found = figure(html, slug)
        assert "what was said twice and what came in with a flood counts as nothing" in found
        assert "they differ" not in found and "5 requests." in found
    assert "4 of 5 requests were answered in time so far" in figure(html, "requests")
    assert "monthly tallies" not in figure(html, "requests")


@pytest.mark.parametrize(
    ("measure", "slug", "words"),
    [
        ("requests_by_others", "requests", "The parts make 3, the total is 4: they differ."),
        ("requests_diverted", "requests", "The parts make 1, the total is 2: they differ."),
    ],
)
def test_a_part_that_is_missing_is_flagged_with_both_numbers(asked, measure, slug, words):
    Fact.objects.filter(measure=measure).delete()
    high = asked.schools["high"]
    for path in (NUMBERS, f"{NUMBERS}?school={high}", f"/desk/schools/{high}/"):
        assert words in figure(page(asked, path), slug), path


def test_an_asker_of_no_name_is_flagged(asked):
    Fact.objects.filter(measure="requests", initiator="student").update(initiator="nobody")
    assert "The parts make 4, the total is 5" in figure(page(asked, NUMBERS), "requests-by-asker")


def test_an_analyst_is_told_how_many_and_not_what_became_of_one(asked):
    make.filed(asked, kind="family-advice")
    html = page(asked, NUMBERS, "analyst")
    found = figure(html, "requests")
    assert found.count(NOT_SHOWN) == 12 and "they differ" not in found
    assert "5 requests. What people asked for themselves is left out." in found
    assert PATH not in found + figure(html, "requests-by-asker")
    told = rows(asked, f"{NUMBERS}requests.csv", "analyst")
    assert ["The school", NOT_SHOWN, NOT_SHOWN] in told


def test_within_an_officer_or_a_kind_of_activity_they_say_nothing(asked):
    officer = asked.account("officer-1").id
    for query in (f"?officer={officer}", "?kind=lunch-duty", "?pillar=education"):
        assert 'id="requests"' not in page(asked, NUMBERS + query)
        assert Desk(asked).open(f"{NUMBERS}requests.csv{query}").status_code == 404


@pytest.mark.parametrize("rows_", ["school", "month", "kind", "initiator"])
def test_a_pivot_tells_of_no_end_of_one_request(asked, rows_):
    query = f"pivot/?measure=requests-diverted&rows={rows_}&columns="
    assert "not shown split like this" in figure(page(asked, NUMBERS + query), "pivot")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("state=counted&asker=parent", 2),
        ("state=counted&how=school", 1),
        ("state=counted&from=2026-11-19&to=2026-11-19", 5),
        ("state=counted&to=2026-11-18", 0),
        ("state=counted&how=x&asker=x&from=x&to=2026-99-99&school=x", 5),
        ("state=ended", 5),
        ("state=mine&how=open", 0),
        ("kind=a%00b", 0),
    ],
)
def test_an_address_names_the_requests_it_shows(asked, query, number):
    shown = Desk(asked).open(f"{PATH}?{query}").content.decode()
    assert len(re.findall(rf'href="{PATH}[0-9a-f-]{{36}}/"', shown)) == number


def test_many_stand_on_pages_and_a_flood_says_how_many_it_is(asked):
    for _ in range(60):
        make.filed(asked, wave="b2")
    first = Desk(asked).open(f"{PATH}?state=wave")
    assert "60 requests that came in with one flood" in said(first)
    assert "1 request that came in with one flood" in said(first)
    assert "1–50 of 61" in said(first).replace(" – ", "–") or "of 61" in said(first)
    assert f"{PATH}?state=wave&amp;page=2" in first.content.decode()

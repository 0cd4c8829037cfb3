"""What the journeys share: a served demo for each file, and visitors whose pages must not break."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.journeys.stage import DAYS, DESK, PHONE, SLUG, House, at_rest, open_house
from tests.journeys.steps import log_one


@pytest.fixture(scope="module")
def house(request, chromium, django_db_setup, django_db_blocker) -> Iterator[House]:
    """Given El Cerrito's demo of two weeks (or a file's own HOUSE_DAYS, HOUSE_SLUGS), served, Thursday at 12:47."""
    days = getattr(request.module, "HOUSE_DAYS", DAYS)
    slugs = getattr(request.module, "HOUSE_SLUGS", (SLUG,))
    with django_db_blocker.unblock(), open_house(days, slugs) as opened:
        yield opened


@pytest.fixture
def visit(house, chromium, db) -> Iterator[Callable[..., Any]]:
    """Return what opens a browser for a member of the cast; no page may break, and what is written is undone after."""
    contexts, faults = [], []

    def come(who: str = "", *, desk: bool = False, language: str = "en", **options: Any) -> Any:
        context = chromium.new_context(base_url=house.url, viewport=DESK if desk else PHONE, **options)
        contexts.append(context)
        context.set_default_timeout(8000)
        context.add_cookies(house.cookies(who, language))
        page = context.new_page()
        page.on("response", lambda answer: answer.status >= 500 and faults.append(answer.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: "Content Security Policy" in line.text and faults.append(line.text))
        return page

    yield come
    for context in contexts:
        context.close()
    at_rest()
    assert faults == []


@pytest.fixture
def places(visit):
    """The ids that addresses need: an own entry, a colleague's entry, an officer, a school."""
    own = log_one(visit, note="Two lines\nof words.")
    page = visit("sergeant", desk=True)
    page.goto("/desk/officers/")
    officer = page.locator("main a[href^='/desk/officers/']", has_text="Okafor").first.get_attribute("href")
    page.goto("/desk/schools/")
    school = page.locator("main a[href^='/desk/schools/']", has_text="El Cerrito High").first.get_attribute(
        "href"
    )
    page.goto(f"/desk/entries/{own}/")
    page.goto("/desk/log/")
    other = (
        page.locator("main tbody tr", has_text="Okafor")
        .nth(2)
        .get_by_role("link")
        .first.get_attribute("href")
    )
    names = {"officer": officer, "school": school, "other": other}
    return {"own": own} | {name: href.rstrip("/").split("/")[-1] for name, href in names.items()}

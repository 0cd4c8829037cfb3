"""What every test may count on: no network but loopback, and a word about what is missing on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.utils import translation

# How long an example takes is no question of right or wrong.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser, too, finds nothing but this machine.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def find_chromium() -> str | None:
    """The Chromium of this machine, if there is one; SCHOOLBEAT_CHROMIUM names another."""
    named = os.environ.get("SCHOOLBEAT_CHROMIUM")
    if named:
        return named
    found = filter(None, (shutil.which(name) for name in CHROMIUM_NAMES))
    return next(found, None) or next((path for path in CHROMIUM_PATHS if Path(path).exists()), None)


def missing(what: str) -> None:
    """Skips a test with its reason, or fails it where everything is required (CI)."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{what}, and REQUIRE_ALL=1 asks for all")
    pytest.skip(what)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Asks for what a marked test needs before anything is set up for it."""
    if item.get_closest_marker("browser") and find_chromium() is None:
        missing("Chromium is missing (on Debian: apt install chromium)")
    if item.get_closest_marker("postgres") and not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        missing("PostgreSQL is missing (make test starts one; see tools/postgres.py)")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real files beside the tree; a test that needs it says so when it is not there."""
    folder = Path(os.environ.get("SCHOOLBEAT_SHARED", "../shared"))
    folder = folder if folder.is_absolute() else Path(__file__).resolve().parent.parent / folder
    if not folder.is_dir():
        missing(f"the real files are missing (SCHOOLBEAT_SHARED, now {folder})")
    return folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """One browser for all journeys of a worker; each journey opens a context of its own."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps a loop in this thread, and Django would refuse its database for that.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_ARGUMENTS), headless=True
        )
        yield browser
        browser.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def nothing_is_off(settings) -> None:
    """The towns of the tests are no demo, and do what only the demo does yet; the test of the switch turns it on."""
    settings.OFF_ON_REAL_INSTALLS = ()


@pytest.fixture(autouse=True)
def no_language_left() -> Iterator[None]:
    """The language that one test read in is not the next one's."""
    yield
    translation.deactivate()

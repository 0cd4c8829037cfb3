"""The harness itself: no network, an install of its own, and missing means skipped here and failed in CI."""

import os
import socket
import tempfile
from pathlib import Path

import pytest

from tests import conftest


def test_no_way_out_of_this_machine():
    with socket.socket() as outside, pytest.raises(Exception, match=r"198\.51\.100\.1"):
        outside.connect(("198.51.100.1", 80))


def test_loopback_is_open():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as inside,
    ):
        assert inside.getpeername() == server.getsockname()


def test_the_run_has_an_install_of_its_own():
    assert Path(os.environ["SCHOOLBEAT_DATA"]).is_relative_to(tempfile.gettempdir())


@pytest.mark.parametrize(("required", "outcome"), [("1", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_what_is_missing_is_skipped_or_fails(monkeypatch, required, outcome):
    monkeypatch.setenv("REQUIRE_ALL", required)
    with pytest.raises(outcome, match="Chromium is missing"):
        conftest.missing("Chromium is missing")


def test_a_browser_that_is_named_is_taken(monkeypatch):
    monkeypatch.setenv("SCHOOLBEAT_CHROMIUM", "/somewhere/chromium")
    assert conftest.find_chromium() == "/somewhere/chromium"

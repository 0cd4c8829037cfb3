"""An error's words never reach a log; its kind does, and of a page the places it came through."""

import io
import logging
import sys

from schoolbeat.foundation.logs import KindOnly, PlacesOnly


def test_a_log_tells_the_kind_of_an_error_and_not_its_words():
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(KindOnly())
    logger = logging.Logger("jobs")
    logger.addHandler(handler)
    try:
        raise ValueError("Jordan Rivera, grade 9")
    except ValueError:
        logger.exception("Task id=%s", 7)
    logger.info("Task id=%s", 8)
    assert written.getvalue() == "Task id=7 (ValueError)\nTask id=8\n"


def test_a_log_of_a_page_tells_class_and_places_of_an_error_and_of_what_it_came_from(caplog):
    record = None
    try:
        try:
            raise KeyError("Ana García")
        except KeyError as first:
            raise ValueError("row 7 of Ana García") from first
    except ValueError:
        record = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "Error: %s", ("/desk/",), sys.exc_info()
        )
    assert PlacesOnly().filter(record)
    said = logging.Formatter().format(record)
    assert said.startswith("Error: /desk/\n")
    assert "KeyError" in said
    assert said.endswith("ValueError")
    assert "test_logs.py" in said
    assert "Ana" not in said


def test_all_that_a_server_logs_goes_through_it(settings):
    handlers = settings.LOGGING["handlers"].values()
    assert all(handler["filters"] for handler in handlers)

"""An error's words never reach a log of jobs; its kind does."""

import io
import logging

from schoolbeat.foundation.logs import KindOnly


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

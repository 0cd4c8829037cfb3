"""What may stand in a log: that something failed and of which kind, never the words of an error."""

import logging
import traceback


class KindOnly(logging.Filter):
    """Leaves of an exception its class: its message may hold what somebody wrote."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the class of the exception in place of the exception; every record passes."""
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{record.getMessage()} ({record.exc_info[0].__name__})"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True


class PlacesOnly(logging.Filter):
    """Leaves of an exception its class and the places in the code that it came through, so that it can be mended."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put class and places in the place of the exception, and of all it came from; every record passes."""
        if record.exc_info and record.exc_info[1] is not None:
            record.msg = f"{record.getMessage()}\n{_places(record.exc_info[1])}"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True


def _places(error: BaseException) -> str:
    lines = [
        f"  {frame.filename}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join([*([_places(before)] if before else []), *lines, type(error).__name__])

"""What may stand in a log: that something failed and of which kind, never the words of an error."""

import logging


class KindOnly(logging.Filter):
    """Leaves of an exception its class: its message may hold what somebody wrote."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the class of the exception in place of the exception; every record passes."""
        if record.exc_info and record.exc_info[0] is not None:
            record.msg = f"{record.getMessage()} ({record.exc_info[0].__name__})"
            record.args, record.exc_info, record.exc_text = (), None, None
        return True

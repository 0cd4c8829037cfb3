"""Ends the web server when `schoolbeat serve` is gone: killed outright, it can end nobody itself."""

import os
import signal
import threading
import time

from django.conf import settings

LOOK_EVERY = 1.0
GRACE = 3.0
"""Seconds for requests on their way, before the process ends in any case."""


def watch_over() -> None:
    """Begin to watch for the end of `serve`, where this process serves for it."""
    if settings.SERVED_BY.isdigit():
        watching = (int(settings.SERVED_BY), os.getppid())
        threading.Thread(target=_watch, args=watching, name="guard", daemon=True).start()


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def _watch(serve: int, web: int) -> None:
    while _is_alive(serve) and os.getppid() == web:
        time.sleep(LOOK_EVERY)
    # Asked only while it is still the parent: the next owner of an orphan, or of the number, is somebody else.
    if os.getppid() == web:
        os.kill(web, signal.SIGTERM)
        time.sleep(GRACE)
    os._exit(1)

"""A served demo for journeys: El Cerrito on Thursday at 12:47, one server in this process, everything undone after."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from threading import Lock
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import connections
from django.test import Client, override_settings
from django.test.testcases import LiveServerThread

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import people
from schoolbeat.demo.programs import load
from schoolbeat.foundation import clock
from tests.demo.stage import NOW, standing

SLUG, DAYS, SEED = "el-cerrito", 14, 7
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}

_turn = Lock()
_ticks = count()


class Standing:
    """A middleware: one request at a time, each a millisecond after the one before, at the hour of the demo.

    The clock of a thread is its own, so a server's requests must be told what time it is one by one.
    """

    def __init__(self, get_response: Callable) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> Any:
        """Answer as of the demo's hour; what streams is written while the hour still stands."""
        with _turn, clock.at(NOW + timedelta(milliseconds=next(_ticks))):
            response = self.get_response(request)
            if response.streaming and not request.path.startswith(settings.STATIC_URL):
                response.streaming_content = [b"".join(response.streaming_content)]
            return response


@dataclass
class House:
    """The served demo: its address, and a session for every member of the cast."""

    url: str
    sessions: dict[str, str] = field(default_factory=dict)

    def cookies(self, who: str, language: str) -> list[dict[str, Any]]:
        """Return the cookies of a signed-in member of the cast (or of a stranger: empty) who reads a language."""
        said = {"django_language": language}
        if who:
            said["sessionid"] = self.sessions[who]
        return [{"name": name, "value": value, "url": self.url} for name, value in said.items()]


def at_rest() -> None:
    """Wait until the request in hand is answered: what it writes must be written before it is undone."""
    with _turn:
        pass


def _session(email: str) -> str:
    client = Client()
    assert client.post("/sign-in/demo", {"account": email}).status_code == 302
    return client.cookies["sessionid"].value


@contextmanager
def _served() -> Iterator[str]:
    """Serve this process's database, uncommitted rows and all, on a free port."""
    # The connection itself, not what stands for it in each thread.
    connection = connections["default"]
    connection.inc_thread_sharing()
    server = LiveServerThread(
        "127.0.0.1", StaticFilesHandler, connections_override={connection.alias: connection}
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        assert server.error is None, server.error
        yield f"http://127.0.0.1:{server.port}"
    finally:
        # The connection stays shared: a thread of the server may end, and close its part, a moment after this.
        server.terminate()


@contextmanager
def open_house(days: int, slugs: tuple[str, ...] = (SLUG,)) -> Iterator[House]:
    """Make the demo of so many days, sign the cast of its first program in, and serve it."""
    middleware = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    plain = override_settings(
        STORAGES={**settings.STORAGES, "staticfiles": PLAIN_FILES},
        MIDDLEWARE=["tests.journeys.stage.Standing", *middleware],
    )
    with plain, standing(Wish(slugs, days=days, seed=SEED)):
        cast = {person.email.split("@")[0]: _session(person.email) for person in people(load(slugs[0]))}
        with _served() as url:
            yield House(url, cast)

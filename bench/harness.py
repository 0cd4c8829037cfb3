"""Starts the product in a folder of its own, talks to it over one kept connection, and takes medians."""

import http.client
import json
import os
import secrets
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

RAM = Path("/dev/shm")


@dataclass
class Install:
    """A folder of data with the environment that points at it."""

    folder: Path
    run: str = field(default_factory=lambda: secrets.token_hex(8))

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment of every process of this run."""
        named = {
            "SCHOOLBEAT_DATA": str(self.folder),
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "BENCH_RUN": self.run,
            "PYTHONPATH": str(Path.cwd()),
        }
        return {**os.environ, **named}

    def command(self, *words: str) -> str:
        """Run one `schoolbeat` command and return what it printed; raises where it fails."""
        argv = [sys.executable, "-m", "schoolbeat.config", *words]
        done = subprocess.run(argv, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout.strip()


@contextmanager
def fresh_install() -> Iterator[Install]:
    """Give a folder on the RAM disk, where there is one, with an agency, an officer and the floor's table."""
    folder = Path(tempfile.mkdtemp(prefix="schoolbeat-bench-", dir=RAM if RAM.is_dir() else None))
    install = Install(folder)
    try:
        place = ("--state", "us-ca", "--timezone", "America/Los_Angeles")
        install.command("init", "--agency", "bench", "--name", "Bench Police", *place)
        who = ("--email", "officer@bench.example", "--name", "Bench Officer", "--role", "officer")
        install.command("account", "create", *who, "--agency", "bench")
        _make_floor(install)
        yield install
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kept_folder(name: str, build: Callable[[Install], object]) -> Install:
    """Return an install that is built once and kept; half-built ones are begun anew."""
    base = Path(os.environ.get("SCHOOLBEAT_BENCH", "var/bench")).resolve()
    install = Install(base / name)
    done = base / f"{name}.done"
    if not done.exists():
        shutil.rmtree(install.folder, ignore_errors=True)
        install.folder.mkdir(parents=True)
        print(f"building {name} ...", file=sys.stderr, flush=True)
        build(install)
        done.touch()
    return install


def _make_floor(install: Install) -> None:
    code = (
        "import django; django.setup();"
        "from django.db import connection as c; from bench.floor.models import FloorRow as F;"
        "e = c.schema_editor(); e.__enter__(); e.create_model(F); e.__exit__(None, None, None)"
    )
    subprocess.run([sys.executable, "-c", code], env=install.environment, check=True)


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Client:
    """One kept connection to one server of this run."""

    port: int
    run: str
    headers: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def send(self, method: str, path: str, body: str | None = None, status: int = 200) -> bytes:
        """Return the body of a 200 (or another status); raises for anything else, and for an answer of another run."""
        self.connection.request(method, path, body, self.headers)
        response = self.connection.getresponse()
        answer = response.read()
        if response.status != status or response.headers.get("X-Bench-Run") != self.run:
            raise RuntimeError(f"{method} {path}: {response.status} {answer[:300]!r}")
        return answer

    def page(self, path: str) -> tuple[bytes, dict[str, str]]:
        """Return a page and the cookies it sets."""
        self.connection.request("GET", path, None, {})
        response = self.connection.getresponse()
        return response.read(), _cookies(response)

    def form(self, path: str, fields: dict[str, str], cookies: dict[str, str]) -> None:
        """Send a form and keep the session it begins."""
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": _cookie_line(cookies)}
        self.connection.request("POST", path, urlencode(fields), headers)
        response = self.connection.getresponse()
        response.read()
        if response.status != 302:
            raise RuntimeError(f"POST {path}: {response.status}")
        self.headers = {"Cookie": _cookie_line({**cookies, **_cookies(response)})}

    def json(self, method: str, path: str, value: object) -> object:
        """Send a value as JSON and return the answer's."""
        return json.loads(self.send(method, path, json.dumps(value)))


def _cookies(response: http.client.HTTPResponse) -> dict[str, str]:
    lines = [line.split(";")[0] for line in response.headers.get_all("Set-Cookie") or []]
    return dict(line.split("=", 1) for line in lines)


def _cookie_line(cookies: dict[str, str]) -> str:
    return "; ".join(f"{name}={value}" for name, value in cookies.items())


@contextmanager
def serving(install: Install) -> Iterator[Client]:
    """Serve an install on a fresh port and give a client to it; raises when the server died meanwhile."""
    port = free_port()
    argv = [sys.executable, "-m", "schoolbeat.config", "serve", "--port", str(port)]
    server = subprocess.Popen(argv, env=install.environment, stderr=subprocess.DEVNULL)
    client = Client(port, install.run)
    try:
        _wait_until_ready(client, server)
        yield client
        if server.poll() is not None:
            raise RuntimeError("the server died during the measurement")
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait_until_ready(client: Client, server: subprocess.Popen) -> None:
    for _try in range(300):
        try:
            client.send("GET", "/healthz")
        except (OSError, http.client.HTTPException):
            client.connection.close()
            if server.poll() is not None:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server was not ready in 30 s")


def interleaved(sides: Mapping[str, Callable[[], object]], rounds: int, warm: int = 20) -> dict[str, float]:
    """Return the median seconds of each side, taken in turn so that a drift of the machine hits both alike."""
    taken: dict[str, list[float]] = {name: [] for name in sides}
    for number in range(rounds + warm):
        for name, call in sides.items():
            before = time.perf_counter()
            call()
            if number >= warm:
                taken[name].append(time.perf_counter() - before)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


@dataclass(frozen=True)
class Measured:
    """One promise: what was measured, the ratio, the bound it must keep, and the figures behind it."""

    promise: str
    ratio: float
    bound: str
    kept: bool
    figures: str

"""A real server of this house, on a port and in a folder of its own, that can be killed and begun again."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

RAM = Path("/dev/shm")
STARTS_WITHIN = 120.0


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class House:
    """An install's folder, and the server that runs on it."""

    folder: Path
    port: int = field(default_factory=free_port)
    server: "subprocess.Popen[bytes] | None" = None

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        return {**kept, "SCHOOLBEAT_DATA": str(self.folder)}

    def command(self, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run one command as a shell would."""
        argv = [sys.executable, "-m", "schoolbeat.config", *words]
        return subprocess.run(argv, env=self.environment(), capture_output=True, text=True, check=False)

    def done(self, *words: str) -> Any:
        """Run one command that must succeed, and return its answer."""
        said = self.command(*words, "--json")
        assert said.returncode == 0, said
        return json.loads(said.stdout.splitlines()[-1])

    def begin(self, stdout: int = subprocess.DEVNULL) -> None:
        """Serve, in a group of processes of its own, and wait until it answers that it is ready."""
        argv = [sys.executable, "-m", "schoolbeat.config", "serve", "--port", str(self.port)]
        quiet = {"stdout": stdout, "stderr": subprocess.DEVNULL}
        self.server = subprocess.Popen(argv, env=self.environment(), start_new_session=True, **quiet)
        for _try in range(int(STARTS_WITHIN / 0.1)):
            if self.is_ready():
                return
            # Waiting for its end is how one waits for a process without sleeping; that it ends is a failure.
            with_end = self._ended_within(0.1)
            assert not with_end, "the server did not start"
        raise AssertionError(f"the server was not ready in {STARTS_WITHIN:.0f} s")

    def _ended_within(self, seconds: float) -> bool:
        assert self.server is not None
        try:
            self.server.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return False
        return True

    def is_ready(self) -> bool:
        """Say whether /healthz answers 200."""
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def ask(self, method: str, path: str, body: Any = None, token: str = "") -> tuple[int, Any]:
        """Send one request on a connection of its own; return status and answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        try:
            connection.request(method, path, None if body is None else json.dumps(body), headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def kill(self) -> None:
        """Kill server and workers at once, as a power cut would."""
        if self.server is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.server.pid, signal.SIGKILL)
            self.server.wait()
            self.server = None

    def kill_serve_alone(self) -> None:
        """Kill the process that was started, and none of those it started itself."""
        assert self.server is not None
        self.server.kill()
        self.server.wait()

    def is_port_free(self) -> bool:
        """Say whether another server could listen on the port."""
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError:
                return False
        return True

    def end(self) -> int:
        """Ask the server to end, and return its exit code."""
        assert self.server is not None
        self.server.terminate()
        code = self.server.wait(timeout=30)
        self.server = None
        return code


@contextmanager
def house() -> Iterator[House]:
    """Give an empty folder, on the RAM disk where there is one; whatever runs on it is ended afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="schoolbeat-house-", dir=RAM if RAM.is_dir() else None))
    one = House(folder)
    try:
        yield one
    finally:
        one.kill()
        shutil.rmtree(folder, ignore_errors=True)

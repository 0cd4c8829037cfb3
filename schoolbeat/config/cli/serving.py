"""Serves the house: one web server and one worker, watched by this process."""

import argparse
import os
import signal
import subprocess
import sys
import threading
import time
from typing import Any

from django.db import close_old_connections

from schoolbeat.config.cli.answer import command, progress
from schoolbeat.config.cli.ready import make_ready, make_static
from schoolbeat.config.jobs import do_jobs, enqueue_due
from schoolbeat.ledger.chain import chain_waiting
from schoolbeat.ledger.queue import take_up_again

LOOK_EVERY = 60.0
"""Seconds between two looks at what the calendar asks for, as letters on the first of a month."""
CHAIN_EVERY = 2.0
"""Seconds between two looks at what waits; an entry is chained within 5 s."""


def _serve(arguments: argparse.Namespace) -> int:
    make_ready()
    make_static()
    web = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", arguments.host),
        *("--port", str(arguments.port), "--workers", "1", "--blocking-threads", str(arguments.threads)),
        *("--backpressure", "256", "--no-ws", "--log-level", "warning", "schoolbeat.config.wsgi:application"),
    ]
    worker = [sys.executable, "-m", "schoolbeat.config", "work"]
    # The web server watches this process: one that is killed outright can end nobody.
    os.environ["SCHOOLBEAT_SERVED_BY"] = str(os.getpid())
    progress(f"Schoolbeat is at http://{arguments.host}:{arguments.port} (stop with Ctrl-C)")
    return _watch({"web": web, "worker": worker})


def _start(argv: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(argv)  # noqa: S603 (our own program, by its full path)


def _watch(commands: dict[str, list[str]]) -> int:
    """Run all commands until one signal ends them; a worker that dies is begun again, a dead web server ends all."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    running = {name: _start(argv) for name, argv in commands.items()}
    while not stopping.wait(0.5):
        if running["web"].poll() is not None:
            progress("The web server ended.")
            break
        if running["worker"].poll() is not None:
            progress("The worker ended; it is begun again.")
            stopping.wait(1)
            running["worker"] = _start(commands["worker"])
    for process in running.values():
        process.terminate()
    for process in running.values():
        process.wait(timeout=20)
    return 0 if stopping.is_set() else 1


def _work(arguments: argparse.Namespace) -> int:
    parent = os.getppid()
    take_up_again()
    if arguments.once:
        enqueue_due()
        do_jobs(batch=True)
        chain_waiting()
        return 0
    threading.Thread(target=do_jobs, daemon=True).start()
    looked = 0.0
    while os.getppid() == parent:
        close_old_connections()
        chain_waiting()
        if time.monotonic() - looked > LOOK_EVERY:
            looked = time.monotonic()
            enqueue_due()
        time.sleep(CHAIN_EVERY)
    return 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    serve = command(verbs, "serve", "serve the house", _serve)
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--threads", type=int, default=2 * (os.cpu_count() or 1))
    work = command(verbs, "work", "the worker that `serve` runs beside the web server", _work)
    work.add_argument("--once", action="store_true")

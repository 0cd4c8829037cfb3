"""What the desk asks of incidents, asked of two folders in turn, each by a process of its own."""

import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import Any

from bench.harness import Install, interleaved

ROUNDS, WARM = 40, 5


def questions() -> Mapping[str, Callable[[], Any]]:
    """Return the questions of the list of incidents, of the list of all, of owed tellings, and of the desk's queue."""
    from bench.incidents.towns import viewer
    from schoolbeat.work.incidents.queries import Sought, counts, incidents, matching, owed_tellings, waiting

    sergeant, officer = viewer("sergeant"), viewer("officer")

    def listed(who: Any, wanted: Sought) -> Callable[[], Any]:
        return lambda: (counts(who), matching(who, wanted), incidents(who, wanted, 0, 50))

    return {
        "list": listed(sergeant, Sought()),
        "officer": listed(officer, Sought()),
        "all": listed(sergeant, Sought("all")),
        "owed": lambda: owed_tellings(sergeant),
        "queue": lambda: (owed_tellings(sergeant), waiting(sergeant)),
    }


def answer() -> None:
    """Answer each line of the input, the name of a question, with how long it took and how many lines it gave."""
    asked = questions()
    print("ready", flush=True)
    for line in sys.stdin:
        before = time.perf_counter()
        found = asked[line.strip()]()
        print(time.perf_counter() - before, _length(found), flush=True)


def _length(found: Any) -> int:
    return (
        sum(map(_length, found))
        if isinstance(found, tuple)
        else len(found)
        if hasattr(found, "__len__")
        else 1
    )


class Asker:
    """A process that asks one folder."""

    def __init__(self, install: Install) -> None:
        argv = [sys.executable, "-m", "bench.incidents", "answer"]
        self.process = subprocess.Popen(
            argv, env=install.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._line()

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the process that asks has died")
        return line

    def ask(self, name: str) -> int:
        """Ask a question, and return how many lines were found."""
        assert self.process.stdin is not None
        print(name, file=self.process.stdin, flush=True)
        return int(self._line().split()[1])

    def end(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=30)


def medians(small: Install, large: Install) -> dict[str, tuple[float, float]]:
    """Return the median seconds of each question of the small and the large folder, in turn."""
    few, many = Asker(small), Asker(large)
    try:
        found = {}
        for name in ("list", "officer", "all", "owed", "queue"):
            if few.ask(name) < 1 or many.ask(name) < 1:
                raise RuntimeError(f"{name}: nothing was found")
            sides = {"few": lambda name=name: few.ask(name), "many": lambda name=name: many.ask(name)}
            taken = interleaved(sides, ROUNDS, WARM)
            found[name] = (taken["few"], taken["many"])
        return found
    finally:
        few.end()
        many.end()

"""Runs the tests in their three parts, each to its end, and says at last how each went.

plain     everything that needs neither a browser nor PostgreSQL
browser   the journeys, in a real Chromium
postgres  the tests of verbs, access and insight once more, on a PostgreSQL of their own
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ON_POSTGRES = ("tests/work", "tests/access", "tests/insight")
NO_TESTS = 5
POSTGRES_MISSING = 3


@dataclass(frozen=True)
class Part:
    """One run of pytest."""

    name: str
    marks: str
    folders: tuple[str, ...]
    before: tuple[str, ...] = ()

    def command(self, workers: int, extra: list[str]) -> list[str]:
        """The command line of this part."""
        pytest = [sys.executable, "-m", "pytest", "-m", self.marks, *extra]
        if workers > 1:
            pytest += ["-n", str(workers), "--dist", "loadgroup"]
        named = any(Path(word.split("::")[0]).exists() for word in extra)
        return [*self.before, *pytest, *(() if named else self.folders)]


def parts() -> list[Part]:
    """The parts in the order they run: the quick one first."""
    beside_postgres = (sys.executable, str(ROOT / "tools" / "postgres.py"), "run", "--")
    on_postgres = tuple(folder for folder in ON_POSTGRES if (ROOT / folder).is_dir())
    return [
        Part("plain", "not browser and not postgres", ("tests",)),
        Part("browser", "browser", ("tests",)),
        Part("postgres", "not browser", on_postgres, beside_postgres),
    ]


def outcome(code: int) -> tuple[bool, str]:
    """Whether an exit code is good, and its name. A part without tests is no success."""
    required = os.environ.get("REQUIRE_ALL") == "1"
    if code == NO_TESTS:
        return False, "ran no test"
    if code == POSTGRES_MISSING and not required:
        return True, "skipped: PostgreSQL is missing"
    return code == 0, "passed" if code == 0 else f"failed ({code})"


def main() -> int:
    """Runs what is asked for; 0 only when each part passed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--only", choices=[part.name for part in parts()])
    asked, extra = parser.parse_known_args()
    good, lines = True, []
    for part in parts():
        if asked.only in (None, part.name):
            print(f"== {part.name}", flush=True)
            began = time.monotonic()
            code = subprocess.run(part.command(asked.workers, extra), cwd=ROOT, check=False).returncode
            fine, word = outcome(code)
            good = good and fine
            lines.append(f"{part.name}: {word} in {time.monotonic() - began:.0f} s")
    print("\n".join(lines), flush=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

"""Runs every check that is not a test, each to its end, and says which failed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS: dict[str, list[str]] = {
    "lint": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "import contracts": ["lint-imports"],
    "migrations": ["schoolbeat", "makemigrations", "--check", "--dry-run"],
    "words": ["python", "tools/messages.py", "check"],
    "templates": ["djlint", "--lint", "--quiet", "schoolbeat"],
    "docs in step": ["schoolbeat", "docs", "--check"],
}


def passes(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Runs one check; what it printed is shown only when it failed."""
    began = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    word = "ok" if done.returncode == 0 else "FAILED"
    print(f"{name}: {word} ({time.monotonic() - began:.1f} s)", flush=True)
    if done.returncode != 0:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def main() -> int:
    """Runs the checks named on the command line, or all; 0 only when each passed."""
    wanted = sys.argv[1:] or list(CHECKS)
    unknown = set(wanted) - set(CHECKS)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; there are: {', '.join(CHECKS)}", file=sys.stderr)
        return 2
    # An install's folder of its own: a check never touches the data of who runs it.
    with tempfile.TemporaryDirectory(prefix="schoolbeat-check-") as data:
        environment = dict(os.environ, SCHOOLBEAT_DATA=data)
        environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
        results = [passes(name, CHECKS[name], environment) for name in wanted]
    print(f"checks: {sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())

"""Runs the benches: `python -m bench [NAME ...]`; says how long each takes, and prints each ratio beside its bound."""

import sys
import time
from importlib import import_module

NAMES = (
    *("api", "calendar", "drills", "finding", "hsds", "incident_report", "incidents", "ledger", "letters"),
    *("pages", "people", "public", "requests", "roster", "taking"),
)


def main(chosen: list[str]) -> int:
    """Run the chosen benches, or all; the exit is 1 when a bound is not kept."""
    missed = 0
    for name in chosen or NAMES:
        bench = import_module(f"bench.{name}")
        print(f"{name}: about {bench.TAKES}", file=sys.stderr, flush=True)
        before = time.monotonic()
        for one in bench.measure():
            missed += not one.kept
            verdict = "kept" if one.kept else "MISSED"
            print(f"{one.ratio:8.2f}  {one.bound:8} {verdict:7} {one.promise} ({one.figures})", flush=True)
        print(f"{name}: took {time.monotonic() - before:.0f} s", file=sys.stderr, flush=True)
    return 1 if missed else 0


sys.exit(main(sys.argv[1:]))

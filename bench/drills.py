"""Drills: what 72 schools owe in a school year beside one aggregate query over the drills they held in it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

from bench.harness import Measured, interleaved, kept_folder
from bench.letters import PROGRAM, given_back

TAKES = "2 minutes the first time, seconds after that"
MOST = 3.0


def measure() -> Iterator[Measured]:
    """Measure the ledger of drills of all schools of Chula Vista, over the school year before this one."""
    install = kept_folder("given-back", given_back)
    argv = [sys.executable, "-m", "bench.drills"]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found = json.loads(done.stdout)
    ratio = found["ours"] / found["floor"]
    sides = f"{found['ours'] * 1000:.1f} ms beside {found['floor'] * 1000:.1f} ms"
    figures = f"{sides}, {found['schools']} schools, {found['drills']} drills"
    words = "what 72 schools owe in drills over a year, of one aggregate query's time"
    yield Measured(words, ratio, f"< {MOST}", ratio < MOST, figures)


def _pair() -> dict[str, float]:
    """Measure the query of the page beside a count of the same drills by school, kind and month, both as a sergeant."""
    from django.db.models import Count
    from django.db.models.functions import TruncMonth

    from schoolbeat.access.models import Account
    from schoolbeat.access.viewers import viewer_for
    from schoolbeat.jurisdictions.years import school_year_of
    from schoolbeat.ledger.packs import pack_of
    from schoolbeat.work.preparedness.models import Drill
    from schoolbeat.work.preparedness.queries.ledger import drill_ledger

    viewer = viewer_for(Account.objects.get(email=f"sergeant@{PROGRAM}.example").id)
    if viewer is None:
        raise RuntimeError("the demo has no sergeant")
    pack = pack_of(viewer.place)
    year = school_year_of(pack, school_year_of(pack, viewer.on).start - timedelta(days=1))
    held = Drill.objects.filter(agency=viewer.agency, stage="held", day__gte=year.start, day__lt=year.end)

    def floor() -> None:
        list(held.values("school", "kind", month=TruncMonth("day")).annotate(held=Count("id")).order_by())

    schools = drill_ledger(viewer, pack, year)
    if not any(line.parts for school in schools for line in school.lines):
        raise RuntimeError("no school owes anything: nothing was measured")
    median = interleaved({"ours": lambda: drill_ledger(viewer, pack, year), "floor": floor}, 60, 5)
    return {**median, "schools": len(schools), "drills": held.count()}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(_pair()))

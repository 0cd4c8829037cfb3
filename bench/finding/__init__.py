"""Finding a person among a million with one slip, beside PostgreSQL's trigram index over the names in the clear."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.harness import Measured

TAKES = "7 minutes"


def measure() -> list[Measured]:
    """Measure in a process of its own beside a PostgreSQL server of its own, or the one in DATABASE_URL."""
    with tempfile.TemporaryDirectory(prefix="schoolbeat-finding-") as folder:
        answer = Path(folder) / "measured.json"
        argv = ["tools/postgres.py", "run", "--", sys.executable, "-m", "bench.finding", str(answer)]
        subprocess.run([sys.executable, *argv], check=True)
        return [Measured(**one) for one in json.loads(answer.read_text())]

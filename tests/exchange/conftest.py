"""The towns that tests here are about, and a file that somebody brings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def log(tmp_path: Path):
    """Return what writes a file; text is UTF-8."""

    def write(content: str | bytes, name: str = "log.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write

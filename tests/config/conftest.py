"""The command line as a test runs it, and the towns."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from schoolbeat.config.cli import main
from tests.towns import alder, bay, moment
from tests.web.conftest import plain_static_files

__all__ = ["alder", "bay", "command", "moment", "plain_static_files"]


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> Any:
        """The object on the last line."""
        return json.loads(self.out.splitlines()[-1])


@pytest.fixture
def command(db: None, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run one command in this process, as the shell would."""

    def run(*words: str) -> Said:
        capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return run

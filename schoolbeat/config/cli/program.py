"""Commands that run the demo and write documents."""

from typing import Any


def add_to(verbs: Any) -> None:
    """Add the commands."""

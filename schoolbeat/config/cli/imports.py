"""Commands that read other systems' files."""

from typing import Any


def add_to(verbs: Any) -> None:
    """Add the commands."""

"""A fault in what was said, and how long words may be."""

from dataclasses import dataclass

LONGEST_NAME, LONGEST_LINE, LONGEST_TEXT = 80, 200, 2_000
LONGEST_GROUP, LONGEST_TEACHER, LONGEST_FEEDBACK = 60, 120, 500


@dataclass(frozen=True)
class Fault:
    """What stands against something that was said: the field, and why."""

    field: str
    because: str

"""What a door hands to the runner, and what the runner hands back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from schoolbeat.foundation.ids import new_id


class Code(StrEnum):
    """Why an envelope was refused; a caller may rely on these words."""

    MALFORMED = "malformed"
    UNKNOWN_VERB = "unknown_verb"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_SCHOOL = "unknown_school"
    ENDS_BEFORE_START = "ends_before_start"
    FUTURE = "future"
    TOO_LONG = "too_long"
    NOTE_TOO_LONG = "note_too_long"
    BAD_CHARACTERS = "bad_characters"
    NOT_PERMITTED = "not_permitted"
    CONFLICT = "conflict"
    RULE = "rule"
    """A rule of the program stands against it; the message names the rule."""


@dataclass(frozen=True)
class Envelope:
    """One thing that somebody says was done; `id` is made by the sender, so that saying it twice is once.

    `enclosed` goes along to the handler and is no part of what the ledger keeps: rows of a large file, which the
    payload names by their digest.
    """

    verb: str
    happened_at: datetime
    payload: Mapping[str, Any]
    told_at: datetime | None = None
    id: UUID = field(default_factory=new_id)
    enclosed: Any = field(default=None, repr=False, compare=False)


CONFLICT = "ledger.conflict"
"""The verb of an entry that keeps what was said under an id that other words had taken."""


@dataclass(eq=False)
class Refused(Exception):
    """A verb's no: a code for programs, the field it is about, and words for people."""

    code: Code
    field: str
    message: str


@dataclass(frozen=True)
class Result:
    """The runner's answer to one envelope: accepted, already (said before, same words), or refused."""

    id: UUID
    result: str
    code: str | None = None
    field: str | None = None
    message: str | None = None

    @property
    def done(self) -> bool:
        """Say whether the envelope stands on the ledger, now or since before."""
        return self.result != "refused"

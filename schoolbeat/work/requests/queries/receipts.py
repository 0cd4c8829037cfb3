"""The code by which an asker follows a request, without an account and without a word of what was asked."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.keys import names_key
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.vocabulary import Step

_BYTES = 15
"""120 bits: 24 letters in six groups, which nobody guesses and which can be written down."""
_LETTERS = re.compile("[A-Z2-7]{24}")


@dataclass(frozen=True)
class Answered:
    """An answer as the asker reads it: a reviewed phrase by its name, or words in the asker's language."""

    at: datetime
    phrase: str
    text: str
    language: str
    by: str


@dataclass(frozen=True)
class Followed:
    """What whoever holds the receipt is told: never what was asked, nor about whom."""

    agency: UUID
    kind: str
    language: str
    day: date
    due: date
    answered: bool
    ended: bool
    swept: bool
    answers: tuple[Answered, ...]
    passed_to: str = ""
    """Which unit or agency has it since it ended."""


def code_of(request: UUID) -> str:
    """Return the code of a request: the same for the same one, and to be had with the install's key alone."""
    digest = hmac.digest(names_key(), b"receipt:" + request.bytes, "sha256")[:_BYTES]
    letters = base64.b32encode(digest).decode()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def digest_of_code(code: str) -> bytes | None:
    """Return what a code is looked up by, however it was typed; None for what is no code."""
    letters = re.sub("[^A-Z0-9]", "", code.upper())
    return hashlib.sha256(letters.encode()).digest()[:16] if _LETTERS.fullmatch(letters) else None


def follow(code: str) -> Followed | None:
    """Return how far a request is, by its receipt; one that was joined with another is followed as that one."""
    digest = digest_of_code(code)
    if digest is None:
        return None
    request = Request.objects.filter(receipt=digest, destroyed=False).first()
    if request is None:
        return None
    kept = request.into or request
    told = RequestStep.objects.filter(request=kept, what__in=(Step.ANSWERED, Step.ENDED), destroyed=False)
    steps, ring = list(told.select_related("by").order_by("at", "id")), Keyring()
    ring.load(steps)
    return Followed(
        request.agency_id,
        request.kind,
        request.language,
        request.day,
        kept.due,
        kept.answered_on is not None,
        kept.ended_at is not None,
        kept.swept_at is not None,
        tuple(_answered(step, ring, request.language) for step in steps if request.language == kept.language),
        ring.words(steps[-1]).get("passed_to", "") if steps and kept.ended_at is not None else "",
    )


def _answered(step: RequestStep, ring: Keyring, language: str) -> Answered:
    words = ring.words(step)
    return Answered(
        step.at,
        words.get("phrase", ""),
        words.get("text", ""),
        language,
        words.get("bilingual", "") or (step.by.name if step.by else ""),
    )

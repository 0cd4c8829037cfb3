"""What is a fit account; no Django, no database."""

import re

LANGUAGES = frozenset({"en", "es"})
SCOPES = frozenset({"envelopes:write", "roster:read", "measures:read", "open311:write"})
_DIGEST = re.compile(r"[0-9a-f]{64}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


def is_digest(text: str) -> bool:
    """Say whether `text` is a SHA-256 in small hexadecimal digits."""
    return _DIGEST.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Say whether `text` has the form of an e-mail address of at most 254 characters; only its owner can prove it."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None

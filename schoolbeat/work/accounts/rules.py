"""What is a fit account; no Django, no database."""

import re

SCOPES = frozenset({"envelopes:write", "roster:read", "measures:read"})
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]{2,}")


def is_email(text: str) -> bool:
    """Say whether `text` has the form of an e-mail address of at most 254 characters; only its owner can prove it."""
    return len(text) <= 254 and _EMAIL.fullmatch(text) is not None

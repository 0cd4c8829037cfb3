"""Pure decisions of the roster."""

import re

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(text: str) -> bool:
    """Say whether `text` can name an agency in an address: 1 to 60 small letters, digits and single hyphens."""
    return len(text) <= 60 and _SLUG.fullmatch(text) is not None

"""Text as people type it."""

import re
import unicodedata

# Categories Cc and Cs, but for line end and tab: asked for each text of each entry, so in one pass of a pattern.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def gettext_noop(message: str) -> str:
    """Mark `message` for translation and return it as it is; a presenter translates it."""
    return message


def clean(text: str) -> str:
    """Return `text` in NFC, with one kind of line end and no blanks around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_turns(text: str) -> str:
    """Return `text` without the marks that turn its direction: pasted numbers bring them, and they disguise words."""
    return _TURNS.sub("", text)


def is_visible(text: str) -> bool:
    """Say whether anything of `text` is seen when it is shown: more than blanks and characters without a shape."""
    return any(unicodedata.category(one)[0] not in "CZ" for one in text)


def has_bad_characters(text: str) -> bool:
    """Say whether `text` holds what no keyboard types: control characters and lone surrogates."""
    return _BAD.search(text.replace("\r\n", "\n")) is not None

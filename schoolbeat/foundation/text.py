"""Text as people type it."""

import unicodedata

_ALLOWED_CONTROLS = frozenset("\n\t")


def gettext_noop(message: str) -> str:
    """Mark `message` for translation and return it as it is; a presenter translates it."""
    return message


def clean(text: str) -> str:
    """Return `text` in NFC, with one kind of line end and no blanks around it."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def has_bad_characters(text: str) -> bool:
    """Say whether `text` holds what no keyboard types: control characters and lone surrogates."""
    return any(
        unicodedata.category(character) in {"Cc", "Cs"} and character not in _ALLOWED_CONTROLS
        for character in text.replace("\r\n", "\n")
    )

"""The link under which a letter is read without an account: signed, for one letter, ended by a number."""

from uuid import UUID

from django.conf import settings
from django.core import signing

_SALT = "schoolbeat.letter"


def token_of(letter: UUID, link: int) -> str:
    """Return the signed word of a letter's link; nobody without the install's key can make one."""
    return signing.Signer(salt=_SALT).sign_object([letter.hex, link])


def letter_of(token: str) -> tuple[UUID, int] | None:
    """Return the letter and link number that a signed word names; None where it was not signed here."""
    try:
        letter, link = signing.Signer(salt=_SALT).unsign_object(token)
        return UUID(letter), int(link)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def address_of(letter: UUID, link: int, language: str = "en") -> str:
    """Return the whole address of a letter's link."""
    prefix = "" if language == "en" else f"/{language}"
    return f"{settings.PUBLIC_URL}{prefix}/letter/{token_of(letter, link)}/"

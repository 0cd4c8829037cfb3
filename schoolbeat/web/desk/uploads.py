"""What every page of the desk asks before it reads a file that is on its way."""

from django.http import HttpRequest
from django.utils.translation import gettext

AROUND = 64 * 1024
"""What a form takes on the wire besides its file."""


def is_too_long(request: HttpRequest, largest: int) -> bool:
    """Say whether more is on its way than a file of this kind has; nothing of it has been read then."""
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0) > largest + AROUND
    except ValueError:
        return True


def no_room() -> str:
    """Return what is said where the disk takes no more."""
    return gettext(
        "The disk of this install has no room for the file. Nothing was kept. Tell whoever looks after it."
    )

"""Photos of officers: looked at before they are decoded, and made anew so that nothing hidden in them survives."""

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from schoolbeat.foundation.text import gettext_noop as _

LARGEST = 8 * 1024 * 1024
KINDS = ("JPEG", "PNG", "WEBP")
LEAST_SIDE, MOST_SIDE, MOST_PIXELS = 160, 8000, 40_000_000
SIDE = 480
QUALITY = 82
TOO_LARGE = _("A photo has 8 MB at most.")
NO_PICTURE = _("This is not a whole JPEG, PNG or WebP picture, whatever its name says.")
TOO_MANY = _("This picture is too wide or too high: 8,000 points a side and 40 million in all at most.")
TOO_SMALL = _("This picture is too small: 160 points a side at least.")


class Unusable(Exception):
    """Why a picture is not taken, in words."""


@dataclass(frozen=True)
class Photo:
    """A square JPEG without metadata, and its SHA-256."""

    content: bytes
    sha256: str


def remade(content: bytes) -> Photo:
    """Return a picture made anew as a square; raises Unusable in words, before anything large is decoded."""
    if not content or len(content) > LARGEST:
        raise Unusable(TOO_LARGE if content else NO_PICTURE)
    picture = _opened(content)
    width, height = picture.size
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise Unusable(TOO_MANY)
    if min(width, height) < LEAST_SIDE:
        raise Unusable(TOO_SMALL)
    try:
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
        flat = Image.new("RGB", upright.size, "white")
        flat.paste(upright, mask=upright.getchannel("A"))
        square = ImageOps.fit(flat, (SIDE, SIDE), Image.Resampling.LANCZOS, centering=(0.5, 0.4))
        out = io.BytesIO()
        square.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError):
        raise Unusable(NO_PICTURE) from None
    made = out.getvalue()
    return Photo(made, hashlib.sha256(made).hexdigest())


def _opened(content: bytes) -> Image.Image:
    """Return a picture of which only the head has been read."""
    try:
        with warnings.catch_warnings():
            # The size is looked at here, by our own bound: a warning would say nothing more.
            warnings.simplefilter("ignore")
            return Image.open(io.BytesIO(content), formats=KINDS)
    except Image.DecompressionBombError:
        raise Unusable(TOO_MANY) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise Unusable(NO_PICTURE) from None

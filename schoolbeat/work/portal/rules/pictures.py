"""Photos: looked at before they are decoded, and made anew so that nothing hidden in them survives.

Readers of pictures fail on broken ones in any way there is, so any failure of theirs means that it is no whole picture.
"""

import hashlib
import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import ExifTags, Image, ImageOps

from schoolbeat.foundation.text import gettext_noop as _

LARGEST = 8 * 1024 * 1024
KINDS = ("JPEG", "PNG", "WEBP")
LEAST_SIDE, MOST_SIDE, MOST_PIXELS = 160, 8000, 40_000_000
SIDE, WIDE = 480, 1280
QUALITY = 82
TOO_LARGE = _("A photo has 8 MB at most.")
NO_PICTURE = _("This is not a whole JPEG, PNG or WebP picture, whatever its name says.")
TOO_MANY = _("This picture is too wide or too high: 8,000 points a side and 40 million in all at most.")
TOO_SMALL = _("This picture is too small: 160 points a side at least.")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by the number that a camera notes for how it was held."""


class Unusable(Exception):
    """Why a picture is not taken, in words."""


@dataclass(frozen=True)
class Photo:
    """A JPEG without metadata, and its SHA-256."""

    content: bytes
    sha256: str


def remade(content: bytes) -> Photo:
    """Return a picture made anew as a square; raises Unusable in words, before anything large is decoded."""
    return _made(content, _square)


def made_smaller(content: bytes) -> Photo:
    """Return a whole picture made anew, no wider or higher than a page needs; raises Unusable in words."""
    return _made(content, _whole)


def _made(content: bytes, make: Callable[[Image.Image], bytes]) -> Photo:
    if not content or len(content) > LARGEST:
        raise Unusable(TOO_LARGE if content else NO_PICTURE)
    picture = _opened(content)
    width, height = picture.size
    if max(width, height) > MOST_SIDE or width * height > MOST_PIXELS:
        raise Unusable(TOO_MANY)
    if min(width, height) < LEAST_SIDE:
        raise Unusable(TOO_SMALL)
    try:
        with _unwarned():
            made = make(picture)
    except Exception:
        raise Unusable(NO_PICTURE) from None
    return Photo(made, hashlib.sha256(made).hexdigest())


def _square(picture: Image.Image) -> bytes:
    fit = (SIDE, SIDE)
    return _jpeg(ImageOps.fit(_flat(picture), fit, Image.Resampling.LANCZOS, centering=(0.5, 0.4)))


def _whole(picture: Image.Image) -> bytes:
    flat = _flat(picture)
    flat.thumbnail((WIDE, WIDE), Image.Resampling.LANCZOS)
    return _jpeg(flat)


def _flat(picture: Image.Image) -> Image.Image:
    upright = _upright(picture).convert("RGBA")
    flat = Image.new("RGB", upright.size, "white")
    flat.paste(upright, mask=upright.getchannel("A"))
    return flat


def _jpeg(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    """Turn a picture as its camera was held; notes that cannot be read turn nothing.

    The library's own way writes the other notes anew, which are not kept here, and stumbles where they are broken.
    """
    picture.load()
    try:
        turn = _TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:
        turn = None
    return picture if turn is None else picture.transpose(turn)


def _opened(content: bytes) -> Image.Image:
    """Return a picture of which only the head has been read."""
    try:
        with _unwarned():
            return Image.open(io.BytesIO(content), formats=KINDS)
    except Image.DecompressionBombError:
        raise Unusable(TOO_MANY) from None
    except Exception:
        raise Unusable(NO_PICTURE) from None


@contextmanager
def _unwarned() -> Iterator[None]:
    """Let the library grumble to nobody: size is judged by our own bound, and nothing but the picture is kept."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield

"""Photos: made anew without what was hidden in them; bad ones are refused in words, undecoded where they are large."""

import io
import struct
import zlib

import pytest
from PIL import Image

from schoolbeat.work.portal.rules import pictures
from schoolbeat.work.portal.rules.pictures import LARGEST, SIDE, TOO_MANY, Unusable, remade
from tests.factories.portal import picture

PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width, height):
    """A PNG of a few bytes that says it is as large as that."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return PNG + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_becomes_a_square_jpeg(kind):
    photo = remade(picture((300, 500), kind))
    made = Image.open(io.BytesIO(photo.content))
    assert (made.format, made.size) == ("JPEG", (SIDE, SIDE))
    assert len(photo.sha256) == 64
    assert len(photo.content) < 60_000


def test_nothing_hidden_survives():
    exif = Image.Exif()
    exif[0x010F], exif[0x8298] = "Camera of Robin", "Copyright Robin"
    exif.get_ifd(0x8825)[1] = "N"
    hidden = picture(kind="JPEG", exif=exif, comment=b"taken at home")
    assert b"Camera of Robin" in hidden
    photo = remade(hidden + b"<?php secret ?>")
    made = Image.open(io.BytesIO(photo.content))
    assert not made.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(made.info)
    for word in (b"Robin", b"taken at home", b"secret", b"Exif"):
        assert word not in photo.content


def test_what_is_clear_becomes_white():
    out = io.BytesIO()
    Image.new("RGBA", (200, 200), (0, 0, 0, 0)).save(out, "PNG")
    made = Image.open(io.BytesIO(remade(out.getvalue()).content))
    assert min(made.getpixel((10, 10))) > 250


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program that calls itself photo.jpg",
        b"\x7fELF" + b"\0" * 400,
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        b"GIF89a" + b"\0" * 100,
        b"\xff\xd8\xff\xe0 half a head",
        picture()[:400],
        PNG,
        b"%PDF-1.7 a paper",
        b"II*\x00" + b"\0" * 64,
    ],
)
def test_what_is_no_whole_picture_is_refused(content):
    with pytest.raises(Unusable):
        remade(content)


@pytest.mark.parametrize("size", [(60_000, 60_000), (8001, 100), (100, 8001), (7000, 7000)])
def test_a_picture_too_large_is_refused_without_being_decoded(size, monkeypatch):
    def load(*_args):
        raise AssertionError("it was decoded")

    monkeypatch.setattr(pictures.Image.Image, "load", load)
    with pytest.raises(Unusable, match=TOO_MANY[:20]):
        remade(bomb(*size))


def test_a_file_too_large_is_not_even_opened(monkeypatch):
    monkeypatch.setattr(pictures.Image, "open", lambda *_args, **_more: pytest.fail("it was opened"))
    with pytest.raises(Unusable, match="8 MB"):
        remade(b"\xff\xd8" + b"\0" * LARGEST)


def test_a_picture_too_small_is_refused():
    with pytest.raises(Unusable, match="small"):
        remade(picture((159, 400)))

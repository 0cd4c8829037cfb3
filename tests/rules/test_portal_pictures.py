"""Photos: made anew without what was hidden in them; bad ones are refused in words, undecoded where they are large."""

import contextlib
import io
import random
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


def told(orientation=6, kind="JPEG", size=(160, 200)):
    """A picture that says how it was held, where it was taken, and by what."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x011A] = orientation, "Camera of Robin", 72.0
    exif.get_ifd(0x8769)[0x9003] = "2026:11:19 12:00:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (37.0, 46.0, 30.0)})
    out = io.BytesIO()
    halves = Image.new("RGB", size, "red")
    halves.paste("blue", (0, size[1] // 2, size[0], size[1]))
    halves.save(out, kind, exif=exif)
    return out.getvalue()


def corner(content):
    red, _green, blue = Image.open(io.BytesIO(content)).getpixel((20, 20))
    return "red" if red > blue else "blue"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(
    ("orientation", "color"),
    [(1, "red"), (2, "red"), (3, "blue"), (4, "blue"), (5, "red"), (6, "blue"), (7, "blue"), (8, "red")],
)
def test_a_picture_stands_upright_however_it_was_held(kind, orientation, color):
    assert corner(remade(told(orientation, kind)).content) == color


@pytest.mark.parametrize("orientation", [0, 9, 65_535])
def test_an_orientation_that_there_is_not_turns_nothing(orientation):
    assert corner(remade(told(orientation)).content) == "red"


def spoiled(content, chance, start, end):
    """The picture with a few of its bytes between two places written over."""
    changed = bytearray(content)
    for _time in range(chance.randint(1, 6)):
        changed[chance.randrange(start, end)] = chance.choice((0, 1, 2, 5, 127, 255, chance.randrange(256)))
    return bytes(changed)


def test_whatever_its_notes_say_a_whole_picture_is_taken():
    """What a camera wrote beside a picture may be broken in any way: it is not kept, so it stands in no way."""
    whole, chance = told(size=(160, 160)), random.Random(4)
    start = whole.index(b"Exif\0\0") + 6
    end = start - 8 + int.from_bytes(whole[start - 8 : start - 6], "big")
    for _time in range(80):
        assert remade(spoiled(whole, chance, start, end)).content


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_spoiled_picture_is_taken_or_refused_in_words(kind):
    whole, chance = told(kind=kind, size=(160, 160)), random.Random(4)
    for _time in range(60):
        with contextlib.suppress(Unusable):
            remade(spoiled(whole, chance, 12, min(len(whole), 700)))


@pytest.mark.parametrize("broken", [struct.error, TypeError, KeyError])
def test_notes_that_break_their_reader_turn_nothing(monkeypatch, broken):
    def getexif(_self):
        raise broken

    whole = told(6)
    monkeypatch.setattr(Image.Image, "getexif", getexif)
    assert corner(remade(whole).content) == "red"


@pytest.mark.parametrize("broken", [struct.error, TypeError, KeyError, MemoryError, OSError])
def test_a_picture_that_breaks_its_reader_is_refused_in_words(monkeypatch, broken):
    def load(*_args):
        raise broken

    whole = told()
    monkeypatch.setattr("PIL.JpegImagePlugin.JpegImageFile.load", load)
    with pytest.raises(Unusable, match="whole JPEG"):
        remade(whole)


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

"""Photos of officers on the desk: made anew, gone with the consent, and bad ones refused in words."""

import io
import struct

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from schoolbeat.work.portal.models import (
    OfficerProfile,
)
from schoolbeat.work.portal.queries.places import photo_path
from schoolbeat.work.portal.rules.pictures import LARGEST
from tests.factories.portal import (
    agreed,
    picture,
    published,
)
from tests.rules.test_portal_pictures import bomb
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/portal/"


def text(response):
    return response.content.decode()


def signed_in(town, who):
    client = Client()
    client.force_login(town.account(who))
    return client


@pytest.fixture
def sergeant(alder):
    return signed_in(alder, "sergeant")


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def stamp(client, path):
    """The hidden fields of a page's form."""
    form = client.get(path).context["form"]
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    return hidden if all(hidden.values()) else form.stamp


def send(client, path, **said):
    """Fill in the form of a page and send it."""
    return client.post(path, stamp(client, path) | said)


def press(client, path, page=PATH):
    """Press a single button of a page."""
    return client.post(path, client.get(page).context["form"].stamp, follow=True)


def sent(client, officer, content, name="photo.jpg", kind="image/jpeg"):
    path = f"{PATH}officers/{officer}/photo/"
    return send(client, path, photo=SimpleUploadedFile(name, content, kind))


def test_a_photo_is_made_anew_kept_and_shown(alder, sergeant, uploads):
    published(alder)
    officer = agreed(alder)
    exif = Image.Exif()
    exif[0x010F] = "Camera of Robin"
    assert sent(sergeant, officer, picture(exif=exif)).status_code == 302
    digest = OfficerProfile.objects.get().photo
    kept = photo_path(alder.install.agency, digest)
    assert kept.is_relative_to(uploads)
    assert b"Camera of Robin" not in kept.read_bytes()
    answer = Client().get(f"/p/alder/photos/{digest}.jpg")
    assert answer["Content-Type"] == "image/jpeg"
    assert Image.open(io.BytesIO(answer.getvalue())).size == (480, 480)
    answer.close()
    assert f"/p/alder/photos/{digest}.jpg" in text(Client().get("/p/alder/team/"))
    looked = sergeant.get(f"{PATH}photos/{officer}/")
    assert looked.getvalue() == kept.read_bytes()
    looked.close()


def test_with_the_consent_the_photo_goes_from_the_disk_too(alder, sergeant):
    published(alder)
    officer = agreed(alder)
    sent(sergeant, officer, picture())
    digest = OfficerProfile.objects.get().photo
    press(sergeant, f"{PATH}officers/{officer}/withdraw/", f"{PATH}officers/{officer}/")
    assert not photo_path(alder.install.agency, digest).exists()
    assert Client().get(f"/p/alder/photos/{digest}.jpg").status_code == 404


def test_another_photo_takes_the_place_of_the_first(alder, sergeant):
    officer = agreed(alder)
    sent(sergeant, officer, picture())
    first = OfficerProfile.objects.get().photo
    sent(sergeant, officer, picture((600, 600)))
    second = OfficerProfile.objects.get().photo
    assert not photo_path(alder.install.agency, first).exists() or first == second
    assert photo_path(alder.install.agency, second).exists()
    press(sergeant, f"{PATH}officers/{officer}/photo/off/", f"{PATH}officers/{officer}/")
    assert not photo_path(alder.install.agency, second).exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"MZ\x90\x00 a program", "whatever its name says"),
        (b"<svg><script>alert(1)</script></svg>", "whatever its name says"),
        (picture()[:300], "whatever its name says"),
        (bomb(60_000, 60_000), "too wide or too high"),
        (picture((20, 20)), "too small"),
        (b"", "empty"),
    ],
    ids=["renamed program", "drawing with a script", "half a picture", "bomb", "small", "nothing"],
)
def test_a_bad_picture_is_refused_in_words_and_nothing_is_kept(alder, sergeant, uploads, content, words):
    officer = agreed(alder)
    answer = sent(sergeant, officer, content)
    assert answer.status_code == 422
    assert words in text(answer)
    assert not list(uploads.rglob("*.jpg"))


@pytest.mark.parametrize("tag", [0x0100, 0x011A], ids=["a width in letters", "a resolution in letters"])
def test_a_whole_picture_with_broken_notes_is_taken_upright(alder, sergeant, uploads, tag):
    """The notes of a camera are not kept, so nothing in them stands in the way."""
    held = struct.pack("<HHHII", 2, 0x0112, 3, 1, 6) + struct.pack("<HHI4s", tag, 2, 4, b"abc\0") + b"\0" * 4
    broken = picture(exif=b"Exif\0\0II*\0\x08\0\0\0" + held)
    assert sent(sergeant, agreed(alder), broken).status_code == 302
    [kept] = uploads.rglob("*.jpg")
    assert not Image.open(io.BytesIO(kept.read_bytes())).getexif()


def test_a_picture_that_its_reader_stumbles_over_is_refused_and_nothing_is_kept(
    alder, sergeant, uploads, monkeypatch
):
    def load(*_args):
        raise struct.error

    whole = picture()
    monkeypatch.setattr("PIL.JpegImagePlugin.JpegImageFile.load", load)
    answer = sent(sergeant, agreed(alder), whole)
    assert answer.status_code == 422 and "whatever its name says" in text(answer)
    assert not list(uploads.rglob("*.jpg"))


def test_two_gigabytes_are_refused_before_any_of_it_is_read(alder, sergeant):
    class Endless:
        def read(self, *_size):
            raise AssertionError("it was read")

        readline = read

    officer = agreed(alder)
    path = f"{PATH}officers/{officer}/photo/"
    answer = sergeant.generic(
        "POST",
        path,
        b"",
        "multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
        **{"wsgi.input": Endless()},
    )
    assert answer.status_code == 422
    assert "8 MB at most" in text(answer)
    assert LARGEST < 2 * 1024**3


def test_a_photo_is_taken_with_the_forms_token_alone(alder):
    officer = agreed(alder)
    client = Client(enforce_csrf_checks=True)
    client.force_login(alder.account("sergeant"))
    answer = client.post(
        f"{PATH}officers/{officer}/photo/", {"photo": SimpleUploadedFile("a.jpg", picture())}
    )
    assert answer.status_code == 403

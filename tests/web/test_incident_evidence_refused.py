"""What is not taken as evidence, by whom, and that nothing of it stays."""

from collections import namedtuple

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory

from schoolbeat.foundation.cipherfile import CHUNK
from schoolbeat.web.desk import encrypting
from schoolbeat.work.incidents.models import Evidence
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE
from schoolbeat.work.incidents.rules.evidence import LARGEST
from tests.factories import evidence as seized
from tests.factories import incidents as make
from tests.towns import alder, bay, moment
from tests.web.seizing import CONTENT, PATH, browser_of, download, kept, on_page, send, uploads

__all__ = ["alder", "bay", "browser_of", "moment", "uploads"]
pytestmark = pytest.mark.django_db


WRONG = [
    ({"clear": ""}, CONTENT, "Tick it only if it is so"),
    ({}, b"", "empty"),
    ({}, None, "Say where the piece lies"),
    ({"what": ""}, CONTENT, "required"),
    ({"at": "soon"}, CONTENT, "valid"),
    ({"at": "2026-11-20T10:40"}, CONTENT, "in the future"),
]


@pytest.mark.parametrize(("said", "content", "words"), WRONG, ids=[words for _s, _c, words in WRONG])
def test_what_does_not_fit_says_why_and_no_file_stays(alder, browser_of, said, content, words):
    case = make.incident(alder)
    answer = send(browser_of(alder, "officer-1"), case, content, **said)
    html = answer.content.decode()
    assert (answer.status_code, words in html) == (422, True)
    assert "Officer One" in html
    assert (Evidence.objects.count(), kept(alder)) == (0, [])


def test_half_a_file_is_refused(alder, browser_of):
    """The last field comes after the file: where the connection broke off before it, the file is not whole."""
    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    carried = on_page(browser, case, "add_evidence")
    del carried["add_evidence-whole"]
    answer = send(browser, case, carried=carried)
    assert (answer.status_code, "did not come in whole" in answer.content.decode()) == (422, True)
    assert (Evidence.objects.count(), kept(alder)) == (0, [])


def test_a_file_too_large_is_refused_before_any_of_it_is_read(alder, browser_of):
    class Endless:
        def read(self, *_size):
            raise AssertionError("it was read")

        readline = read

    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    answer = browser.generic(
        "POST",
        f"{PATH}{case}/add_evidence/",
        b"",
        # The client of tests leaves its own type away where there are no bytes.
        CONTENT_TYPE="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
        **{"wsgi.input": Endless()},
    )
    html = answer.content.decode()
    assert (answer.status_code, "Nothing of it was read" in html, "200 MB at most" in html) == (
        422,
        True,
        True,
    )
    assert LARGEST < 2 * 1024**3


def test_a_file_a_little_too_large_is_refused_too(alder, browser_of, monkeypatch):
    monkeypatch.setitem(vars(EVIDENCE), "largest", CHUNK)
    case = make.incident(alder)
    answer = send(browser_of(alder, "officer-1"), case)
    assert (answer.status_code, "at most" in answer.content.decode()) == (422, True)
    assert (Evidence.objects.count(), kept(alder)) == (0, [])


def test_without_room_on_the_disk_nothing_is_read_and_nothing_kept(alder, browser_of, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(encrypting.shutil, "disk_usage", lambda _path: usage(9, 9, encrypting.SPARE))
    case = make.incident(alder)
    answer = send(browser_of(alder, "officer-1"), case)
    assert (answer.status_code, "no room" in answer.content.decode()) == (422, True)
    assert (Evidence.objects.count(), kept(alder)) == (0, [])


def test_a_disk_that_fills_meanwhile_is_said_and_nothing_is_half_done(alder, browser_of, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("schoolbeat.foundation.cipherfile.os.fsync", full)
    case = make.incident(alder)
    answer = send(browser_of(alder, "officer-1"), case)
    html = answer.content.decode()
    assert (answer.status_code, "no room" in html, "Officer One" in html) == (422, True, True)
    assert (Evidence.objects.count(), kept(alder)) == (0, [])


def token_of(browser):
    """Let somebody who is signed in have a form's token, as from any page with a form."""
    request = RequestFactory().get("/")
    token = get_token(request)
    browser.cookies["csrftoken"] = request.META["CSRF_COOKIE"]
    return token


def test_strangers_find_nothing_and_nothing_that_they_send_is_written(alder, bay, browser_of, uploads):
    case = make.incident(alder)
    piece, knife = seized.filed(alder, case), seized.piece(alder, case)
    before = kept(alder)
    said = {f"open_evidence_{piece.hex}-why": "To look", "add_evidence-what": "x"}
    for town, who in ((bay, "sergeant"), (alder, "officer-2"), (alder, "principal"), (alder, "it")):
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(town.account(who))
        said["csrfmiddlewaretoken"] = token_of(browser)
        file = {"add_evidence-file": SimpleUploadedFile("a.bin", CONTENT)}
        for path in ("add_evidence/", f"evidence/{piece}/open_evidence/", f"evidence/{knife}/pass_evidence/"):
            assert browser.post(f"{PATH}{case}/{path}", said | file).status_code == 404, (who, path)
    other = make.incident(alder)
    officer = browser_of(alder, "officer-1")
    assert officer.post(f"{PATH}{other}/evidence/{piece}/open_evidence/", said).status_code == 404
    records = browser_of(alder, "records")
    assert download(records, case, piece).status_code == 200
    assert records.post(f"{PATH}{case}/add_evidence/", said).status_code == 404
    assert kept(alder) == before
    assert [path.name for path in uploads.glob("evidence/*")] == [alder.install.agency.hex]


def test_a_file_is_taken_with_the_forms_token_alone(alder):
    client = Client(enforce_csrf_checks=True)
    client.force_login(alder.account("officer-1"))
    case = make.incident(alder)
    answer = client.post(
        f"{PATH}{case}/add_evidence/", {"add_evidence-file": SimpleUploadedFile("a.jpg", CONTENT)}
    )
    assert (answer.status_code, kept(alder)) == (403, [])

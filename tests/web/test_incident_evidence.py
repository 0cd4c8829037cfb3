"""The evidence on an incident's page: it comes in by its form alone, and goes out as a download with a reason."""

import hashlib
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve

from schoolbeat.ledger.models import Entry
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE
from tests.factories import evidence as seized
from tests.factories import incidents as make
from tests.towns import alder, bay, moment
from tests.web.seizing import CONTENT, PATH, browser_of, download, kept, on_page, send, uploads

__all__ = ["alder", "bay", "browser_of", "moment", "uploads"]
pytestmark = pytest.mark.django_db


def test_a_file_comes_in_and_goes_out_as_it_came(alder, browser_of):
    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    answer = send(browser, case)
    assert (answer.status_code, answer["Location"]) == (302, f"{PATH}{case}/#evidence")
    piece = Evidence.objects.get()
    digest = hashlib.sha256(CONTENT).hexdigest()
    html = browser.get(f"{PATH}{case}/").content.decode()
    assert "The gym door" in html and "Taken in as evidence" in html
    assert digest[:12] in html and digest in html.replace("<wbr>", "")
    assert kept(alder) == [f"{piece.file.hex}.evidence"]
    answer = download(browser, case, piece.pk)
    assert b"".join(answer.streaming_content) == CONTENT
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"] == f'attachment; filename="evidence-{digest[:12]}.JPG"'
    assert answer["Content-Length"] == str(len(CONTENT))
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    html = browser.get(f"{PATH}{case}/").content.decode()
    assert "File downloaded" in html and "The court asked" in html


def test_each_download_is_written_down_also_a_second_one_from_the_same_page(alder, browser_of):
    browser, case = browser_of(alder, "sergeant"), make.incident(alder)
    piece = seized.filed(alder, case)
    prefix = f"open_evidence_{piece.hex}"
    payload = on_page(browser, case, prefix) | {f"{prefix}-why": "To look"}
    for _ in range(2):
        answer = browser.post(f"{PATH}{case}/evidence/{piece}/open_evidence/", payload)
        assert b"".join(answer.streaming_content) == seized.CONTENT
    assert Custody.objects.filter(step="opened").count() == 2
    assert Entry.objects.filter(verb="incidents.open_evidence").count() == 2


def test_the_way_out_has_a_reason(alder, browser_of):
    browser, case = browser_of(alder, "sergeant"), make.incident(alder)
    piece = seized.filed(alder, case)
    answer = download(browser, case, piece, why=" ")
    assert answer.status_code == 422
    assert not Custody.objects.filter(step="opened").exists()


def test_it_is_nowhere_shown_and_no_get_hands_it_out(alder, browser_of):
    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    piece = seized.filed(alder, case)
    assert browser.get(f"{PATH}{case}/evidence/{piece}/open_evidence/").status_code == 405
    section = browser.get(f"{PATH}{case}/").content.decode().split('id="evidence"')[1]
    assert not re.search("<(img|video|audio|iframe|object|embed)", section)


def test_an_altered_file_is_not_handed_out_and_says_so(alder, browser_of):
    browser, case = browser_of(alder, "sergeant"), make.incident(alder)
    piece = seized.filed(alder, case)
    path = EVIDENCE.folder(alder.install.agency) / kept(alder)[0]
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    answer = download(browser, case, piece)
    assert answer.status_code == 422
    assert "was altered" in answer.content.decode()
    assert not Custody.objects.filter(step="opened").exists()
    path.unlink()
    assert download(browser, case, piece).status_code == 422


def test_before_the_file_it_says_what_is_never_uploaded(alder, browser_of):
    html = browser_of(alder, "officer-1").get(f"{PATH}{make.incident(alder)}/").content.decode()
    words = html.index("Never a nude or sexual image")
    assert words < html.index('type="file"')
    assert "Internet Crimes Against Children" in html


def test_a_piece_without_a_file_is_added_and_goes_from_hand_to_hand(alder, browser_of):
    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    answer = send(browser, case, None, what="A folding knife", place="Locker 4", clear="")
    assert answer.status_code == 302
    piece = Evidence.objects.get().pk
    prefix = f"pass_evidence_{piece.hex}"
    path = f"{PATH}{case}/evidence/{piece}/pass_evidence/"
    said = {"step": "handed", "at": "2026-11-19T11:00", "why": "For the laboratory"}

    def passed(**more):
        carried = on_page(browser, case, prefix)
        return browser.post(
            path, carried | {f"{prefix}-{name}": value for name, value in (said | more).items()}
        )

    answer = passed()
    html = answer.content.decode()
    assert (answer.status_code, "For the laboratory" in html) == (422, True)
    assert passed(to_whom="Detective Ray").status_code == 302
    assert "to Detective Ray" in browser.get(f"{PATH}{case}/").content.decode()
    assert "Download the file" not in browser.get(f"{PATH}{case}/").content.decode()


def test_the_same_form_pressed_twice_is_one_piece(alder, browser_of):
    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    carried = on_page(browser, case, "add_evidence")
    assert [send(browser, case, carried=dict(carried)).status_code for _ in range(2)] == [302, 302]
    assert (Evidence.objects.count(), len(kept(alder))) == (1, 1)
    answer = send(browser, case)
    assert (answer.status_code, "here already" in answer.content.decode()) == (422, True)
    assert len(kept(alder)) == 1


def test_a_closed_incident_takes_no_more_and_still_hands_out(alder, browser_of):
    case = make.incident(alder, text="What happened.")
    piece = seized.filed(alder, case)
    browser = browser_of(alder, "sergeant")
    carried = on_page(browser, case, "add_evidence")
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant"), ("close", "sergeant")):
        make.done(alder, who, verb, case)
    html = browser.get(f"{PATH}{case}/").content.decode()
    assert "Add evidence" not in html and "Write down what became of it" not in html
    answer = send(browser, case, carried=carried)
    assert (answer.status_code, "This incident is closed" in answer.content.decode()) == (422, True)
    assert len(kept(alder)) == 1
    assert download(browser, case, piece).status_code == 200


def test_an_ending_that_is_none_is_left_away(alder, browser_of):
    browser, case = browser_of(alder, "officer-1"), make.incident(alder)
    assert send(browser, case, name='a.j"p\r\ng; x').status_code == 302
    answer = download(browser, case, Evidence.objects.get().pk)
    assert re.fullmatch(r'attachment; filename="evidence-[0-9a-f]{12}"', answer["Content-Disposition"])


def test_every_address_of_evidence_has_its_own_door(alder):
    case = piece = make.incident(alder)
    for path, permission in (
        ("add_evidence/", "incidents.add_evidence"),
        (f"evidence/{piece}/open_evidence/", "incidents.open_evidence"),
        (f"evidence/{piece}/pass_evidence/", "incidents.pass_evidence"),
    ):
        assert resolve(f"{PATH}{case}/{path}").func.door == permission


def test_what_the_page_asks_does_not_grow_with_the_evidence(alder, browser_of):
    case, browser = make.incident(alder), browser_of(alder, "sergeant")

    def asked():
        browser.get(f"{PATH}{case}/")
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(f"{PATH}{case}/").status_code == 200
        return len(queries)

    seized.filed(alder, case)
    few = asked()
    for number in range(3):
        piece = seized.filed(alder, case, b"%d" % number)
        seized.passed(alder, case, piece, "moved", make.LATER)
    assert asked() == few <= 21

"""What a school owes, on its doors: one button to attest, a refusal with its reason, taken up at the desk."""

from __future__ import annotations

import pytest

from schoolbeat.work.roster.models import Attestation
from tests.clerk import Desk, said, stamp_of
from tests.factories import roster as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]

REASON = "Officers wrote tardy slips in May."


@pytest.fixture
def path(alder) -> str:
    return f"/campus/duties/{alder.schools['high']}/discipline/2026-07-01/"


def test_one_button_on_the_first_page_attests(alder, path):
    campus = Desk(alder, "principal")
    page = campus.open("/campus/")
    assert path in page.content.decode()
    assert "not said yet" in said(page)
    done = campus.client.post(path, stamp_of(page) | {"stands": "yes"}, follow=True)
    assert "Attested. Your name and the day stand beside it." in said(done)
    row = Attestation.objects.get()
    assert (row.stands, row.by_name, row.school_id) == (True, "Principal of Alder", alder.schools["high"])
    again = campus.client.post(path, stamp_of(page) | {"stands": "yes"}, follow=True)
    assert again.status_code == 200
    assert Attestation.objects.count() == 1
    assert "attested by Principal of Alder" in said(campus.open("/campus/"))
    assert 'value="yes"' not in campus.open("/campus/").content.decode()


def test_a_refusal_needs_its_reason_and_is_taken_up_at_the_desk(alder, path):
    campus, desk = Desk(alder, "principal"), Desk(alder)
    stamp = stamp_of(campus.open(path))
    blank = campus.client.post(path, stamp | {"stands": "no", "reason": "  "})
    assert blank.status_code == 422
    assert "Say why" in said(blank)
    told = campus.client.post(path, stamp | {"stands": "no", "reason": REASON}, follow=True)
    assert "The sergeant sees why" in said(told)
    assert "A school refused to attest" in said(desk.open("/desk/"))
    listed = desk.open("/desk/agreements/schools/")
    assert REASON in said(listed)
    refusal = Attestation.objects.get()
    words = "Read out the agreement with all officers."
    there = f"/desk/agreements/schools/{refusal.id}/"
    assert desk.send(there, words=words).status_code == 302
    assert "A school refused to attest" not in said(desk.open("/desk/"))
    page = said(campus.open(path))
    assert words in page
    assert "Sergeant of Alder took it up on" in page
    # Who was answered may still attest.
    assert "I attest this" in page


def test_a_moment_that_no_page_stamps_is_refused_and_breaks_nothing(alder, path):
    campus = Desk(alder, "principal")
    for moment_ in ("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-12:00"):
        stamp = stamp_of(campus.open(path)) | {"asked": moment_}
        assert campus.client.post(path, stamp | {"stands": "yes"}).status_code == 422
    assert not Attestation.objects.exists()


def test_who_says_the_opposite_with_one_page_is_asked_again_and_the_next_press_counts(alder, path):
    campus = Desk(alder, "principal")
    stamp = stamp_of(campus.open(path))
    assert campus.client.post(path, stamp | {"stands": "yes"}).status_code == 302
    crossed = campus.client.post(path, stamp | {"stands": "no", "reason": REASON})
    assert crossed.status_code == 422 and REASON in said(crossed)
    again = stamp_of(crossed)
    assert again["envelope"] != stamp["envelope"]
    assert campus.client.post(path, again | {"stands": "no", "reason": REASON}).status_code == 302
    assert Attestation.objects.count() == 2


def test_a_counselor_reads_and_does_not_attest(alder, path):
    counselor = Desk(alder, "counselor")
    page = counselor.open(path)
    assert "no officer of the program was used at Alder high" in said(page)
    assert "I attest this" not in said(page)
    assert counselor.client.post(path, {"stands": "yes"}).status_code == 200
    assert not Attestation.objects.exists()


def test_strangers_and_other_schools_find_nothing(alder, bay, path):
    other = path.replace(str(alder.schools["high"]), str(alder.schools["middle"]))
    assert Desk(alder, "principal").client.get(other).status_code == 404
    assert Desk(bay, "principal").client.get(path).status_code == 404
    assert Desk(alder, "officer-1").client.get(path).status_code == 404
    # The desk has its own page.
    assert Desk(alder, "sergeant").client.get(path).status_code == 404


@pytest.mark.parametrize(
    "wrong", ["discipline/2026-06-30", "discipline/yesterday", "review/2026-07-01", "grades/2026-07-01"]
)
def test_what_is_not_asked_is_no_page(alder, wrong):
    address = f"/campus/duties/{alder.schools['high']}/{wrong}/"
    assert Desk(alder, "principal").client.get(address).status_code == 404


def test_the_words_that_officers_must_not_read_are_on_none_of_their_pages(alder):
    make.attestation(alder, stands=False, reason=REASON)
    officer = Desk(alder, "officer-1").client
    for address in ("/today/", "/desk/agreements/", "/more/"):
        assert REASON not in officer.get(address, follow=True).content.decode()
    assert officer.get("/desk/agreements/schools/").status_code == 404

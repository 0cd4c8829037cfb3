"""The desk's registers: leave, training, agreements, openings, the program; the state's directory taken over."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schoolbeat.work.roster.models import (
    Agreement,
    AgreementFile,
    Leave,
    Opening,
    ProgramDuty,
    ProgramText,
    School,
    Training,
)
from tests.clerk import Desk, said
from tests.factories import roster as make
from tests.towns import alder, bay, moment

PDF = b"%PDF-1.7\n" + b"x" * 100 + b"\n%%EOF\n"
__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def desk(alder) -> Desk:
    return Desk(alder)


def test_leave_and_training_are_noted_changed_and_taken_back(alder, desk):
    vale, other = (str(make.officer(alder, name)) for name in ("Vale", "Other"))
    leave = {"officer": vale, "reason": "sick", "start": "2026-11-20", "end": "2026-11-27", "cover": other}
    assert desk.send("/desk/tours/leave/add/", **leave).status_code == 302
    row = Leave.objects.get()
    assert "Other" in said(desk.open("/desk/tours/"))
    here = f"/desk/tours/leave/{row.id}/"
    assert desk.send(here, **(leave | {"cover": ""})).status_code == 302
    assert desk.send(here, f"{here}cancel/").status_code == 302
    assert not Leave.objects.exists()
    course = {"officer": vale, "title": "Basics", "hours": "40", "taken": "2026-01-10", "campus": "on"}
    assert desk.send("/desk/training/add/", **course).status_code == 302
    row = Training.objects.get()
    here = f"/desk/training/{row.id}/"
    assert desk.send(here, **(course | {"hours": "7.5"})).status_code == 302
    assert float(Training.objects.get().hours) == 7.5
    assert desk.send(here, f"{here}remove/").status_code == 302
    assert not Training.objects.exists()


def test_an_agreement_from_entry_to_paper(alder, desk):
    typed = {
        "title": "MOU",
        "parties": "Alder Police\nAlder Unified",
        "start": "2026-01-15",
        "end": "2029-01-15",
    }
    assert desk.send("/desk/agreements/add/", **typed).status_code == 302
    row = Agreement.objects.get()
    here = f"/desk/agreements/{row.id}/"
    assert desk.send(f"{here}change/", **(typed | {"title": "SRO MOU"})).status_code == 302
    assert desk.send(f"{here}items/add/", text="Train principals").status_code == 302
    item = row.items.get()
    assert desk.send(f"{here}items/{item.id}/", done="2026-10-01").status_code == 302
    assert desk.send(f"{here}review/", day="2026-11-01", note="Fine.").status_code == 302
    assert desk.send(f"{here}file/", file=SimpleUploadedFile("mou.pdf", PDF)).status_code == 302
    shown = said(desk.open(here))
    assert all(words in shown for words in ("SRO MOU", "done on Oct 1, 2026", "Nov 1, 2027", "mou.pdf"))
    paper = desk.open(f"/desk/agreements/files/{AgreementFile.objects.get().id}/")
    assert b"".join(paper.streaming_content) == PDF
    assert "attachment" in paper["Content-Disposition"]
    assert desk.send(here, f"{here}items/{item.id}/remove/").status_code == 302
    assert not row.items.exists()


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"%PDF-1.7 cut off", b"x" + PDF])
def test_only_a_whole_pdf_is_taken(alder, desk, content):
    here = f"/desk/agreements/{make.agreement(alder)}/file/"
    sent = desk.send(here, file=SimpleUploadedFile("mou.pdf", content))
    assert sent.status_code == 422
    assert not AgreementFile.objects.exists()


def test_an_opening_from_announcement_to_decision(alder, desk):
    typed = {"title": "SRO, high", "announcement": "We seek.", "posted": "2026-11-01", "closes": "2026-12-01"}
    assert desk.send("/desk/openings/add/", **typed).status_code == 302
    here = f"/desk/openings/{Opening.objects.get().id}/"
    assert desk.send(f"{here}change/", **(typed | {"title": "SRO"})).status_code == 302
    officer = Desk(alder, "officer-1")
    own = str(alder.account("officer-1").id)
    assert officer.send(f"{here}statement/", officer=own, text="I want to.").status_code == 302
    assert "I want to." in said(officer.open(here))
    assert "I want to." not in said(Desk(alder, "officer-2").open(here))
    decide = {"chosen": own, "decided": "2026-11-19", "decision": "The best fit."}
    refused = desk.send(f"{here}decide/", **decide)
    assert "Somebody of the school sits on the panel" in said(refused)
    assert desk.send(f"{here}panel/add/", name="Lt. Gray", side="agency").status_code == 302
    assert desk.send(f"{here}panel/add/", name="Dr. Okoro", side="school").status_code == 302
    gone = Opening.objects.get().panel.get(name="Lt. Gray")
    assert desk.send(here, f"{here}panel/{gone.id}/remove/").status_code == 302
    assert desk.send(f"{here}decide/", **decide).status_code == 302
    assert "The best fit." in said(desk.open(here))


def test_the_program_is_edited_line_by_line(alder, desk):
    text = {"kind": "mission", "text": "To be there."}
    duty = {"text": "Maintain a presence.", "kinds": ["visible-patrol"]}
    assert desk.send("/desk/program/edit/text/add/", **text).status_code == 302
    assert desk.send("/desk/program/edit/duty/add/", **duty).status_code == 302
    phone = {"label": "Emergency", "printed": "911", "dial": "911", "purpose": "emergency"}
    assert desk.send("/desk/program/edit/phone/add/", **phone).status_code == 302
    bad = desk.send("/desk/program/edit/phone/add/", **(phone | {"dial": "362-5111"}))
    assert 'href="#id_dial"' in bad.content.decode()
    item = {"kind": "stated", "name": "schools", "printed": "two", "number": 2, "bound": "exact"}
    assert desk.send("/desk/program/edit/item/add/", **item).status_code == 302
    row, here = ProgramText.objects.get(), "/desk/program/edit/text/"
    assert desk.send(f"{here}{row.id}/", **(text | {"text": "To be here.", "place": 3})).status_code == 302
    row.refresh_from_db()
    assert (row.text, row.place) == ("To be here.", 3)
    shown = said(desk.open("/desk/program/edit/"))
    assert "Visible patrol" in shown
    assert desk.send(f"{here}{row.id}/", f"{here}{row.id}/remove/").status_code == 302
    assert ProgramDuty.objects.get().kinds == ["visible-patrol"]
    assert desk.open("/desk/program/edit/song/add/").status_code == 404


def test_the_directory_is_previewed_then_taken_over(alder, desk):
    from tests.exchange.directory.test_directory import DISTRICT, HIGH, text_of

    here = "/desk/schools/import/"
    file = SimpleUploadedFile("directory.csv", text_of(DISTRICT, HIGH))
    preview = desk.send(here, file=file, districts="Alder Unified")
    assert "1 school is new." in said(preview)
    assert not School.objects.filter(code=HIGH["CDSCode"]).exists()
    digest = re.search(r'name="take" value="([0-9a-f]{64})"', preview.content.decode()).group(1)
    taken = desk.client.post(here, {"take": digest, "districts": "Alder Unified"})
    assert taken.status_code == 302
    assert School.objects.get(code=HIGH["CDSCode"]).name == "Elm High"
    gone = desk.client.post(here, {"take": digest, "districts": "Alder Unified"}, follow=True)
    assert "Choose it again" in said(gone)
    assert desk.client.post(here, {"take": "../../../etc/passwd", "districts": "x"}).status_code == 302


def test_a_faulty_directory_is_told_line_by_line(desk):
    from tests.exchange.directory.test_directory import HIGH, text_of

    file = SimpleUploadedFile("directory.csv", text_of(HIGH | {"CDSCode": "1234561234567"}))
    sent = desk.send("/desk/schools/import/", file=file, districts="Alder Unified")
    assert sent.status_code == 422
    assert "1234561234567" in said(sent)
    assert "leading zero" in said(sent)


def test_an_officers_day_shows_what_was_joined_with_the_own_minutes(alder, desk):
    identity = alder.log(kind="mediation", minutes=45)
    assert alder.do("officer-2", "activities.join", activity=str(identity), minutes=20).done
    page = desk.open(f"/desk/days/{alder.account('officer-2').id}/2026-11-19/")
    assert f"/desk/entries/{identity}/" in page.content.decode()
    assert "20 min" in said(page)
    assert "45 min" not in said(page)

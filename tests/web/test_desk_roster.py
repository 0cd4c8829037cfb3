"""The roster's pages on the desk: a two-officer town set up from the desk alone, refusals at their field."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from schoolbeat.web.desk.roster.urls import urlpatterns
from schoolbeat.work.roster.models import (
    Agency,
    Agreement,
    AgreementFile,
    District,
    Leave,
    Officer,
    Opening,
    ProgramDuty,
    ProgramText,
    School,
    Tour,
    Training,
    Unit,
)
from tests.cast import PEOPLE, Town
from tests.factories import roster as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PDF = b"%PDF-1.7\n" + b"x" * 100 + b"\n%%EOF\n"
HIDDEN = re.compile(r'name="(envelope|asked)" value="([^"]+)"')


class Desk:
    """A person at the desk, who opens pages and sends their forms."""

    def __init__(self, town: Town, who: str = "sergeant", language: str = "en") -> None:
        self.client = Client(headers={"accept-language": language})
        self.client.force_login(
            town.account(who), backend="allauth.account.auth_backends.AuthenticationBackend"
        )

    def open(self, path: str) -> Any:
        """Open a page."""
        return self.client.get(path)

    def send(self, path: str, action: str = "", **typed: Any) -> Any:
        """Open a page and send its form (or, with `action`, one of its buttons) with what is typed."""
        page = self.open(path)
        assert page.status_code == 200, (path, page.status_code)
        stamp = dict(HIDDEN.findall(page.content.decode()))
        return self.client.post(action or path, stamp | typed)


@pytest.fixture
def desk(alder) -> Desk:
    return Desk(alder)


def said(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_two_officer_town_is_set_up_from_the_desk_alone(alder, desk):
    agency = {"name": "Alder Police", "program_name": "SRO", "day_starts": "07:00", "day_ends": "15:30"}
    desk.send("/desk/settings/agency/", **agency, tour_years_min=2, tour_years_max=4)
    assert Agency.objects.get(slug="alder").day_starts.hour == 7
    desk.send("/desk/schools/districts/add/", name="Alder Unified")
    unified = District.objects.get()
    school = {"kind": "elementary", "status": "active", "district": str(unified.id)}
    for name in ("Orchard", "Willow"):
        assert desk.send("/desk/schools/add/", name=name, **school).status_code == 302
    for name, where in (("Ann Reyes", "Orchard"), ("Bo Okafor", "Willow")):
        person = {"name": name, "email": f"{where}@alder.example", "joined": "2026-11-01", "language": "en"}
        page = desk.send("/desk/officers/add/", **person)
        assert page.status_code == 200
        assert "/password/" in page.content.decode()
        officer = Officer.objects.get(name=name)
        at = [str(School.objects.get(name=where).id)]
        sent = desk.send("/desk/tours/begin/", officer=str(officer.pk), schools=at, start="2026-11-01")
        assert sent.status_code == 302
    principal = {"name": "P. Lee", "email": "lee@alder.example", "role": "principal", "language": "es"}
    page = desk.send("/desk/settings/accounts/add/", **principal, schools=at)
    assert "/password/" in page.content.decode()
    shown = said(desk.open("/desk/schools/"))
    assert "Ann Reyes" in shown
    assert "Bo Okafor" in shown
    assert Tour.objects.get(officer__name="Ann Reyes").expected_end.year == 2030


def test_sending_the_same_form_twice_adds_one_and_shows_the_link_once(alder, desk):
    person = {"name": "Ann Reyes", "email": "ann@alder.example", "joined": "2026-11-01", "language": "en"}
    stamp = dict(HIDDEN.findall(desk.open("/desk/officers/add/").content.decode()))
    first = desk.client.post("/desk/officers/add/", stamp | person)
    again = desk.client.post("/desk/officers/add/", stamp | person)
    assert "/password/" in first.content.decode()
    assert again.status_code in {302, 422}
    assert Officer.objects.filter(name="Ann Reyes").count() == 1


def test_the_link_sets_a_password(alder, desk):
    person = {"name": "Ann Reyes", "email": "ann@alder.example", "joined": "2026-11-01", "language": "en"}
    page = desk.send("/desk/officers/add/", **person).content.decode()
    link = re.search(r"(/password/[^<\s]+)", page).group(1)
    stranger = Client()
    assert stranger.get(link, follow=True).status_code == 200


LISTS = ("schools", "officers", "tours", "training", "openings", "agreements", "program/edit", "settings")
FORMS = (
    "schools/add",
    "schools/districts/add",
    "schools/import",
    "officers/add",
    "officers/units/add",
    "tours/begin",
    "tours/leave/add",
    "training/add",
    "openings/add",
    "agreements/add",
    "settings/agency",
    "settings/accounts/add",
    *(f"program/edit/{slug}/add" for slug in ("text", "phone", "duty", "item")),
)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", LISTS + FORMS)
def test_each_page_opens_empty(alder, page, language):
    response = Desk(alder, language=language).open(f"/desk/{page}/")
    assert response.status_code == 200
    assert "<h1>" in response.content.decode()


@pytest.mark.parametrize("page", FORMS)
def test_a_form_sent_empty_says_what_is_missing_and_writes_nothing(desk, page):
    sent = desk.send(f"/desk/{page}/")
    assert sent.status_code == 422
    assert 'role="alert"' in sent.content.decode()


@pytest.mark.parametrize("who", [who for who, _ in PEOPLE if who != "sergeant"])
def test_what_only_the_sergeant_does_is_not_there_for_others(alder, who):
    desk = Desk(alder, who)
    wanted = set(FORMS) - ({"settings/accounts/add"} if who == "it" else set())
    found = {page: desk.open(f"/desk/{page}/").status_code for page in wanted}
    assert set(found.values()) == {404}, found


def test_a_refusal_stands_at_its_field_and_what_was_typed_stays(alder, desk):
    make.school(alder, "Elm", code="0123")
    typed = {"name": "Oak", "kind": "high", "status": "active", "code": "0123", "street": "1 Elm Street"}
    sent = desk.send("/desk/schools/add/", **typed)
    page = sent.content.decode()
    assert sent.status_code == 422
    assert "Another school has this code." in said(sent)
    assert 'href="#id_code"' in page
    assert "1 Elm Street" in page


def test_schools_are_filtered_by_the_address(alder, desk):
    make.school(alder, "Elm")
    assert "Orchard" not in said(desk.open("/desk/schools/?q=elm"))
    assert "Elm" in said(desk.open("/desk/schools/?q=elm"))
    assert "No school like that" in said(desk.open("/desk/schools/?q=nothing"))
    assert desk.open("/desk/schools/?kind=castle&district=x&status=%00").status_code == 200


def test_changing_what_is_there(alder, desk):
    unit = make.unit(alder)
    orchard, vale = make.school(alder), make.officer(alder, "Vale")
    tour = make.tour(alder, vale, orchard)
    school = {"name": "Orchard K-8", "kind": "other", "status": "active"}
    assert desk.send(f"/desk/schools/{orchard}/edit/", **school).status_code == 302
    assert (
        desk.send(f"/desk/officers/{vale}/edit/", name="R. Vale", badge="9", unit=str(unit)).status_code
        == 302
    )
    assert desk.send(f"/desk/officers/units/{unit}/", name="POP", officers_stated=3).status_code == 302
    days = {"start": "2025-09-01", "expected_end": "2027-06-30", "schools": [str(orchard)]}
    assert desk.send(f"/desk/tours/{tour}/", **days).status_code == 302
    assert desk.send(f"/desk/tours/{tour}/end/", ended="2026-11-01", hand_over="Keys.").status_code == 302
    assert desk.send(f"/desk/officers/{vale}/leaves/", left="2026-11-15").status_code == 302
    assert (School.objects.get(id=orchard).name, Unit.objects.get().name) == ("Orchard K-8", "POP")
    officer, ended = Officer.objects.get(pk=vale), Tour.objects.get(id=tour)
    assert (officer.badge, str(officer.left), str(ended.ended), ended.hand_over) == (
        "9",
        "2026-11-15",
        "2026-11-01",
        "Keys.",
    )


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


def test_accounts_get_a_new_link_and_are_closed(alder, desk):
    who = alder.account("principal").id
    here = f"/desk/settings/accounts/{who}/"
    assert "/password/" in desk.send(here, f"{here}link/").content.decode()
    assert desk.send(here, f"{here}close/").status_code == 302
    assert desk.open(here).status_code == 404
    own = f"/desk/settings/accounts/{alder.account('sergeant').id}/"
    desk.send(own, f"{own}close/")
    assert desk.open(own).status_code == 200


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


def paths_with_ids(identity: UUID) -> list[str]:
    names = {"identity": identity, "item": identity, "panelist": identity, "slug": "text"}
    found = []
    for pattern in urlpatterns:
        wanted = set(pattern.pattern.converters)
        if "identity" in wanted:
            found.append(reverse(pattern.name, kwargs={name: names[name] for name in wanted}))
    return found


def test_another_agencys_records_do_not_exist(alder, bay, desk):
    school, officer = bay.schools["high"], bay.account("officer-1").id
    for identity in (school, officer, make.agreement(bay), make.opening(bay), make.training(bay, officer)):
        for path in paths_with_ids(identity):
            assert desk.open(path).status_code in {404, 405}, path

"""Safety plans on the page: who is behind, a plan written and adopted, its extract, files for responders, a walk."""

import io
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from schoolbeat.web.desk.plans import printing
from schoolbeat.work.preparedness.models import (
    Finding,
    PlanFile,
    SafetyPlan,
    Section,
    SiteWalk,
    TacticalOpening,
)
from schoolbeat.work.preparedness.queries.plan_files import plan_files_home
from tests.factories import plans as make
from tests.towns import alder, bay, moment
from tests.web.test_drills import send, words

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/plans/"


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT


@pytest.fixture
def come(alder):
    """Return what signs somebody of the town in."""

    def browser(who, language="en"):
        client = Client()
        client.force_login(alder.account(who))
        client.cookies["django_language"] = language
        return client

    return browser


def test_the_list_says_how_each_school_stands_by_name_and_which_dates_come(alder, come):
    make.adopted(alder)
    make.plan(alder, "sergeant", school="middle", year=2025)
    said = words(come("sergeant").get(PATH))
    assert "The plan of 1 school is overdue." in said
    assert re.search(r"Alder high Plan 2026–27, version 1, Adopted Current Adopt by Mar 1, 2028", said)
    assert "Plan 2025–26, version 1, Being written Overdue by 263 days It was due on Mar 1, 2026" in said
    assert "Mar 1, 2027 Plans are adopted by then Education Code 32286 (to be confirmed)" in said
    assert "Oct 15, 2027" in said
    reported = said[said.index("Schools without a plan") :]
    assert "Alder middle" in reported and "Alder high" not in reported
    assert "Alder middle" not in words(come("principal").get(PATH))


def test_a_plan_is_opened_written_made_ready_and_named_what_is_missing(alder, come):
    browser = come("principal")
    answer = send(browser, f"{PATH}open/", school=str(alder.schools["high"]), year="2026")
    plan = SafetyPlan.objects.get()
    here = f"{PATH}{plan.pk}/"
    assert (answer.status_code, answer["Location"]) == (302, here)
    section = make.part(plan.pk, "opioid")
    page = f"{PATH}sections/{section}/"
    assert send(browser, page, "write/", "write", text="Naloxone is in the office.").status_code == 302
    more = {"status": "ready", "visibility": "public", "owner": "Nurse", "due": "2026-12-01"}
    assert send(browser, page, "set/", "set", **more).status_code == 302
    said = words(browser.get(here))
    assert "Opioid overdose, grades 7-12 Anybody Ready to adopt Nurse, by Dec 1, 2026" in said
    adopt = {"day": "2026-11-18", "body": "Council", "yes": "7", "no": "0", "abstained": "0"}
    refused = send(browser, here, "adopt/", "adopt", meeting_on="2026-11-10", **adopt)
    assert refused.status_code == 422
    told = words(refused)
    assert "cannot be adopted without: Crime on campus" in told and "Opioid" not in told.split("Sections")[0]
    assert 'value="Council"' in refused.content.decode()
    assert SafetyPlan.objects.get().stage == "draft"
    spanish = send(come("principal", "es"), here, "adopt/", "adopt", meeting_on="2026-11-10", **adopt)
    assert "Reporte de maltrato infantil" in unescape(spanish.content.decode())


def test_each_opening_of_what_is_for_responders_is_written_down_first(alder, come):
    plan = make.plan(alder)
    section = make.part(plan, "tactical")
    make.must(make.wrote(alder, section, make.SECRET))
    browser, page = come("officer-1"), f"{PATH}sections/{section}/"
    for number in (1, 2):
        assert make.SECRET in words(browser.get(page))
        assert TacticalOpening.objects.filter(what="section", record=section).count() == number
    seen = words(come("principal").get(f"{PATH}{plan}/"))
    assert "A section was opened Nov 19, 2026, 12:47, Officer-1 of Alder" in seen
    # Looking at the plan opens nothing, and a section for all is opened without a word.
    come("principal").get(f"{PATH}sections/{make.part(plan, 'discipline')}/")
    assert TacticalOpening.objects.count() == 2
    assert come("counselor").get(page).status_code == 404
    assert TacticalOpening.objects.count() == 2


def test_the_extract_has_what_is_public_and_the_pack_is_the_circles(alder, come, monkeypatch):
    plan = make.adopted(alder)
    printed = []
    real = printing.plan_pdf
    monkeypatch.setattr(printing, "plan_pdf", lambda data, at: printed.append(data) or real(data, at))
    answer = come("records").get(f"{PATH}{plan}/extract.pdf")
    assert answer.content.startswith(b"%PDF-") and "safety-plan-2026" in answer["Content-Disposition"]
    titles = [one["title"] for one in printed[-1]["sections"]]
    assert len(titles) == 10 and not any("Tactical" in one for one in titles)
    assert "Zebulon" not in str(printed[-1])
    browser, pack = come("officer-1"), f"{PATH}{plan}/pack/"
    assert browser.post(pack).content.startswith(b"%PDF-")
    assert make.SECRET in str(printed[-1]) and len(printed[-1]["sections"]) == 15
    assert TacticalOpening.objects.filter(what="pack", record=plan).count() == 1
    assert come("counselor").post(pack).status_code == 404
    fresh = make.plan(alder, "sergeant", school="middle")
    assert come("sergeant").get(f"{PATH}{fresh}/extract.pdf").status_code == 404


def upload(browser, alder, content=make.PDF, name="gas.pdf", **changed):
    page = f"{PATH}responders/{alder.schools['high']}/"
    html = browser.get(page).content.decode()
    start = html.index('enctype="multipart/form-data"')
    payload = {
        field: re.search(rf'name="{field}" value="([^"]+)"', html[start:])[1]
        for field in ("envelope", "asked")
    }
    file = SimpleUploadedFile(name, content)
    said = {"kind": "shut_offs", "title": "Gas", "file": file, "whole": "1"}
    return browser.post(f"{page}file/", payload | said | changed)


def test_a_file_for_responders_lies_encrypted_and_comes_out_as_it_came(alder, come, uploads):
    browser = come("principal")
    assert upload(browser, alder).status_code == 302
    row = PlanFile.objects.get()
    [path] = [one for one in plan_files_home().rglob("*") if one.is_file()]
    assert b"Zebulon" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    officer = come("officer-1")
    assert "Shut-offs: gas, water, power" in words(officer.get(f"{PATH}responders/{alder.schools['high']}/"))
    answer = officer.post(f"{PATH}files/{row.pk}/open/")
    assert b"".join(answer.streaming_content) == make.PDF
    assert (
        answer["Content-Disposition"].startswith("attachment") and "gas" not in answer["Content-Disposition"]
    )
    assert TacticalOpening.objects.filter(what="file", record=row.pk).count() == 1
    assert come("counselor").post(f"{PATH}files/{row.pk}/open/").status_code == 404
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    assert officer.post(f"{PATH}files/{row.pk}/open/").status_code == 302
    assert TacticalOpening.objects.count() == 1
    html = officer.get(f"{PATH}responders/{alder.schools['high']}/").content.decode()
    prefix = f"drop-{row.pk.hex}"
    said = {
        f"{prefix}-{name}": re.search(rf'name="{prefix}-{name}" value="([^"]+)"', html)[1]
        for name in ("envelope", "asked")
    }
    assert officer.post(f"{PATH}files/{row.pk}/drop/", said).status_code == 302
    assert officer.post(f"{PATH}files/{row.pk}/open/").status_code == 404


@pytest.mark.parametrize(
    ("content", "name", "because"),
    [
        (b"MZ" + b"\0" * 400, "plan.pdf", "not a whole PDF, PNG or JPEG file"),
        (make.PDF[:-6], "plan.pdf", "not a whole PDF, PNG or JPEG file"),
        (make.PDF, "plan.png", "something else than its name says"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_in_words_and_nothing_is_kept(
    alder, come, content, name, because
):
    answer = upload(come("principal"), alder, content, name)
    assert answer.status_code == 422
    assert because in words(answer)
    assert 'value="Gas"' in answer.content.decode()
    assert not PlanFile.objects.exists()
    assert not [one for one in plan_files_home().rglob("*") if one.is_file()]


def test_a_floor_plan_of_500_mb_is_refused_in_words_before_it_is_read(alder, come):
    page = f"{PATH}responders/{alder.schools['high']}/file/"
    answer = come("principal").generic(
        "POST", page, b"", "multipart/form-data; boundary=x", CONTENT_LENGTH=str(500 * 1024 * 1024)
    )
    assert answer.status_code == 422
    assert "50 MB at most. Nothing was kept of it." in words(answer)
    assert not plan_files_home().exists() or not list(plan_files_home().rglob("*.plan"))


def picture():
    out = io.BytesIO()
    image = Image.new("RGB", (2000, 1500), "green")
    exif = image.getexif()
    exif[0x010E] = "Zebulon was here"
    image.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("gate.jpg", out.getvalue(), "image/jpeg")


def test_a_walk_is_begun_and_what_is_found_has_a_photo_made_anew(alder, come):
    browser = come("officer-1")
    assert send(browser, f"{PATH}walks/", "begin/", school=str(alder.schools["high"]), day="2026-11-19")
    walk = SiteWalk.objects.get()
    here = f"{PATH}walks/{walk.pk}/"
    found = {"what": "The gate does not close.", "spot": "North", "owner": "Facilities", "due": "2026-12-10"}
    bad = send(browser, here, "find/", "find", photo=SimpleUploadedFile("x.jpg", b"no picture"), **found)
    assert bad.status_code == 422 and "not a whole JPEG, PNG or WebP picture" in words(bad)
    assert 'value="Facilities"' in bad.content.decode() and not Finding.objects.exists()
    assert send(browser, here, "find/", "find", photo=picture(), **found).status_code == 302
    row = Finding.objects.get()
    photo = browser.get(f"{PATH}findings/{row.pk}/photo.jpg")
    assert b"Zebulon" not in photo.content
    assert Image.open(io.BytesIO(photo.content)).size == (1280, 960)
    assert "Facilities, by Dec 10, 2026" in words(browser.get(here))
    assert come("officer-2").get(here).status_code == 404
    assert "The gate does not close." in words(come("principal").get(f"{PATH}walks/"))
    assert send(browser, here, "close/", "close", finding=str(row.pk), done="New latch.").status_code == 302
    assert "Put right on Nov 19, 2026: New latch." in words(browser.get(here))
    assert "Nothing is open." in words(come("principal").get(f"{PATH}walks/"))


def test_the_counselor_sees_a_plan_as_if_it_had_no_part_for_responders(alder, come):
    plan = make.plan(alder)
    make.own_section(alder, plan)
    page = words(come("counselor").get(f"{PATH}{plan}/"))
    assert "Tactical" not in page and "responders" not in page.lower().replace(
        "which responders were asked", ""
    )
    assert Section.objects.filter(plan=plan, visibility="responders").count() == 2

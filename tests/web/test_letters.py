"""Letters on four doors: the desk approves, the officer adds words, the principal looks, who has the link reads."""

import pytest
from django.test import Client

from schoolbeat.insight.letters.links import token_of
from schoolbeat.insight.letters.models import Letter, LetterVersion, Mailing
from schoolbeat.ledger.queue import READY, jobs
from tests.factories import letters as make
from tests.factories.publishing import busy_month
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def client_of(town, who):
    client = Client()
    client.force_login(town.account(who))
    return client


def fields(form):
    """The hidden fields of a form, as its page carries them."""
    return {field.name: field.value() for field in form.hidden_fields()}


def text(response):
    return response.content.decode()


def test_the_desk_writes_them_and_reads_them(alder):
    busy_month(alder)
    desk = client_of(alder, "sergeant")
    page = desk.get("/desk/letters/")
    assert "No letter yet." in text(page)
    said = fields(page.context["form"]) | {"month": "2026-10"}
    assert desk.post("/desk/letters/write/", said).status_code == 302
    assert "Alder high" in text(desk.get("/desk/letters/"))
    identity = Letter.objects.get(school=alder.schools["high"]).id
    shown = text(desk.get(f"/desk/letters/{identity}/"))
    assert "October 2026 at Alder high" in shown
    assert "octubre de 2026" in text(desk.get(f"/desk/letters/{identity}/?language=es"))


def test_words_approval_and_link(alder):
    identity = make.letter(alder)
    desk, path = client_of(alder, "sergeant"), f"/desk/letters/{identity}/"
    page = desk.get(path)
    said = fields(page.context["words_form"]) | {"words": "Quiet inside."}
    assert desk.post(f"{path}words/", said).status_code == 302
    unseen = desk.post(f"{path}approve/", fields(desk.get(path).context["approve_form"]))
    assert unseen.status_code == 422
    assert "The principal sees a letter before it leaves." in text(unseen)
    said = fields(desk.get(path).context["approve_form"]) | {"unseen_because": "On leave."}
    assert desk.post(f"{path}approve/", said).status_code == 302
    page = desk.get(path)
    assert token_of(identity, 1) in text(page)
    plain = fields(page.context["plain_form"])
    assert desk.post(f"{path}link/", plain).status_code == 302
    assert token_of(identity, 2) in text(desk.get(path))
    assert desk.post(f"{path}reopen/", fields(desk.get(path).context["plain_form"])).status_code == 302
    assert Letter.objects.get(id=identity).approved_at is None


def test_an_old_version_is_still_read(alder):
    identity = make.letter(alder)
    assert alder.do("officer-1", "letters.add_words", letter=str(identity), words="Second.").done
    desk = client_of(alder, "sergeant")
    assert "Second." in text(desk.get(f"/desk/letters/{identity}/"))
    assert "Second." not in text(desk.get(f"/desk/letters/{identity}/?version=1")).split("textarea")[0]
    assert desk.get(f"/desk/letters/{identity}/?version=9").status_code == 404


def test_mail_waits_for_the_worker(alder, settings):
    identity = make.approved(alder)
    desk, path = client_of(alder, "sergeant"), f"/desk/letters/{identity}/"
    assert "Mail is not set up" in text(desk.get(path))
    settings.MAILS = True
    form = desk.get(path).context["mail_form"]
    wrong = desk.post(f"{path}mail/", fields(form) | {"to": "office", "language": "en"})
    assert wrong.status_code == 422
    said = fields(desk.get(path).context["mail_form"]) | {"to": "office@alder.example", "language": "es"}
    for _press in range(2):
        desk.post(f"{path}mail/", said)
    assert Mailing.objects.count() == 1
    assert len(jobs(alder.install.agency, READY)) == 1
    assert "waits to be mailed" in text(desk.get(path))


def test_the_principal_looks_and_says_something(alder):
    identity = make.letter(alder)
    campus = client_of(alder, "principal")
    assert "please look at it" in text(campus.get("/campus/letters/"))
    path = f"/campus/letters/{identity}/"
    said = fields(campus.get(path).context["form"]) | {"remark": "Thank the crossing guards, please."}
    assert campus.post(path, said).status_code == 302
    assert "Seen by Principal of Alder." in text(campus.get(path))
    assert "Thank the crossing guards" in text(client_of(alder, "sergeant").get(f"/desk/letters/{identity}/"))


def test_a_counselor_reads_and_has_no_button(alder):
    identity = make.letter(alder)
    page = client_of(alder, "counselor").get(f"/campus/letters/{identity}/")
    assert page.status_code == 200
    assert "I have seen it" not in text(page)


def test_the_officer_adds_words_on_the_phone(alder):
    identity = make.letter(alder)
    phone = client_of(alder, "officer-1")
    assert "add your own words" in text(phone.get("/letters/"))
    page = phone.get(f"/letters/{identity}/")
    said = fields(page.context["page"].form) | {"words": "Busy at the gates."}
    assert phone.post(f"/letters/{identity}/", said).status_code == 302
    assert "has your words" in text(phone.get("/letters/"))
    assert LetterVersion.objects.filter(words="Busy at the gates.").count() == 1


def test_other_schools_letters_do_not_exist(alder, bay):
    identity = make.letter(alder, "middle")
    assert client_of(alder, "principal").get(f"/campus/letters/{identity}/").status_code == 404
    assert client_of(alder, "officer-1").get(f"/letters/{identity}/").status_code == 404
    assert client_of(bay, "sergeant").get(f"/desk/letters/{identity}/").status_code == 404
    assert client_of(bay, "sergeant").get(f"/desk/letters/{identity}.pdf").status_code == 404


@pytest.mark.parametrize(
    ("who", "path"),
    [("sergeant", "/desk/letters/"), ("officer-1", "/letters/"), ("principal", "/campus/letters/")],
)
def test_each_door_gives_the_pdf(alder, who, path):
    identity = make.letter(alder)
    answer = client_of(alder, who).get(f"{path}{identity}.pdf?language=es")
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]


def test_a_stranger_with_the_link_reads_it_and_nothing_else(alder):
    identity = make.approved(alder)
    path = f"/letter/{token_of(identity, 1)}/"
    english, spanish = Client().get(path), Client().get(f"/es{path}")
    assert "October 2026 at Alder high" in text(english)
    assert '<html lang="es">' in text(spanish)
    assert Client().get(f"{path}letter.pdf").content.startswith(b"%PDF")
    for answer in (english, spanish):
        assert answer["X-Robots-Tag"] == "noindex"
        assert "no-store" in answer["Cache-Control"]
        assert answer["Referrer-Policy"] == "no-referrer"
    assert "sign-in" not in text(english)


@pytest.mark.parametrize("token", ["x", "WyJhIiwxXQ:abc", "a" * 2000])
def test_a_link_that_was_not_made_here_opens_nothing(alder, token):
    assert Client().get(f"/letter/{token}/").status_code == 404
    assert Client().get(f"/letter/{token}/letter.pdf").status_code == 404


def test_slide_and_review_open_on_the_desk(alder):
    busy_month(alder, 3)
    desk = client_of(alder, "sergeant")
    said = fields(desk.get("/desk/letters/").context["form"]) | {"period": "2025-26"}
    desk.post("/desk/letters/year/", said)
    for row in Letter.objects.all():
        page = desk.get(f"/desk/letters/{row.id}/")
        assert page.status_code == 200
        assert desk.get(f"/desk/letters/{row.id}.pdf").status_code == 200
    assert Letter.objects.count() == 2

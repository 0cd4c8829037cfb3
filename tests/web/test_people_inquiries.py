"""Questions to the records, from taking down to the answer, with their clocks; and the copy of what is kept."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.work.people.models import Inquiry, Reading
from tests.cast import NOW
from tests.clerk import Desk, said
from tests.factories import people as make
from tests.towns import alder, bay, moment

HERE = "/desk/people/inquiries/"
TYPED = {
    "kind": "see",
    "hat": "le_unit_record",
    "asker": "Rosa López",
    "reach": "(555) 010-7788",
    "language": "es",
    "asked_on": "2026-11-18",
    "about": "What do you keep of my son?",
}
SECRET = {"address": "12 Hidden Lane", "confidential_address": True, "phones": ["(555) 010-1234"]}
__all__ = ["alder", "bay", "moment"]


@pytest.mark.parametrize("who", ["analyst", "it"])
@pytest.mark.parametrize("path", [HERE, f"{HERE}add/"])
def test_the_others_find_no_such_page(alder, who, path):
    assert Desk(alder, who).open(path).status_code == 404


@pytest.mark.parametrize("who", ["officer-1", "sergeant", "records"])
def test_a_question_to_the_unit_is_taken_down_with_its_clock(alder, who):
    desk = Desk(alder, who)
    assert "No question is open" in said(desk.open(HERE))
    assert desk.send(f"{HERE}add/", **TYPED).status_code == 302
    shown = said(desk.open(HERE))
    assert all(words in shown for words in ("Rosa López", "What is kept", "Nov 28, 2026", "9 days left"))
    assert "7922.535" in shown


@pytest.mark.parametrize("who", ["principal", "counselor"])
def test_a_question_to_the_school_is_of_an_own_school(alder, who):
    desk = Desk(alder, who)
    typed = TYPED | {"hat": "education_record"}
    refused = desk.send(f"{HERE}add/", **typed)
    assert refused.status_code == 422
    assert 'href="#id_school"' in refused.content.decode()
    foreign = desk.send(f"{HERE}add/", **typed, school=str(alder.schools["middle"]))
    assert foreign.status_code == 422
    assert desk.send(f"{HERE}add/", **typed, school=str(alder.schools["high"])).status_code == 302
    row = Inquiry.objects.get()
    assert (row.hat, row.school_id) == ("education_record", alder.schools["high"])
    assert "Rosa López" in said(desk.open(f"{HERE}{row.id}/"))
    assert Desk(alder, "records").open(f"{HERE}{row.id}/").status_code == 404
    assert "Rosa" not in said(Desk(alder, "sergeant").open(HERE))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"asker": ""}, "asker"),
        ({"reach": " "}, "reach"),
        ({"about": ""}, "about"),
        ({"asked_on": "2026-11-20"}, "asked_on"),
        ({"asked_on": "1999-12-31"}, "asked_on"),
        ({"kind": "sing"}, "kind"),
    ],
)
def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(alder, changed, field):
    sent = Desk(alder, "records").send(f"{HERE}add/", **(TYPED | changed))
    assert sent.status_code == 422
    html = sent.content.decode()
    assert f'href="#id_{field}' in html
    kept = {"asker": "Rosa López", "reach": "(555) 010-7788", "about": "What do you keep of my son?"}
    assert all(words in html for name, words in kept.items() if name not in changed)
    assert not Inquiry.objects.exists()


def test_a_question_may_name_an_open_record_of_its_own_hat(alder):
    student, desk = make.person(alder, "sergeant"), Desk(alder, "records")
    path = f"{HERE}add/?person={student}"
    assert desk.open(path).status_code == 404, "the record is not open"
    make.opened(alder, "records", student, "records_request")
    page = desk.open(f"/desk/people/{student}/")
    assert path in page.content.decode()
    form = desk.open(path)
    assert "About the record of Annie García-López." in said(form)
    assert f'value="{alder.schools["high"]}" selected' in form.content.decode()
    assert desk.send(path, **TYPED).status_code == 302
    row = Inquiry.objects.get()
    assert row.person_id == student
    assert f"/desk/people/{student}/copy/" in desk.open(f"{HERE}{row.id}/").content.decode()


def test_an_address_that_names_nobody_or_others_is_no_page(alder, bay):
    desk, theirs = Desk(alder, "records"), make.inquiry(bay)
    for path in ("add/?person=x", f"add/?person={make.person(bay)}", f"{theirs}/"):
        assert desk.open(HERE + path).status_code == 404


@pytest.mark.parametrize(("who", "hat"), [("records", "le_unit_record"), ("counselor", "education_record")])
def test_it_is_answered_and_kept(alder, who, hat):
    desk, row = Desk(alder, who), make.inquiry(alder, who, hat)
    path, first = f"{HERE}{row}/", "/desk/" if who == "records" else "/campus/"
    assert path in desk.open(first).content.decode()
    empty = desk.send(path, end="shown", answer=" ")
    assert empty.status_code == 422
    assert 'href="#id_answer"' in empty.content.decode()
    wrong = desk.send(path, end="corrected", answer="Kept words.")
    assert wrong.status_code == 422
    assert "Kept words." in wrong.content.decode()
    assert desk.send(path, end="shown", answer="Shown on paper.").status_code == 302
    shown = said(desk.open(path))
    assert all(words in shown for words in ("Shown on paper.", "ended on Nov 19, 2026, in time", "Rosa"))
    assert "Answer it" not in shown
    assert desk.client.post(path, {"end": "shown", "answer": "Again."}).status_code == 404
    assert "Answered questions" in said(desk.open(HERE))
    assert path not in desk.open(first).content.decode(), "what is answered is due no more"


@pytest.mark.parametrize(
    ("who", "back"), [("principal", "/campus/"), ("officer-1", "/today/"), ("sergeant", ""), ("records", "")]
)
def test_who_has_no_desk_finds_the_way_back(alder, who, back):
    crumbs = re.findall(r'class="crumb"><a href="([^"]*)"', Desk(alder, who).open(HERE).content.decode())
    assert crumbs == ([back] if back else [])


def test_who_takes_it_down_need_not_be_who_answers(alder):
    desk, row = Desk(alder, "officer-1"), make.inquiry(alder, "officer-1")
    page = desk.open(f"{HERE}{row}/")
    assert "Answer it" not in said(page)
    assert desk.client.post(f"{HERE}{row}/", {"end": "shown", "answer": "No."}).status_code == 404
    assert Desk(alder, "officer-2").open(f"{HERE}{row}/").status_code == 404


def test_a_correction_that_is_refused_names_the_hearing(alder):
    school = make.inquiry(alder, "principal", "education_record", kind="correct")
    unit = make.inquiry(alder, kind="correct")
    assert "34 CFR 99.20(c)" in said(Desk(alder, "principal").open(f"{HERE}{school}/"))
    assert "99.20(c)" not in said(Desk(alder, "records").open(f"{HERE}{unit}/"))


def test_past_its_day_it_says_so_in_words_and_on_the_desk(alder):
    row = make.inquiry(alder)
    with clock.at(NOW + timedelta(days=8)):
        assert "overdue by 1 day " in said(Desk(alder, "records").open(HERE))
        for who in ("sergeant", "records"):
            home = Desk(alder, who).open("/desk/")
            assert "Question to the records: What is kept" in said(home)
            assert "overdue by 1 day" in said(home)
            assert f"{HERE}{row}/" in home.content.decode()
            assert "Rosa" not in said(home)
    for who in ("analyst", "it"):
        assert "Question to the records:" not in said(Desk(alder, who).open("/desk/"))


def test_the_school_office_finds_its_questions_on_its_first_page(alder):
    make.inquiry(alder, "principal", "education_record")
    make.inquiry(alder)
    for who in ("principal", "counselor"):
        home = Desk(alder, who).open("/campus/")
        assert home.content.decode().count(f"{HERE}0") == 1, "its own, and not the unit's"
        assert f'href="{HERE}"' in home.content.decode()
        assert "Rosa" not in said(home)


def test_a_copy_opens_the_record_for_the_request_and_says_so_on_the_ledger(alder):
    student = make.person(alder, "sergeant", fields=SECRET)
    make.guardian(alder, student, "sergeant")
    make.opened(alder, "officer-1", student, "emergency")
    make.done(
        alder, "sergeant", "involve", person=str(student), record_kind="activity", record=str(alder.log()),
        part="about", said="Lost a phone.",
    )  # fmt: skip
    desk, path = Desk(alder, "records"), f"/desk/people/{student}/copy/"
    assert desk.open(path).url == f"/desk/people/{student}/"  # nothing is handed out before a reason is given
    make.opened(alder, "records", student, "records_request")
    shown = said(desk.open(path))
    reading = Reading.objects.get(by=alder.account("records"))
    assert (reading.how, reading.reason) == ("opened", "records_request")
    for words in ("Annie", "García-López", "Mar 9, 2011", "(555) 010-1234", "Alder high, grade 09", "Parent",
                  "Lost a phone.", "Officer: opened once", "opened once", "What was left out, and why",
                  "As kept by Alder on Nov 19, 2026."):  # fmt: skip
        assert words in shown, words
    for words in ("Rosa", "010-7788", "12 Hidden Lane", "emergency"):
        assert words not in shown, words
    assert "it is confidential" in shown
    assert "Welfare and Institutions Code 827.95" in shown
    desk.open(path)
    assert Reading.objects.filter(by=alder.account("records")).count() == 1


def test_the_school_hands_out_its_own_record_and_says_what_others_hand_out(alder):
    make.clause(alder)  # officers may find it: that does not let them hand it out
    student = make.school_record(alder, fields={"directory_opt_out": True})
    path = f"/desk/people/{student}/copy/"
    principal, counselor = (said(Desk(alder, who).open(path)) for who in ("principal", "counselor"))
    assert "Principal: opened" in principal
    assert "Principal: opened" not in counselor
    assert "the principal or the records staff hand that out" in counselor
    assert "Education record" in counselor
    for who in ("records", "sergeant", "officer-1", "analyst"):
        assert Desk(alder, who).open(path).status_code == 404


def test_a_copy_of_invented_data_says_so(alder):
    from schoolbeat.access.models import Account

    student = make.person(alder, "sergeant")
    Account.objects.update(synthetic=True)
    make.opened(alder, "records", student, "records_request")
    assert "SYNTHETIC" in said(Desk(alder, "records").open(f"/desk/people/{student}/copy/"))


def test_only_who_may_answer_is_offered_a_copy(alder):
    student = make.person(alder)
    assert f"{student}/copy/" not in Desk(alder).open(f"/desk/people/{student}/").content.decode()
    officer = Desk(alder, "officer-1").open(f"/desk/people/{student}/").content.decode()
    assert f"{student}/copy/" not in officer
    assert "inquiries/add/?person=" in officer
    assert Desk(alder, "officer-1").open(f"/desk/people/{student}/copy/").status_code == 404

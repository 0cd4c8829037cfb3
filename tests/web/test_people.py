"""Pages about people: found while typing, opened with a reason, entered in a minute; nothing of it in an address."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.people.models import Caseload, Involvement, Person, Reading
from tests.cast import NOW
from tests.factories import people as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
FIND = "/desk/people/"


def at(identity, *rest):
    return f"{FIND}{'/'.join(map(str, (identity, *rest)))}/"


def signed_in(town, who):
    client = Client()
    client.force_login(town.account(who))
    return client


def stamped(**fields):
    return {"envelope": str(new_id()), "asked": NOW.isoformat(), **fields}


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.fixture
def officer(alder):
    return signed_in(alder, "officer-1")


def test_before_anything_is_asked_nobody_is_shown(alder, officer):
    make.person(alder)
    page = text(officer.get(FIND))
    assert "García" not in page
    assert "Each search is on the ledger" in page
    assert not Reading.objects.exists()


@pytest.mark.parametrize("typed", ["", "   ", "g", "%", "*"])
def test_what_asks_nothing_lists_nobody(alder, officer, typed):
    make.person(alder)
    assert "García" not in text(officer.post(FIND, {"typed": typed}))


def test_a_name_in_an_address_finds_nobody(alder, officer):
    make.person(alder)
    assert "García" not in text(officer.get(f"{FIND}?typed=garcia"))


def test_a_search_shows_ten_at_most_and_is_on_the_ledger_first(alder, officer):
    for _ in range(12):
        make.person(alder)
    page = text(officer.post(FIND, {"typed": "Garsia Annie"}))
    assert page.count('<li><a href="/desk/people/') == 10
    row = Reading.objects.get()
    assert (row.how, row.found, row.by_id) == ("searched", 10, alder.account("officer-1").id)


def test_while_typing_only_the_part_that_changes_comes_back(alder, officer):
    make.person(alder)
    page = text(officer.post(FIND, {"typed": "garc"}, headers={"HX-Request": "true"}))
    assert "Annie García-López" in page
    assert "<html" not in page


@pytest.mark.parametrize(("narrow", "found"), [({}, True), ({"grade": "09"}, True), ({"grade": "10"}, False)])
def test_grade_and_school_narrow_a_search_and_are_none_by_themselves(alder, officer, narrow, found):
    make.person(alder)
    assert ("García" in text(officer.post(FIND, {"typed": "garcia", **narrow}))) is found
    assert "García" not in text(officer.post(FIND, {"typed": "", **narrow}))


def test_the_own_caseload_opens_at_once_and_is_written_down(alder, officer):
    student = make.person(alder)
    page = text(officer.get(at(student)))
    assert "Annie García-López" in page
    assert "Law-enforcement-unit record" in page
    assert Reading.objects.get().reason == ""
    officer.get(at(student))
    assert Reading.objects.count() == 1, "what is open is not opened again"


def test_outside_it_a_reason_is_asked_before_a_word_is_shown(alder):
    student, sergeant = make.person(alder), signed_in(alder, "sergeant")
    page = text(sergeant.get(at(student)))
    assert "García" not in page
    assert "Say why you open it" in page
    assert not Reading.objects.exists()
    refused = sergeant.post(at(student), stamped(reason="other", words=""))
    assert refused.status_code == 422
    assert "Say the other reason in words." in text(refused)
    done = sergeant.post(at(student), stamped(reason="supervision", words=""))
    assert done["Location"] == at(student)
    assert "García-López" in text(sergeant.get(at(student)))


@pytest.mark.parametrize("who", ["principal", "counselor", "analyst", "it"])
def test_what_is_not_theirs_looks_as_if_it_were_not_there(alder, who):
    student, client = make.person(alder), signed_in(alder, who)
    answers = [client.get(at(one)) for one in (student, uuid4())]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_person_is_entered_with_a_name_and_a_school(alder, officer):
    said = {"hat": "le_unit_record", "kind": "student", "given": "Mina", "family": "O'Dell", "grade": "10"}
    answer = officer.post(f"{FIND}add/", stamped(school=str(alder.schools["high"]), **said))
    person = Person.objects.get()
    assert answer["Location"] == at(person.id)
    page = text(officer.get(at(person.id)))
    assert "Mina O&#x27;Dell" in page
    assert "On your caseload" in page


def test_pressed_twice_it_is_entered_once(alder, officer):
    form = stamped(hat="le_unit_record", kind="caller", family="Lee")
    first, second = (officer.post(f"{FIND}add/", form) for _ in range(2))
    assert Person.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_what_is_wrong_stands_at_its_field_and_what_was_typed_stays(alder, officer):
    form = stamped(hat="le_unit_record", kind="student", given="Mina", family="", born="2027-05-01")
    answer = officer.post(f"{FIND}add/", form)
    assert answer.status_code == 422
    page = text(answer)
    assert "A birth date lies between 1900 and today." in page
    assert 'value="Mina"' in page
    assert not Person.objects.exists()


def test_the_school_office_enters_school_records_alone(alder):
    office = signed_in(alder, "principal")
    assert "Law-enforcement-unit record" not in text(office.get(f"{FIND}add/"))
    answer = office.post(f"{FIND}add/", stamped(hat="le_unit_record", kind="student", family="Lee"))
    assert answer.status_code == 422
    high = str(alder.schools["high"])
    done = office.post(
        f"{FIND}add/", stamped(hat="education_record", kind="student", family="Lee", school=high)
    )
    assert done.status_code == 302
    assert Person.objects.get().hat == "education_record"


def test_a_parent_is_entered_with_the_student(alder, officer):
    student = make.person(alder)
    path = f"{FIND}add/?student={student}"
    assert officer.get(path).status_code == 404, "the student's record is not open"
    officer.get(at(student))
    said = {
        "hat": "le_unit_record",
        "kind": "guardian",
        "relation": "parent",
        "given": "Rosa",
        "family": "Paz",
    }
    assert officer.post(path, stamped(**said))["Location"] == at(student)
    assert "Rosa Paz" in text(officer.get(at(student)))


def test_an_entry_of_the_log_leads_to_whom_it_was_about(alder, officer):
    student, entry = make.person(alder), alder.log(kind="student-consultation")
    assert f"/desk/people/?entry={entry}" in text(officer.get(f"/entry/{entry}/"))
    page = text(officer.post(f"{FIND}?entry={entry}", {"typed": "garcia"}))
    assert at(student, "involve", entry) in page
    done = officer.post(at(student, "involve", entry), stamped(part="about", said="Afraid of the bus."))
    assert done["Location"] == f"/desk/entries/{entry}/"
    assert Involvement.objects.get().person_id == student
    shown = text(officer.get(at(student)))
    assert "Afraid of the bus." in shown
    assert "Student consultation" in shown


def test_the_entry_s_page_names_those_who_are_on_the_own_caseload_alone(alder, officer):
    student, entry = make.person(alder), alder.log(kind="student-consultation")
    said = {"record_kind": "activity", "record": str(entry), "part": "about"}
    make.done(alder, "officer-1", "involve", person=str(student), **said)
    assert "Annie García-López" in text(officer.get(f"/desk/entries/{entry}/"))
    page = text(signed_in(alder, "sergeant").get(f"/desk/entries/{entry}/"))
    assert "García" not in page
    assert at(student) in page


def test_taking_on_and_letting_go(alder, officer):
    student = make.person(alder, "sergeant")
    assert officer.post(at(student), stamped(reason="follow_up", words="")).status_code == 302
    assert officer.post(at(student, "take-on"), stamped(reason="follow_up", words="")).status_code == 302
    assert Caseload.objects.filter(account=alder.account("officer-1"), end=None).exists()
    officer.post(at(student, "let-go"), stamped())
    assert not Caseload.objects.filter(account=alder.account("officer-1"), end=None).exists()


def test_who_looked_is_shown_to_those_who_answer_for_it(alder, officer):
    student = make.person(alder)
    officer.get(at(student))
    page = text(signed_in(alder, "records").get(at(student, "readings")))
    assert "Officer-1 of Alder" in page
    assert "García" not in page
    assert officer.get(at(student, "readings")).status_code == 404


def test_a_change_is_said_anew_and_a_hidden_address_is_not_lost(alder, officer):
    student = make.person(alder, fields={"address": "12 Elm", "confidential_address": True})
    officer.get(at(student))
    assert officer.get(at(student, "change")).status_code == 404, "who does not see all cannot say all anew"
    other = make.person(alder, fields={"address": "12 Elm"})
    officer.get(at(other))
    form = stamped(given="Ana", family="Ortiz", address="13 Elm", language="es", phones="555 0100\n555 0101")
    assert officer.post(at(other, "change"), form).status_code == 302
    page = text(officer.get(at(other)))
    assert "13 Elm" in page
    assert "555 0100, 555 0101" in page


def test_no_name_stands_in_an_address_or_a_log(alder, officer, caplog):
    student = make.person(alder)
    caplog.set_level("DEBUG")
    for answer in (
        officer.post(FIND, {"typed": "garcia"}),
        officer.get(at(student)),
        officer.post(f"{FIND}add/", stamped(hat="le_unit_record", kind="caller", family="Lee")),
    ):
        assert "garc" not in answer.get("Location", "").lower()
        assert answer["Cache-Control"] == "no-store"
    assert "garc" not in caplog.text.lower()
    assert "garc" not in " ".join(officer.session.keys())


@pytest.mark.parametrize("who", ["officer-1", "principal", "sergeant", "records"])
def test_pages_stand_in_spanish_too(alder, who):
    client = signed_in(alder, who)
    client.cookies["django_language"] = "es"
    assert 'lang="es"' in text(client.get(FIND))


def asked(client, method, path, **data):
    with CaptureQueriesContext(connection) as queries:
        response = getattr(client, method)(path, data)
    assert response.status_code == 200
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_what_pages_ask_of_the_database_does_not_grow(alder, officer):
    """Neither with how many people there are, nor with how much a person was involved in."""
    student = make.person(alder)
    said = {"record_kind": "activity", "part": "about", "person": str(student)}

    def involve(number):
        for _ in range(number):
            make.done(alder, "officer-1", "involve", record=str(alder.log()), **said)

    def all_pages():
        entry = Involvement.objects.latest("at").record
        return {
            "find": asked(officer, "get", FIND),
            "found": asked(officer, "post", FIND, typed="garcia annie"),
            "record": asked(officer, "get", at(student)),
            "entry": asked(officer, "get", f"/desk/entries/{entry}/"),
        }

    involve(1)
    officer.get(at(student))
    all_pages()
    few = all_pages()
    involve(12)
    for _ in range(12):
        make.guardian(alder, make.person(alder))
    many = all_pages()
    assert many == few
    assert max(many.values()) <= 40, many


def test_who_left_the_school_is_still_its_own_to_find_and_to_answer_for(alder):
    [lea] = make.roster(alder, "Lea", end=date(2026, 11, 1))
    for who, hits in (("principal", 1), ("counselor", 1), ("officer-1", 0), ("sergeant", 0)):
        client = signed_in(alder, who)
        page = text(client.post(FIND, {"typed": "lea roster"}))
        assert page.count("at no school now") == hits, who
        assert client.get(at(lea)).status_code == (200 if hits else 404), who

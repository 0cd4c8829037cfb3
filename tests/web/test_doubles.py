"""One person entered twice, on the desk: side by side, decided by somebody, undone; each look is on the ledger."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolbeat.access.models import Account
from schoolbeat.ledger.queue import READY, jobs
from schoolbeat.work.people.jobs import suggest_doubles
from schoolbeat.work.people.models import Double, Person, Reading, Shown
from tests.factories import people as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/people/doubles/"
STAFF = {"kind": "staff", "grade": "", "hat": "district_contact"}


@pytest.fixture
def desk(alder):
    return signed_in(alder, "sergeant")


def signed_in(town, who):
    client = Client()
    client.force_login(town.account(who))
    return client


def pair(town, **more):
    """Enter one student twice, once with a slip, and let the install suggest the pair; return the pair."""
    make.person(town, **more)
    make.person(town, **(more | {"fields": {"family": "Garzía", "preferred": "Annie"}}))
    suggest_doubles(town.install)
    return Double.objects.get(agency=town.install.agency, state="suggested")


def press(client, double, what, **said):
    """Press a button of a pair, with the hidden fields of its own form."""
    page = client.get(PATH if what != "undo" else f"{PATH}merged/")
    rows = page.context["pairs"] if what != "undo" else page.context["lines"]
    (form,) = [row.form for row in rows if str(double.id) in row.path]
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    return client.post(f"{PATH}{double.id}/{what}/", hidden | said, follow=True)


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def shown(town, who):
    """The people whom the readings of somebody name, reading by reading."""
    readings = Reading.objects.filter(by=town.account(who)).order_by("at", "id")
    return [set(Shown.objects.filter(reading=one).values_list("person", flat=True)) for one in readings]


def test_a_pair_stands_side_by_side_in_words(desk, alder):
    double = pair(alder)
    page = text(desk.get(PATH))
    for words in (
        "Annie García-López",
        "Annie Garzía",
        "Mar 9, 2011, 15 years",
        "Alder high, grade 09",
        "Student",
        "Law-enforcement-unit record",
        "Nov 19, 2026",
        "the first name; the birth date; a school",
        "<dt>Differs</dt><dd>the last name</dd>",
    ):
        assert words in page, words
    assert page.count('name="kept"') == 2
    assert str(double.first_id) in page
    assert "SYNTHETIC" not in page


def test_it_reads_in_spanish_and_says_that_it_is_invented(alder):
    pair(alder)
    Account.objects.update(synthetic=True)
    client = signed_in(alder, "sergeant")
    client.cookies["django_language"] = "es"
    page = text(client.get(PATH))
    assert "SYNTHETIC" in page
    for english in ("Differs", "Keep apart", "the last name", "Which record"):
        assert english not in page, english


def test_each_look_is_on_the_ledger_before_anything_is_shown(desk, alder):
    double = pair(alder)
    both = {double.first_id, double.second_id}
    desk.get(PATH)
    assert shown(alder, "sergeant") == [both]
    signed_in(alder, "records").get(PATH)
    assert shown(alder, "records") == [both]


def test_without_a_line_on_the_ledger_nothing_is_shown(desk, alder, monkeypatch):
    pair(alder)
    monkeypatch.setattr("schoolbeat.work.people.commands.readings.MOST_SHOWN", 1)
    page = text(desk.get(PATH))
    assert "There is no such record, or it is not yours." in page
    assert "Annie" not in page
    assert shown(alder, "sergeant") == []


def test_nor_is_a_merge(desk, alder, monkeypatch):
    make.merged(alder, make.person(alder), make.person(alder))
    monkeypatch.setattr("schoolbeat.work.people.commands.readings.MOST_SHOWN", 0)
    page = text(desk.get(f"{PATH}merged/"))
    assert "There is no such record, or it is not yours." in page
    assert "Annie" not in page


def test_what_was_destroyed_is_shown_no_more(desk, alder):
    kept = make.person(alder)
    make.merged(alder, kept, make.person(alder))
    Person.objects.filter(pk=kept).update(destroyed=True)
    assert "Nothing was merged" in text(desk.get(f"{PATH}merged/"))


def test_an_empty_list_says_what_will_be_here_and_reads_nothing(desk, alder):
    assert "No pair waits" in text(desk.get(PATH))
    assert "Nothing was merged" in text(desk.get(f"{PATH}merged/"))
    assert shown(alder, "sergeant") == []


def test_merge_and_undo(desk, alder):
    double = pair(alder)
    page = text(press(desk, double, "merge", kept=str(double.second_id)))
    assert "It can be undone" in page
    assert "No pair waits" in page
    assert Person.objects.get(pk=double.first_id).into_id == double.second_id
    merged = text(desk.get(f"{PATH}merged/"))
    assert merged.count("Alder high, grade 09") == 1, "of both records, and said once"
    assert "by sergeant" in merged.lower()
    assert "Nov 19, 2026, 12:47" in merged
    assert shown(alder, "sergeant")[-1] == {double.second_id}, "of the other record nothing is shown"
    assert "Both records stand again" in text(press(desk, double, "undo"))
    assert Person.objects.get(pk=double.first_id).into is None
    assert "Nothing was merged" in text(desk.get(f"{PATH}merged/"))
    assert "Annie Garzía" in text(desk.get(PATH))


def test_keep_apart_ends_it(desk, alder):
    double = pair(alder)
    assert "not suggested again" in text(press(desk, double, "apart"))
    assert "No pair waits" in text(desk.get(PATH))
    assert suggest_doubles(alder.install) == 0


def test_nothing_is_merged_where_nobody_chose(desk, alder):
    double = pair(alder)
    assert "Choose which of the two is kept." in text(press(desk, double, "merge"))
    assert "Choose which of the two is kept." in text(press(desk, double, "merge", kept="the first"))
    other = make.person(alder, fields={"family": "Zane"})
    assert "Choose which of the two is kept." in text(press(desk, double, "merge", kept=str(other)))
    assert Double.objects.get().state == "suggested"


def test_pressing_twice_is_once_and_a_stale_page_is_refused(desk, alder):
    double = pair(alder)
    form = desk.get(PATH).context["pairs"][0].form
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    for _press in range(2):
        again = desk.post(f"{PATH}{double.id}/merge/", hidden | {"kept": str(double.first_id)}, follow=True)
        assert "It can be undone" in text(again)
    stale = {**hidden, "envelope": "01a21fbb-0000-7000-8000-000000000001"}
    late = desk.post(f"{PATH}{double.id}/merge/", stale | {"kept": str(double.first_id)}, follow=True)
    assert "These records cannot be merged any more." in text(late)
    assert "could not be done" in text(desk.post(f"{PATH}{double.id}/apart/", {}, follow=True))


def test_what_went_into_a_third_record_waits_for_that(desk, alder):
    first, second, third = (make.person(alder) for _one in range(3))
    suggest_doubles(alder.install)
    one, other = (
        Double.objects.get(first=min(two), second=max(two)) for two in ((first, second), (first, third))
    )
    press(desk, one, "merge", kept=str(first))
    assert len(desk.get(PATH).context["pairs"]) == 1, "the pairs of the second wait with it"
    press(desk, other, "merge", kept=str(third))
    assert desk.get(PATH).context["pairs"] == ()
    (line,) = desk.get(f"{PATH}merged/").context["lines"]
    assert str(other.id) in line.path
    press(desk, other, "undo")
    (line,) = desk.get(f"{PATH}merged/").context["lines"]
    assert str(one.id) in line.path


def test_five_pairs_a_page_and_a_decision_comes_back_to_it(desk, alder):
    for number in range(4):
        make.person(alder, fields={"born": f"2010-01-1{number}"})
    suggest_doubles(alder.install)
    assert Double.objects.count() == 6
    page = desk.get(PATH)
    assert len(page.context["pairs"]) == 5
    assert page.context["pager"].next == f"{PATH}?page=2"
    for query in ("page=2", "page=99"):
        (last,) = desk.get(f"{PATH}?{query}").context["pairs"]
        assert last.number == 6
    assert max(map(len, shown(alder, "sergeant"))) <= 10
    answer = desk.post(f"{last.path}apart/?page=2", {})
    assert answer["Location"] == f"{PATH}?page=2"
    assert desk.post(f"{last.path}apart/?page=//x", {})["Location"] == PATH
    assert desk.get(f"{PATH}?page=none").status_code == 200


def test_looking_now_is_a_job_and_once(desk, alder):
    assert "Load this page again" in text(desk.post(f"{PATH}look/", follow=True))
    assert "already" in text(desk.post(f"{PATH}look/", follow=True))
    (job,) = jobs(alder.install.agency, READY)
    assert job.about == {"agency": str(alder.install.agency), "day": "2026-11-19"}
    assert "Look for doubles" in text(desk.get("/desk/jobs/"))


@pytest.mark.parametrize("who", ["officer-1", "principal", "counselor", "analyst", "it"])
def test_for_others_there_is_no_such_page(alder, who):
    double, client = pair(alder), signed_in(alder, who)
    for path in (PATH, f"{PATH}merged/"):
        assert client.get(path).status_code == 404
    for path in ("look/", *(f"{double.id}/{what}/" for what in ("merge", "apart", "undo"))):
        assert client.post(f"{PATH}{path}", {"kept": str(double.first_id)}).status_code == 404
    assert Double.objects.get().state == "suggested"
    if who in {"officer-1", "principal", "counselor"}:
        assert PATH not in text(client.get("/desk/people/"))


def test_the_find_page_leads_there(desk, alder):
    assert PATH in text(desk.get("/desk/people/"))
    assert PATH in text(signed_in(alder, "records").get("/desk/people/"))


def test_another_town_s_pair_is_no_pair_here(desk, alder, bay):
    double = pair(bay)
    assert "No pair waits" in text(desk.get(PATH))
    mine = pair(alder)
    form = desk.get(PATH).context["pairs"][0].form
    hidden = {field.name: field.value() for field in form.hidden_fields()}
    for identity in (double.id, mine.first_id):
        answer = desk.post(f"{PATH}{identity}/merge/", hidden | {"kept": str(double.first_id)}, follow=True)
        assert "There is no such record, or it is not yours." in text(answer)
    assert Double.objects.get(pk=double.pk).state == "suggested"


def test_contacts_are_pairs_too(desk, alder):
    pair(alder, **STAFF)
    page = text(desk.get(PATH))
    assert "District contact" in page
    assert "Staff" in page


def asked(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]


def test_the_list_asks_a_fixed_number_of_questions(desk, alder):
    pair(alder)
    few = asked(desk, PATH)
    for number in range(4):
        make.person(alder, fields={"born": f"2010-01-1{number}"})
    suggest_doubles(alder.install)
    many = asked(desk, PATH)
    assert len(few) == len(many)
    assert len(many) <= 42, "\n".join(many)


def test_so_does_the_list_of_what_was_merged(desk, alder):
    make.merged(alder, make.person(alder), make.person(alder))
    few = asked(desk, f"{PATH}merged/")
    make.merged(alder, make.person(alder), make.person(alder))
    many = asked(desk, f"{PATH}merged/")
    assert len(few) == len(many)
    assert len(many) <= 40, "\n".join(many)

"""The field's own form of an incident: what is carried over, what is refused where, and what it owes after."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolbeat.work.incidents.models import Charge, Incident, Narrative, Party
from tests.factories import incidents as make
from tests.factories import requests as asking
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/incident/"


@pytest.fixture
def phone_of(alder):
    """Return what signs somebody of the town in."""

    def come(who="officer-1", **said):
        client = Client(**said)
        client.force_login(alder.account(who))
        return client

    return come


def carried(html):
    """What the form carries along unseen."""
    return {
        name: re.search(rf'name="{name}" value="([^"]+)"', html)[1]
        for name in ("envelope", "asked", "people")
    }


def told(alder, phone, path=PATH, **changed):
    """What an officer says in a corridor, or what is `changed`; None leaves a field out."""
    plain = {
        "kind": "investigation",
        "place_kind": "campus at_school",
        "school": str(alder.schools["high"]),
        "happened": "2026-11-19T10:20",
        "initiator": "teacher",
        "text": "They met at the gym door.",
        **{f"p{n}_standing": "student_here" for n in range(3)},
    }
    said = carried(phone.get(path).content.decode()) | plain | changed
    return {name: value for name, value in said.items() if value is not None}


def test_an_incident_with_two_people_and_an_offense_is_one_saying(alder, phone_of):
    phone = phone_of()
    said = told(
        alder,
        phone,
        p0_seen="A student in gray",
        p0_part="involved",
        p0_age="14",
        p1_seen="A student with a skateboard",
        p1_part="victim",
        offense="simple-assault",
    )
    answer = phone.post(PATH, said)
    case = Incident.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PATH}{case.pk}/")
    assert phone.post(PATH, said).headers["Location"] == f"{PATH}{case.pk}/"
    assert Incident.objects.count() == Narrative.objects.count() == 1
    assert sorted(Party.objects.values_list("part", "standing")) == [
        ("involved", "student_here"),
        ("victim", "student_here"),
    ]
    assert list(Charge.objects.values_list("code", "of_school_rules")) == [("simple-assault", False)]
    assert case.happened_at.isoformat() == "2026-11-19T18:20:00+00:00"


def test_a_ground_of_the_education_code_is_said_as_that(alder, phone_of):
    phone = phone_of()
    html = phone.get(PATH).content.decode()
    ground = re.search(r'value="(ground:[^"]+)"', html)[1]
    said = told(alder, phone, kind="school_assist", asked_by="Ms. Ames", offense=ground)
    assert phone.post(PATH, said).status_code == 302
    assert Charge.objects.get().of_school_rules


def test_what_is_named_most_is_offered_first_and_of_nobody_elses(alder, bay, phone_of):
    assert "Named most here" not in phone_of().get(PATH).content.decode()
    for code in ("trespass", "simple-assault", "simple-assault"):
        make.incident(alder, charges=[{"code": code}])
    for town, who, more in (
        (bay, "officer-1", {}),
        (alder, "officer-2", {"school": str(alder.schools["middle"])}),
    ):
        for _ in range(3):
            make.incident(town, who, charges=[{"code": "intimidation"}], **more)
    html = phone_of().get(PATH).content.decode()
    group = re.search(r'<optgroup label="Named most here">(.+?)</optgroup>', html, re.S)[1]
    assert re.findall(r'value="([^"]+)"', group) == ["simple-assault", "trespass"]


REFUSED = [
    ({"happened": ""}, "happened", "id_happened"),
    ({"happened": "2026-11-21T10:20"}, "happened", "id_happened"),
    ({"kind": "school_assist"}, "asked_by", "id_asked_by"),
    ({"school": ""}, "school", "id_school"),
    ({"kind": "school_assist", "asked_by": "Ms. Ames", "offense": "simple-assault"}, "offense", "id_offense"),
    ({"p1_part": "witness"}, "p1_seen", "id_p1_seen"),
    ({"p1_age": "14"}, "p1_seen", "id_p1_seen"),
    ({"p1_seen": "A student"}, "p1_part", "id_p1_part"),
    ({"p2_seen": "A student", "p2_part": "staff"}, "p2_standing", "id_p2_standing"),
    ({"p2_seen": "A student", "p2_part": "witness", "p2_age": "41"}, "p2_age", "id_p2_age"),
    ({"p0_age": "x"}, "p0_age", "id_p0_age"),
]


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    ("changed", "field", "error"), REFUSED, ids=[f"{one[1]} {one[0]}" for one in REFUSED]
)
def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(
    alder, phone_of, changed, field, error, language
):
    phone = phone_of(headers={"accept-language": language})
    answer = phone.post(PATH, told(alder, phone, text="He said: <b>no</b>.", **changed))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert set(answer.context["page"].form.errors) == {field}
    assert f'id="{error}_error"' in html
    assert "He said: &lt;b&gt;no&lt;/b&gt;." in html
    for name, value in changed.items():
        kept = answer.context["page"].form[name].value()
        assert kept == value, name
    assert f'lang="{language}"' in html
    assert not Incident.objects.exists()


def test_another_person_is_a_plain_press_that_keeps_what_was_typed(alder, phone_of):
    phone = phone_of()
    people = {f"p{n}_seen": f"Student number {n}" for n in range(3)} | {
        f"p{n}_part": "witness" for n in range(3)
    }
    said = told(alder, phone, **people)
    answer = phone.post(PATH, said | {"another": "1"})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert not Incident.objects.exists()
    for words in ("They met at the gym door.", *(f"Student number {n}" for n in range(3))):
        assert words in html, words
    assert 'name="p3_seen"' in html
    assert carried(html)["people"] == "4"
    assert carried(html)["envelope"] == said["envelope"]
    four = (
        said
        | carried(html)
        | {"p3_seen": "A student in red", "p3_part": "victim", "p3_standing": "not_known"}
    )
    assert phone.post(PATH, four).status_code == 302
    assert Party.objects.count() == 4


@pytest.mark.parametrize("people", ["", "0", "-1", "99999999999", "x", "13"])
def test_no_number_of_people_breaks_the_form(alder, phone_of, people):
    phone = phone_of()
    answer = phone.post(PATH, told(alder, phone, people=people) | {"another": "1"})
    assert answer.status_code == 200
    assert 3 <= len(re.findall(r'name="p\d+_seen"', answer.content.decode())) <= 12


def test_an_entry_and_a_request_are_carried_over_and_lead_here(alder, phone_of):
    phone = phone_of()
    entry = alder.log(note="Two pushed each other.")
    assert f'href="{PATH}?entry={entry}"' in phone.get(f"/entry/{entry}/").content.decode()
    path = f"{PATH}?entry={entry}"
    html = phone.get(path).content.decode()
    assert "Two pushed each other." in html
    assert phone.post(path, told(alder, phone, path)).status_code == 302
    case = Incident.objects.get()
    assert (case.from_kind, case.from_record) == ("activity", entry)
    assert f'href="{PATH}{case.pk}/"' in phone.get(path).content.decode()
    request = asking.filed(alder, text="They fight at my shop.", kind="business-conduct")
    path = f"{PATH}?request={request}"
    assert f'href="{path}"' in phone.get(f"/desk/requests/{request}/").content.decode()
    at_desk = phone_of("sergeant").get(f"/desk/requests/{request}/").content.decode()
    assert f'href="/desk/incidents/add/?request={request}"' in at_desk
    assert "They fight at my shop." in phone.get(path).content.decode()
    phone.post(path, told(alder, phone, path, place_kind="surroundings linked", initiator="business"))
    case = Incident.objects.get(from_kind="request")
    assert f"/desk/incidents/{case.pk}/" in phone.get(f"/desk/requests/{request}/").content.decode()


def test_nothing_of_another_town_or_of_a_complaint_is_carried(alder, bay, phone_of):
    phone = phone_of()
    complaint = asking.filed(alder, kind="complaint", about=str(alder.account("officer-2").id))
    for query in (f"?entry={bay.log()}", f"?request={complaint}"):
        assert phone.get(f"{PATH}{query}").status_code == 404
    assert phone.get(f"{PATH}?entry=x&request=%00").status_code == 200


def test_an_entry_that_became_an_incident_goes_on_to_the_form(alder, phone_of):
    phone = phone_of()
    html = phone.get("/today/log/mediation/").content.decode()
    names = ("envelope", "asked", "ends", "follow_up_envelope")
    said = {name: re.search(rf'name="{name}" value="([^"]+)"', html)[1] for name in names}
    said |= {"length": "15", "school": str(alder.schools["high"]), "place": "campus", "incident": "on"}
    answer = phone.post("/today/log/mediation/", said)
    assert answer.headers["Location"] == f"{PATH}?entry={said['envelope']}"
    assert phone.get(answer.headers["Location"]).status_code == 200


def test_what_it_owes_stands_with_its_clock_and_its_law_and_no_word_of_whom(alder, phone_of):
    phone = phone_of()
    case = make.incident(alder, text="A knife was in a backpack.", charges=[{"code": "simple-assault"}])
    html = phone.get(f"{PATH}{case}/").content.decode()
    assert "Nobody, by what is written so far." in html
    whom = make.party(alder, case, seen="A student in work boots", age=15)
    make.deed(alder, case, "child_abuse", party=str(whom))
    make.deed(alder, case, "custody", party=str(whom), before_peers=False)
    page = phone.get(f"{PATH}{case}/")
    html = unescape(page.content.decode())
    shown = page.context["page"]
    assert len(shown.clocks) == 3
    assert shown.more >= 1
    assert f"And {shown.more} more" in html
    for one in shown.clocks:
        assert one.name in html
        assert one.left in html
        assert one.law in html
    assert "work boots" not in html
    assert "knife" not in html
    assert f'href="/desk/incidents/{case}/"' in html


def test_of_another_school_or_town_nothing_is_owed_here(alder, bay, phone_of):
    hers = make.incident(alder, "officer-2", school=str(alder.schools["middle"]))
    assert phone_of().get(f"{PATH}{hers}/").status_code == 404
    assert phone_of().get(f"{PATH}{make.incident(bay)}/").status_code == 404
    assert phone_of("sergeant").get(f"{PATH}{hers}/").status_code == 200


def test_where_incidents_are_off_the_field_shows_nothing_of_them(alder, phone_of, settings):
    phone, entry, case = phone_of(), alder.log(), make.incident(alder)
    pages = ("/more/", f"/entry/{entry}/", "/today/log/mediation/")
    assert all("incident" in phone.get(path).content.decode() for path in pages)
    settings.OFF_ON_REAL_INSTALLS = ("incidents.",)
    for path in pages:
        assert "incident" not in phone.get(path).content.decode().lower(), path
    for path in (PATH, f"{PATH}{case}/"):
        assert phone.get(path).status_code == 404


def test_no_cache_keeps_it(alder, phone_of):
    phone, case = phone_of(), make.incident(alder)
    for path in (PATH, f"{PATH}{case}/"):
        assert phone.get(path).headers["Cache-Control"] == "no-store"


def test_the_pages_ask_no_more_for_more_people_and_clocks(alder, phone_of):
    phone, case = phone_of(), make.incident(alder, charges=[{"code": "simple-assault"}])

    def asked():
        with CaptureQueriesContext(connection) as queries:
            phone.get(f"{PATH}{case}/")
        return len(queries)

    few = asked()
    for age in (13, 14, 15):
        make.deed(alder, case, "custody", party=str(make.party(alder, case, age=age)), before_peers=False)
    assert asked() == few
    assert few <= 14

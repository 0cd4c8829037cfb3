"""What the field's form of an incident takes over, what it asks because nobody said it, and a save said twice."""

import re

import pytest

from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.requests.models import RequestStep
from tests.factories import requests as asking
from tests.towns import alder, bay, moment
from tests.web.test_field_incident import PATH, phone_of, told

__all__ = ["alder", "bay", "moment", "phone_of"]
pytestmark = pytest.mark.django_db
CHOSEN = re.compile(r'<option value="([^"]*)" selected>')


def chosen(html, name):
    """What a select has chosen, or its first choice where it has chosen none."""
    select = re.search(rf'<select name="{name}".*?</select>', html, re.DOTALL)[0]
    found = CHOSEN.search(select) or re.search(r'<option value="([^"]*)"', select)
    return found[1]


@pytest.mark.parametrize("path", [PATH, "/desk/incidents/add/"])
@pytest.mark.parametrize(
    ("place", "at_school", "where"),
    [("campus", True, "campus at_school"), ("home", True, ""), ("elsewhere", False, "")],
)
def test_where_an_entry_was_it_alone_says(alder, phone_of, path, place, at_school, where):
    school = str(alder.schools["high"])
    entry = alder.log(place=place, school=school if at_school else None)
    html = phone_of().get(f"{path}?entry={entry}").content.decode()
    assert (chosen(html, "place_kind"), chosen(html, "school")) == (where, school if at_school else "")


def test_nothing_is_taken_over_from_an_entry_that_was_taken_back(alder, phone_of):
    entry = alder.log()
    phone = phone_of()
    assert phone.get(f"{PATH}?entry={entry}").status_code == 200
    assert alder.do("officer-1", "activities.withdraw", activity=str(entry)).done
    assert phone.get(f"{PATH}?entry={entry}").status_code == 404


def test_a_request_that_an_entry_was_logged_for_is_told_of_the_incident_too(alder, phone_of):
    request, entry = asking.filed(alder), alder.log(note="Two pushed each other.")
    phone, path = phone_of(), f"{PATH}?entry={entry}&request={request}"
    assert "Two pushed each other." in phone.get(path).content.decode()
    assert phone.post(path, told(alder, phone, path)).status_code == 302
    case = Incident.objects.get()
    assert (case.from_kind, case.from_record) == ("activity", entry)
    assert RequestStep.objects.filter(request=request, record_kind="incident", record=case.pk).count() == 1


def test_a_save_whose_answer_was_lost_leads_to_what_was_saved(alder, phone_of):
    phone = phone_of()
    said = told(alder, phone)
    assert phone.post(PATH, said).status_code == 302
    again = phone.post(PATH, said | {"text": "They met at the gym door, at noon."})
    html, case = again.content.decode(), Incident.objects.get()
    assert again.status_code == 422
    assert f'<a href="{PATH}{case.pk}/">' in html
    assert "at noon." in html


def test_enter_saves(alder, phone_of):
    html = phone_of().get(PATH).content.decode()
    form = html[html.index('<form class="log"') :]
    first = re.search(r"<button([^>]*)>", form)[1]
    assert "name=" not in first

"""Whoever opens an incident stands among the readings of who is in it, and no reading tells a school of one."""

import pytest

from schoolbeat.ledger.models import Entry
from schoolbeat.work.people.models import Reading, Shown
from tests.factories import incidents as make
from tests.factories import people

pytestmark = pytest.mark.django_db


def read(town, who, case):
    return town.do(who, "incidents.read", incident=str(case))


def test_an_incident_that_was_read_stands_among_the_readings_of_who_is_in_it(alder):
    whom, case = people.person(alder), make.incident(alder)
    make.known(alder, case, person=str(whom))
    assert read(alder, "records", case).done
    reading = Reading.objects.get(how="named")
    assert (
        reading.by.email,
        list(Shown.objects.filter(reading=reading).values_list("person", flat=True)),
    ) == (
        "records@alder.example",
        [whom],
    )
    assert Entry.objects.get(pk=reading.pk).points_at == case


def test_of_a_record_of_the_schools_no_reading_tells_of_an_incident(alder):
    people.clause(alder)
    whom, case = people.school_record(alder), make.incident(alder)
    make.known(alder, case, person=str(whom))
    assert read(alder, "officer-1", case).done
    assert not Shown.objects.filter(person=whom, reading__how="named").exists()


@pytest.mark.parametrize("who", ["principal", "analyst", "officer-2"])
def test_nobody_reads_an_incident_that_is_not_theirs(alder, who):
    case = make.incident(alder)
    assert not read(alder, who, case).done
    assert not Reading.objects.filter(how="named").exists()

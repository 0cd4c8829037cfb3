"""The demo's people: a few students and parents, invented, each by its verb; every row of it opens."""

import pytest

from schoolbeat.demo.building import Wish
from schoolbeat.ledger.keycheck import check
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.verify import verify
from schoolbeat.work.people.models import Caseload, Enrollment, Guardianship, Involvement, Person
from schoolbeat.work.people.rules.words import words_from
from schoolbeat.work.roster.models import AgreementClause, DesignatedOfficer
from tests.demo.stage import NOW, standing

pytestmark = pytest.mark.django_db


def test_people_come_in_with_the_work_and_under_their_hats():
    with standing(Wish(("el-cerrito",), NOW.date(), 30, 7)):
        unit, school = (Person.objects.filter(hat=hat) for hat in ("le_unit_record", "education_record"))
        assert 4 <= unit.count() <= 20
        assert school.exists()
        assert Involvement.objects.count() == unit.filter(kind="student").count()
        assert Guardianship.objects.exists()
        assert {line.person.hat for line in Caseload.objects.select_related("person")} == {"le_unit_record"}
        assert AgreementClause.objects.get().kind == "school_official"
        assert DesignatedOfficer.objects.exists()
        ring = Keyring()
        for person in Person.objects.filter(kind="student"):
            words = words_from(ring.words(person))
            grade = Enrollment.objects.get(person=person).grade
            assert NOW.year - words.born.year - int(grade) in (5, 6), "as old as the grade says"
        assert verify().ok


def test_every_row_of_it_opens():
    with standing(Wish(("el-cerrito",), NOW.date(), 14, 7)):
        report = check()
        assert report.opened > 10
        assert not report.damaged
        assert not report.missing

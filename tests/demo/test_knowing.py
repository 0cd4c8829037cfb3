"""The demo's people: a few students and parents, invented, each by its verb; every row of it opens."""

from itertools import product

import pytest

from schoolbeat.access.grants import GRANTS
from schoolbeat.access.models import Account
from schoolbeat.access.permits import may, rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import viewer_for
from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import people
from schoolbeat.demo.programs import load
from schoolbeat.ledger.keycheck import check
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.verify import verify
from schoolbeat.work.people.commands.known import with_ties
from schoolbeat.work.people.models import Caseload, Enrollment, Guardianship, Involvement, Person
from schoolbeat.work.people.policy import PERSON_COLUMNS, describe, official_schools
from schoolbeat.work.people.rules.words import words_from
from schoolbeat.work.roster.models import AgreementClause, DesignatedOfficer
from tests.demo.stage import NOW, standing

pytestmark = pytest.mark.django_db
PERMISSIONS = sorted({grant.permission for grant in GRANTS if grant.permission.startswith("people.")})


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


def test_filter_and_decision_agree_for_every_person_of_the_demo_and_all_of_its_cast():
    with standing(Wish(("el-cerrito",), NOW.date(), 30, 7)):
        kept = list(with_ties())
        official = frozenset(official_schools(viewers()[0]).values_list("id", flat=True))
        let_at = 0
        for viewer, permission in product(viewers(), PERMISSIONS):
            decided = {one.pk for one in kept if may(viewer, permission, describe(one, viewer.on, official))}
            allowed = rows(viewer, permission, PERSON_COLUMNS)
            listed = set(Person.objects.filter(allowed).values_list("pk", flat=True))
            assert listed == decided, (viewer.name, permission)
            let_at += len(decided)
        assert let_at > 100


def viewers() -> list[Viewer]:
    """The cast of El Cerrito, as of the demo's hour."""
    emails = [person.email for person in people(load("el-cerrito"))]
    found = [viewer_for(Account.objects.get(email=email).id) for email in emails]
    return [viewer for viewer in found if viewer is not None]

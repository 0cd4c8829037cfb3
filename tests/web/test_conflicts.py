"""Kept conflicts: what is about a person is named as kept, and neither its words nor its cipher is shown."""

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.runner import run_one
from tests.clerk import Desk, said
from tests.factories import people as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]


def test_what_is_about_a_person_is_neither_shown_nor_shown_as_cipher(alder):
    person = make.person(alder)
    entry = Entry.objects.get(points_at=person, verb="people.add")
    sent = {"person": str(person), "record_kind": "activity", "record": str(alder.log()), "part": "about"}
    told = Envelope("people.involve", clock.now(), {**sent, "said": "Zqx."}, id=entry.pk)
    assert not run_one(told, alder.viewer("officer-1")).done
    kept = Entry.objects.get(verb="ledger.conflict")
    page = Desk(alder, "records").open("/desk/conflicts/")
    assert said(page).count("about a person: kept encrypted, and not shown here") == 2
    text = page.content.decode()
    assert kept.content.body not in text
    assert entry.content.body not in text
    assert f"/desk/conflicts/{kept.pk}/destroy/" in text

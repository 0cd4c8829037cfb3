"""Files for responders that were altered, swapped or removed are found, with the rows that name them."""

import hashlib
from uuid import UUID

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.destruction import entries_about
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.web.desk.encrypting import Incoming
from schoolbeat.work.preparedness.models import PlanFile
from schoolbeat.work.preparedness.queries.plan_files import PLAN_FILES
from schoolbeat.work.preparedness.rules.plan_files import KeptFile
from tests.factories.plans import PDF, do, must

pytestmark = pytest.mark.django_db
OTHER = PDF + b"\n%%EOF\n"


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


def faults():
    return {(one.entry, one.fault) for one in verify().faults}


def taken_in(town, content=PDF) -> UUID:
    """Take a file in as the desk does, and return the id of its row."""
    coming = Incoming(town.install.agency, PLAN_FILES)
    coming.begin()
    coming.write(content)
    coming.finish()
    kept = KeptFile(coming.kept.file, coming.kept.key, coming.head, coming.tail)
    said = {
        "school": str(town.schools["high"]),
        "kind": "shut_offs",
        "title": "Valve",
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }
    envelope = Envelope("preparedness.add_plan_file", clock.now(), said, enclosed=kept)
    identity = must(run_one(envelope, town.viewer("principal")))
    coming.accept()
    return identity


def path_of(identity):
    row = PlanFile.objects.get(pk=identity)
    return PLAN_FILES.path(row.agency_id, row.file)


def test_a_file_as_it_came_is_no_fault_and_one_that_was_destroyed_neither(alder):
    one, other = taken_in(alder), taken_in(alder, OTHER)
    assert verify().ok
    viewer = alder.viewer("records")
    for entry in entries_about(viewer, one):
        assert alder.do("records", "ledger.destroy", clock.now(), entry=str(entry), reason="Order").done
    assert verify().ok
    assert path_of(other).is_file()


ALTERED = {
    "a bit": lambda read: read[:100] + bytes([read[100] ^ 1]) + read[101:],
    "cut": lambda read: read[:-1],
    "nothing left": lambda read: b"",
    "plain bytes": lambda read: PDF,
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_an_altered_file_is_found(alder, alter):
    identity = taken_in(alder)
    path = path_of(identity)
    path.write_bytes(alter(path.read_bytes()))
    assert faults() == {(str(identity), "plan_file_altered")}


def test_a_missing_file_is_found_also_one_that_no_longer_holds(alder):
    identity = taken_in(alder)
    must(do(alder, "drop_plan_file", file=str(identity)))
    assert verify().ok
    path_of(identity).unlink()
    assert faults() == {(str(identity), "plan_file_missing")}


def test_files_that_changed_places_are_found_and_so_is_a_row_turned_to_another(alder):
    one, other = taken_in(alder), taken_in(alder, OTHER)
    first, second = path_of(one), path_of(other)
    held = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(held)
    both = {(str(one), "plan_file_altered"), (str(other), "plan_file_altered")}
    assert faults() == both
    second.write_bytes(first.read_bytes())
    first.write_bytes(held)
    rows = PlanFile.objects.in_bulk()
    PlanFile.objects.filter(pk=other).update(file=None)
    PlanFile.objects.filter(pk=one).update(file=rows[other].file, opener=bytes(rows[other].opener))
    assert faults() == {(str(one), "plan_file_altered"), (str(other), "plan_file_missing")}


def test_a_row_that_is_gone_or_says_something_else_is_found(alder):
    identity = taken_in(alder)
    for changed in ({"school": alder.schools["middle"]}, {"kind": "keys"}):
        PlanFile.objects.filter(pk=identity).update(**changed)
        assert faults() == {(str(identity), "plan_row_altered")}
        PlanFile.objects.filter(pk=identity).update(school=alder.schools["high"], kind="shut_offs")
    assert verify().ok
    PlanFile.objects.filter(pk=identity).update(content=b"x" * 40)
    assert (str(identity), "plan_row_altered") in faults()
    PlanFile.objects.all().delete()
    assert faults() == {(str(identity), "plan_row_missing")}

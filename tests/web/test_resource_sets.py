"""A set of HSDS at the desk: looked at, taken over at once or as a job, reported; bad ones are told by their place."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as house
from django.core.files.uploadedfile import SimpleUploadedFile

from schoolbeat.exchange import shelf
from schoolbeat.exchange.held import TooLarge
from schoolbeat.exchange.hsds import jobs, packing
from schoolbeat.exchange.hsds.jobs import look_at_set, take_set_over
from schoolbeat.exchange.hsds.waiting import SETS
from schoolbeat.foundation import clock
from schoolbeat.web.desk import sets
from schoolbeat.work.resources.models import Organization, Service
from tests.clerk import Desk, said
from tests.exchange.hsds.stage import ORG, SVC, TABLES
from tests.factories import resources as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
PATH = "/desk/resources/set/"


@pytest.fixture
def desk(alder, settings, tmp_path) -> Desk:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return Desk(alder)


def packed(**changed: list[str] | None) -> bytes:
    """Return the small set as a ZIP, with some tables changed."""
    tables = TABLES | {f"{name}.csv": lines for name, lines in changed.items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, lines in tables.items():
            if lines is not None:
                file.writestr(name, "\r\n".join(lines) + "\r\n")
    return data.getvalue()


def members(**files: bytes) -> bytes:
    """Return a ZIP of whatever is named, with two underscores for a slash and one at its end for a dot."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return data.getvalue()


def bring(desk: Desk, data: bytes, name: str = "county.zip") -> str:
    """Choose a set and return the address of what it would become."""
    response = desk.client.post(PATH, {"file": SimpleUploadedFile(name, data)})
    assert response.status_code == 302, said(response)
    return str(response["Location"])


def kept(pattern: str = "*.set") -> list[Path]:
    return list((Path(house.MEDIA_ROOT) / "hsds").rglob(pattern))


def services(changed: str) -> list[str]:
    return [TABLES["services.csv"][0], changed]


def test_a_set_is_looked_at_taken_over_and_reported_and_its_file_is_gone(desk):
    here = bring(desk, packed())
    shown = said(desk.open(here))
    assert "Services: 1 would come in, 0 change, 0 close, 0 are unchanged." in shown
    assert "Services that are new 1" in shown and "Beds" in shown and "county.zip" in shown
    assert "Nothing has been written yet." in shown
    assert not Service.objects.exists()
    assert [oct(path.stat().st_mode & 0o777) for path in kept()] == ["0o600"]
    assert desk.client.post(f"{here}take/").status_code == 302
    assert "Services: 1 came in, 0 changed, 0 closed, 0 unchanged." in said(desk.open(here))
    assert Service.objects.get().name == "Beds"
    assert not kept() and not kept("*.laid-out")
    # Pressed twice, it is done once; brought again, it is here already.
    desk.client.post(f"{here}take/")
    assert "Unchanged: everything in this set is here already." in said(desk.open(bring(desk, packed())))
    listed = said(desk.open(PATH))
    assert "Taken over before 1" in listed and "Services: 1 came in" in listed and "county.zip" in listed


def test_a_preview_tells_what_changes_closes_and_stays(alder, desk):
    desk.client.post(f"{bring(desk, packed())}take/")
    make.service(alder)
    changed = TABLES["services.csv"][1].replace("Beds", "Beds for youth")
    shown = said(desk.open(bring(desk, packed(services=services(changed)))))
    assert "0 would come in, 1 change, 0 close" in shown and "Services that change 1" in shown
    assert "1 service that the set does not speak of stays as it is." in shown
    closed = TABLES["services.csv"][1].replace("active", "inactive")
    here = bring(desk, packed(services=services(closed)))
    shown = said(desk.open(here))
    assert "0 change, 1 close" in shown and "Services that close 1" in shown
    desk.client.post(f"{here}take/")
    assert "1 closed" in said(desk.open(here))
    assert Service.objects.get(hsds_id=SVC).status == "inactive"


def test_one_file_of_json_is_a_set(desk):
    record = {"id": SVC, "name": "Beds", "status": "active", "organization": {"id": ORG, "name": "Harbor"}}
    here = bring(desk, json.dumps([record]).encode(), "services.json")
    assert "Services: 1 would come in" in said(desk.open(here))
    desk.client.post(f"{here}take/")
    assert Service.objects.get().organization.name == "Harbor"


def test_faults_name_file_line_and_column_nothing_is_written_and_the_file_is_gone(desk):
    bad = [TABLES["services.csv"][0], TABLES["services.csv"][1].replace("active", "open")]
    here = bring(desk, packed(services=bad))
    shown = said(desk.open(here))
    assert "services.csv 2 status open active, inactive, defunct, temporarily closed" in shown
    assert "Nothing was written" in shown and "Take it over" not in shown
    assert not kept()
    desk.client.post(f"{here}take/")
    assert not Service.objects.exists()


def test_a_fault_in_json_names_the_way_to_it(desk):
    record = {"id": SVC, "name": "Beds", "status": "open", "organization": {"id": ORG, "name": "Harbor"}}
    shown = said(desk.open(bring(desk, json.dumps([record]).encode(), "services.json")))
    assert "services.json 0/status open" in shown
    shown = said(desk.open(bring(desk, b"[{]", "services.json")))
    assert "services.json 1 3" in shown


def test_what_was_entered_here_stays_unless_it_is_asked(alder, desk):
    """A set that names an entry of ours by its id does not change it behind our back."""
    identity = make.service(alder)
    row = Service.objects.get(id=identity)
    foreign = {
        **row.body,
        "name": "Pay us first",
        "organization": {**row.organization.body, "name": "Others"},
    }
    data = json.dumps([foreign]).encode()
    here = bring(desk, data, "services.json")
    shown = said(desk.open(here))
    assert "2 records that were entered here stay as they are" in shown
    assert "it was entered here and the set tells it otherwise" in shown
    desk.client.post(f"{here}take/")
    row.refresh_from_db()
    assert row.name == "Family counseling"
    assert Organization.objects.get().name == "Alder Youth Center"
    desk.client.post(f"{bring(desk, data, 'services.json')}take/", {"over_own": "1"})
    row.refresh_from_db()
    assert row.name == "Pay us first"


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"../services.csv": b"id"}, "a name without a path"),
        ({"/etc/services.csv": b"id"}, "a name without a path"),
        ({"set/services.csv": b"id"}, "files at the root of the ZIP"),
        ({"inner.zip": b"PK"}, "not a ZIP in a ZIP"),
        ({"x" * 300 + ".csv": b"id"}, "a name of 100 letters at most"),
        ({"a\nb.csv": b"id"}, "a name of 100 letters at most"),
        ({"readme.txt": b"Hello"}, "files of HSDS, such as services.csv"),
        ({f"{n}.csv": b"" for n in range(201)}, "a ZIP of 200 files at most"),
        (
            {"services.csv": b"id\r\n" + b"\r\n" * 5_000_000},
            "a file that unpacks to a size that its kind has",
        ),
    ],
)
def test_a_zip_that_holds_what_no_set_holds_is_refused(desk, files, words):
    shown = said(desk.open(bring(desk, members(**files))))
    assert words in shown
    assert not kept() and not kept("*.laid-out") and not kept("*.csv")


def test_a_set_that_unpacks_to_too_much_is_stopped(desk, monkeypatch):
    monkeypatch.setattr(packing, "MOST_UNPACKED", 100)
    assert "a set of 500 MB at most, unpacked" in said(desk.open(bring(desk, packed())))


@pytest.mark.parametrize(("data", "name"), [(b"no zip", "x.zip"), (b"PK\x03\x04", "x.zip"), (b"{}", "x.csv")])
def test_what_is_no_set_is_told_and_never_breaks(desk, data, name):
    assert "a ZIP that is whole with the files of a set" in said(desk.open(bring(desk, data, name)))


@pytest.mark.parametrize(
    ("path", "most"), [(PATH, "100 MB at most"), ("/desk/people/roster/", "512 MB at most")]
)
def test_too_large_a_file_is_refused_before_any_of_it_is_read(desk, path, most):
    class Endless:
        def read(self, *_size):
            raise AssertionError("it was read")

        readline = read

    size = str(2 * 1024**3)
    kind = "multipart/form-data; boundary=x"
    answer = desk.client.generic("POST", path, b"", kind, CONTENT_LENGTH=size, **{"wsgi.input": Endless()})
    assert answer.status_code == 422 and most in said(answer)
    assert not kept("*.part")


def test_a_file_that_is_empty_or_too_large_leaves_nothing(alder, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    little = shelf.Shelf("little", 10)
    for pieces in ([], [b""], [b"eleven", b"bytes"]):
        with pytest.raises(TooLarge):
            little.keep(alder.install.agency, pieces)
    assert not list(tmp_path.rglob("*.*"))


def test_a_large_set_is_a_job_that_names_no_content_and_tells_how_far_it_is(alder, desk, monkeypatch):
    asked = []
    monkeypatch.setattr(sets, "AT_ONCE", 0)
    monkeypatch.setattr(type(look_at_set), "enqueue", lambda task, **given: asked.append((task, given)))
    here = bring(desk, packed())
    assert "The set is being looked at" in said(desk.open(here))
    [(task, given)] = asked
    assert (task, set(given)) == (look_at_set, {"agency", "account", "digest"})
    task.func(**given)
    desk.client.post(f"{here}take/", {"over_own": "1"})
    assert "The set is being taken over" in said(desk.open(here))
    desk.client.post(f"{here}take/")
    task, given = asked[-1]
    assert (len(asked), task, given["over_own"]) == (2, take_set_over, True)
    told = []
    monkeypatch.setattr(shelf.WaitingSet, "tell", _listening(told))
    task.func(**given)
    assert (shelf.TAKES, 6, 6) in told
    assert "Services: 1 came in" in said(desk.open(here))


def _listening(told: list):
    real = shelf.WaitingSet.tell

    def tell(self, state, done=0, of=0, answer=None):
        told.append((state, done, of))
        real(self, state, done, of, answer)

    return tell


def test_a_job_that_breaks_says_so_and_leaves_no_file(alder, desk, monkeypatch):
    here = bring(desk, packed())

    def broken(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr(jobs, "take", broken)
    digest = here.rstrip("/").rpartition("/")[2]
    with pytest.raises(ZeroDivisionError):
        take_set_over.func(
            agency=str(alder.install.agency), account=str(alder.account("sergeant").id), digest=digest
        )
    assert "this one broke off" in said(desk.open(here))
    assert not kept() and not kept("*.laid-out")


def test_after_a_day_a_set_is_forgotten_and_reports_stay(desk):
    desk.client.post(f"{bring(desk, packed())}take/")
    here = bring(desk, packed(phones=None))
    assert kept()
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        SETS.forget_all_old()
        assert not kept()
        assert desk.open(here).status_code == 404
        assert kept("reports/*.json")


def test_another_town_and_who_may_only_look_know_nothing_of_it(alder, bay, desk):
    here = bring(desk, packed())
    assert Desk(bay).open(here).status_code == 404
    for path in (PATH, here):
        assert Desk(alder, "officer-1").open(path).status_code == 404


def test_it_speaks_spanish(alder, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    desk = Desk(alder, language="es")
    assert "Incorporar un conjunto" in said(desk.open(PATH))
    bad = [TABLES["locations.csv"][0], TABLES["locations.csv"][1].replace("32.64", "132.64")]
    shown = said(desk.open(bring(desk, packed(locations=bad))))
    assert "Servicios: entrarían 1" in shown and "no existen esos grados" in shown
    lost = [TABLES["phones.csv"][0], TABLES["phones.csv"][1].replace(SVC, ORG)]
    assert "el id de una fila de services.csv" in said(desk.open(bring(desk, packed(phones=lost))))

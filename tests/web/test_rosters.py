"""A district's roster at the desk: off without a clause, looked at, taken over at once or as a job, reported."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schoolbeat.exchange.oneroster.jobs import look_at_roster, take_roster_over
from schoolbeat.exchange.oneroster.waiting import ROSTERS
from schoolbeat.foundation import clock
from schoolbeat.web.desk import sets
from schoolbeat.work.people.models import Person
from tests.clerk import Desk, said
from tests.exchange.oneroster.stage import content, pack
from tests.exchange.oneroster.takingstage import ANA, EVA, HIGH, allow, set_11, user_11
from tests.towns import alder, bay, moment

PATH = "/desk/people/roster/"
__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def desk(alder, settings, tmp_path) -> Desk:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return Desk(alder)


def post(desk: Desk, folder: Path, files: dict | None = None):
    """Choose a set."""
    home = folder / f"brought-{len(list(folder.iterdir()))}"
    home.mkdir()
    data = pack(home, content("1.1", files or set_11())).read_bytes()
    return desk.client.post(PATH, {"file": SimpleUploadedFile("roster.zip", data)})


def bring(desk: Desk, folder: Path, files: dict | None = None) -> str:
    """Choose a set and return the address of what it would become."""
    response = post(desk, folder, files)
    assert response.status_code == 302, said(response)
    return str(response["Location"])


def kept(folder: str = "*.set") -> list[Path]:
    return list(ROSTERS.folder().rglob(folder))


def test_it_is_off_without_a_clause_and_says_how_to_switch_it_on(alder, desk, tmp_path):
    shown = said(desk.open(PATH))
    assert "It is off" in shown and "enter the clause at the agreement it stands in" in shown
    refused = post(desk, tmp_path)
    assert refused.status_code == 422
    assert "Enter the clause with its section" in said(refused)
    assert not kept()


def test_the_clause_that_allows_it_is_shown_with_section_words_and_day(alder, desk):
    allow(alder, section="7.3", words="The district may share its roster.")
    shown = said(desk.open(PATH))
    assert "What allows it" in shown and "7.3" in shown and "The district may share its roster." in shown
    assert "since January 1, 2026" in shown.replace("Jan.", "January")


def test_a_set_is_looked_at_taken_over_and_its_file_is_gone(alder, desk, tmp_path):
    allow(alder)
    here = bring(desk, tmp_path)
    shown = said(desk.open(here))
    assert "Students: 1 would come in." in shown and "Nothing has been written yet." in shown
    assert not Person.objects.exists()
    assert [oct(path.stat().st_mode & 0o777) for path in kept()] == ["0o600"]
    assert desk.client.post(f"{here}take/").status_code == 302
    assert "Students: 1 came in." in said(desk.open(here))
    assert Person.objects.count() == 3
    assert not kept()
    # Pressed twice, it is done once; brought again, it is here already.
    desk.client.post(f"{here}take/")
    assert "Unchanged: everything in this set is here already." in said(desk.open(bring(desk, tmp_path)))
    listed = said(desk.open(PATH))
    assert "Taken over before" in listed and "Students: 1 came in." in listed


def test_a_set_with_faults_is_refused_with_file_line_and_column_and_its_file_is_gone(alder, desk, tmp_path):
    allow(alder)
    here = bring(desk, tmp_path, set_11(users=[user_11({**ANA, "grades": "ninth"}), user_11(EVA)]))
    shown = said(desk.open(here))
    assert "users.csv 2 grades ninth" in shown and "Take it over" not in shown
    assert not kept()
    desk.client.post(f"{here}take/")
    assert not Person.objects.exists()


def test_reports_and_what_is_kept_beside_hold_no_name(alder, desk, tmp_path):
    allow(alder)
    desk.client.post(f"{bring(desk, tmp_path)}take/")
    texts = [path.read_text() for path in ROSTERS.folder().rglob("*.json")]
    assert len(texts) == 2
    assert not [word for text in texts for word in ("Ana", "Peña", "Eva", "s1", "2011") if word in text]


def test_schools_that_are_left_out_are_named_with_the_reason(alder, desk, tmp_path):
    allow(alder)
    orgs = [*set_11()["orgs"], {**HIGH, "sourcedId": "ash", "name": "Somebody's High"}]
    shown = said(desk.open(bring(desk, tmp_path, set_11(orgs=orgs)))).replace("&#x27;", "'")
    assert "Somebody's High 5 No school of the agency has its code or its name. 0" in shown


def test_a_large_set_is_looked_at_and_taken_over_as_a_job_that_names_no_content(
    alder, desk, tmp_path, monkeypatch
):
    allow(alder)
    asked = []
    monkeypatch.setattr(sets, "AT_ONCE", 0)
    monkeypatch.setattr(type(look_at_roster), "enqueue", lambda task, **given: asked.append((task, given)))
    here = bring(desk, tmp_path)
    assert "The set is being looked at" in said(desk.open(here))
    [(task, given)] = asked
    assert (task, set(given)) == (look_at_roster, {"agency", "account", "digest"})
    task.func(**given)
    desk.client.post(f"{here}take/")
    assert "The set is being taken over" in said(desk.open(here))
    desk.client.post(f"{here}take/")
    task, given = asked[-1]
    assert (len(asked), task) == (2, take_roster_over)
    task.func(**given)
    assert "Students: 1 came in." in said(desk.open(here))


def test_a_job_that_breaks_says_so_and_leaves_no_file(alder, desk, tmp_path, monkeypatch):
    allow(alder)
    here = bring(desk, tmp_path)

    def broken(*_given):
        raise ZeroDivisionError

    monkeypatch.setattr("schoolbeat.exchange.oneroster.jobs.take", broken)
    found = ROSTERS.find(alder.install.agency, here.rstrip("/").rpartition("/")[2])
    with pytest.raises(ZeroDivisionError):
        take_roster_over.func(
            agency=str(found.agency), account=str(alder.account("sergeant").id), digest=found.digest
        )
    assert "this one broke off" in said(desk.open(here))
    assert not kept()


def test_after_a_day_a_set_is_forgotten_and_reports_stay(alder, desk, tmp_path):
    allow(alder)
    desk.client.post(f"{bring(desk, tmp_path)}take/")
    here = bring(desk, tmp_path, set_11(demographics=[]))
    assert kept()
    with clock.at(clock.now() + timedelta(days=1, minutes=1)):
        desk.open(PATH)
        assert not kept()
        assert desk.open(here).status_code == 404
        assert kept("reports/*.json")


def test_another_town_knows_nothing_of_it(alder, bay, desk, tmp_path):
    allow(alder)
    here = bring(desk, tmp_path)
    assert Desk(bay).open(here).status_code == 404
    assert Desk(alder, "records").open(here).status_code == 404


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04"])
def test_what_is_no_set_is_told_and_never_breaks(alder, desk, content):
    allow(alder)
    response = desk.client.post(PATH, {"file": SimpleUploadedFile("x.zip", content)})
    assert "a folder, or a ZIP that is whole" in said(desk.open(response["Location"]))


def test_it_speaks_spanish(alder, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    allow(alder)
    desk = Desk(alder, language="es")
    shown = said(desk.open(PATH))
    assert "Padrón del distrito" in shown and "Qué lo permite" in shown
    here = bring(desk, tmp_path)
    assert "Estudiantes: entrarían 1." in said(desk.open(here))

"""`schoolbeat letters`, and the worker that writes and makes them by itself."""

import pytest

from schoolbeat.config.cli.spreadsheets import bar
from schoolbeat.insight.letters.models import Letter
from schoolbeat.ledger.queue import FAILED, READY, jobs
from tests.factories import letters as make
from tests.factories.publishing import busy_month


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return tmp_path


def pdfs(folder):
    return sorted((folder / "exports" / "letters").glob("*.pdf"))


def test_it_writes_a_months_letters_and_makes_both_pdfs_of_each(command, alder, own_folder):
    busy_month(alder)
    said = command("letters", "--agency", "alder", "--month", "2026-10", "--json")
    assert said.code == 0
    assert said.answer == {"agency": "alder", "month": "2026-10", "pdfs": 6, "synthetic": False}
    assert Letter.objects.count() == 3
    assert len(pdfs(own_folder)) == 6
    assert all(path.read_bytes().startswith(b"%PDF") for path in pdfs(own_folder))


def test_without_a_month_it_is_the_last_one_and_twice_is_once(command, alder):
    busy_month(alder)
    for _time in range(2):
        assert command("letters", "--agency", "alder", "--json").answer["month"] == "2026-10"
    assert set(Letter.objects.values_list("version", flat=True)) == {1}


def test_all_approved_there_is_nothing_to_write_and_the_pdfs_are_made(command, alder, own_folder):
    make.approved(alder)
    assert command("letters", "--agency", "alder").code == 0
    assert len(pdfs(own_folder)) == 6


def test_a_month_that_is_not_over_is_refused_and_leaves_nothing(command, alder, own_folder):
    busy_month(alder)
    said = command("letters", "--agency", "alder", "--month", "2026-12", "--json")
    assert said.code == 1
    assert "when its month is over" in said.answer["refused"][0]["message"]
    assert not Letter.objects.exists()
    assert pdfs(own_folder) == []


@pytest.mark.parametrize("month", ["October", "2026-13", "2026-1", ""])
def test_a_month_is_a_month(command, alder, month):
    assert command("letters", "--agency", "alder", "--month", month).code == 2


def test_an_unknown_agency_is_refused(command, alder):
    assert command("letters", "--agency", "nowhere").code == 1


def test_the_bar_is_for_who_looks_on(monkeypatch, capsys):
    with bar("PDFs") as shown:
        shown(3, 6)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with bar("PDFs") as shown:
        shown(3, 6)
    said = capsys.readouterr().err
    assert "3 of 6 PDFs" in said
    assert said.endswith("\r\033[K")


def test_the_worker_writes_what_is_due_once(command, alder, own_folder):
    busy_month(alder)
    for _time in range(2):
        assert command("work", "--once").code == 0
    assert set(Letter.objects.values_list("paper", "version")) == {("agency", 1), ("school", 1)}
    assert len(pdfs(own_folder)) == 6
    assert jobs(alder.install.agency, READY, FAILED) == []


def test_a_job_that_broke_stands_there_and_the_worker_goes_on(command, alder, monkeypatch):
    busy_month(alder)

    def broken(*_arguments):
        raise OSError("no room is left")

    monkeypatch.setattr("schoolbeat.insight.letters.jobs.pdf_of", broken)
    assert command("work", "--once").code == 0
    (job,) = jobs(alder.install.agency, FAILED)
    assert (job.name, job.fault, job.about["month"]) == ("write_letters", "OSError", "2026-10")
    assert "room" not in str(job)

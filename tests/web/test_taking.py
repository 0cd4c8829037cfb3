"""Another log taken over at the desk: looked at, its words given a meaning, taken over at once or as a job."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from schoolbeat.exchange.intake.jobs import take_over_file
from schoolbeat.work.activities.models import Activity, Joining
from schoolbeat.work.requests.models import Request
from tests.clerk import Desk, said
from tests.exchange.asklog.stage import OPEN as STILL_OPEN
from tests.exchange.asklog.stage import table as asked
from tests.exchange.daylog.stage import table
from tests.towns import alder, bay, moment

PATH = "/desk/take-over/"
__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def desk(alder) -> Desk:
    return Desk(alder)


def bring(desk: Desk, content: str, **more: object) -> str:
    """Choose a file and return the address of its preview."""
    file = SimpleUploadedFile("old log.csv", content.encode())
    response = desk.client.post(PATH, {"file": file, **more})
    assert response.status_code == 302, said(response)
    return str(response["Location"])


def test_a_log_is_looked_at_and_taken_over_and_its_file_is_gone(alder, desk, settings):
    here = bring(desk, table({}, {"Start": "11:00"}))
    shown = said(desk.open(here))
    assert all(
        words in shown
        for words in ("old log.csv", "2 entries can be taken over.", "Two friends, one bicycle.")
    )
    assert not Activity.objects.exists()
    assert desk.client.post(f"{here}take/").status_code == 302
    assert "2 entries are taken over." in said(desk.open(here))
    assert Activity.objects.count() == 2
    assert not list((Path(settings.MEDIA_ROOT) / "taking" / alder.install.agency.hex).glob("*.log"))
    # Pressed twice, it is done once; brought again, it is here already.
    desk.client.post(f"{here}take/")
    here = bring(desk, table({}, {"Start": "11:00"}))
    assert "2 are here already." in said(desk.open(here))


def test_words_that_name_nothing_are_given_a_meaning_which_can_be_kept(alder, desk):
    here = bring(
        desk, table({"Activity": "Kid talk", "School": "The hill", "Date": "3/9/2026"}, {"Date": "13/9/2026"})
    )
    shown = desk.open(here)
    assert "Kind of activity: “Kid talk” Rows with it: 1" in said(shown)
    assert "Expected" in said(shown)
    chosen = {
        "date_order": "dmy",
        "default_start": "",
        "kind-0": "student-consultation",
        "school-0": str(alder.schools["middle"]),
    }
    assert desk.client.post(here, chosen).status_code == 302
    assert "2 entries can be taken over." in said(desk.open(here))
    kept = desk.open(f"{here}map.toml").content.decode()
    assert 'date_order = "dmy"' in kept
    assert '"Kid talk" = "student-consultation"' in kept
    desk.client.post(f"{here}take/")
    assert set(Activity.objects.values_list("kind", flat=True)) == {"student-consultation", "mediation"}
    again = bring(desk, table({"Activity": "Kid talk"}), map=SimpleUploadedFile("map.toml", kept.encode()))
    assert "1 entry can be taken over." in said(desk.open(again))


def test_a_word_with_a_control_character_is_given_a_meaning_and_never_breaks(alder, desk):
    here = bring(desk, table({"Activity": "Kid\x1ftalk"}))
    chosen = {"date_order": "mdy", "default_start": "", "kind-0": "student-consultation"}
    assert desk.client.post(here, chosen).status_code == 302
    assert "1 entry can be taken over." in said(desk.open(here))
    assert "\\u001f" in desk.open(f"{here}map.toml").content.decode().lower()


def test_a_map_that_cannot_be_read_any_more_is_told_and_can_be_chosen_anew(alder, desk, settings):
    here = bring(desk, table({"Activity": "Kid talk"}))
    digest = here.rstrip("/").rpartition("/")[2]
    kept = Path(settings.MEDIA_ROOT) / "taking" / alder.install.agency.hex / f"{digest}.toml"
    kept.write_bytes(b'[values.kind]\n"Kid\x1ftalk" = "mediation"\n')
    shown = desk.open(here)
    assert shown.status_code == 200
    assert "a map as TOML has it" in said(shown)
    assert desk.open(f"{here}map.toml").status_code == 404
    chosen = {"date_order": "mdy", "default_start": "", "kind-0": "student-consultation"}
    assert desk.client.post(here, chosen).status_code == 302
    assert "1 entry can be taken over." in said(desk.open(here))


def test_a_column_without_a_known_heading_is_chosen(alder, desk):
    here = bring(desk, table({}).replace("Activity", "What I did").replace("Date", "Day of it"))
    assert "a column for" in said(desk.open(here))
    chosen = {
        "date_order": "mdy",
        "default_start": "",
        "column-date": "Day of it",
        "column-kind": "What I did",
    }
    assert desk.client.post(here, chosen).status_code == 302
    assert "1 entry can be taken over." in said(desk.open(here))


def test_rejected_rows_are_left_out_and_given_back(alder, desk):
    here = bring(desk, table({}, {"Date": "someday"}))
    assert "1 row is rejected." in said(desk.open(here))
    desk.client.post(f"{here}take/")
    assert "Nothing was written." in said(desk.open(here))
    assert not Activity.objects.exists()
    assert desk.client.post(f"{here}again/").status_code == 302
    desk.client.post(f"{here}take/", {"skip": "1"})
    assert "1 entry is taken over." in said(desk.open(here))
    given = b"".join(desk.open(f"{here}rejected.csv").streaming_content).decode("utf-8-sig")
    assert "someday" in given
    assert "schoolbeat: why" in given


def test_two_officers_rows_are_joined_where_the_box_is_ticked(alder, desk):
    here = bring(desk, table({}, {"Officer": "Officer-2 of Alder"}))
    assert "1 row looks like another officer's event" in said(desk.open(here)).replace("&#x27;", "'")
    desk.client.post(f"{here}take/", {"join": "1"})
    assert (Activity.objects.count(), Joining.objects.count()) == (1, 1)


def test_a_large_file_is_a_job_that_says_how_far_it_is(alder, desk, monkeypatch):
    from schoolbeat.web.desk.taking import views

    asked = []
    monkeypatch.setattr(views, "AT_ONCE", 0)
    monkeypatch.setattr(type(take_over_file), "enqueue", lambda task, **kwargs: asked.append(kwargs))
    here = bring(desk, table({}))
    desk.client.post(f"{here}take/")
    desk.client.post(f"{here}take/")
    assert "It waits for its turn." in said(desk.open(here))
    assert len(asked) == 1, "asked twice it is one job"
    take_over_file.func(**asked[0])
    assert "1 entry is taken over." in said(desk.open(here))
    take_over_file.func(**asked[0])
    assert Activity.objects.count() == 1


@pytest.mark.parametrize("content", ["", "%PDF-1.7 x", "no,headings\n1,2\n"])
def test_what_cannot_be_read_is_told_and_never_breaks(alder, desk, content):
    response = desk.client.post(PATH, {"file": SimpleUploadedFile("x.csv", content.encode())})
    if content:
        assert "Expected" in said(desk.open(response["Location"]))
    else:
        assert response.status_code == 422
    wrong = {"file": SimpleUploadedFile("x.csv", b"Date"), "map": SimpleUploadedFile("m.toml", b"colour = 1")}
    assert desk.client.post(PATH, wrong).status_code == 422


def test_a_file_of_another_agency_is_not_there(alder, bay, desk):
    here = bring(desk, table({}))
    stranger = Desk(bay)
    for path in (here, f"{here}map.toml", f"{here}rejected.csv"):
        assert stranger.open(path).status_code == 404
    assert stranger.client.post(f"{here}take/").status_code == 404
    assert not Activity.objects.exists()


def test_a_list_of_requests_is_looked_at_given_its_meaning_and_taken_over(alder, desk):
    here = bring(desk, asked({"Type": "Juggling"}, STILL_OPEN), holds="requests")
    shown = said(desk.open(here))
    assert "1 request can be taken over." in shown
    assert "Kind of request: “Juggling” Rows with it: 1" in shown
    assert "open past the day on which the answer was promised: 1 in all" in shown
    chosen = {"date_order": "mdy", "default_start": "", "kind-0": "noise"}
    assert desk.client.post(here, chosen).status_code == 302
    assert "2 requests can be taken over." in said(desk.open(here))
    assert '"Juggling" = "noise"' in desk.open(f"{here}map.toml").content.decode()
    desk.client.post(f"{here}take/")
    shown = desk.open(here)
    assert "2 requests are taken over." in said(shown)
    assert 'href="/desk/requests/"' in shown.content.decode()
    assert sorted(Request.objects.values_list("kind", "channel", "end", "author")) == [
        ("noise", "file", "resolved", None),
        ("parking", "file", "", None),
    ]
    again = bring(desk, asked({"Type": "Noise"}, {}), holds="requests")
    assert "1 that was open here has ended. 1 is here already." in said(desk.open(again))
    desk.client.post(f"{again}take/")
    assert "1 that was open here has ended. 1 is here already." in said(desk.open(again))


def test_the_same_file_taken_for_something_else_forgets_what_its_words_meant(alder, desk):
    content = asked({"Type": "Juggling"})
    here = bring(desk, content, holds="requests")
    desk.client.post(here, {"date_order": "mdy", "default_start": "", "kind-0": "noise"})
    assert bring(desk, content, holds="activities") == here
    assert "noise" not in desk.open(f"{here}map.toml").content.decode()
    assert "a column for" in said(desk.open(here))
    map_file = SimpleUploadedFile("map.toml", b'shape = "tally"')
    assert desk.client.post(PATH, {"file": SimpleUploadedFile("x.csv", b"Date"), "map": map_file,
                                   "holds": "requests"}).status_code == 422  # fmt: skip
    assert (
        desk.client.post(PATH, {"file": SimpleUploadedFile("x.csv", b"Date"), "holds": "x"}).status_code
        == 422
    )


def test_in_spanish_nothing_stays_english(alder):
    desk = Desk(alder, language="es")
    here = bring(desk, table({}))
    assert re.search(r'lang="es"', desk.open(here).content.decode())

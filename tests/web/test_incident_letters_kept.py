"""What stays with a letter: what was typed before the language was switched, and what was done for a duty that fell."""

import re
import shutil
from pathlib import Path

import pytest

from schoolbeat.jurisdictions.prepared import LETTERS
from schoolbeat.work.incidents.models import Letter
from tests.factories import incidents as make
from tests.factories import roster
from tests.towns import alder, moment
from tests.web.lettering import PATH, browser_of, fields, owed, write

__all__ = ["alder", "browser_of", "moment", "owed"]
pytestmark = pytest.mark.django_db


def test_another_language_keeps_what_was_typed_and_takes_the_rest_in_its_own_words(alder, browser_of, owed):
    browser = browser_of("officer-1")
    typed = {
        "addressee": "The aunt",
        "phone": "",
        "place_taken_to": "Room 4",
        "addition": "Bring a jacket.\n\nThanks.",
    }
    answer = write(browser, owed, to="es", **typed)
    html = answer.content.decode()
    assert (answer.status_code, Letter.objects.count()) == (200, 0)
    there = fields(html)
    spanish = make.lettered(alder, owed[2], language="es")
    assert (there["language"], there["digest"]) == ("es", spanish["digest"])
    assert (there["addressee"], there["place_taken_to"], there["phone"]) == ("The aunt", "Room 4", "")
    assert there["student"] == "su hijo o hija", "nobody typed that"
    assert "Bring a jacket.\n\nThanks.</textarea>" in html
    assert '<div class="in" lang="es"><p><b>The aunt</b></p>' in html
    assert "Bring a jacket.</p>" in html
    assert 'role="alert"' not in html
    back = browser.post(f"{PATH}{owed[0]}/letter/{owed[2].pk}/", there | {"to": "en", "addition": "Hello."})
    english = fields(back.content.decode())
    assert (english["language"], english["addressee"], english["student"]) == ("en", "The aunt", "your child")
    made = browser.post(f"{PATH}{owed[0]}/letter/{owed[2].pk}/", there | {"phone": "555"})
    assert (made.status_code, Letter.objects.get().language) == (302, "es")


def test_what_another_language_does_not_ask_for_comes_back_with_the_first(alder, browser_of, owed, settings):
    folder = Path(settings.DATA_DIR) / "packs" / "letters" / "us-ca"
    folder.mkdir(parents=True)
    text = (LETTERS / "us-ca" / "removal-parent.es.md").read_text("utf-8")
    (folder / "removal-parent.es.md").write_text(text.replace("{{place_taken_to}}", "la escuela"), "utf-8")
    try:
        browser = browser_of("officer-1")
        there = fields(write(browser, owed, to="es", place_taken_to="Room 4").content.decode())
        back = browser.post(f"{PATH}{owed[0]}/letter/{owed[2].pk}/", there | {"to": "en"})
        assert fields(back.content.decode())["place_taken_to"] == "Room 4"
        made = browser.post(f"{PATH}{owed[0]}/letter/{owed[2].pk}/", there | {"phone": "555"})
        assert (made.status_code, Letter.objects.get().language) == (302, "es")
    finally:
        shutil.rmtree(folder.parent)


def test_enter_in_a_field_does_not_switch_the_language(browser_of, owed):
    html = browser_of("officer-1").get(f"{PATH}{owed[0]}/letter/{owed[2].pk}/").content.decode()
    form = html[html.index('<form method="post" class="panel"') :]
    buttons = re.findall(r"<button[^>]*>", form[: form.index("</form>")])
    assert buttons == [
        '<button class="btn primary">',
        '<button class="btn" name="look" value="yes">',
        '<button class="btn" name="to" value="es">',
    ]


def test_a_letter_that_the_district_alone_has_is_offered(
    alder, browser_of, owed, settings, tmp_path, monkeypatch
):
    case, _whom, row = owed
    browser = browser_of("officer-1")
    said = {"name": "Alder high", "kind": "high", "district": str(roster.district(alder))}
    roster.done(alder, "change_school", school=str(alder.schools["high"]), fields=said)
    text = (LETTERS / "us-ca" / "removal-parent.en.md").read_text("utf-8")
    folder = Path(settings.DATA_DIR) / "packs" / "letters" / "alder-unified"
    folder.mkdir(parents=True)
    (folder / "removal-parent.en.md").write_text(text, "utf-8")
    monkeypatch.setattr("schoolbeat.jurisdictions.shelves.LETTERS", tmp_path / "none")
    try:
        assert browser.get(f"{PATH}{case}/letter/{row.pk}/").status_code == 200
        assert f'href="{PATH}{case}/letter/{row.pk}/"' in browser.get(f"{PATH}{case}/").content.decode()
    finally:
        shutil.rmtree(folder.parent)


def test_what_was_done_for_a_duty_that_fell_away_stays_and_nothing_new_is_offered(alder, browser_of, owed):
    case, _whom, row = owed
    browser = browser_of("officer-1")
    write(browser, owed)
    letter = Letter.objects.get()
    said = {"telling": str(row.pk), "at": make.LATER, "who_told": "Officer One", "whom": ""}
    make.done(alder, "officer-1", "tell", case, method="not_reached", note="No answer at home.", **said)
    assert 'id="lapsed"' not in browser.get(f"{PATH}{case}/").content.decode()
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(row.deed_id), why="A slip.")
    html = browser.get(f"{PATH}{case}/").content.decode()
    lapsed = html[html.index('id="lapsed"') : html.index('id="report"')]
    story = html[html.index('id="story"') : html.index('id="what-now"')]
    for part in (lapsed, story):
        assert "A parent, that the student left school" in part
        assert "Officer One, No answer at home." in part
        assert f"{PATH}{case}/letters/{letter.pk}/" in part
    assert "Tried to tell, no longer owed" in story
    assert "fell away when this was taken back: Left school with an officer" in lapsed
    assert f"{PATH}{case}/letter/{row.pk}/" not in html
    assert str(row.pk) not in html, "nor is it to be told"
    assert browser.get(f"{PATH}{case}/letters/{letter.pk}/").status_code == 200

"""Programs on the page: offered, run at a school, joined by consent, helped with, closed; and who sees no child."""

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.work.education.models import Move, Program, Season, Session, SignUp
from schoolbeat.work.people.models import Person
from tests.factories import programs as make
from tests.web.offices import alder, bay, come, moment, send, words

__all__ = ["alder", "bay", "come", "moment"]
pytestmark = pytest.mark.django_db
PATH = "/desk/programs/"
SEASONS, SESSIONS, VOLUNTEERS = f"{PATH}seasons/", f"{PATH}sessions/", f"{PATH}volunteers/"


def test_a_drive_is_offered_opened_run_and_closed(alder, come):
    sergeant, officer = come("sergeant"), come("officer-1")
    assert "No program stands here yet." in words(sergeant.get(PATH))
    half = send(sergeant, f"{PATH}add/", **(make.PROGRAM | {"kind": "drive", "name_es": ""}))
    assert half.status_code == 422 and 'value="Safety patrol"' in half.content.decode()
    send(sergeant, f"{PATH}add/", **(make.PROGRAM | {"kind": "drive"}))
    program = Program.objects.get()
    page = f"{PATH}{program.pk}/"
    said = {
        "name": "Fall",
        "first": "2026-11-01",
        "last": "2026-12-20",
        "schools": [str(alder.schools["high"])],
    }
    lead = {"lead": str(alder.account("officer-1").id)}
    wrong = send(officer, page, "open/", "open", **(said | lead | {"last": "2026-10-01"}))
    assert wrong.status_code == 422 and "The last day comes before the first." in words(wrong)
    assert send(officer, page, "open/", "open", **(said | lead)).status_code == 302
    season = f"{SEASONS}{Season.objects.get().pk}/"
    send(officer, season, "item/", "item", kind="given", name="Shoes", name_es="Zapatos")
    item = str(program.items.get().pk)
    moved = {"item": item, "day": "2026-11-18"}
    send(officer, season, "move/", "move", kind="in", amount="40", **moved)
    much = send(officer, season, "move/", "move", kind="out", amount="41", families="9", **moved)
    assert much.status_code == 422 and "There are not so many." in words(much)
    send(officer, season, "move/", "move", kind="out", amount="31", families="12", **moved)
    send(officer, season, "plan/", "plan", starts="2026-11-18T15:00", minutes="60")
    early = send(officer, season, "close/", "close", said="Families came.")
    assert "Sessions are still planned." in words(early)
    session = f"{SESSIONS}{Session.objects.get().pk}/"
    none = send(officer, session, "record/", "record")
    assert none.status_code == 422 and "Say how many took part." in words(none)
    send(officer, session, "record/", "record", attendance="55")
    assert send(officer, season, "close/", "close", said="Families came.").status_code == 302
    told = words(officer.get(season))
    assert "9 at hand" in told and "Families served 12" in told and "Held. 55 took part" in told
    assert "Something came in" not in told and "Say otherwise what came of it" in told
    assert "Families came." in words(sergeant.get(page))


def test_what_was_written_down_wrongly_is_taken_back_and_stays_to_be_read(alder, come):
    season = make.season(alder)
    make.must(make.moved(alder, make.item(alder, season), "in", 20))
    page, officer = f"{SEASONS}{season}/", come("officer-1")
    send(officer, page, "void/", "void", move=str(Move.objects.get().pk))
    told = words(officer.get(page))
    assert "0 at hand" in told and "Written down wrongly, and taken back" in told


def test_children_are_signed_up_by_consent_and_their_names_are_read_on_the_ledger(alder, come):
    season = make.season(alder)
    page, officer = f"{SEASONS}{season}/children/", come("officer-1")
    child = {"school": str(alder.schools["high"]), "grade": "09", "guardian": make.GUARDIAN, "language": "es"}
    assert send(officer, page, "join/", "join", **child).status_code == 422
    send(officer, page, "join/", "join", name=make.CHILD, **child)
    row = SignUp.objects.get()
    assert "Waits for consent" in words(officer.get(page))
    assert make.GUARDIAN in words(officer.get(page))
    send(officer, page, "give/", "give", sign_up=str(row.pk), photo="on")
    told = words(come("principal").get(page))
    assert make.CHILD in told and "Photos allowed" in told
    send(officer, page, "withdraw/", "withdraw", sign_up=str(row.pk), photo_only="on")
    assert "No photos" in words(officer.get(page))
    send(officer, page, "withdraw/", "withdraw", sign_up=str(row.pk))
    assert "Consent withdrawn" in words(officer.get(page))
    readings = Entry.objects.filter(verb="education.read_names")
    # Each reader once in the time for which an opened record stays open.
    assert set(readings.values_list("by", flat=True)) == {
        alder.account(who).id for who in ("officer-1", "principal")
    }
    assert readings.count() == 2


def test_a_name_that_was_misspelled_is_written_anew_and_consent_stays(alder, come):
    child = make.consented(alder, make.season(alder, joining=True))
    page, officer = f"{PATH}children/{child}/", come("officer-1")
    assert send(officer, page, "change/", "change", name="", guardian="G", grade="09").status_code == 422
    said = {"name": "Nilofar Quennell", "guardian": make.GUARDIAN, "grade": "10"}
    assert send(officer, page, "change/", "change", **said).status_code == 302
    told = words(officer.get(page))
    assert "Nilofar Quennell" in told and "Grade 10" in told and "Consent given" in told
    assert make.REACH not in told
    assert come("officer-2").get(page).status_code == 404


def test_who_was_there_is_ticked_and_who_withdrew_cannot_be(alder, come):
    season = make.season(alder)
    here, gone = (make.sign_up(alder, season, given=True, name=name) for name in ("Here Now", "Gone Since"))
    session = make.session(alder, season)
    page, officer = f"{SESSIONS}{session}/", come("officer-1")
    make.must(make.done(alder, "officer-1", "withdraw_consent", sign_up=str(gone)))
    told = words(officer.get(page))
    assert "Here Now" in told and "Gone Since" not in told
    wrong = send(officer, page, "record/", "record", present=[str(gone)])
    assert wrong.status_code == 422
    send(officer, page, "record/", "record", present=[str(here)])
    assert "Held. 1 took part" in words(officer.get(page))
    assert "Here Now" in words(officer.get(page))


def test_a_clearance_that_ended_yesterday_is_said_and_holds_nobody(alder, come):
    season = make.season(alder)
    with clock.at(clock.now().replace(month=10)):
        volunteer = make.helping(alder, season, cleared_until="2026-11-18")
    session = make.session(alder, season, starts="2026-11-19T07:00:00-08:00")
    officer, sergeant = come("officer-1"), come("sergeant")
    assert "Not cleared It ended on Nov 18, 2026" in words(officer.get(f"{SEASONS}{season}/"))
    page = f"{SESSIONS}{session}/"
    with clock.at(clock.now().replace(hour=23)):
        told = words(send(officer, page, "record/", "record", attendance="9", helped=[str(volunteer)]))
    assert "does not hold on that day" in told and "(not cleared on that day)" in told
    assert "A volunteer's clearance ends" in words(sergeant.get("/desk/"))
    change = {"name": make.HELPER} | make.CLEARED
    send(sergeant, f"{VOLUNTEERS}{volunteer}/", "change/", "change", **change)
    assert "A volunteer's clearance ends" not in words(sergeant.get("/desk/"))


def test_who_has_no_part_in_a_season_sees_no_child_and_no_count(alder, come):
    """Alder's second officer serves the middle school; this season is the high school's."""
    season = make.season(alder)
    make.sign_up(alder, season, given=True)
    stranger = come("officer-2") if alder.schools["high"] not in alder.viewer("officer-2").schools else None
    assert stranger is not None
    page = f"{SEASONS}{season}/"
    assert "Children" not in words(stranger.get(page))
    assert stranger.get(f"{page}children/").status_code == 404
    assert "1 takes part" in words(come("principal").get(page))
    middle = make.season(alder, "sergeant", at=("middle",))
    make.must(make.signed(alder, middle, "sergeant", at="middle", given=True))
    office = come("principal")
    assert "Children" not in words(office.get(f"{SEASONS}{middle}/"))
    assert office.get(f"{SEASONS}{middle}/children/").status_code == 404


def test_no_search_and_no_export_knows_a_child_of_a_program(alder, come):
    season = make.season(alder)
    make.sign_up(alder, season, given=True)
    sergeant = come("sergeant")
    assert "Nothing was found." in words(sergeant.get("/desk/search/?q=Quennell"))
    assert "Nilufar" not in words(sergeant.get("/desk/people/?typed=Quennell"))
    assert not Person.objects.exists()
    assert b"Quennell" not in bytes(SignUp.objects.get().content)
    assert all("Quennell" not in str(vars(one)) for one in EntryContent.objects.all())


def test_what_is_past_and_nobody_spoke_of_stands_in_the_queue(alder, come):
    make.session(alder)
    sergeant = come("sergeant")
    assert "Was it held?" in words(sergeant.get("/desk/"))
    assert "Was it held?" in words(sergeant.get(PATH))


def test_sessions_stand_on_the_calendar_by_the_name_of_their_program(alder, come):
    make.session(alder, starts=make.LATER)
    for who in ("officer-1", "principal"):
        shown = words(come(who).get("/desk/calendar/?view=month&day=2026-12-03&whose=all"))
        assert "Safety patrol" in shown


def test_a_program_that_ended_gets_no_season_until_it_is_taken_up_again(alder, come):
    page = f"{PATH}{make.program(alder)}/"
    sergeant = come("sergeant")
    send(sergeant, page, "end/", "end")
    told = words(sergeant.get(page))
    assert "It has ended" in told and "Open a season" not in told
    send(sergeant, page, "again/", "again", again="True")
    assert "Open a season" in words(sergeant.get(page))

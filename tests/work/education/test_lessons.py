"""Lessons: the catalog begun and changed; asked for, offered, agreed, held, counted, spoken of; and what is refused."""

from datetime import date, datetime, timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.commands.forget import forget
from schoolbeat.work.education.models import Feedback, Lesson, Visit
from schoolbeat.work.education.queries.calendar import lessons_between
from schoolbeat.work.education.queries.catalog import catalog, lacks_of_pack
from schoolbeat.work.education.queries.lessons import one_visit, unanswered, visits
from tests.factories import bells
from tests.factories import lessons as make

pytestmark = pytest.mark.django_db
DECEMBER = Period(date(2026, 12, 1), date(2027, 1, 1))
OWN = {
    "topic": "own",
    "name": "Bicycles",
    "name_es": "Bicicletas",
    "aims": "Students ride safely.",
    "aims_es": "Los estudiantes circulan con seguridad.",
    "grade_from": "03",
    "grade_to": "06",
    "minutes": 30,
}


def test_a_catalog_begins_from_the_pack_and_is_then_the_agencys_own(alder):
    assert lacks_of_pack(alder.viewer("sergeant"), []) == 7
    first = make.lesson(alder)
    assert Lesson.objects.count() == 7
    assert alder.do("sergeant", "education.seed_lessons").field == "payload"
    added = make.must(alder.do("sergeant", "education.add_lesson", **OWN))
    changed = OWN | {"lesson": str(first), "topic": "law-and-rights", "minutes": 60}
    make.must(alder.do("sergeant", "education.change_lesson", **changed))
    make.must(alder.do("sergeant", "education.withdraw_lesson", lesson=str(added)))
    assert alder.do("sergeant", "education.withdraw_lesson", lesson=str(added)).field == "payload.lesson"
    seen = catalog(alder.viewer("principal"))
    assert len(seen) == 8 and (seen[-1].id, seen[-1].withdrawn) == (added, True)
    assert {one.minutes for one in seen if one.id == first} == {60}
    assert lacks_of_pack(alder.viewer("sergeant"), seen) == 0
    make.must(alder.do("sergeant", "education.withdraw_lesson", lesson=str(added), again=True))
    assert not Lesson.objects.filter(withdrawn=True).exists()


@pytest.mark.parametrize("who", ["officer-1", "principal", "records"])
def test_only_the_sergeant_changes_the_catalog(alder, who):
    assert alder.do(who, "education.add_lesson", **OWN).code == "not_permitted"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "payload.name"),
        ({"name_es": "x" * 81}, "payload.name_es"),
        ({"grade_to": "01"}, "payload.grade_to"),
        ({"minutes": 0}, "payload.minutes"),
        ({"minutes": -45}, "payload.minutes"),
        ({"minutes": 4}, "payload.minutes"),
        ({"topic": "algebra"}, "payload.topic"),
        ({"aims_es": ""}, "payload.aims_es"),
    ],
)
def test_a_lesson_of_the_catalog_is_whole(alder, changed, field):
    assert alder.do("sergeant", "education.add_lesson", **(OWN | changed)).field == field
    assert not Lesson.objects.exists()


def test_a_lesson_is_asked_for_by_link_moved_agreed_held_and_spoken_of(alder):
    visit = make.asked(alder, "install", language="es")
    row = Visit.objects.get(pk=visit)
    assert (row.stage, row.by_link, row.by_id, row.officer_id) == ("asked", True, None, None)
    assert (row.day, row.hour, row.ends - row.starts) == (date(2026, 12, 3), 10, timedelta(minutes=50))
    make.must(make.do(alder, "officer-1", "offer_time", visit, starts=make.LATER, answer="Friday is better."))
    row.refresh_from_db()
    assert (row.stage, row.day, row.hour, row.answer) == (
        "offered",
        date(2026, 12, 4),
        13,
        "Friday is better.",
    )
    assert row.officer_id == alder.account("officer-1").id
    make.must(make.do(alder, "install", "accept_lesson", visit))
    with clock.at(datetime.fromisoformat(make.LATER) + timedelta(hours=1)):
        make.must(make.do(alder, "officer-1", "record_lesson", visit, attendance=31, note="Good questions."))
        said = {"useful": "yes", "fitted": "partly", "again": "yes", "line": "Come again."}
        make.must(make.do(alder, "install", "give_feedback", visit, **said))
        assert make.do(alder, "install", "give_feedback", visit, **said).field == "payload.visit"
        assert make.do(alder, "install", "call_off_lesson", visit, why="No").field == "payload.visit"
    view = one_visit(alder.viewer("sergeant"), visit)
    assert (view.attendance, view.feedback.fitted, view.row.officer_name) == (
        31,
        "partly",
        "Officer-1 of Alder",
    )
    assert Feedback.objects.count() == 1
    assert verify().ok


def test_what_was_held_counts_by_topic_and_officer_and_nothing_else_does(alder):
    make.asked(alder)
    make.held(alder)
    facts = {fact.measure: fact for fact in Fact.objects.filter(record_kind="visit")}
    assert {name: fact.amount for name, fact in facts.items()} == {"lessons_held": 1, "students_taught": 28}
    fact = facts["students_taught"]
    assert (fact.kind, fact.officer, fact.day) == (
        "law-and-rights",
        alder.account("officer-1").id,
        date(2026, 12, 3),
    )


def test_an_officer_writes_down_what_was_agreed_in_a_corridor_also_afterwards(alder):
    visit = make.asked(alder, "officer-1", starts="2026-11-18T09:00:00-08:00")
    row = Visit.objects.get(pk=visit)
    assert (row.stage, row.officer_id) == ("accepted", alder.account("officer-1").id)
    make.must(make.do(alder, "officer-1", "record_lesson", visit, attendance=12))


ASKED = [
    ({"starts": "2026-11-19T12:00:00-08:00"}, "payload.starts"),
    ({"starts": "2026-12-03T10:00:00"}, "payload.starts"),
    ({"minutes": 0}, "payload.minutes"),
    ({"minutes": -45}, "payload.minutes"),
    ({"minutes": 4}, "payload.minutes"),
    ({"minutes": 241}, "payload.minutes"),
    ({"grade": "07"}, "payload.grade"),
    ({"grade": "thirteen"}, "payload.grade"),
    ({"teacher": " "}, "payload.teacher"),
    ({"teacher": "x" * 121}, "payload.teacher"),
    ({"group": ""}, "payload.group"),
    ({"wish": "x" * 2_001}, "payload.wish"),
    ({"language": "fr"}, "payload.language"),
    ({"lesson": "0198f000-0000-7000-8000-000000000000"}, "payload.lesson"),
]


@pytest.mark.parametrize(("changed", "field"), ASKED)
@pytest.mark.parametrize("who", ["principal", "install"])
def test_what_is_asked_for_can_be(alder, who, changed, field):
    assert make.tried(alder, who, **changed).field == field
    assert not Visit.objects.exists()


def test_a_withdrawn_lesson_is_not_asked_for(alder):
    lesson = str(make.lesson(alder))
    make.must(alder.do("sergeant", "education.withdraw_lesson", lesson=lesson))
    assert make.tried(alder).field == "payload.lesson"


@pytest.mark.parametrize("attendance", [0, -1, 100_000])
def test_attendance_is_a_count_of_somebody(alder, attendance):
    visit = make.asked(alder)
    make.must(make.do(alder, "officer-1", "accept_lesson", visit))
    with clock.at(datetime.fromisoformat(make.LATER)):
        refused = make.do(alder, "officer-1", "record_lesson", visit, attendance=attendance)
    assert refused.field == "payload.attendance"
    assert make.do(alder, "officer-1", "record_lesson", visit, attendance=5).field == "payload.visit"


def test_a_link_that_was_renewed_or_closed_asks_for_nothing(alder):
    number = make.link(alder).number
    school = {"school": str(alder.schools["high"])}
    make.must(alder.do("principal", "education.renew_lesson_link", **school))
    assert make.tried(alder, "install", link=number).field == "payload"
    assert make.tried(alder, "install", link=None).field == "payload"
    assert make.tried(alder, "install").done
    make.must(alder.do("principal", "education.close_lesson_link", **school))
    assert make.tried(alder, "install").field == "payload"
    make.must(alder.do("principal", "education.open_lesson_link", **school))
    # The address of before stays dead.
    assert make.link(alder).number == number + 2
    for verb in ("open_lesson_link", "close_lesson_link"):
        assert not alder.do("principal", f"education.{verb}", school=str(alder.schools["middle"])).done
    assert not alder.do("officer-1", "education.renew_lesson_link", **school).done


def test_many_that_wait_by_a_link_are_enough(alder, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.education.commands.asking.MOST_WAITING", 2)
    make.asked(alder, "install")
    make.asked(alder, "install")
    assert make.tried(alder, "install").field == "payload"
    assert make.tried(alder, "principal").done


def test_by_a_link_nobody_touches_what_the_office_asked_for(alder):
    visit = make.asked(alder)
    make.must(make.do(alder, "officer-1", "offer_time", visit, starts=make.LATER))
    assert make.do(alder, "install", "accept_lesson", visit).field == "payload.visit"
    make.must(make.do(alder, "principal", "accept_lesson", visit))


def test_overlapping_lessons_are_told_and_not_refused(alder):
    first = make.asked(alder, "officer-1")
    second = make.asked(alder, starts="2026-12-03T10:30:00-08:00")
    after = make.asked(alder, starts="2026-12-03T10:50:00-08:00")
    officer = alder.viewer("officer-1")
    assert [one.id for one in one_visit(officer, second).clashes] == [first]
    assert one_visit(officer, after).clashes == ()
    make.must(make.do(alder, "officer-1", "accept_lesson", second))
    assert [one.id for one in one_visit(officer, first).clashes] == [second]
    assert [one.id for one in one_visit(alder.viewer("sergeant"), after).clashes] == []


def test_a_day_without_school_is_said_and_not_refused(alder):
    bells.calendar(alder)
    visit = make.asked(alder, starts="2026-11-24T10:00:00-08:00")
    assert one_visit(alder.viewer("officer-1"), visit).keeps is False
    other = make.asked(alder)
    assert one_visit(alder.viewer("officer-1"), other).keeps is True


def test_a_sergeant_names_who_teaches_and_no_stranger(alder, bay):
    visit = make.asked(alder)
    stranger = str(bay.account("officer-1").id)
    assert make.do(alder, "sergeant", "accept_lesson", visit, officer=stranger).field == "payload.officer"
    other = alder.account("officer-2").id
    make.must(make.do(alder, "sergeant", "accept_lesson", visit, officer=str(other)))
    assert Visit.objects.get().officer_id == other
    # Whoever covers sees and holds what is his or hers, at a school of another officer.
    assert one_visit(alder.viewer("officer-2"), visit) is not None


def test_a_time_that_passed_is_not_agreed_to(alder):
    visit = make.asked(alder)
    with clock.at(datetime.fromisoformat(make.LATER)):
        assert make.do(alder, "officer-1", "accept_lesson", visit).field == "payload.visit"


def test_declined_and_called_off_say_why_and_are_over(alder):
    declined, off = make.asked(alder), make.asked(alder)
    assert make.do(alder, "officer-1", "decline_lesson", declined, why=" ").field == "payload.why"
    make.must(make.do(alder, "officer-1", "decline_lesson", declined, why="We are at court."))
    make.must(make.do(alder, "principal", "call_off_lesson", off, why="Testing week."))
    for visit in (declined, off):
        assert make.do(alder, "officer-1", "accept_lesson", visit).field == "payload.visit"


def test_a_school_sees_its_own_lessons_alone_and_the_calendar_knows_them(
    alder, bay, django_assert_max_num_queries
):
    own = make.asked(alder)
    other = make.asked(alder, "sergeant", school=str(alder.schools["middle"]), starts=make.LATER)
    make.asked(bay)
    for who, wanted in (
        ("principal", [own]),
        ("sergeant", [own, other]),
        ("officer-2", [other]),
        ("analyst", []),
    ):
        viewer = alder.viewer(who)
        assert [row.id for row in visits(viewer, DECEMBER)] == wanted
        with django_assert_max_num_queries(1):
            seen = lessons_between(viewer, DECEMBER)
        assert [row.id for row in seen] == wanted
    row = lessons_between(alder.viewer("principal"), DECEMBER)[0]
    assert (row.school_name, row.officer, row.stage) == ("Alder high", None, "asked")
    assert row.title_es.startswith("Sus derechos") and row.ends - row.starts == timedelta(minutes=50)
    assert (
        lessons_between(alder.viewer("sergeant"), Period(date(2026, 12, 4), date(2026, 12, 5)))[0].id == other
    )
    assert one_visit(alder.viewer("principal"), other) is None


def test_who_waits_too_long_stands_in_the_queue(alder):
    visit = make.asked(alder)
    viewer = alder.viewer("sergeant")
    assert unanswered(viewer, clock.now()) == []
    assert [one.id for one in unanswered(viewer, clock.now() + timedelta(days=1))] == [visit]


def test_what_is_destroyed_of_a_lesson_are_its_words(alder):
    visit = make.feedback(alder)
    decided = forget(alder.install.agency, visit)
    row, said = decided.change
    assert (row.teacher, row.reach, row.wish, said.line, row.attendance) == ("", "", "", "", 28)


def test_nobody_agrees_to_a_time_that_was_not_seen(alder):
    visit = make.asked(alder, "install")
    make.must(make.do(alder, "officer-1", "offer_time", visit, starts=make.LATER))
    make.must(make.do(alder, "officer-1", "offer_time", visit, starts="2026-12-05T09:00:00-08:00"))
    assert make.do(alder, "install", "accept_lesson", visit, seen=make.LATER).field == "payload.seen"
    make.must(make.do(alder, "install", "accept_lesson", visit))

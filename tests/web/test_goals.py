"""Profiles, goals and costs on their doors: the desk sets them, the principal agrees, the field reads."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import pytest

from schoolbeat.web.shared.goals import goal_line, value_words
from schoolbeat.work.roster.models import (
    Goal,
    GoalReading,
    ProgramCost,
    SchoolContact,
    SchoolFeed,
    SchoolNeed,
)
from schoolbeat.work.roster.queries import goal
from tests.clerk import Desk, said, stamp_of
from tests.factories import roster as make
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]

TERMS = {
    "title": "Lessons in grade 9",
    "title_es": "Lecciones de noveno grado",
    "measure": "lessons",
    "baseline": "2",
    "target": "5",
    "start": "2026-08-01",
    "due": "2027-06-30",
}


def test_a_goal_is_set_at_the_desk_agreed_on_campus_and_seen_in_the_field(alder):
    high = alder.schools["high"]
    desk, campus = Desk(alder), Desk(alder, "principal")
    assert desk.send("/desk/goals/add/", **TERMS, school=str(high)).status_code == 302
    assert "not agreed with the principal yet" in said(desk.open(f"/desk/schools/{high}/"))
    identity = Goal.objects.get().id
    page = campus.open("/campus/")
    assert "Agree to this goal : Lessons in grade 9" in said(page)
    agreed = campus.client.post(f"/campus/goals/{identity}/agree/", stamp_of(page), follow=True)
    assert "agreed with Principal of Alder on Nov 19, 2026" in said(agreed)
    assert "Agree to this goal" not in said(agreed)
    alder.log(kind="classroom-lesson")
    assert "now 1 , from 2 to 5 by Jun 30, 2027" in said(Desk(alder, "officer-1").open("/today/"))


def test_pressing_agree_twice_is_once(alder):
    identity = make.goal(alder)
    campus = Desk(alder, "principal")
    stamp = stamp_of(campus.open("/campus/"))
    for _press in range(2):
        page = campus.client.post(f"/campus/goals/{identity}/agree/", stamp, follow=True)
    assert "already" not in said(page)
    assert Goal.objects.get().agreed_by == alder.account("principal")


@pytest.mark.parametrize(("who", "status"), [("counselor", 404), ("sergeant", 404), ("officer-1", 404)])
def test_who_is_no_principal_agrees_to_nothing(alder, who, status):
    identity = make.goal(alder)
    desk = Desk(alder, who)
    assert desk.client.post(f"/campus/goals/{identity}/agree/", {}).status_code == status
    assert Goal.objects.get().agreed_by is None


def test_a_goal_of_another_school_does_not_exist_on_campus(alder, bay):
    campus = Desk(alder, "principal")
    for identity in (make.goal(alder, school=str(alder.schools["middle"])), make.goal(bay)):
        assert campus.client.post(f"/campus/goals/{identity}/agree/", {}).status_code == 404


def test_unmeasured_is_not_yet_and_never_zero(alder):
    make.goal(alder, measure="", unit="percent", baseline="5.2", target="4")
    page = said(Desk(alder).open(f"/desk/schools/{alder.schools['high']}/"))
    assert "5.2% not yet 4%" in page
    assert "read by hand, less is better" in page


def test_a_value_is_written_down_in_the_field_and_refused_at_its_field(alder):
    identity = make.goal(alder, measure="", unit="percent", baseline="61", target="75")
    field = Desk(alder, "officer-1")
    assert "Write a value down" in said(field.open("/goals/"))
    path = f"/goals/{identity}/read/"
    refused = field.send(path, value="many", day="2026-11-18", source="Survey")
    assert refused.status_code == 422
    assert "Enter a number such as 12 or 12.5." in said(refused)
    assert field.send(path, value="67", day="2026-11-18", source="Survey").status_code == 302
    assert GoalReading.objects.get().value == Decimal(67)
    assert Desk(alder, "officer-2").open(path).status_code == 404


@pytest.mark.parametrize("who", ["principal", "counselor", "officer-1"])
def test_who_has_another_door_does_not_find_goals_on_the_desk(alder, who):
    identity, by_hand = make.goal(alder), make.goal(alder, measure="", unit="percent")
    desk = Desk(alder, who)
    for path in ("", f"{identity}/", f"{by_hand}/", f"{by_hand}/read/"):
        assert desk.client.get(f"/desk/goals/{path}").status_code == 404, path
    assert "More entries" in said(desk.open("/today/" if who == "officer-1" else "/campus/"))
    assert Desk(alder, "analyst").client.get(f"/desk/goals/{identity}/").status_code == 200


@pytest.mark.parametrize("measure", ["arrests", "calls-school", "horses"])
def test_a_goal_with_a_measure_that_nobody_counts_says_so_and_not_not_yet(alder, measure):
    make.goal(alder, measure=measure)
    alder.log(kind="arrest")
    for who, path in (("sergeant", "/desk/goals/"), ("principal", "/campus/"), ("officer-1", "/goals/")):
        shown = said(Desk(alder, who).open(path))
        assert "cannot be counted" in shown, who
        assert "not yet" not in shown, who


def test_a_focus_with_a_measure_that_nobody_counts_says_so(alder):
    make.done(alder, "add_item", kind="focus", name="Arrests", measure="arrests", since="2026-08-01")
    assert "cannot be counted" in said(Desk(alder).open("/desk/program/"))


def test_a_counted_goal_is_not_read(alder):
    identity = make.goal(alder)
    assert Desk(alder).open(f"/desk/goals/{identity}/read/").status_code == 404
    assert Desk(alder, "officer-1").open(f"/goals/{identity}/read/").status_code == 404


def test_a_goal_is_put_right_and_closed_at_the_desk(alder):
    identity = make.goal(alder)
    desk, path = Desk(alder), f"/desk/goals/{identity}/"
    assert desk.send(f"{path}change/", **TERMS, school=str(alder.schools["high"])).status_code == 302
    assert desk.send(f"{path}close/", outcome="Reached.").status_code == 302
    assert "Closed on Nov 19, 2026: Reached." in said(desk.open(path))
    assert desk.open(f"{path}change/").status_code == 404


def test_in_spanish_a_goal_has_its_spanish_title(alder):
    make.goal(alder, title="More lessons", title_es="Más lecciones")
    assert "Más lecciones" in said(Desk(alder, language="es").open("/desk/goals/"))


def test_a_profile_is_written_on_the_desk_and_read_on_three_doors(alder):
    high, middle = alder.schools["high"], alder.schools["middle"]
    desk, path = Desk(alder), f"/desk/schools/{alder.schools['high']}/profile/"
    assert desk.send(f"{path}needs/add/", text="A light by the gym").status_code == 302
    person = {"name": "Ines Vale", "phone": "555-0100", "email": "ines@alder.example"}
    assert desk.send(f"{path}contacts/add/", **person).status_code == 302
    assert desk.send(f"{path}feeders/add/", school=str(middle)).status_code == 302
    for who, page in (("sergeant", f"/desk/schools/{high}/"), ("principal", "/campus/")):
        shown = said(Desk(alder, who).open(page))
        for word in ("A light by the gym", "Ines Vale", "555-0100", "Alder middle"):
            assert word in shown, (who, word)
    assert "A light by the gym" in said(Desk(alder, "officer-1").open("/today/"))
    need, contact = SchoolNeed.objects.get(), SchoolContact.objects.get()
    assert desk.send(f"{path}needs/{need.id}/change/", text="Two lights").status_code == 302
    assert desk.send(f"{path}needs/{need.id}/close/", became="Set").status_code == 302
    assert desk.send(f"{path}contacts/{contact.id}/change/", name="Ines V.").status_code == 302
    ends = f"{path}contacts/{contact.id}/"
    assert desk.send(f"{ends}change/", f"{ends}end/").status_code == 302
    assert desk.send(path, f"{path}feeders/{SchoolFeed.objects.get().id}/end/").status_code == 302
    shown = said(desk.open(path))
    assert "Two lights Nov 19, 2026 – Nov 19, 2026: Set" in shown
    assert "Alder middle fed into Alder high" in shown


def test_a_line_of_another_school_or_agency_is_not_there(alder, bay):
    need, contact = make.need(alder), make.contact(alder)
    desk, elsewhere = Desk(alder), f"/desk/schools/{alder.schools['middle']}/profile/"
    for path in (f"{elsewhere}needs/{need}/change/", f"{elsewhere}contacts/{contact}/change/"):
        assert desk.open(path).status_code == 404
    assert desk.open(f"/desk/schools/{bay.schools['high']}/profile/").status_code == 404
    other = f"/desk/schools/{alder.schools['middle']}/profile/"
    assert Desk(alder, "principal").open(other).status_code == 404


def test_an_officer_adds_a_need_of_the_own_school_from_the_field(alder):
    field = Desk(alder, "officer-1")
    assert field.send(f"/goals/needs/{alder.schools['high']}/", text="A bench").status_code == 302
    assert "A bench" in said(field.open("/goals/"))
    assert field.open(f"/goals/needs/{alder.schools['middle']}/").status_code == 404
    close = f"/goals/needs/{SchoolNeed.objects.get().id}/close/"
    assert Desk(alder, "officer-2").open(close).status_code == 404
    assert field.send(close, became="It stands by the gate").status_code == 302
    assert "A bench" not in said(field.open("/goals/"))


def test_a_cost_is_entered_with_its_rule_in_print(alder):
    desk = Desk(alder)
    cost = {"what": "Two officers", "amount": "100,000.01", "start": "2026-07-01", "end": "2027-07-01"}
    shares = {"shares": "Alder Police, 33.4\nAlder Unified, 33.3%\n\nAlder County, 33.3", "source": "Budget"}
    assert desk.send("/desk/program/costs/add/", **cost, **shares).status_code == 302
    page = said(desk.open("/desk/program/costs/"))
    assert "Alder Police 33.4% $33,400.01 Alder Unified 33.3% $33,300.00" in page
    assert "Total 100% $100,000.01" in page
    assert "the shares always add up to it" in page
    identity: UUID = ProgramCost.objects.get().id
    path = f"/desk/program/costs/{identity}/"
    assert "Alder Unified, 33.3" in desk.open(f"{path}change/").content.decode()
    assert desk.send(f"{path}change/", f"{path}remove/").status_code == 302
    assert not ProgramCost.objects.exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": "much"}, "Enter an amount such as"),
        ({"shares": "Alder Police 50"}, "Write the party, a comma and its percent: Alder Police 50"),
        ({"shares": "Alder Police, 50"}, "the shares make 100 percent"),
    ],
)
def test_a_cost_that_cannot_be_says_why_and_keeps_what_was_typed(alder, changed, words):
    cost = {"what": "Two officers", "amount": "10", "start": "2026-07-01", "end": "2027-07-01"}
    sent = Desk(alder).send(
        "/desk/program/costs/add/", **(cost | {"shares": "A, 100", "source": "B"} | changed)
    )
    assert sent.status_code == 422
    assert words in said(sent)
    assert "Two officers" in sent.content.decode()


def test_a_focus_stands_on_the_program_page_with_its_measure(alder):
    make.done(
        alder, "add_item", kind="focus", name="Truancy", kinds=["sweep"], measure="sweeps", since="2026-08-01"
    )
    alder.log(kind="sweep", school=None)
    assert "Truancy since Aug 1, 2026 1 Nov 19, 2026 1 Truancy sweeps" in said(
        Desk(alder).open("/desk/program/")
    )
    assert "Current focus: Truancy" in said(Desk(alder, "officer-1").open("/today/"))


def test_a_duty_of_kinds_that_the_office_may_not_sum_is_not_called_undone(alder):
    make.done(alder, "add_duty", text="Assess threats", kinds=["threat-assessment"])
    make.done(alder, "add_duty", text="Teach", kinds=["classroom-lesson"])
    alder.log(kind="threat-assessment")
    page = said(Desk(alder, "principal").open("/campus/"))
    assert "Assess threats not shown not shown" in page
    assert "Teach 0 none" in page
    assert "Assess threats 1 Nov 19, 2026" in said(
        Desk(alder).open(f"/desk/schools/{alder.schools['high']}/")
    )


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("61.00", "percent", "61%"),
        ("5.20", "%", "5.2%"),
        ("12.50", "hours", "12.5 h"),
        ("1240.00", "", "1,240"),
    ],
)
def test_values_as_they_are_written(value, unit, words):
    assert value_words(Decimal(value), unit) == words


def test_the_line_of_a_goal_keeps_the_order_of_its_values(alder):
    viewer = alder.viewer("sergeant")
    rises = goal(viewer, make.goal(alder, baseline="2", target="10"))
    line = goal_line(rises, Decimal(4), ("", ""))
    assert line.baseline < line.now < line.target
    assert (line.left, line.way) == (line.baseline, line.now - line.baseline)
    falls = goal(viewer, make.goal(alder, baseline="10", target="2"))
    assert goal_line(falls, Decimal(12), ("", "")).now > goal_line(falls, Decimal(12), ("", "")).baseline
    assert goal_line(falls, None, ("", "")).now is None

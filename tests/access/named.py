"""What the addresses of the house can name, in a town that has one of each."""

import uuid

from schoolbeat.exchange.bells.waiting import CALENDARS
from schoolbeat.exchange.hsds.waiting import SETS
from schoolbeat.exchange.ical.taking import EVENTS
from schoolbeat.exchange.intake import waiting
from schoolbeat.exchange.oneroster.waiting import ROSTERS
from tests.cast import Town
from tests.factories import (
    committees,
    drills,
    events,
    incidents,
    lessons,
    letters,
    people,
    plans,
    portal,
    programs,
    projects,
    publishing,
    requests,
    resources,
)
from tests.factories import roster as make

LOG = b"Date,Activity"


def bring_files(town: Town) -> None:
    """Let a file wait on each shelf."""
    waiting.keep(town.install.agency, "log.csv", [LOG]).rejected.write_text("Date")
    ROSTERS.keep(town.install.agency, [LOG])
    SETS.keep(town.install.agency, [LOG], "set.zip")
    CALENDARS.keep(town.install.agency, [LOG], "calendar.csv")
    EVENTS.keep(town.install.agency, [LOG], "calendar.ics")


def ids_of(town: Town) -> list[uuid.UUID]:
    """One id of each kind of record that an address can name."""
    bring_files(town)
    mine = town.log()
    town.do("officer-1", "activities.follow_up", activity=str(mine), due="2026-11-20")
    officer, student = town.account("officer-1").id, people.person(town)
    people.opened(town, "officer-1", student)
    people.opened(town, "records", student, "records_request")
    return [
        mine,
        officer,
        town.schools["high"],
        make.district(town),
        make.unit(town),
        make.training(town, officer),
        make.leave(town, officer),
        make.opening(town),
        make.agreement(town),
        make.tour(town, officer, town.schools["middle"], start="2025-08-01", expected_end="2025-12-01"),
        make.done(town, "add_text", kind="mission", text="To serve."),
        make.goal(town, measure="", unit="percent"),
        make.cost(town),
        make.need(town),
        *planned(town),
        *run(town),
        projects.project(town),
        publishing.publication(town),
        letters.letter(town),
        student,
        people.school_record(town),
        make.designation(town),
        people.inquiry(town),
        portal.write(town, "history", shown_from="2026-12-01T08:00:00-08:00"),
        make.attestation(town, stands=False, reason="Officers wrote tardy slips."),
        *asked(town),
        spoken(town),
        resources.service(town),
        resources.organization(town),
        resources.location(town),
    ]


def planned(town: Town) -> list[uuid.UUID]:
    """Plan a drill, an event, a lesson and a meeting, and a site's safety with what responders need; return the ids."""
    plan = plans.plan(town)
    plans.must(plans.wrote(town, plans.part(plan, "tactical"), plans.SECRET))
    found = plans.finding(town)
    parts = [plans.part(plan, name) for name in ("tactical", "discipline")]
    others = [drills.running(town), events.event(town), *taught(town), *decided(town)]
    return [plan, *parts, plans.file(town), plans.walk(town), found, *others]


def decided(town: Town) -> list[uuid.UUID]:
    """Open a committee and plan a meeting; return their ids."""
    board = committees.committee(town)
    return [board, committees.must(committees.planned(town, board))]


def asked(town: Town) -> list[uuid.UUID]:
    """Ask for something by three doors, and open an incident; return the ids."""
    return [
        requests.filed(town),
        incidents.incident(town, text="What happened."),
        requests.filed(town, "principal", of_school=str(town.schools["high"])),
        requests.filed(town, kind="complaint"),
    ]


def taught(town: Town) -> list[uuid.UUID]:
    """Put a lesson into the catalog, ask for one, and ask a question; return the ids."""
    return [lessons.lesson(town), lessons.asked(town), lessons.answer(town)]


def run(town: Town) -> list[uuid.UUID]:
    """Run a season of a program with a child, a volunteer and a thing that was given away; return all ids."""
    program = programs.program(town)
    season = programs.season(town, program=program, joining=True)
    child, helper = programs.consented(town, season), programs.helping(town, season)
    thing = programs.item(town, season)
    came = programs.must(programs.moved(town, thing, "in", 20))
    held = programs.held(town, season, present=[str(child)], helped=[str(helper)])
    return [
        program,
        season,
        child,
        helper,
        thing,
        came,
        held,
        programs.session(town, season, starts=programs.LATER),
    ]


def spoken(town: Town) -> uuid.UUID:
    """Publish a portal that has every page, and return the id of its telephone line."""
    for section in ("youth", "anonymous"):
        portal.write(town, section)
    portal.agreed(town)
    return portal.published(town)

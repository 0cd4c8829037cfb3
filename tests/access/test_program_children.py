"""The children and volunteers of programs: known to who runs a season and to their own schools; elsewhere no number."""

import pytest

from schoolbeat.ledger.models import Entry
from schoolbeat.work.education.models import SignUp, Volunteer
from schoolbeat.work.education.queries.joining import counted, sign_ups
from schoolbeat.work.education.queries.programs import one_season
from schoolbeat.work.education.queries.sessions import one_session
from schoolbeat.work.education.queries.volunteers import helpers_of, lapsing, volunteers
from tests.cast import PEOPLE, Town
from tests.factories import programs as make

pytestmark = pytest.mark.django_db
EVERYBODY = tuple(who for who, _role in PEOPLE)
SCHOOL = ("principal", "counselor")
"""They work at the high school, which officer-1 serves; officer-2 serves the middle school."""


@pytest.fixture
def run(alder) -> dict:
    """A season at both schools that the sergeant runs, with a child of each and a volunteer; all of them were there."""
    season = make.season(alder, "sergeant", at=("high", "middle"))
    children = {
        at: make.sign_up(alder, season, "sergeant", at=at, given=True, name=f"{make.CHILD} of {at}")
        for at in ("high", "middle")
    }
    helper = make.helping(alder, season, "sergeant")
    session = make.session(alder, season, "sergeant")
    there = {"present": [str(one) for one in children.values()], "helped": [str(helper)]}
    make.must(make.record(alder, session, "sergeant", **there))
    return {"season": season, "children": children, "helper": helper, "session": session}


def seen(town: Town, who: str, season) -> set[str]:
    """At which schools are the children whom somebody sees by name, if the counts say the same."""
    viewer = town.viewer(who)
    found = sign_ups(viewer, season)
    assert sum(counted(viewer, season).values()) == len(found)
    assert all(one.name.startswith(make.CHILD) for one in found)
    return {one.school_name.removeprefix("Alder ") for one in found}


def test_a_child_is_seen_by_who_runs_the_season_and_by_its_own_school(alder, run):
    assert {who: seen(alder, who, run["season"]) for who in EVERYBODY} == {
        "officer-1": {"high"},
        "officer-2": {"middle"},
        "sergeant": {"high", "middle"},
        "principal": {"high"},
        "counselor": {"high"},
        "records": {"high", "middle"},
        "analyst": set(),
        "it": set(),
    }


def test_who_runs_a_season_sees_its_children_at_a_school_that_a_colleague_serves(alder):
    season = make.season(alder, "officer-2", at=("high",))
    make.sign_up(alder, season, "officer-2")
    assert (seen(alder, "officer-2", season), seen(alder, "officer-1", season)) == ({"high"}, {"high"})


@pytest.mark.parametrize("who", ["officer-1", *SCHOOL])
def test_at_another_school_there_is_no_child_no_number_and_nobody_who_was_there(alder, who):
    """A season at the middle school looks to the high school's people as if nobody had joined it."""
    season = make.season(alder, "officer-2", at=("middle",))
    session = make.session(alder, season, "officer-2")
    child = str(make.sign_up(alder, season, "officer-2", at="middle", given=True))
    helper = make.helping(alder, season, "officer-2", cleared_until="2026-11-30")
    make.must(make.record(alder, session, "officer-2", present=[child], helped=[str(helper)]))
    viewer = alder.viewer(who)
    # The program and its times are known to all who work with the agency.
    assert one_season(viewer, season) is not None and one_session(viewer, session) is not None
    assert (sign_ups(viewer, season), counted(viewer, season)) == ([], {})
    assert one_session(viewer, session).present == frozenset()
    if who in SCHOOL:
        assert volunteers(viewer) == helpers_of(viewer, season) == []
        assert lapsing(viewer, viewer.on.replace(year=2027)) == []
        assert one_session(viewer, session).helped == frozenset()
    tried = [
        make.done(alder, who, "read_names", season=str(season)),
        make.done(alder, who, "give_consent", sign_up=child),
        make.done(alder, who, "withdraw_consent", sign_up=child),
        make.signed(alder, season, who, at="middle"),
        make.record(alder, session, who),
    ]
    assert {one.code for one in tried} == {"not_permitted"}
    assert not Entry.objects.filter(verb="education.read_names").exists()
    assert SignUp.objects.get().consent == "given"


def test_of_a_session_of_both_schools_each_learns_of_its_own(alder, run):
    children, helper = run["children"], run["helper"]
    for who, own in (
        ("officer-1", {"high"}),
        ("officer-2", {"middle"}),
        ("principal", {"high"}),
        ("sergeant", {"high", "middle"}),
        ("records", {"high", "middle"}),
    ):
        view = one_session(alder.viewer(who), run["session"])
        assert view.present == {children[at] for at in own}, who
        assert view.helped == {helper}, who
    for who in ("analyst", "it"):
        assert one_session(alder.viewer(who), run["session"]) is None


@pytest.mark.parametrize("who", ["officer-1", *SCHOOL])
def test_nobody_does_anything_with_another_schools_child_of_a_season_of_both(alder, run, who):
    other = str(run["children"]["middle"])
    for verb in ("give_consent", "withdraw_consent"):
        assert make.done(alder, who, verb, sign_up=other).code == "not_permitted"
    own = str(run["children"]["high"])
    make.must(make.done(alder, who, "withdraw_consent", sign_up=own))
    make.must(make.done(alder, who, "give_consent", sign_up=own, again=True))
    if who in SCHOOL:
        assert make.signed(alder, run["season"], who, at="middle").code == "not_permitted"


def test_an_unknown_child_and_one_of_another_school_are_refused_in_the_same_words(alder, run):
    unknown = "0198f000-0000-7000-8000-000000000000"
    for verb, field in (
        ("give_consent", "sign_up"),
        ("withdraw_consent", "sign_up"),
        ("read_names", "season"),
    ):
        there = (
            run["children"]["middle"]
            if field == "sign_up"
            else make.season(alder, "officer-2", at=("middle",))
        )
        answers = [make.done(alder, "principal", verb, **{field: str(one)}) for one in (unknown, there)]
        assert len({(one.code, one.field, one.message) for one in answers}) == 1
    present = [
        make.record(alder, run["session"], "principal", present=[str(one)])
        for one in (unknown, run["children"]["middle"])
    ]
    assert len({(one.code, one.field, one.message) for one in present}) == 1


def test_volunteers_are_known_to_officers_and_to_the_schools_where_they_help(alder, bay, run):
    middle = make.helping(alder, make.season(alder, "officer-2", at=("middle",)), "officer-2", name="Wren")
    nowhere = make.volunteer(alder, name="Ada")
    make.helping(bay)
    # Who helps twice at one school stands there once.
    again = make.season(alder)
    make.must(make.done(alder, "officer-1", "let_help", season=str(again), volunteer=str(run["helper"])))
    everyone = {run["helper"], middle, nowhere}
    for who in EVERYBODY:
        found = [one.id for one in volunteers(alder.viewer(who))]
        wanted = {run["helper"]} if who in SCHOOL else set() if who in ("analyst", "it") else everyone
        assert (len(found), set(found)) == (len(wanted), wanted), who
    make.must(make.done(alder, "officer-1", "end_help", season=str(again), volunteer=str(run["helper"])))
    of = {"season": str(run["season"]), "volunteer": str(run["helper"])}
    make.must(make.done(alder, "sergeant", "end_help", **of))
    assert volunteers(alder.viewer("principal")) == []
    assert Volunteer.objects.filter(agency=alder.install.agency).count() == 3


def test_another_town_knows_of_nothing(alder, bay, run):
    for who in EVERYBODY:
        viewer = bay.viewer(who)
        assert (sign_ups(viewer, run["season"]), counted(viewer, run["season"])) == ([], {})
        assert one_season(viewer, run["season"]) is None and one_session(viewer, run["session"]) is None
        assert run["helper"] not in {one.id for one in volunteers(viewer)}
        for verb in ("read_names", "close_season"):
            more = {"said": "x"} if verb == "close_season" else {}
            assert make.done(bay, who, verb, season=str(run["season"]), **more).code == "not_permitted"
    for verb in ("sign_up", "withdraw_consent"):
        child = str(run["children"]["high"])
        answer = (
            make.signed(bay, run["season"], "install", school=str(alder.schools["high"]))
            if verb == "sign_up"
            else make.done(bay, "install", verb, sign_up=child)
        )
        assert answer.code == "not_permitted"

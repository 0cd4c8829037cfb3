"""Programs and their seasons: offered, opened, said otherwise, ended, closed; what counts, and what is refused."""

from datetime import date

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run_one
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.models import Program, Season, SeasonSchool
from schoolbeat.work.education.queries.programs import one_program, one_season, programs
from tests.factories import programs as make

pytestmark = pytest.mark.django_db
CLOSED = {"said": "Thirty students helped all year.", "said_es": "Treinta estudiantes ayudaron todo el año."}


def changed(town, season, who="officer-1", **more):
    return make.done(town, who, "change_season", season=str(season), **make.said(town, **more))


def closed(town, season, who="officer-1", **more):
    return make.done(town, who, "close_season", season=str(season), **(CLOSED | more))


def test_a_program_is_offered_changed_and_ended_by_the_sergeant_alone(alder):
    for who in ("officer-1", "principal", "counselor", "records", "analyst", "it", "install"):
        assert make.done(alder, who, "add_program", **make.PROGRAM).code == "not_permitted"
    identity = make.program(alder)
    row = Program.objects.get()
    assert {name: getattr(row, name) for name in make.PROGRAM} == make.PROGRAM
    said = make.PROGRAM | {
        "program": str(identity),
        "kind": "club",
        "name": " Crossing   club ",
        "shown": False,
    }
    make.must(make.done(alder, "sergeant", "change_program", **said))
    row.refresh_from_db()
    assert (row.kind, row.name, row.shown) == ("club", "Crossing club", False)
    for again, ended in ((False, True), (True, False)):
        make.must(make.done(alder, "sergeant", "end_program", program=str(identity), again=again))
        twice = make.done(alder, "sergeant", "end_program", program=str(identity), again=again)
        assert twice.field == "payload.program"
        row.refresh_from_db()
        assert row.ended is ended
    assert verify().ok


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "gang"}, "payload.kind"),
        ({"name": " "}, "payload.name"),
        ({"name": "x" * 81}, "payload.name"),
        ({"name_es": ""}, "payload.name_es"),
        ({"about": "\n"}, "payload.about"),
        ({"about_es": "x" * 2_001}, "payload.about_es"),
    ],
)
def test_a_program_is_told_whole_and_in_both_languages(alder, said, field):
    assert make.done(alder, "sergeant", "add_program", **(make.PROGRAM | said)).field == field
    assert not Program.objects.exists()


def test_what_has_had_seasons_stays_of_its_kind(alder):
    identity = make.program(alder)
    make.season(alder, program=identity)
    said = make.PROGRAM | {"program": str(identity)}
    assert make.done(alder, "sergeant", "change_program", **(said | {"kind": "club"})).field == "payload.kind"
    make.must(make.done(alder, "sergeant", "change_program", **(said | {"name": "Patrol"})))
    assert Program.objects.get().name == "Patrol"


def test_a_season_is_opened_at_its_schools_by_who_runs_it(alder):
    identity = make.season(alder, at=("high", "middle", "high"), places=30, joining=True)
    row = Season.objects.get()
    assert (row.first, row.last, row.places, row.joining) == (date(2026, 9, 1), date(2027, 5, 28), 30, True)
    assert (row.lead_id, row.stage, row.begun_on) == (alder.account("officer-1").id, "open", None)
    assert SeasonSchool.objects.filter(season=identity).count() == 2
    view = one_season(alder.viewer("principal"), identity)
    assert [name for _id, name in view.schools] == ["Alder high", "Alder middle"]
    assert (view.lead_name, view.open, view.program_in("es")) == (
        "Officer-1 of Alder",
        True,
        "Patrulla de seguridad",
    )
    assert verify().ok


REFUSED = [
    ({"name": " "}, "payload.name"),
    ({"name": "x" * 61}, "payload.name"),
    ({"last": "2026-08-31"}, "payload.last"),
    ({"first": "2020-09-01", "last": "2021-05-28"}, "payload.first"),
    ({"at": ()}, "payload.schools"),
    ({"schools": ["0198f000-0000-7000-8000-000000000000"]}, "payload.schools"),
    ({"places": 0}, "payload.places"),
    ({"lead": "0198f000-0000-7000-8000-000000000000"}, "payload.lead"),
]


@pytest.mark.parametrize(("said", "field"), REFUSED)
def test_a_season_that_cannot_be_is_neither_opened_nor_changed_to(alder, said, field):
    program = str(make.program(alder))
    opened = make.done(alder, "sergeant", "open_season", program=program, **make.said(alder, **said))
    assert opened.field == field
    assert not Season.objects.exists()
    identity = make.season(alder)
    assert changed(alder, identity, "sergeant", **said).field == field
    assert Season.objects.get().name == "2026-27"


def test_another_towns_program_school_and_officer_are_unknown(alder, bay):
    theirs = str(make.program(bay))
    assert not make.done(alder, "sergeant", "open_season", program=theirs, **make.said(alder)).done
    own, stranger = str(make.program(alder)), str(bay.account("officer-1").id)
    school = make.said(alder, schools=[str(bay.schools["high"])])
    assert make.done(alder, "sergeant", "open_season", program=own, **school).field == "payload.schools"
    lead = make.said(alder, lead=stranger)
    assert make.done(alder, "sergeant", "open_season", program=own, **lead).field == "payload.lead"
    assert not Season.objects.exists()


def test_a_program_that_ended_gets_no_new_season_and_runs_the_open_one_to_its_end(alder):
    identity = make.program(alder)
    season = make.season(alder, program=identity)
    make.must(make.done(alder, "sergeant", "end_program", program=str(identity)))
    said = make.said(alder, name="2027-28")
    assert (
        make.done(alder, "officer-1", "open_season", program=str(identity), **said).field == "payload.program"
    )
    make.held(alder, season)
    make.must(closed(alder, season))
    view = one_program(alder.viewer("officer-2"), identity)
    assert (view.ended, [one.open for one in view.seasons]) == (True, [False])


def test_who_serves_no_school_of_a_season_and_does_not_run_it_changes_nothing_of_it(alder):
    identity = make.season(alder)
    for who in ("officer-2", "principal", "counselor", "records", "analyst", "it"):
        assert changed(alder, identity, who).code == "not_permitted"
        assert closed(alder, identity, who).code == "not_permitted"
    make.must(changed(alder, identity, name="Fall", lead=str(alder.account("officer-2").id)))
    # Whoever runs it does so at another officer's school; who serves the school goes on as well.
    for who in ("officer-2", "officer-1"):
        make.must(changed(alder, identity, who, lead=str(alder.account("officer-2").id)))


def test_a_school_at_which_something_is_stays_in_the_season_and_one_without_goes(alder):
    identity = make.season(alder, at=("high", "middle"))
    make.must(changed(alder, identity, at=("high",)))
    make.must(changed(alder, identity, at=("high", "middle")))
    session = make.session(alder, identity, school=str(alder.schools["middle"]))
    assert changed(alder, identity, at=("high",)).field == "payload.schools"
    make.must(make.done(alder, "officer-1", "call_off_session", session=str(session), why="Rain."))
    child = make.sign_up(alder, identity, at="middle")
    assert changed(alder, identity, at=("high",)).field == "payload.schools"
    make.must(make.done(alder, "officer-1", "withdraw_consent", sign_up=str(child)))
    assert changed(alder, identity, at=("high",)).field == "payload.schools"
    assert SeasonSchool.objects.filter(season=identity).count() == 2


def test_a_school_that_has_closed_stays_in_its_season_and_comes_into_no_other(alder):
    season, other = make.season(alder, "sergeant", at=("high", "middle")), make.season(alder)
    fields = {"name": "Alder middle", "kind": "middle", "status": "closed"}
    make.must(
        alder.do("sergeant", "roster.change_school", school=str(alder.schools["middle"]), fields=fields)
    )
    make.must(changed(alder, season, "sergeant", at=("high", "middle"), name="Spring"))
    assert changed(alder, other, "sergeant", at=("high", "middle")).field == "payload.schools"


def test_a_season_is_not_cut_off_before_a_session_of_it(alder):
    identity = make.season(alder)
    session = make.session(alder, identity, starts=make.LATER)
    assert changed(alder, identity, last="2026-12-02").field == "payload.first"
    make.must(changed(alder, identity, last="2026-12-03"))
    make.must(make.done(alder, "officer-1", "call_off_session", session=str(session), why="Rain."))
    make.must(changed(alder, identity, last="2026-12-02"))


def test_a_season_is_closed_once_nothing_of_it_is_planned_or_out(alder):
    identity = make.season(alder)
    session = make.session(alder, identity)
    assert closed(alder, identity).field == "payload.season"
    make.must(make.record(alder, session))
    vests = make.item(alder, identity, kind="lent", name="Vests", name_es="Chalecos")
    make.must(make.moved(alder, vests, "in", 10))
    make.must(make.moved(alder, vests, "out", 4))
    assert closed(alder, identity).field == "payload.season"
    make.must(make.moved(alder, vests, "back", 3))
    make.must(make.moved(alder, vests, "lost", 1))
    for said in ({"said": " "}, {"said": "x" * 2_001}, {"said_es": "x" * 2_001}):
        assert closed(alder, identity, **said).field == f"payload.{next(iter(said))}"
    make.must(closed(alder, identity))
    row = Season.objects.get()
    assert (row.stage, row.closed_on, row.said_es) == ("closed", date(2026, 11, 19), CLOSED["said_es"])
    assert verify().ok


def test_in_a_season_that_was_closed_nothing_begins_and_what_came_of_it_can_be_said_otherwise(alder):
    identity = make.season(alder, joining=True)
    session, thing = make.held(alder, identity), make.item(alder, identity)
    helper, child = make.helping(alder, identity), make.sign_up(alder, identity, given=True)
    make.must(closed(alder, identity))
    of = {"season": str(identity)}
    for refused in (
        changed(alder, identity),
        make.tried(alder, identity),
        make.record(alder, session),
        make.signed(alder, identity),
        make.signed(alder, identity, "install"),
        make.moved(alder, thing, "in", 1),
        make.done(alder, "officer-1", "add_item", kind="given", name="Socks", name_es="Calcetines", **of),
        make.done(alder, "officer-1", "let_help", volunteer=str(make.volunteer(alder)), **of),
    ):
        assert (refused.code, refused.field) == ("rule", "payload.season"), refused
    make.must(make.done(alder, "officer-1", "end_help", volunteer=str(helper), **of))
    make.must(make.done(alder, "officer-1", "withdraw_consent", sign_up=str(child)))
    with clock.at(clock.now().replace(day=25)):
        make.must(closed(alder, identity, said="Twenty."))
    row = Season.objects.get()
    assert (row.said, row.closed_on, row.joining) == ("Twenty.", date(2026, 11, 19), False)


def test_a_season_counts_once_from_its_first_session_that_was_held(alder):
    identity = make.season(alder, kind="drive")
    late, early = (
        make.session(alder, identity),
        make.session(alder, identity, starts="2026-11-10T09:00:00-08:00"),
    )
    assert not Fact.objects.exists()
    make.must(make.record(alder, late))
    make.must(make.record(alder, early))
    run = Fact.objects.get(measure="programs_run")
    assert (run.kind, run.day, run.school, run.hour, run.amount) == (
        "drive",
        date(2026, 11, 10),
        None,
        None,
        1,
    )
    assert run.officer == alder.account("officer-1").id
    assert Season.objects.get().begun_on == date(2026, 11, 10)
    before = fingerprint()
    assert rebuild() == before


def test_who_runs_a_season_from_now_on_is_who_its_numbers_are_of(alder):
    """A rebuild comes to the same as what was counted on the way, also after a change of who runs it."""
    identity = make.season(alder)
    make.held(alder, identity)
    thing = make.item(alder, identity)
    make.must(make.moved(alder, thing, "in", 9))
    make.must(make.moved(alder, thing, "out", 4, families=2))
    make.must(changed(alder, identity, lead=str(alder.account("officer-2").id)))
    before = fingerprint()
    assert rebuild() == before
    counted = Fact.objects.exclude(measure="activities").values_list("measure", "officer")
    assert {officer for _measure, officer in counted} == {alder.account("officer-2").id}
    assert {measure for measure, _officer in counted} == {
        *("programs_run", "program_sessions", "program_attendances", "items_given", "families_served")
    }


def test_what_is_sent_twice_is_done_once(alder):
    envelope = Envelope(
        "education.open_season", clock.now(), make.said(alder) | {"program": str(make.program(alder))}
    )
    viewer = alder.viewer("officer-1")
    assert [run_one(envelope, viewer).result for _ in range(2)] == ["accepted", "already"]
    assert (Season.objects.count(), SeasonSchool.objects.count()) == (1, 1)
    assert Entry.objects.filter(verb="education.open_season").count() == 1


def test_programs_are_read_in_few_questions_and_another_towns_not_at_all(
    alder, bay, django_assert_max_num_queries
):
    make.season(bay)
    own = make.program(alder)
    for name in ("2025-26", "2026-27"):
        make.season(alder, program=own, name=name, at=("high", "middle"))
    ended = make.program(alder, name="A club")
    make.must(make.done(alder, "sergeant", "end_program", program=str(ended)))
    viewer = alder.viewer("counselor")
    with django_assert_max_num_queries(4):
        found = programs(viewer)
    assert [(one.name, len(one.seasons)) for one in found] == [("Safety patrol", 2), ("A club", 0)]
    assert found[0].name_in("es") == "Patrulla de seguridad"
    assert programs(alder.viewer("analyst")) == []
    assert one_program(alder.viewer("sergeant"), Program.objects.get(agency=bay.install.agency).pk) is None
    assert one_season(alder.viewer("sergeant"), Season.objects.get(agency=bay.install.agency).pk) is None

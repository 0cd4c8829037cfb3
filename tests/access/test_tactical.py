"""The circle of what is for responders alone: outside of it there is neither a word of it nor its number."""

import re
from itertools import product

import pytest
from django.test import Client

from schoolbeat.access.permits import may_ever
from schoolbeat.exchange.tables.columns import tables
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run
from schoolbeat.web.shared.doors import all_patterns
from schoolbeat.work.preparedness.models import Section, TacticalOpening
from schoolbeat.work.preparedness.queries.plan_files import plan_files
from schoolbeat.work.preparedness.queries.plans import one_plan, one_section, openings, section_texts
from schoolbeat.work.preparedness.vocabulary import Opened
from tests.cast import PEOPLE
from tests.factories import plans as make

pytestmark = pytest.mark.django_db
INSIDE = ("officer-1", "sergeant", "principal")
OUTSIDE = tuple(who for who, _role in PEOPLE if who not in INSIDE)


@pytest.fixture
def held(alder):
    """A plan with two sections for responders, a file, and openings of all."""
    identity = make.plan(alder)
    tactical = make.part(identity, "tactical")
    make.must(make.wrote(alder, tactical, make.SECRET))
    own = make.own_section(alder, identity)
    make.must(make.wrote(alder, own, make.SECRET))
    make.must(make.set_to(alder, own, owner="Zebulon, sergeant"))
    file = make.file(alder)
    for what, record in (("section", tactical), ("file", file), ("pack", identity)):
        make.must(make.opened(alder, what, record))
    return {"plan": identity, "tactical": tactical, "own": own, "file": file}


def test_the_circle_reads_all_of_it(alder, held):
    for who in INSIDE:
        viewer = alder.viewer(who)
        view = one_plan(viewer, held["plan"], pack_of(viewer.place))
        assert (len(view.sections), view.circle) == (16, True)
        assert "tactical" in [one.slug for one in view.missing]
        assert section_texts(viewer, held["tactical"])[0].text == make.SECRET
        assert [one.title for one in plan_files(viewer, alder.schools["high"])] == [make.SECRET_FILE]
        assert {what for what, _at, _by in openings(viewer, alder.schools["high"])} == set(Opened)


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_of_the_circle_there_is_neither_a_section_nor_a_number(alder, held, who):
    """A plan with two sections for responders looks like one that has none."""
    viewer, high = alder.viewer(who), alder.schools["high"]
    view = one_plan(viewer, held["plan"], pack_of(viewer.place))
    if view is not None:
        assert (len(view.sections), view.circle) == (14, False)
        assert "tactical" not in [one.slug for one in view.missing]
        before = view
        Section.objects.filter(pk__in=[held["tactical"], held["own"]]).update(destroyed=True)
        assert one_plan(viewer, held["plan"], pack_of(viewer.place)) == before
        Section.objects.update(destroyed=False)
    assert one_section(viewer, held["tactical"]) is None
    assert section_texts(viewer, held["own"]) == ()
    assert (plan_files(viewer, high), openings(viewer, high)) == ((), ())


@pytest.mark.parametrize("who", OUTSIDE)
def test_outside_of_the_circle_nothing_is_done_with_it(alder, held, who):
    answers = [
        make.wrote(alder, held["tactical"], "x", who),
        make.set_to(alder, held["own"], "drafted", who),
        make.do(alder, "drop_plan_file", who, file=str(held["file"])),
        make.filed(alder, who),
        make.opened(alder, "section", held["tactical"], who),
        make.opened(alder, "file", held["file"], who),
        make.opened(alder, "pack", held["plan"], who),
    ]
    assert {one.code for one in answers} == {"not_permitted"}


def test_who_is_outside_closes_no_section_and_learns_nothing_from_trying(alder, held):
    section = make.part(held["plan"], "discipline")
    tried = make.set_to(alder, section, "not_begun", "counselor", visibility="responders")
    assert tried.field == "payload.visibility"
    unknown = make.wrote(alder, make.part(held["plan"], "no-such-part"), "x", "counselor", base=None)
    closed = make.wrote(alder, held["tactical"], "x", "counselor")
    assert (unknown.code, unknown.message, unknown.field) == (closed.code, closed.message, closed.field)


def test_what_is_no_part_of_the_circle_is_not_opened_as_such(alder, held):
    before = TacticalOpening.objects.count()
    for what, record in (
        ("section", make.part(held["plan"], "discipline")),
        ("file", held["plan"]),
        ("pack", held["file"]),
        ("door", held["plan"]),
    ):
        assert make.opened(alder, what, record).code == "not_permitted"
    assert TacticalOpening.objects.count() == before


@pytest.mark.parametrize("with_content", [False, True])
def test_no_row_of_it_leaves_by_an_export(alder, held, with_content):
    """Without it the tables have as many rows as if nobody had written it: not even the ledger's entries go."""
    ids = [held[name] for name in ("tactical", "own", "file")]
    for table in tables(with_content):
        names = [column.name for column in table.columns]
        for row in table.rows(None).values(*names):
            assert not [one for one in row.values() if one in ids], table.name
            assert "Zebulon" not in str(row.values())
    left = {table.name: table.rows(None) for table in tables(with_content)}
    assert not left["preparedness_planfile"].exists()
    assert not left["preparedness_tacticalopening"].exists()
    # Where a section stands among the others would say how many stand between them.
    assert "place" not in [column.name for column in columns_of("preparedness_section", with_content)]
    entries = left["ledger_entry"].values_list("verb", flat=True)
    assert not [verb for verb in entries if "tactical" in verb or "plan_file" in verb]
    assert Entry.objects.filter(verb="preparedness.open_tactical").count() == 3
    if with_content:
        sections = left["preparedness_section"]
        assert sections.count() == 14
        assert left["preparedness_sectiontext"].count() == 0


def columns_of(name, with_content):
    return next(table.columns for table in tables(with_content) if table.name == name)


@pytest.mark.parametrize("with_content", [False, True])
def test_nor_does_what_was_said_under_the_id_of_one_of_its_entries_or_destroyed_of_it(
    alder, held, with_content
):
    """A kept conflict and a destruction point at an entry, not at the record: also these, and what points at them."""
    about = Entry.objects.filter(points_at__in=[held["own"], held["file"]], agency=alder.install.agency)
    told = list(about.exclude(verb="preparedness.open_tactical"))
    assert {one.verb for one in told} >= {"preparedness.add_section", "preparedness.add_plan_file"}
    for one in told:
        other = Envelope(one.verb, clock.now(), {"section": "x"}, id=one.pk)
        assert run([other], alder.viewer("principal"))[0].code == "conflict"
    destroyed = alder.do("records", "ledger.destroy", clock.now(), entry=str(told[0].pk), reason="Order")
    conflict = Entry.objects.filter(verb="ledger.conflict", points_at=told[1].pk).get()
    again = alder.do("records", "ledger.destroy", clock.now(), entry=str(conflict.pk), reason="Order")
    assert destroyed.done and again.done
    made = {
        *Entry.objects.filter(verb="ledger.conflict").values_list("pk", flat=True),
        *(destroyed.id, again.id),
    }
    assert len(made) == len(told) + 2
    other = Envelope("activities.log", clock.now(), {"kind": "x"}, id=alder.log())
    run([other], alder.viewer("officer-1"))
    kept = Entry.objects.exclude(pk__in=made).get(verb="ledger.conflict")
    left = {table.name: set(table.rows(None).values_list("pk", flat=True)) for table in tables(with_content)}
    assert not made & left["ledger_entry"] and not made & left.get("ledger_entrycontent", set())
    assert kept.pk in left["ledger_entry"]


def addresses(ids):
    """Every address of the house that can be named by these ids."""
    for path, _pattern in all_patterns():
        names = re.findall(r"<[^>]+>", path)
        if len(names) > 2 or not all(name.startswith("<uuid:") for name in names):
            continue
        for chosen in product(ids, repeat=len(names)):
            values = iter(chosen)
            yield "/" + re.sub(r"<[^>]+>", lambda _name, left=values: str(next(left)), path)


@pytest.mark.parametrize("who", [*OUTSIDE, None])
def test_no_page_says_a_word_of_it(alder, held, who):
    """Every address that can be named, read by everybody outside of the circle and by a stranger."""
    browser = Client()
    if who:
        browser.force_login(alder.account(who))
    read = 0
    for address in addresses([*held.values(), alder.schools["high"]]):
        answer = browser.get(address)
        body = b"".join(answer) if answer.streaming else answer.content
        assert b"Zebulon" not in body and str(held["tactical"]).encode() not in body, address
        assert str(held["own"]).encode() not in body and str(held["file"]).encode() not in body, address
        read += answer.status_code == 200
    assert read > (5 if who else 2)


def test_no_token_opens_it_and_no_role_reaches_it_by_another_name(alder, held):
    """A token has scopes of its own, of which none is of plans; the verbs of the circle have no other grant."""
    roles = {who for who, _role in PEOPLE if may_ever(alder.viewer(who), "preparedness.see_tactical")}
    assert roles == {"officer-1", "officer-2", "sergeant", "principal"}
    assert run([], alder.viewer("it")) == []

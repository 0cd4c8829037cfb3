"""Every verb and page about people, as every role: own school, another, another agency, another hat.

What must come of each is written down by hand in `matrix.py`; nothing here asks the table of grants.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from schoolbeat.access.hats import Hat
from schoolbeat.access.roles import Role
from schoolbeat.ledger.registry import REGISTRY
from schoolbeat.web.shared.doors import all_patterns
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.queries.finding import findable, found_among
from tests.access.matrix import EXPECTED
from tests.access.test_matrix import people_words
from tests.cast import PEOPLE, Town
from tests.factories import people as make

GONE = date(2026, 11, 1)


@dataclass(frozen=True)
class Kept:
    """A record, where it is, and what the cast has to do with it."""

    name: str
    id: UUID
    hat: Hat
    here: bool
    school: str
    author: str = "sergeant"
    case: str = ""
    last: str = ""
    """The school of somebody who is at none now."""


def records(town: Town, other: Town) -> list[Kept]:
    """Records under every hat, at the own school, another, none, and of another agency."""
    middle = {"school": str(town.schools["middle"])}
    nowhere = {"school": None, "grade": ""}
    staff = {"kind": "staff", "grade": ""}
    return [
        Kept("unit, own school", make.person(town, "sergeant"), Hat.UNIT, True, "high", case="sergeant"),
        Kept("unit, another school", make.person(town, "sergeant", **middle), Hat.UNIT, True, "middle",
             case="sergeant"),
        Kept("unit, no school", make.person(town, "sergeant", **nowhere), Hat.UNIT, True, "", case="sergeant"),
        Kept("unit, the officer's own, another school", make.person(town, **middle), Hat.UNIT, True, "middle",
             "officer-1", "officer-1"),
        Kept("school, own school", make.school_record(town), Hat.EDUCATION, True, "high", "principal"),
        Kept("school, another school", make.roster(town, "Zed", school="middle")[0], Hat.EDUCATION, True, "middle", ""),
        Kept("school, left the own school", make.roster(town, "Lea", end=GONE)[0], Hat.EDUCATION, True, "", "",
             last="high"),
        Kept("school, left another school", make.roster(town, "Leo", school="middle", end=GONE, before="high")[0],
             Hat.EDUCATION, True, "", "", last="middle"),
        Kept("contact, own school", make.person(town, "principal", "district_contact", **staff), Hat.CONTACT, True,
             "high", "principal"),
        Kept("contact, no school", make.person(town, "sergeant", "district_contact", kind="staff", **nowhere),
             Hat.CONTACT, True, ""),
        Kept("unit, another agency", make.person(other, "sergeant"), Hat.UNIT, False, "high"),
        Kept("school, another agency", make.school_record(other), Hat.EDUCATION, False, "high", "principal"),
        Kept("contact, another agency", make.person(other, "principal", "district_contact", **staff), Hat.CONTACT,
             False, "high", "principal"),
    ]  # fmt: skip


def words_for(kept: Kept, who: str, official: bool) -> set[str]:
    """The words of the matrix that let one of the cast at a record."""
    near = kept.school == "high" and who in ("officer-1", "principal", "counselor")
    near = near or (kept.school == "middle" and who == "officer-2")
    own, case = kept.author == who, kept.case == who
    words = people_words(kept.hat, near, own, case, official and bool(kept.school)) | {"agency"}
    words |= {"edu", "p/school"} if kept.last == "high" and who in ("principal", "counselor") else set()
    return words if kept.here else set()


PERSON = {
    "people.open": {},
    "people.open_with_reason": {"reason": "emergency"},
    "people.change": {"fields": {"family": "Changed"}},
    "people.enroll": {"school": "nowhere", "start": "2026-11-01"},
    "people.leave_school": {"enrollment": "nowhere", "end": "2026-12-01"},
    "people.relate": {"guardian": "nowhere", "relation": "parent"},
    "people.unrelate": {"guardianship": "nowhere", "end": "2026-12-01"},
    "people.involve": {"record_kind": "none", "record": "nowhere", "part": "no-such"},
    "people.uninvolve": {"involvement": "nowhere"},
    "people.take_on": {"reason": "no-such"},
    "people.let_go": {},
}
"""Verbs on one person, with a payload that writes nothing, or what matters little."""
OTHERWISE = {
    "people.add", "people.destroy", "people.search", "people.link", "people.unlink", "people.suggest_doubles",
    "people.keep_apart", "people.merge", "people.unmerge", "people.ask", "people.answer", "people.take_roster",
}  # fmt: skip
"""Verbs that are not about one person's record: their own tests ask them of every role."""
NOBODYS = ("There is no such record, or it is not yours.", "may not do this")


def test_every_verb_is_asked_here_or_by_its_own_tests():
    assert {name for name in REGISTRY.verbs if name.startswith("people.")} == set(PERSON) | OTHERWISE


def denied(result: Any) -> bool:
    """Whether a refusal is that of the table, and not of the verb's own rules further on."""
    return result.code == "not_permitted" and result.field in ("verb", "payload")


def tries(kept: list[Kept]) -> Iterator[tuple[str, str, Kept]]:
    for who, _role in PEOPLE:
        for verb in PERSON:
            for one in kept:
                yield who, verb, one


@pytest.mark.parametrize("official", [False, True], ids=["no clause", "a clause"])
def test_each_verb_decides_as_the_matrix_says(alder, bay, official):
    if official:
        make.clause(alder)
        make.clause(bay)
    kept, roles, wrong, allowed = records(alder, bay), dict(PEOPLE), set(), 0
    nowhere = str(uuid4())
    for who, verb, one in tries(kept):
        said = {name: nowhere if value == "nowhere" else value for name, value in PERSON[verb].items()}
        result = alder.do(who, verb, person=str(one.id), **said)
        words = words_for(one, who, official)
        may = EXPECTED[verb, roles[who]] in words and EXPECTED["people.find", roles[who]] in words
        # What is allowed and names a second record that is nowhere is refused for that one.
        if denied(result) == may and not (may and nowhere in said.values()):
            wrong.add((who, verb, one.name, result.code))
        allowed += may
        if verb == "people.let_go" and result.done:
            alder.do(who, "people.take_on", person=str(one.id), reason="follow_up")
    assert not wrong
    assert allowed > 60, "hardly anything was allowed: nothing was compared"
    assert Person.objects.count() == len(kept)


def found(role: Role, words: set[str]) -> bool:
    return EXPECTED["people.find", role] in words


def looked_at(role: Role, words: set[str]) -> bool:
    """Whoever answers for who looked need not be able to find the record itself."""
    return EXPECTED["people.see_readings", role] in words


def once_open(permission: str) -> Callable[[Role, set[str]], bool]:
    """A page that wants the record open: where it opens with a reason, and none was given, it does not exist."""
    wanted = (permission, "people.open", "people.find")
    return lambda role, words: all(EXPECTED[one, role] in words for one in wanted)


PAGES = (
    # The first page opens the record where that is free, as the next ones want it.
    ("", found),
    ("readings/", looked_at),
    ("change/", once_open("people.change")),
    ("schools/add/", once_open("people.enroll")),
    ("take-on/", once_open("people.take_on")),
)
"""Pages on one person that are looked at, and whether one of the cast may, by the words that let at the record."""
POSTED = {"let-go/", "link/<uuid:other>/", "unlink/<uuid:other>/"}
OF_TWO = {"schools/<uuid:place>/end/", "guardians/<uuid:tie>/end/", "involve/<uuid:entry>/"}


def test_every_page_of_a_person_is_asked_here():
    found_ = {
        re.sub(r"^desk/people/<uuid:identity>/", "", path)
        for path, _pattern in all_patterns()
        if path.startswith("desk/people/<uuid:identity>/")
    }
    assert found_ - {page for page, _may in PAGES} - POSTED - OF_TWO <= {"copy/", "destroy/"}


@pytest.mark.parametrize("official", [False, True], ids=["no clause", "a clause"])
@pytest.mark.parametrize("hat", [None, Hat.UNIT, Hat.EDUCATION, Hat.CONTACT])
def test_a_few_decided_one_by_one_are_those_that_the_filter_finds(alder, bay, official, hat):
    if official:
        make.clause(alder)
    kept = [one.id for one in records(alder, bay) if hat in (None, one.hat)]
    found = 0
    for who, _role in PEOPLE:
        viewer = alder.viewer(who)
        among = set(found_among(viewer, kept))
        assert among == set(findable(viewer).filter(id__in=kept).values_list("id", flat=True))
        found += len(among)
    assert found


@pytest.mark.parametrize("official", [False, True], ids=["no clause", "a clause"])
def test_each_page_answers_as_the_matrix_says(alder, bay, official):
    if official:
        make.clause(alder)
        make.clause(bay)
    kept, wrong, shown = records(alder, bay), set(), 0
    for who, role in PEOPLE:
        client = Client(raise_request_exception=False)
        client.force_login(alder.account(who))
        for one, (page, may) in product(kept, PAGES):
            may_see = may(role, words_for(one, who, official))
            status = client.get(f"/desk/people/{one.id}/{page}").status_code
            if status != (200 if may_see else 404):
                wrong.add((who, page, one.name, status))
            shown += may_see
    assert not wrong
    assert shown > 30

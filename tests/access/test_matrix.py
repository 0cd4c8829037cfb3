"""Every permission for every role, on the own record, a colleague's, and another agency's, as the matrix says."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from schoolbeat.access.grants import GRANTS
from schoolbeat.access.hats import Hat
from schoolbeat.access.permits import may, may_ever
from schoolbeat.access.roles import MEMBER_ROLES, Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from tests.access.matrix import EXPECTED, PERMISSIONS, ROLES, ever

ME, COLLEAGUE = UUID(int=1), UUID(int=2)
HERE, THERE = UUID(int=11), UUID(int=12)
MINE, OTHER = UUID(int=21), UUID(int=22)


@dataclass(frozen=True)
class Case:
    """One record, and the words of the matrix that let somebody at it."""

    subject: Subject
    words: frozenset[str]


def case(agency: UUID | None, school: UUID | None, author: UUID | None, words: str) -> Case:
    at_one = {"one/s"} if "school" in words.split() else set()
    subject = Subject("record", agency, school, author, alone=school)
    return Case(subject, plain({*words.split(), *at_one, "open"}))


def plain(words: set[str]) -> frozenset[str]:
    """The words for a record that is not of how an officer works."""
    more = {"agency": {"r/agency", "r/plain"}, "own/s": {"r/own/s"}, "school": {"c/school"}}
    return frozenset(words.union(*(more.get(word, set()) for word in words)))


def of_conduct(author: UUID, words: str, *concerned: UUID) -> Case:
    """A record of how officers work, at the own school."""
    about = frozenset(concerned)
    subject = Subject("record", HERE, MINE, author, conduct=True, concerned=about, alone=MINE)
    free = set() if ME in about else {"r/agency", "r/conduct"}
    at_school = {"c/school", "one/s"} if "school" in words.split() else set()
    return Case(subject, frozenset({*words.split(), *free, *at_school, "open"}))


CASES = {
    "own, at the own school": case(HERE, MINE, ME, "agency own own/s school self"),
    "own, at another school": case(HERE, OTHER, ME, "agency own own/s self"),
    "own, at no school": case(HERE, None, ME, "agency own own/s self"),
    "a colleague's, at the own school": case(HERE, MINE, COLLEAGUE, "agency own/s school"),
    "a colleague's, at another school": case(HERE, OTHER, COLLEAGUE, "agency"),
    "a colleague's, at no school": case(HERE, None, COLLEAGUE, "agency"),
    "nobody's, of the agency": case(HERE, None, None, "agency"),
    "of another agency": case(THERE, OTHER, COLLEAGUE, ""),
    "own, at another agency": case(THERE, OTHER, ME, "self"),
    "of another agency, at a school in reach": case(THERE, MINE, COLLEAGUE, ""),
    "own, of another agency, at a school in reach": case(THERE, MINE, ME, "self"),
    "of no agency": case(None, None, None, ""),
    "for each school alike": Case(
        Subject("event", HERE, None, COLLEAGUE, everywhere=True),
        plain({"agency", "c/school", "open"}),
    ),
    "for each school of another agency": Case(
        Subject("event", THERE, None, COLLEAGUE, everywhere=True), plain({"open"})
    ),
    "own, of conduct": of_conduct(ME, "agency own own/s school self"),
    "own, of the own conduct": of_conduct(ME, "agency own own/s school self", ME),
    "a colleague's, of conduct": of_conduct(COLLEAGUE, "agency own/s school"),
    "a colleague's, of a colleague's conduct": of_conduct(COLLEAGUE, "agency own/s school", COLLEAGUE),
    "a colleague's, of both conducts": of_conduct(COLLEAGUE, "agency own/s school", ME, COLLEAGUE),
}


def of_person(hat: Hat, agency: UUID, school: UUID | None, more: str) -> Case:
    """A record about a person, and the words that let at it, from what the matrix says in prose."""
    own, case_, official, last = ("own" in more, "case" in more, "official" in more, "last" in more)
    schools = frozenset({school} if school and not last else ())
    subject = Subject(
        "person",
        agency,
        author=ME if own else COLLEAGUE,
        hat=hat,
        schools=schools,
        official=schools if official else frozenset(),
        last=frozenset({school} if school and last else ()),
        caseload=frozenset({ME} if case_ else ()),
    )
    words = {"self"} if own else set()
    if agency == HERE:
        words |= {"agency"} | people_words(hat, MINE in schools, own, case_, official and bool(schools))
        words |= {"edu", "p/school"} if hat is Hat.EDUCATION and MINE in subject.last else set()
    return Case(subject, plain({*words, "open"}))


def people_words(hat: Hat, near: bool, own: bool, case_: bool, official: bool) -> set[str]:
    """The words of the matrix that let somebody of the agency at a record about a person."""
    words = ({"own", "own/s"} if own else set()) | ({"school", "own/s"} if near else set())
    if hat is Hat.UNIT:
        words |= {"unit", "p/all", "p/any", "p/unit+"} | ({"unit/own"} if own else set())
        words |= {"p/find", "p/reason"} if near or own or case_ else set()
        words |= {"case", "p/mine", "p/case+"} if case_ else set()
    if hat is Hat.CONTACT:
        words |= {"contact", "p/find", "p/mine", "p/all", "p/case+", "p/unit+"}
        words |= {"p/school"} if near else set()
    if hat is Hat.EDUCATION:
        words |= {"edu", "p/school"} if near else set()
        words |= {"p/all", "p/any"} if official else set()
        words |= {"p/find", "p/reason"} if near and official else set()
        words |= {"p/mine"} if near and official and case_ else set()
    return words


CASES |= {
    f"{hat.value} {name}{', ' + more if more else ''}": of_person(hat, agency, school, more)
    for hat in Hat
    for name, agency, school in (
        ("at the own school", HERE, MINE),
        ("at another school", HERE, OTHER),
        ("at no school", HERE, None),
        ("of another agency", THERE, MINE),
    )
    for more in (
        "",
        "own",
        "case",
        "official",
        "own case",
        "official case",
        "own official case",
        "last",
        "own case last",
    )
}


def viewer(role: Role) -> Viewer:
    return Viewer(ME, "Me", role, HERE, ZoneInfo("UTC"), "us-ca/alder", date(2026, 11, 19), frozenset({MINE}))


def test_the_matrix_names_every_permission_of_the_table():
    assert {grant.permission for grant in GRANTS} == set(PERMISSIONS)
    assert set(ROLES) == set(Role)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("permission", PERMISSIONS)
def test_what_the_matrix_says_is_what_is_decided(permission, role):
    word = EXPECTED[permission, role]
    decided = {name for name, one in CASES.items() if may(viewer(role), permission, one.subject)}
    assert decided == {name for name, one in CASES.items() if word in one.words}
    assert may_ever(viewer(role), permission) is ever(permission, role)


def test_each_cell_of_the_matrix_is_told_from_the_others():
    """Two words that let at the same records could not be told apart, and the test above would not see a slip."""
    words = {"agency", "own", "school", "own/s", "self", "open", "-"}
    words |= {"unit", "contact", "case", "edu", "unit/own"}
    words |= {"r/own/s", "r/agency", "r/plain", "r/conduct", "c/school", "one/s"}
    words |= {f"p/{word}" for word in ("find", "reason", "mine", "all", "any", "case+", "unit+", "school")}
    let_at = {word: frozenset(name for name, one in CASES.items() if word in one.words) for word in words}
    assert len(set(let_at.values())) == len(words)
    assert set(EXPECTED.values()) == words


@pytest.mark.parametrize("role", ROLES)
def test_a_permission_that_nobody_wrote_down_is_nobodys(role):
    assert not may_ever(viewer(role), "tips.read")
    assert not any(may(viewer(role), "tips.read", one.subject) for one in CASES.values())


def test_nobody_signs_in_as_the_install():
    assert Role.INSTALL not in MEMBER_ROLES
    assert set(MEMBER_ROLES) == set(Role) - {Role.INSTALL}

"""Who owns a request, what an answer must be, and what piles up."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.requests.rules.kinds import Kind, kinds_of, phrases_of, promised
from schoolbeat.work.requests.rules.naming import Called, named_in
from schoolbeat.work.requests.rules.owning import reviewer_of
from schoolbeat.work.requests.rules.piling import Seen, likeness, piles
from schoolbeat.work.roster.rules.answering import Held, Owner, Serving, owner_of
from schoolbeat.work.roster.vocabulary import Handing

A, B, C, S = (UUID(int=number) for number in range(1, 5))
THERE = (Serving(A), Serving(B))


@pytest.mark.parametrize(
    ("held", "serving", "active", "expected"),
    [
        (Held(), THERE, {A, B, S}, (A, Handing.GONE)),
        (Held(), (), {A, S}, (S, Handing.GONE)),
        (Held(), (), set(), None),
        (Held(A), THERE, {A, B, S}, None),
        (Held(B), THERE, {A, B, S}, None),
        (Held(C), THERE, {A, B, C, S}, (A, Handing.SERVES)),
        (Held(C, by_hand=True), THERE, {A, B, C, S}, None),
        (Held(C, by_hand=True, away=True), THERE, {A, B, C, S}, (A, Handing.AWAY)),
        (Held(C, by_hand=True), THERE, {A, B, S}, (A, Handing.GONE)),
        (Held(A, away=True), (Serving(B),), {A, B, S}, (B, Handing.AWAY)),
        (Held(A, away=True), (), {A, S}, (S, Handing.AWAY)),
        (Held(A), (), {A, S}, (S, Handing.SERVES)),
        (Held(S), THERE, {A, B, S}, None),
        (Held(A), (Serving(C),), {A, S}, (S, Handing.SERVES)),
    ],
)
def test_who_owns_a_request(held, serving, active, expected):
    owner = owner_of(held, serving, (S,), active)
    assert (owner and (owner.account, owner.why)) == expected


ACCOUNTS = st.sampled_from((A, B, C, S))


@given(
    st.builds(Held, ACCOUNTS | st.none(), st.booleans(), st.booleans()),
    st.lists(st.builds(Serving, ACCOUNTS), max_size=3),
    st.sets(ACCOUNTS),
)
def test_it_ends_with_somebody_who_can_and_stays_there(held, serving, active):
    owner = owner_of(held, serving, (S,), active)
    if owner is not None:
        assert owner.account in active
        assert owner_of(Held(owner.account), serving, (S,), active) is None
    elif S in active and held.account not in active:
        pytest.fail("nobody owns it, and the sergeant is there")


def test_business_days_are_promised():
    kind = Kind("parking", "Parking", "Estacionamiento", 3, "patrol")
    assert promised(date(2026, 11, 19), kind) == date(2026, 11, 24)


def test_kinds_and_phrases_of_the_packs_are_whole():
    pack = pack_for("us-ca-chula-vista")
    slugs = {row["slug"] for row in pack.rows("activity_kinds")}
    kinds = kinds_of(pack)
    assert {kind.activity for kind in kinds.values() if not kind.conduct} <= slugs
    assert [slug for slug, kind in kinds.items() if kind.own] == [
        "family-advice",
        "complaint",
        "commendation",
    ]
    assert {slug for slug, kind in kinds.items() if kind.open311} == {
        "parking", "traffic", "graffiti", "signage", "noise",
    }  # fmt: skip
    assert all(words["en"] != words["es"] for words in phrases_of(pack).values())


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Cars block my drive on Oak Street", "on Oak Street cars are blocking my driveway", True),
        ("Cars block my drive on Oak Street", "A dog barks all night", False),
        ("", "Cars", False),
    ],
)
def test_what_says_the_same_is_near(one, other, alike):
    assert (likeness(one, other) >= 60) is alike


def test_three_like_requests_about_one_school_in_a_month_are_a_pile():
    today, kinds = date(2026, 11, 19), kinds_of(pack_for("us-ca"))
    days = [0, 3, 29, 30]
    seen = [Seen(UUID(int=n), A, "parking", today - timedelta(days=day)) for n, day in enumerate(days, 10)]
    [pile] = piles(seen, kinds, today)
    assert pile.requests == (UUID(int=12), UUID(int=11), UUID(int=10))
    assert piles(seen[:2], kinds, today) == ()
    assert piles([Seen(one.id, A, "class-talk", one.day) for one in seen], kinds, today) == ()
    assert piles([Seen(one.id, None, "parking", one.day) for one in seen], kinds, today) == ()


@pytest.mark.parametrize(
    ("held", "reviewers", "concerned", "expected"),
    [
        (Held(), (A, B), (), Owner(A, Handing.GONE)),
        (Held(), (A, B), (A,), Owner(B, Handing.GONE)),
        (Held(), (A,), (A,), None),
        (Held(), (), (), None),
        (Held(A), (A, B), (), None),
        (Held(B), (A, B), (), None),
        (Held(A), (A, B), (A,), Owner(B, Handing.CONCERNED)),
        (Held(A), (A,), (A,), None),
        (Held(C), (A, B), (), Owner(A, Handing.GONE)),
        (Held(A, away=True), (B, A), (), Owner(B, Handing.AWAY)),
        # All others are concerned: whoever is away keeps it.
        (Held(A, away=True), (B, A), (B,), None),
    ],
)
def test_who_owns_what_is_said_of_an_officer(held, reviewers, concerned, expected):
    assert reviewer_of(held, reviewers, concerned) == expected


CALLED = {
    A: Called(("Sam Muñoz Jr.", "")),
    B: Called(("Robin de la Vale", "Robin Smith-Jones")),
    C: Called(("Lee",), "417"),
    S: Called(("Sgt. M. O'Brien", "García López, María"), "7"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MUNOZ laughed", {A}),
        ("Officer Muñoz's car", {A}),
        ("sergeant vale and officer lee", {B, C}),
        ("in the valley, sleeping", set()),
        ("Robin was kind", set()),
        ("", set()),
        ("munoz-vale", {A, B}),
        ("Sgt Smith", {B}),
        ("el sargento García me gritó", {S}),
        ("lopez", {S}),
        ("OBrien", {S}),
        ("O’Brien", {S}),
        ("Brien", {S}),
        ("officer of the sergeant, María de Alba", set()),
        ("badge #417", {C}),
        ("badge 4177", set()),
        ("in grade 7 at 7", set()),
    ],
)
def test_who_is_named_in_a_text(text, expected):
    assert named_in(text, CALLED) == expected


def test_a_short_badge_counts_where_it_is_said_whom_somebody_means():
    assert named_in("badge 7", CALLED, whom=True) == {S}

"""No sequence of verbs and reads lets a viewer learn of a record that the table denies.

Each sequence is done twice: once beside records that the viewer may not know of, and once where they never were. All
that the viewer sees must be the same, word for word: hits and their order, counts, refusals, pages.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid5

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.people.queries.doubles import doubles
from schoolbeat.work.people.queries.finding import Wanted, find
from schoolbeat.work.people.queries.readings import readings, readings_of, unusual
from schoolbeat.work.people.queries.record import record, way_to
from schoolbeat.work.people.queries.rights import inquiries
from tests.cast import NOW, Town
from tests.factories import people as make

SPACE = UUID("0198f000-0000-7000-8000-000000000000")
HIDDEN = 14
"""More than a search shows: they would push out what the viewer may see."""
TEXTS = (
    "garcia",
    "annie garcia",
    "lopez ana",
    "3/9/2011",
    "gar",
    "Garsia Anna",
    "rosa",
    "zz",
    "ana maria garcia lopez",
)


def hidden(number: int) -> UUID:
    return uuid5(SPACE, str(number))


def do(town: Town, who: str, identity: UUID, verb: str, **payload: Any) -> None:
    result = run_one(Envelope(f"people.{verb}", clock.now(), payload, id=identity), town.viewer(who))
    assert result.done, (verb, result)


def hide(town: Town, bay: Town) -> None:
    """Make people whom neither the officer at the high school nor its principal may find, of the same name."""
    middle = {"school": str(town.schools["middle"]), "grade": "07"}
    told = {"kind": "student", "fields": make.ANA}
    for number in range(HIDDEN - 4):
        do(town, "officer-2", hidden(number), "add", hat="le_unit_record", **told, **middle)
    do(town, "sergeant", hidden(HIDDEN - 4), "add", hat="le_unit_record", **told, **middle)
    do(bay, "officer-1", hidden(HIDDEN - 3), "add", hat="le_unit_record", **told)
    do(bay, "sergeant", hidden(HIDDEN - 2), "add", hat="le_unit_record", **told)
    contact = {"kind": "staff", "fields": make.ANA, "school": str(bay.schools["high"])}
    do(bay, "principal", hidden(HIDDEN - 1), "add", hat="district_contact", **contact)
    do(town, "officer-2", hidden(90), "open", person=str(hidden(0)))
    do(town, "sergeant", hidden(91), "suggest_doubles", pairs=[[str(hidden(0)), str(hidden(1))]])
    asked = {"asker": "Rosa", "about": "Him.", "reach": "555 0100", "asked_on": "2026-11-16", "kind": "see"}
    do(town, "records", hidden(92), "ask", hat="le_unit_record", person=str(hidden(0)), **asked)


@dataclass(frozen=True)
class Step:
    """One thing that a viewer tries."""

    what: str
    text: str
    target: int
    """The number of a hidden record; -1 is one that the viewer made."""


STEPS = st.builds(
    Step,
    st.sampled_from(
        (
            *("find", "find at school", "way", "record", "readings of", "page", "page below", "find page"),
            *("open", "open with reason", "search", "change", "enroll", "relate", "unrelate", "take on"),
            *("lists", "link", "involve", "ask", "add for", "merge", "destroy"),
        )
    ),
    st.sampled_from(TEXTS),
    st.integers(-1, HIDDEN - 1),
)
PAGES = (
    "",
    "readings/",
    "copy/",
    "change/",
    "schools/add/",
    "take-on/",
    f"involve/{hidden(500)}/",
    f"link/{hidden(1)}/",
)


class Trying:
    """A viewer trying things, and all that comes back."""

    def __init__(self, town: Town, who: str, own: UUID, entry: UUID) -> None:
        self.town, self.who, self.own, self.entry = town, who, own, entry
        self.client = Client(raise_request_exception=False)
        self.client.force_login(town.account(who))
        self.count = 0

    def told(self, verb: str, **payload: Any) -> tuple[Any, ...]:
        self.count += 1
        identity = uuid5(SPACE, f"try {self.count}")
        result = run_one(Envelope(verb, clock.now(), payload, id=identity), self.town.viewer(self.who))
        return result.result, result.code, result.field, result.message

    def page(self, method: str, path: str, **data: Any) -> tuple[int, str]:
        response = getattr(self.client, method)(path, data)
        text = response.content.decode() if not response.streaming else ""
        return response.status_code, re.sub(r'value="[0-9a-f-]{36}"|value="\w{64}"|[0-9:+.T-]{20,}', "", text)

    def step(self, step: Step) -> Any:
        target = self.own if step.target < 0 else hidden(step.target)
        return _TRIES[step.what](self, step, target)


def _verb(verb: str, **more: Any) -> Any:
    def tried(one: Trying, step: Step, target: UUID) -> Any:
        said = {name: value(one, target) if callable(value) else value for name, value in more.items()}
        return one.told(f"people.{verb}", person=str(target), **said)

    return tried


def _lists(one: Trying, step: Step, target: UUID) -> Any:
    viewer, day = one.town.viewer(one.who), NOW.date()
    return (
        readings(viewer, day, day + timedelta(days=1)),
        unusual(viewer, day, day + timedelta(days=1)),
        doubles(viewer, "suggested"),
        inquiries(viewer),
    )


_TRIES: dict[str, Any] = {
    "find": lambda one, step, _target: find(one.town.viewer(one.who), Wanted(step.text)),
    "find at school": lambda one, step, _target: [
        find(one.town.viewer(one.who), Wanted(step.text, school, grade))
        for school, grade in ((one.town.schools["middle"], ""), (None, "07"))
    ],
    "way": lambda one, _step, target: way_to(one.town.viewer(one.who), target),
    "record": lambda one, _step, target: record(one.town.viewer(one.who), target),
    "readings of": lambda one, _step, target: readings_of(one.town.viewer(one.who), target),
    "page": lambda one, _step, target: one.page("get", f"/desk/people/{target}/"),
    "page below": lambda one, _step, target: [
        (one.page("get", f"/desk/people/{target}/{rest}"), one.page("post", f"/desk/people/{target}/{rest}"))
        for rest in PAGES
    ],
    "find page": lambda one, step, _target: one.page("post", "/desk/people/", typed=step.text),
    "lists": _lists,
    "open": _verb("open"),
    "open with reason": _verb("open_with_reason", reason="emergency"),
    "search": lambda one, step, target: one.told("people.search", typed=step.text, shown=[str(target)]),
    "change": _verb("change", fields=make.ANA),
    "enroll": _verb("enroll", school=lambda one, _t: str(one.town.schools["high"]), start="2026-11-20"),
    "relate": lambda one, _step, target: one.told(
        "people.relate", person=str(one.own), guardian=str(target), relation="parent"
    ),
    "unrelate": _verb("unrelate", guardianship=str(hidden(700)), end="2026-12-01"),
    "take on": _verb("take_on", reason="follow_up"),
    "link": lambda one, _step, target: one.told("people.link", person=str(one.own), other=str(target)),
    "involve": _verb("involve", record_kind="activity", record=lambda one, _t: str(one.entry), part="about"),
    "ask": lambda one, _step, target: one.told(
        "people.ask",
        hat="le_unit_record" if one.who != "principal" else "education_record",
        kind="see",
        asker="A",
        about="B",
        reach="C",
        asked_on="2026-11-16",
        person=str(target),
        school=str(one.town.schools["high"]),
    ),
    "add for": lambda one, _step, target: one.told(
        "people.add",
        hat="le_unit_record",
        kind="guardian",
        fields={"family": "Lee"},
        student=str(target),
        relation="parent",
    ),
    "merge": lambda one, _step, target: one.told("people.merge", double=str(target), kept=str(target)),
    "destroy": lambda one, _step, target: one.told("ledger.destroy", entry=str(target), reason="curious"),
}


class Undo(Exception):
    """Ends a trial, so that nothing of it stays."""


def trial(one: tuple[Town, str, UUID, UUID], steps: list[Step], bay: Town | None) -> list[Any]:
    """What a viewer sees of a sequence; beside hidden records where the other town is given."""
    seen: list[Any] = []
    try:
        with transaction.atomic():
            if bay is not None:
                hide(one[0], bay)
            trying = Trying(*one)
            seen += [repr(trying.step(step)) for step in steps]
            raise Undo
    except Undo:
        return seen


@pytest.mark.parametrize("who", ["officer-1", "principal", "counselor", "analyst", "it"])
def test_nothing_is_learned(alder, bay, who):
    entry = alder.log()
    own = make.school_record(alder) if who in ("principal", "counselor") else make.person(alder)

    @settings(
        max_examples=15,
        suppress_health_check=list(HealthCheck),
        database=None,
        derandomize=True,
        # A failure is told as it is found: to make it small would take minutes.
        phases=[Phase.explicit, Phase.generate],
    )
    @given(st.lists(STEPS, min_size=4, max_size=12))
    def same(steps: list[Step]) -> None:
        assert trial((alder, who, own, entry), steps, bay) == trial((alder, who, own, entry), steps, None)

    same()


def test_the_hidden_records_are_there_and_seen_by_those_who_may(alder, bay):
    """A trial in which nothing was hidden would compare nothing."""
    hide(alder, bay)
    found = {hit.id for hit in find(alder.viewer("sergeant"), Wanted("annie garcia"))}
    assert len(found) == 10
    assert found <= {hidden(number) for number in range(HIDDEN)}
    assert doubles(alder.viewer("sergeant"), "suggested")
    assert inquiries(alder.viewer("records"))

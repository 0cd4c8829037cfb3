"""People: a list of 100,000 records scoped and not, and a timeline encrypted and not."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bench.harness import Install, Measured, interleaved, kept_folder

if TYPE_CHECKING:
    from schoolbeat.access.viewer import Viewer

TAKES = "2 minutes the first time, half a minute after that"
PEOPLE, SCHOOLS, EVENTS = 100_000, 72, 200
LIST, TIMELINE = 1.5, 1.5


def filled(install: Install) -> None:
    """Make an agency with 72 schools and 100,000 students of the roster, and one student with 200 entries."""
    place = ("--state", "us-ca", "--timezone", "America/Los_Angeles")
    install.command("init", "--agency", "bench", "--name", "Bench Police", *place)
    for role in ("officer", "sergeant"):
        who = ("--email", f"{role}@bench.example", "--name", f"Bench {role.title()}", "--role", role)
        install.command("account", "create", *who, "--agency", "bench")
    _ask(install, "fill")


def measure() -> Iterator[Measured]:
    """Measure both; each question and its floor in turn, in one process."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        raise RuntimeError("this bench measures SQLite; unset DATABASE_URL")
    install = kept_folder("people", filled)
    found = json.loads(_ask(install, "measure"))
    for words, ours, floor, most in (
        (f"a list of {PEOPLE:,} records scoped for a sergeant", "scoped", "bare", LIST),
        (f"the same list scoped for an officer at two of {SCHOOLS} schools", "officer", "bare", LIST),
        (f"a timeline of {EVENTS} encrypted records", "encrypted", "plain", TIMELINE),
    ):
        ratio = found[ours] / found[floor]
        figures = f"{found[ours] * 1000:.1f} ms beside {found[floor] * 1000:.1f} ms"
        yield Measured(f"{words}, of the same without", ratio, f"<= {most}", ratio <= most, figures)


def _ask(install: Install, what: str) -> str:
    argv = [sys.executable, "-m", "bench.people", what]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _do(viewer: "Viewer", verb: str, payload: dict[str, Any], enclosed: object = None) -> UUID:
    from schoolbeat.foundation import clock
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run_one

    result = run_one(Envelope(verb, clock.now(), payload, enclosed=enclosed), viewer)
    if not result.done:
        raise RuntimeError(str(result))
    return result.id


def _fill() -> None:
    from schoolbeat.access.models import Account
    from schoolbeat.access.viewers import viewer_for
    from schoolbeat.config.cli.ready import install_at

    install = install_at("bench")
    schools = [
        _do(install, "roster.add_school", {"name": f"School {number:02}", "kind": "high"})
        for number in range(SCHOOLS)
    ]
    parties = {"title": "Agreement", "parties": ["Police", "District"], "start": "2026-01-01"}
    agreement = str(_do(install, "roster.add_agreement", parties))
    for kind in ("roster", "school_official"):
        clause = {
            "agreement": agreement,
            "kind": kind,
            "section": "1",
            "words": "Yes.",
            "start": "2026-01-01",
        }
        _do(install, "roster.add_clause", clause)
    officer = str(Account.objects.get(email="officer@bench.example").id)
    _do(install, "roster.add_officer", {"account": officer, "joined": "2026-01-01"})
    tour = {"officer": officer, "schools": [str(one) for one in schools[:2]], "start": "2026-01-01"}
    _do(install, "roster.begin_tour", tour)
    for first in range(0, PEOPLE, 2000):
        _take(install, schools, first)
    _timeline(viewer_for(UUID(officer)), str(schools[0]))


def _take(install: "Viewer", schools: list[UUID], first: int) -> None:
    """Take 2,000 students in, as the roster's own import does."""
    from schoolbeat.foundation.ids import new_id
    from schoolbeat.work.people.commands.lots import Lot, RosterPerson, RosterPlace
    from schoolbeat.work.people.commands.persons import digest_of
    from schoolbeat.work.people.rules.words import Words
    from schoolbeat.work.people.vocabulary import PersonKind

    lot = Lot()
    for number in range(first, first + 2000):
        words = Words(given=f"Given{number % 997}", family=f"Family{number % 4999}", born=date(2010, 1, 1))
        same = digest_of(install.agency, str(number))
        one = RosterPerson(new_id(), same, same, PersonKind.STUDENT, words)
        lot.new.append(one)
        school = schools[number % SCHOOLS]
        lot.places.append(RosterPlace(new_id(), one.id, school, "09", date(2026, 8, 1), None))
    said = {"system": "bench", "set": "0" * 64, "lot": first, "digest": lot.digest(install.agency)}
    _do(install, "people.take_roster", said, lot)


def _timeline(officer: "Viewer | None", school: str) -> None:
    assert officer is not None
    fields = {"given": "Ana", "family": "Bench"}
    told = {"hat": "le_unit_record", "kind": "student", "fields": fields, "school": school}
    student = str(_do(officer, "people.add", told))
    for number in range(EVENTS):
        entry = _do(
            officer, "activities.log", {"kind": "student-consultation", "minutes": 10, "school": school}
        )
        part = {"record_kind": "activity", "record": str(entry), "part": "about"}
        words = f"Talked about the bus line, for the {number}th time."
        _do(officer, "people.involve", {"person": student, **part, "said": words})


def _measure() -> None:
    from schoolbeat.access.models import Account
    from schoolbeat.access.viewers import viewer_for
    from schoolbeat.work.people.models import Enrollment, Person
    from schoolbeat.work.people.queries.finding import findable

    viewers = {
        role: viewer_for(Account.objects.get(email=f"{role}@bench.example").id)
        for role in ("officer", "sergeant")
    }
    officer, sergeant = viewers["officer"], viewers["sergeant"]
    assert officer is not None
    assert sergeant is not None
    everybody = Person.objects.filter(agency=sergeant.agency, destroyed=False, into=None)
    near = everybody.filter(enrollments__school__in=officer.schools)
    scoped, own = findable(sergeant), findable(officer)
    if not scoped.count() == everybody.count() > PEOPLE or own.count() != near.count():
        raise RuntimeError(f"{scoped.count()} of {everybody.count()}, {own.count()} of {near.count()}")
    assert Enrollment.objects.exists()

    def listed(people: Any) -> Callable[[], object]:
        return lambda: list(people.order_by("id").values_list("id", "kind", "hat", "entered_on"))

    lists = interleaved(
        {
            "scoped": listed(scoped),
            "bare": listed(everybody),
            "officer": listed(own),
        },
        rounds=9,
        warm=2,
    )
    print(json.dumps(lists | interleaved(_timelines(officer), rounds=60, warm=10)))


def _timelines(officer: "Viewer") -> dict[str, Callable[[], object]]:
    """Return the timeline as the page asks for it, and the same where the words stand plain in the rows."""
    from schoolbeat.ledger.keyring import Keyring
    from schoolbeat.work.people.models import Involvement, Person
    from schoolbeat.work.people.queries import record

    student = Person.objects.get(author=officer.account)
    ring = Keyring()
    rows = Involvement.objects.filter(person=student)
    said = {row.pk: json.dumps(ring.words(row)) for row in rows}
    padding = len(bytes(rows[0].content)) - len(said[rows[0].pk])

    class Plain:
        def load(self, records: object) -> None:
            """Need no keys."""

        def words(self, row: Involvement) -> Any:
            # As many bytes come out of the database; only the key and its work are missing.
            assert padding <= len(bytes(row.content))
            return json.loads(said[row.pk])

    def encrypted() -> int:
        record.Keyring = Keyring  # type: ignore[misc]
        return len(record._events(officer, [student]))

    def plain() -> int:
        record.Keyring = Plain  # type: ignore[misc, assignment]
        return len(record._events(officer, [student]))

    if not encrypted() == plain() == EVENTS:
        raise RuntimeError("the timeline is not whole")
    return {"encrypted": encrypted, "plain": plain}


if __name__ == "__main__":
    import django

    django.setup()
    {"fill": _fill, "measure": _measure}[sys.argv[1]]()

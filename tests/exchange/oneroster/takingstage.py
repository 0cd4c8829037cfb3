"""A town whose agreement allows the roster, and what takes the small set of `stage` over there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from schoolbeat.exchange.oneroster.answer import Answer
from schoolbeat.exchange.oneroster.taking import Wish, take
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Entry
from schoolbeat.work.people.models import Demographic, Enrollment, Guardianship, Person
from tests.cast import Town
from tests.exchange.oneroster.stage import (
    ANA,
    BORN,
    DISTRICT,
    EVA,
    TOM,
    Rows,
    content,
    pack,
    put,
    role,
    stamped,
    user_11,
)
from tests.factories import people as make

HIGH = {"sourcedId": "elm", "name": "Alder high", "type": "school", "parentSourcedId": "d1"}
MIDDLE = {"sourcedId": "oak", "name": "Alder middle", "type": "school", "parentSourcedId": "d1"}
ORGS = [DISTRICT, HIGH, MIDDLE]


def allow(town: Town, **changed: Any) -> None:
    """Let an agreement allow the roster."""
    make.clause(town, "roster", **changed)


def set_11(**changed: Rows) -> dict[str, Rows]:
    """The small set in 1.1: a student, her mother, a teacher."""
    users = [user_11(row) for row in (ANA, EVA, TOM)]
    return {"orgs": ORGS, "users": users, "demographics": [BORN]} | changed


def set_12(**changed: Rows) -> dict[str, Rows]:
    """The same in 1.2."""
    rest = {"orgs": ORGS, "users": [ANA, EVA, TOM], "demographics": [BORN]}
    return rest | {"roles": [role("s1"), role("g1"), role("t1")]} | changed


def taken(
    town: Town,
    folder: Path,
    files: dict[str, Rows],
    version: str = "1.1",
    modes: dict[str, str] | None = None,
    zipped: bool = False,
    **wish: Any,
) -> Answer:
    """Take a set over as the sergeant."""
    home = folder / f"set-{len(list(folder.iterdir()))}"
    home.mkdir(parents=True)
    path = (pack if zipped else put)(home, content(version, files, modes))
    return take(town.viewer("sergeant"), Wish(path, **wish))


def right(answer: Answer) -> Answer:
    """Say what stood in the way, where something did."""
    assert [(one, one.value) for one in answer.faults] == []
    return answer


def delta(**files: Rows) -> tuple[dict[str, Rows], dict[str, str]]:
    """The files of a delta, stamped, with their modes."""
    return {name: stamped(rows) for name, rows in files.items()}, dict.fromkeys(files, "delta")


def state() -> dict[str, Any]:
    """What is kept, in words: who, where, and who stands for whom."""
    ring = Keyring()
    people = {one.pk: (one, ring.words(one)) for one in Person.objects.all()}
    name = {key: words.get("given", "?") for key, (_one, words) in people.items()}
    return {
        "people": sorted((name[key], one.kind, one.left_on is None) for key, (one, _words) in people.items()),
        "places": sorted(
            (name[one.person_id], one.school.name, one.grade, one.end is None)
            for one in Enrollment.objects.select_related("school")
        ),
        "ties": sorted(
            (name[one.student_id], name[one.guardian_id], one.relation, one.end is None)
            for one in Guardianship.objects.all()
        ),
        "counts": Demographic.objects.count(),
        "entries": Entry.objects.filter(verb="people.take_roster").count(),
    }


def words_of(given: str) -> dict[str, Any]:
    """What is said of the one person with a given name."""
    ring = Keyring()
    [found] = [words for one in Person.objects.all() if (words := ring.words(one)).get("given") == given]
    return found


def counted(answer: Answer, kind: str) -> dict[str, int]:
    """What became of one kind of rows, without zeros."""
    return {name: value for name, value in answer.tallies[kind].plain().items() if value}


__all__ = ["ANA", "BORN", "EVA", "HIGH", "MIDDLE", "TOM", "role", "user_11"]

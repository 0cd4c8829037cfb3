"""Programs for young people made through the verbs; every child, guardian and volunteer here is invented."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.education.models import Item, Season, Session
from tests.cast import Town

STARTS = "2026-11-18T15:30:00-08:00"
"""Yesterday after school: a session that can be said to have been held."""
LATER = "2026-12-03T15:30:00-08:00"
CHILD, GUARDIAN = "Nilufar Quennell", "Beatrix Quennell"
REACH, NEEDS = "quennell@parents.example", "Carries an inhaler."
HELPER = "Osric Thistlewood"
PROGRAM = {
    "kind": "patrol",
    "name": "Safety patrol",
    "name_es": "Patrulla de seguridad",
    "about": "Students help others across the street.",
    "about_es": "Los estudiantes ayudan a cruzar la calle.",
    "shown": True,
}
CLEARED = {
    "clearance": "Live Scan, by the district",
    "cleared_on": "2026-08-01",
    "cleared_until": "2027-07-31",
}


def done(town: Town, who: str, verb: str, **payload: Any) -> Result:
    """Let somebody do something with programs, and return what became of it; `install`: on the public page."""
    if who != "install":
        return town.do(who, f"education.{verb}", **payload)
    return run_one(Envelope(f"education.{verb}", clock.now(), payload), town.install)


def must(result: Result) -> UUID:
    """Return the id of what must be done."""
    assert result.done, result
    return result.id


def program(town: Town, who: str = "sergeant", **changed: Any) -> UUID:
    """Offer a safety patrol, or what is `changed`."""
    return must(done(town, who, "add_program", **(PROGRAM | changed)))


def said(town: Town, **changed: Any) -> dict[str, Any]:
    """What is said of a season at the high school; `at` names other schools of the town."""
    at = changed.pop("at", ("high",))
    whole = {
        "name": "2026-27",
        "first": "2026-09-01",
        "last": "2027-05-28",
        "schools": [str(town.schools[name]) for name in at],
    }
    return whole | changed


def season(town: Town, who: str = "officer-1", **changed: Any) -> UUID:
    """Open a season of a program, of one of its own where none is named; who opens it runs it."""
    of = changed.pop("program", None) or program(town, kind=changed.pop("kind", "patrol"))
    return must(done(town, who, "open_season", program=str(of), **said(town, **changed)))


def tried(town: Town, season: UUID, who: str = "officer-1", **changed: Any) -> Result:
    """Let somebody plan a session of a season, and return what became of it."""
    return done(
        town, who, "plan_sessions", **({"season": str(season), "starts": STARTS, "minutes": 60} | changed)
    )


def session(town: Town, of: UUID | None = None, who: str = "officer-1", **changed: Any) -> UUID:
    """Plan one session, yesterday's where no other is named."""
    return must(tried(town, of or season(town), who, **changed))


def record(town: Town, session: UUID, who: str = "officer-1", **said: Any) -> Result:
    """Let somebody say that a session was held, and return what became of it."""
    return done(town, who, "record_session", session=str(session), **({"attendance": 12} | said))


def held(town: Town, of: UUID | None = None, **said: Any) -> UUID:
    """Plan yesterday's session and say that it was held; return the session."""
    identity = session(town, of)
    must(record(town, identity, **said))
    return identity


def signed(town: Town, season: UUID, who: str = "officer-1", **changed: Any) -> Result:
    """Let somebody sign a child up, and return what became of it; `install`: by the public page."""
    child = {
        "season": str(season),
        "school": str(town.schools[changed.pop("at", "high")]),
        "name": CHILD,
        "guardian": GUARDIAN,
        "grade": "09",
        "reach": REACH,
        "needs": NEEDS,
    }
    # On the public page the box that says so is ticked.
    consent = {"given": True} if who == "install" else {}
    return done(town, who, "sign_up", **(child | consent | changed))


def sign_up(town: Town, of: UUID | None = None, who: str = "officer-1", **changed: Any) -> UUID:
    """Sign a child up; without the form nobody's consent is there yet."""
    return must(signed(town, of or season(town, joining=True), who, **changed))


def consented(town: Town, of: UUID | None = None, **changed: Any) -> UUID:
    """Sign a child up on the public page, and take the consent down."""
    identity = sign_up(town, of, "install", photo=True)
    must(done(town, "officer-1", "give_consent", sign_up=str(identity), **changed))
    return identity


def present(town: Town) -> UUID:
    """Hold a session at which a child was; return the session."""
    of = season(town)
    return held(town, of, present=[str(sign_up(town, of, given=True))])


def volunteer(town: Town, who: str = "officer-1", **changed: Any) -> UUID:
    """Write a volunteer down who is cleared."""
    return must(done(town, who, "add_volunteer", **({"name": HELPER} | CLEARED | changed)))


def helping(town: Town, of: UUID | None = None, who: str = "officer-1", **changed: Any) -> UUID:
    """Let a volunteer help with a season; return the volunteer."""
    of = of or season(town)
    identity = volunteer(town, **changed)
    must(done(town, who, "let_help", season=str(of), volunteer=str(identity)))
    return identity


def helped(town: Town) -> UUID:
    """Hold a session at which a volunteer helped; return the session."""
    of = season(town)
    return held(town, of, helped=[str(helping(town, of))])


def item(town: Town, of: UUID | None = None, who: str = "officer-1", **changed: Any) -> UUID:
    """Write down a thing that is given away, or what is `changed`."""
    thing = {"kind": "given", "name": "Shoes", "name_es": "Zapatos"}
    return must(done(town, who, "add_item", season=str(of or season(town)), **(thing | changed)))


def moved(town: Town, thing: UUID, kind: str, amount: int, who: str = "officer-1", **changed: Any) -> Result:
    """Let somebody write down what became of so many of a thing, in the first season of its program."""
    of = Season.objects.filter(program=Item.objects.get(pk=thing).program_id).order_by("pk").first()
    assert of is not None
    said = {"season": str(of.pk), "item": str(thing), "kind": kind, "amount": amount, "day": "2026-11-18"}
    return done(town, who, "move_item", **(said | changed))


def move(town: Town) -> UUID:
    """Let twenty pairs of shoes come in."""
    return must(moved(town, item(town), "in", 20))


def times(season: UUID) -> list[str]:
    """Return when a season's sessions begin, by the clock in UTC."""
    found = Session.objects.filter(season=season).order_by("starts")
    return [f"{one.starts:%Y-%m-%d %H:%M}" for one in found]

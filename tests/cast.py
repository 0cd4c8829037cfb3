"""Two invented towns with everybody in them: who asks, in every test of verbs and access."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.models import Account
from schoolbeat.access.roles import SCHOOL_ROLES, Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer, viewer_for
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.keys import make_keys
from schoolbeat.ledger.runner import run, run_one

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 19, 12, 47, tzinfo=ZONE)
START = "2026-11-19T12:00:00-08:00"
PEOPLE = (
    ("officer-1", Role.OFFICER),
    ("officer-2", Role.OFFICER),
    ("sergeant", Role.SERGEANT),
    ("principal", Role.PRINCIPAL),
    ("counselor", Role.COUNSELOR),
    ("records", Role.RECORDS),
    ("analyst", Role.ANALYST),
    ("it", Role.IT),
)


@dataclass
class Town:
    """An agency with two schools, two officers on tours, and one person in every other role."""

    slug: str
    install: Viewer
    schools: dict[str, UUID] = field(default_factory=dict)

    def account(self, who: str) -> Account:
        """Return the account of one of PEOPLE."""
        return Account.objects.get(email=f"{who}@{self.slug}.example")

    def viewer(self, who: str) -> Viewer:
        """Return one of PEOPLE as a viewer, as of now."""
        viewer = viewer_for(self.account(who).id)
        assert viewer is not None
        return viewer

    def do(self, who: str, verb: str, happened: datetime | None = None, **payload: Any) -> Result:
        """Let one of PEOPLE do something, and return what became of it."""
        return run_one(Envelope(verb, happened or clock.now(), payload), self.viewer(who))

    def log(self, who: str = "officer-1", **changed: Any) -> UUID:
        """Let an officer log a quarter of an hour of lunch duty, or what is `changed`; return its id."""
        payload = {"kind": "lunch-duty", "minutes": 15, "school": str(self.schools["high"]), **changed}
        result = self.do(who, "activities.log", datetime.fromisoformat(START), **payload)
        assert result.done, result
        return result.id


def _done(results: list[Result]) -> None:
    assert all(result.done for result in results), results


def _provision(town: Town, who: str, role: Role) -> Envelope:
    schools = [str(town.schools["high"])] if role in SCHOOL_ROLES else []
    email = f"{who}@{town.slug}.example"
    return Envelope(
        "accounts.provision",
        clock.now(),
        {
            "email": email,
            "name": f"{who.title()} of {town.slug.title()}",
            "role": role.value,
            "schools": schools,
        },
    )


def found(slug: str) -> Town:
    """Found a town through the same verbs as a real one."""
    make_keys()
    town = Town(slug, install_viewer(new_id(), ZONE, f"us-ca/{slug}", NOW.date()))
    agency = {"slug": slug, "name": slug.title(), "state": "us-ca", "timezone": ZONE.key}
    town.schools = {"high": new_id(), "middle": new_id()}
    _done(
        run(
            [
                Envelope("roster.found_agency", clock.now(), agency),
                Envelope("activities.seed_kinds", clock.now(), {}),
                *(
                    Envelope(
                        "roster.add_school",
                        clock.now(),
                        {"name": f"{slug.title()} {kind}", "kind": kind},
                        id=id_,
                    )
                    for kind, id_ in town.schools.items()
                ),
                *(_provision(town, who, role) for who, role in PEOPLE),
            ],
            town.install,
        )
    )
    for who, kind in (("officer-1", "high"), ("officer-2", "middle")):
        officer = str(town.account(who).id)
        tour = {
            "officer": officer,
            "schools": [str(town.schools[kind])],
            "start": "2026-01-05",
            "expected_end": "2028-06-30",
        }
        steps = [
            Envelope("roster.add_officer", clock.now(), {"account": officer, "joined": "2026-01-05"}),
            Envelope("roster.begin_tour", clock.now(), tour),
        ]
        _done(run(steps, town.install))
    return town

"""Site safety plans, files for responders and walks made through the verbs; every text is invented."""

from __future__ import annotations

import hashlib
from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id, new_id
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.preparedness.models import Section, SectionText
from schoolbeat.work.preparedness.rules.plan_files import KeptFile
from tests.cast import Town

SECRET = "Zebulon gathers at the north stair"
"""What is for responders alone: no page, file or table outside of their circle may ever say it."""
SECRET_TITLE, SECRET_FILE = "Zebulon entry", "Zebulon shut-off valve"


def must(result: Result) -> UUID:
    """Return the id of what must be done."""
    assert result.done, result
    return result.id


def do(town: Town, verb: str, who: str = "principal", **said: Any) -> Result:
    """Let somebody do something about a plan, and return what became of it."""
    return town.do(who, f"preparedness.{verb}", **said)


def plan(town: Town, who: str = "principal", school: str = "high", year: int = 2026, **more: Any) -> UUID:
    """Open a school's plan, with a section for each part of the law."""
    return must(do(town, "open_plan", who, school=str(town.schools[school]), year=year, **more))


def part(identity: UUID, slug: str) -> UUID:
    """Return the section of a plan that is a part of the law."""
    return derived_id(identity, slug)


def wrote(town: Town, section: UUID, text: str, who: str = "principal", **more: Any) -> Result:
    """Let somebody write a section over what stands there."""
    last = SectionText.objects.filter(section=section).order_by("number").last()
    row = Section.objects.filter(pk=section).first()
    seen = str(row.entry) if row else str(section)
    said = {"base": str(last.pk) if last else None, "seen": seen} | more
    return do(town, "write_section", who, section=str(section), text=text, **said)


def set_to(town: Town, section: UUID, status: str = "ready", who: str = "principal", **more: Any) -> Result:
    """Let somebody say how a section stands."""
    row = Section.objects.get(pk=section)
    said = {"section": str(section), "status": status, "visibility": row.visibility, "seen": str(row.entry)}
    return do(town, "set_section", who, **(said | more))


def text(town: Town, who: str = "principal") -> UUID:
    """Open a plan and write one section of it."""
    return must(wrote(town, part(plan(town, who), "discipline"), "Rules stand in the handbook.", who))


def ready(town: Town, identity: UUID, *but: str) -> None:
    """Write each section of a plan and make it ready, `but` some."""
    for section in Section.objects.filter(plan=identity).exclude(part__in=but):
        words = SECRET if section.visibility == "responders" else f"What we do about {section.part}."
        must(wrote(town, section.pk, words))
        must(set_to(town, section.pk))


def adopting(town: Town, identity: UUID, who: str = "principal", **changed: Any) -> Result:
    """Let somebody write down that a council adopted a plan."""
    plain = {"day": "2026-11-18", "body": "Schoolsite council", "yes": 7, "no": 1, "abstained": 0}
    return do(town, "adopt_plan", who, plan=str(identity), **(plain | {"meeting_on": "2026-11-10"} | changed))


def adopted(town: Town, **more: Any) -> UUID:
    """Open a plan, write all of it, and let it be adopted."""
    identity = plan(town, **more)
    ready(town, identity)
    must(adopting(town, identity))
    return identity


def own_section(town: Town, identity: UUID, who: str = "principal", **changed: Any) -> UUID:
    """Add a section of the school's own, for responders alone."""
    plain = {"title": SECRET_TITLE, "visibility": "responders"}
    return must(do(town, "add_section", who, plan=str(identity), **(plain | changed)))


def review(town: Town) -> UUID:
    """Open a plan and go through it."""
    said = {
        "plan": str(plan(town)),
        "day": "2026-11-12",
        "present": "Council, fire department",
        "note": "Gate B",
    }
    return must(do(town, "review_plan", **said))


def notice(town: Town) -> UUID:
    """Open a plan and tell the mayor of the public meeting."""
    said = {"plan": str(plan(town)), "to": "mayor", "day": "2026-11-02", "how": "Letter"}
    return must(do(town, "tell_plan_notice", **said))


PDF = b"%PDF-1.7\n" + b"Zebulon shut-off " * 40 + b"\n%%EOF\n"


def kept(content: bytes = PDF) -> KeptFile:
    """Return a file as the door would have kept it; its bytes lie nowhere."""
    return KeptFile(new_id(), b"k" * 32, content[:16], content[-2048:])


def filed(town: Town, who: str = "principal", content: bytes = PDF, **changed: Any) -> Result:
    """Let somebody add a file for responders, and return what became of it."""
    payload = {
        "school": str(town.schools["high"]),
        "kind": "shut_offs",
        "title": SECRET_FILE,
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
        "name": "Zebulon.pdf",
    }
    envelope = Envelope("preparedness.add_plan_file", clock.now(), payload | changed, enclosed=kept(content))
    return run_one(envelope, town.viewer(who))


def file(town: Town) -> UUID:
    """Add a file for responders."""
    return must(filed(town))


def opened(town: Town, what: str, record: UUID, who: str = "officer-1") -> Result:
    """Let somebody open something of the responders' part of the high school."""
    return do(town, "open_tactical", who, school=str(town.schools["high"]), what=what, record=str(record))


def opening(town: Town) -> UUID:
    """Add a file for responders and open it."""
    return must(opened(town, "file", file(town)))


def walk(town: Town, who: str = "officer-1", **changed: Any) -> UUID:
    """Begin a walk over the high school's site."""
    plain = {"school": str(town.schools["high"]), "day": "2026-11-19", "along": "Custodian"}
    return must(do(town, "begin_walk", who, **(plain | changed)))


def found(town: Town, identity: UUID, who: str = "officer-1", **changed: Any) -> Result:
    """Let somebody write down what a walk showed."""
    plain = {"what": "The gate does not close.", "spot": "North gate", "owner": "Facilities"}
    return do(town, "add_finding", who, walk=str(identity), **(plain | {"due": "2026-12-10"} | changed))


def finding(town: Town) -> UUID:
    """Walk over a site and find something."""
    return must(found(town, walk(town)))

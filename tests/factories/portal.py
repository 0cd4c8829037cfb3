"""A town's portal, made by its sergeant through the same verbs as real work."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any
from uuid import UUID

from PIL import Image

from tests.cast import START, Town
from tests.factories import roster

WHOLE, OTHER = "(209) 555-0123", "+12095550123"
NEEDED = ("records", "complaint", "limits")


def done(town: Town, verb: str, who: str = "sergeant", **payload: Any) -> UUID:
    """Let somebody do something and return its id; a refusal fails the test with its words."""
    result = town.do(who, f"portal.{verb}", **payload)
    assert result.done, (verb, result)
    return result.id


def refused(town: Town, verb: str, who: str = "sergeant", **payload: Any) -> tuple[str | None, str]:
    """Let somebody try something; return code and field of the refusal, which must come."""
    result = town.do(who, f"portal.{verb}", **payload)
    assert not result.done, verb
    return result.code, (result.field or "").removeprefix("payload.")


def phone(town: Town, printed: str = "362-5115", purpose: str = "non-emergency", **said: Any) -> UUID:
    """Add a telephone number as its source prints it and return its id."""
    label = said.pop("label", "Officer response")
    return roster.done(town, "add_phone", label=label, printed=printed, purpose=purpose, **said)


def called(town: Town, line: UUID, day: str = "2026-11-18", **said: Any) -> UUID:
    """Note a test call and return its id."""
    return done(town, "note_call", phone=str(line), day=day, called_by="Rosa Vale", **said)


def whole(town: Town, line: UUID, number: str = WHOLE) -> UUID:
    """Enter the whole number of a line."""
    return done(town, "enter_number", phone=str(line), number=number)


def write(town: Town, section: str = "mission", text: str = "To serve.", **said: Any) -> UUID:
    """Write a version of a section and return its id."""
    fields = {"section": section, "language": "en", "text": text, "written_by": "Sam Alder"}
    return done(town, "write_section", **(fields | said))


def spanish(town: Town, section: str = "mission", text: str = "Servir.", **said: Any) -> UUID:
    """Write a Spanish version that somebody reviewed and return its id."""
    return write(town, section, text, language="es", reviewed_by="Ana Vale", **said)


def ready(town: Town) -> UUID:
    """Make everything that a portal needs before it can be published; return the id of its line."""
    line = phone(town)
    whole(town, line)
    called(town, line)
    for section in NEEDED:
        write(town, section, f"About {section}.")
    return line


def published(town: Town) -> UUID:
    """Publish a portal and return the id of its line."""
    line = ready(town)
    done(town, "publish")
    return line


def officer_of(town: Town, who: str = "officer-1") -> str:
    """Return an officer's id."""
    return str(town.account(who).id)


def described(town: Town, who: str = "officer-1", **said: Any) -> UUID:
    """Say what the public reads of an officer."""
    fields = {"languages": ["English", "Spanish"], "words": "Ask me.", "email": "robin@alder.example"}
    return done(town, "describe_officer", officer=officer_of(town, who), **(fields | said))


def agreed(town: Town, who: str = "officer-1", **said: Any) -> str:
    """Let an officer be described and agree to be shown; return the officer's id."""
    described(town, who, **said)
    done(town, "consent", officer=officer_of(town, who), day="2026-11-01")
    return officer_of(town, who)


def alert(town: Town, **said: Any) -> UUID:
    """Say something above every page and return its id."""
    fields = {"text": "Early release on Friday.", "start": START, "end": "2026-11-21T17:00:00-08:00"}
    return done(town, "set_alert", **(fields | said))


def contact(town: Town) -> UUID:
    """Name a person of the high school's office and return the contact's id."""
    one = roster.contact(town, phone="(209) 555-0177", email="office@alder.example")
    done(town, "show_contact", contact=str(one))
    return one


def picture(side: tuple[int, int] = (300, 400), kind: str = "JPEG", **more: Any) -> bytes:
    """Return a picture of a plain color."""
    out = io.BytesIO()
    Image.new("RGB", side, (90, 120, 160)).save(out, kind, **more)
    return out.getvalue()


def later(day: str) -> datetime:
    """Return noon of a day in California."""
    return datetime.fromisoformat(f"{day}T12:00:00-08:00")


def remark(town: Town, who: str = "principal", **said: Any) -> UUID:
    """Let a principal say something of a version that waits for its moment, and return the remark's id."""
    version = said.pop("version", None) or write(town, "history", shown_from="2026-12-01T08:00:00-08:00")
    school = str(said.pop("school", town.schools["high"]))
    return done(
        town, "remark", who, version=str(version), school=school, text=said.pop("text", "Say it in May.")
    )

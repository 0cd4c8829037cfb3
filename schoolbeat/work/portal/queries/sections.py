"""Versions of what the portal says, and which of them stand at a moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.work.portal.models import SectionVersion
from schoolbeat.work.portal.rules.content import shown

Key = tuple[str, str]
"""Section and language."""


@dataclass(frozen=True)
class Version:
    """One version of a section in one language."""

    id: UUID
    section: str
    language: str
    number: int
    heading: str
    text: str
    link: str
    source: str
    written_by: str
    reviewed_by: str
    of: int | None
    written_at: datetime
    shown_from: datetime
    withdrawn_at: datetime | None


def versions_of(agency: UUID, section: str = "") -> dict[Key, list[Version]]:
    """Return an agency's versions, oldest first, by section and language; one query."""
    found: dict[Key, list[Version]] = {}
    named = {"section": section} if section else {}
    for row in SectionVersion.objects.filter(agency=agency, **named).order_by("number"):
        found.setdefault((row.section, row.language), []).append(_version(row))
    return found


def standing_at(versions: dict[Key, list[Version]], moment: datetime) -> dict[Key, Version]:
    """Return the version that stands at a moment, of each section and language that says something then."""
    come = {key: shown(each, moment) for key, each in versions.items()}
    return {key: one for key, one in come.items() if one is not None and one.text}


def shown_at(agency: UUID, moment: datetime) -> dict[Key, str]:
    """Return what each section says at a moment."""
    return {key: one.text for key, one in standing_at(versions_of(agency), moment).items()}


def changes_after(versions: dict[Key, list[Version]], moment: datetime) -> Iterable[datetime]:
    """Return the moments still to come at which a version begins to show."""
    return (
        one.shown_from
        for each in versions.values()
        for one in each
        if one.withdrawn_at is None and one.shown_from > moment
    )


def _version(row: SectionVersion) -> Version:
    return Version(
        row.id,
        row.section,
        row.language,
        row.number,
        row.heading,
        row.text,
        row.link,
        row.source,
        row.written_by,
        row.reviewed_by,
        row.of,
        row.written_at,
        row.shown_from,
        row.withdrawn_at,
    )

"""Verbs on the portal's words: a version in one language from a moment on, its withdrawal, and the first versions."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import NO_REVIEWER, at_agency, line, moment_of
from schoolbeat.work.portal.models import SectionVersion
from schoolbeat.work.portal.policy import of_agency
from schoolbeat.work.portal.rules.content import LONGEST_HEADING, LONGEST_TEXT, is_link
from schoolbeat.work.portal.vocabulary import SEEDED_FROM, Language, Section
from schoolbeat.work.roster.models import ProgramText

OWN_PAGE = "the program's own page"


@dataclass(frozen=True)
class WriteSection(Command):
    """What a section says in one language; without `shown_from` at once. An empty text takes the section off."""

    section: str
    language: str
    text: str
    written_by: str
    heading: str = ""
    link: str = ""
    source: str = ""
    reviewed_by: str = ""
    shown_from: datetime | None = None


@dataclass(frozen=True)
class WithdrawVersion(Command):
    """Take back a version of which the moment has not come."""

    version: UUID


@dataclass(frozen=True)
class SeedSections(Command):
    """Make first versions of what the program says of itself, word for word; what was written stays."""


@dataclass
class Loaded:
    """How many versions each section has in each language, and the versions that commands name."""

    numbers: Counter[tuple[str, str]] = field(default_factory=Counter)
    versions: dict[UUID, SectionVersion] = field(default_factory=dict)


def _load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    loaded = Loaded()
    for row in SectionVersion.objects.filter(agency=viewer.agency).only("section", "language", "number"):
        key = (row.section, row.language)
        loaded.numbers[key] = max(loaded.numbers[key], row.number)
    wanted = {command.version for command in commands if isinstance(command, WithdrawVersion)}
    if wanted:
        loaded.versions = SectionVersion.objects.in_bulk(wanted)
    return loaded


def _of_version(command: WithdrawVersion, viewer: Viewer, loaded: Loaded) -> Subject | None:
    row = loaded.versions.get(command.version)
    return None if row is None else of_agency(row.agency)


def _version(act: Act, loaded: Loaded, identity: UUID, said: WriteSection) -> SectionVersion:
    key = (said.section, said.language)
    loaded.numbers[key] += 1
    spanish = said.language == Language.SPANISH
    return SectionVersion(
        id=identity,
        agency=act.viewer.agency,
        section=said.section,
        language=said.language,
        number=loaded.numbers[key],
        heading=said.heading,
        text=said.text,
        link=said.link,
        source=said.source,
        written_by=said.written_by,
        reviewed_by=said.reviewed_by,
        of=loaded.numbers[said.section, Language.ENGLISH.value] or None if spanish else None,
        by=act.viewer.account,
        written_at=act.recorded_at,
        shown_from=said.shown_from or act.recorded_at,
    )


def _checked(command: WriteSection, act: Act) -> WriteSection:
    """Return a version as it is kept; raises Refused."""
    if command.section not in set(Section):
        raise Refused(Code.MALFORMED, "payload.section", _("There is no such section."))
    if command.language not in set(Language):
        raise Refused(Code.MALFORMED, "payload.language", _("The portal speaks English and Spanish."))
    text, link = line(command.text, "text", LONGEST_TEXT), line(command.link, "link", 300)
    reviewed = line(command.reviewed_by, "reviewed_by", 120)
    if command.language == Language.SPANISH and text and not reviewed:
        raise Refused(Code.RULE, "payload.reviewed_by", NO_REVIEWER)
    if link and not is_link(link):
        raise Refused(
            Code.MALFORMED, "payload.link", _("Enter the address of a page, beginning with https://.")
        )
    start = command.shown_from
    if start is not None and moment_of(start, "shown_from") < act.recorded_at:
        # What the public read before now is not told anew.
        start = None
    return WriteSection(
        command.section,
        command.language,
        text,
        line(command.written_by, "written_by", 120, needed=True),
        line(command.heading, "heading", LONGEST_HEADING),
        link,
        line(command.source, "source", 160),
        reviewed,
        start,
    )


def write_section(command: WriteSection, act: Act, loaded: Loaded) -> Decided:
    """Add a version."""
    row = _version(act, loaded, act.id, _checked(command, act))
    return Decided(insert=[row], about=row.id)


def withdraw_version(command: WithdrawVersion, act: Act, loaded: Loaded) -> Decided:
    """Take back a version that nobody has read yet."""
    row = loaded.versions[command.version]
    if row.withdrawn_at is not None:
        raise Refused(Code.CONFLICT, "payload.version", _("It was taken back before."))
    if row.shown_from <= act.recorded_at:
        raise Refused(
            Code.RULE, "payload.version", _("The public has read it. Write a new version in its place.")
        )
    row.withdrawn_at = act.recorded_at
    return Decided(change=[row], about=row.id)


def seed_sections(command: SeedSections, act: Act, loaded: Loaded) -> Decided:
    """Write the first English versions from the program's own texts; a section that has one is left alone."""
    texts: dict[str, list[ProgramText]] = {}
    for text in ProgramText.objects.filter(agency=act.viewer.agency):
        texts.setdefault(text.kind, []).append(text)
    rows = []
    for section, kinds in SEEDED_FROM.items():
        found = [text for kind in kinds for text in texts.get(kind, ())]
        if found and not loaded.numbers[section, Language.ENGLISH.value]:
            whole = "\n\n".join(text.text for text in found)[:LONGEST_TEXT]
            said = WriteSection(section, Language.ENGLISH, whole, OWN_PAGE, source=found[0].source)
            rows.append(_version(act, loaded, derived_id(act.id, section), said))
    return Decided(insert=rows, about=act.viewer.agency)


VERBS = (
    Verb("portal.write_section", WriteSection, _load, at_agency, write_section),
    Verb("portal.withdraw_version", WithdrawVersion, _load, _of_version, withdraw_version),
    Verb("portal.seed_sections", SeedSections, _load, at_agency, seed_sections),
)

"""Verbs on a plan in writing: opened with the parts of the law, a section added, written, said whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands import sites
from schoolbeat.work.preparedness.commands.known import a_line, on_the_wall, refuse, words
from schoolbeat.work.preparedness.commands.sites import Plans, in_circle, in_writing, of_plan, of_section
from schoolbeat.work.preparedness.models import SafetyPlan, Section, SectionText
from schoolbeat.work.preparedness.rules.holding import FURTHEST_AHEAD
from schoolbeat.work.preparedness.rules.plans import (
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_SECTIONS,
    WRITABLE,
    parts_of,
    seen_by_fault,
)
from schoolbeat.work.preparedness.rules.reviewing import year_on
from schoolbeat.work.preparedness.vocabulary import SectionStatus, Visibility
from schoolbeat.work.roster.models import School

_AHEAD = FURTHEST_AHEAD * 2


@dataclass(frozen=True)
class OpenPlan(Command):
    """A school's first plan here, for the school year that begins in `year`; a new school says when it opened."""

    school: UUID
    year: int
    school_opened: date | None = None


@dataclass(frozen=True)
class AddSection(Command):
    """A section of the school's own, beside those that the law lists."""

    plan: UUID
    title: str
    visibility: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class WriteSection(Command):
    """What a section says from now on; `base` is the text it was written over, where there was one.

    `seen` is the entry that wrote the section last, as whoever writes saw it: who may read it may be other since.
    """

    section: UUID
    text: str
    seen: UUID
    base: UUID | None = None


@dataclass(frozen=True)
class SetSection(Command):
    """Who writes a section, by when, how it stands, and who may read it.

    `seen` is the entry that wrote the section last. A saved text is one too, so nobody calls a text ready unread.
    """

    section: UUID
    seen: UUID
    status: str
    visibility: str
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True)
class _AtSchool:
    schools: dict[UUID, School]
    begun: set[UUID]


def _load(commands: Sequence[Any], viewer: Viewer) -> _AtSchool:
    schools = sites.load_schools(commands, viewer)
    begun = SafetyPlan.objects.filter(agency=viewer.agency, school__in=schools).values_list(
        "school", flat=True
    )
    return _AtSchool(schools, set(begun))


def _at_school(command: Any, viewer: Viewer, loaded: _AtSchool) -> Any:
    return sites.at_school(command, viewer, loaded.schools)


def open_plan(command: OpenPlan, act: Act, loaded: _AtSchool) -> Decided:
    """Open a school's plan with a section for each part that the law of the place lists."""
    if command.school in loaded.begun:
        raise Refused(
            Code.RULE, "payload.school", _("This school has a plan here. Begin its next version there.")
        )
    today, _hour = on_the_wall(act.recorded_at, act)
    if not -2 <= command.year - year_on(act.pack, today) <= 1:
        raise Refused(Code.MALFORMED, "payload.year", _("Choose one of the school years offered."))
    if command.school_opened is not None and command.school_opened > today + _AHEAD:
        raise Refused(Code.MALFORMED, "payload.school_opened", _("Say a day within two years."))
    loaded.begun.add(command.school)
    plan = SafetyPlan(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        year=command.year,
        school_opened=command.school_opened,
        by_id=act.viewer.account,
    )
    sections = [
        Section(
            id=derived_id(act.id, part.slug),
            plan=plan,
            part=part.slug,
            place=number,
            visibility=part.visibility,
        )
        for number, part in enumerate(parts_of(act.pack), start=1)
    ]
    for section in sections:
        # Each has a key of its own from the beginning: what is said of it later stands on the ledger under it.
        section.tell({})
    return Decided(insert=[plan, *sections], about=plan.pk)


def _said(row: Section, owner: str, title: str) -> None:
    row.tell({name: text for name, text in (("owner", owner), ("title", title)) if text})


def _as_seen(row: Section, seen: UUID) -> None:
    if row.entry != seen:
        raise Refused(
            Code.RULE,
            "payload.seen",
            _("Somebody changed this section in the meantime. Look at it again, then save."),
        )


def _due(due: date | None, act: Act) -> date | None:
    today, _hour = on_the_wall(act.recorded_at, act)
    if due is not None and abs(due - today) > _AHEAD:
        raise Refused(Code.MALFORMED, "payload.due", _("Say a day within two years."))
    return due


def add_section(command: AddSection, act: Act, loaded: Plans) -> Decided:
    """Add a section of the school's own, after the others."""
    plan = in_writing(loaded.plans[command.plan])
    others = loaded.of(plan)
    closed = command.visibility == Visibility.RESPONDERS
    # Counted apart: whoever is outside of the circle learns by no refusal how many there are inside.
    if sum((one.visibility == Visibility.RESPONDERS) == closed for one in others) >= MOST_SECTIONS:
        raise Refused(Code.RULE, "payload.plan", _("This plan has as many sections as a plan can have."))
    refuse(seen_by_fault("", command.visibility, says=False))
    in_circle(command.visibility, plan, act)
    row = Section(
        id=act.id,
        plan=plan,
        place=max((one.place for one in others), default=0) + 1,
        due=_due(command.due, act),
        visibility=command.visibility,
    )
    title = words(command.title, "title", LONGEST_TITLE, owed=True)
    _said(row, a_line(command.owner, "owner"), title)
    loaded.sections[row.pk] = row
    return Decided(insert=[row], about=row.pk, secret=row.key_record)


def write_section(command: WriteSection, act: Act, loaded: Plans) -> Decided:
    """Keep what a section says as a row of its own; what was ready is read again once it is written anew."""
    section = loaded.sections[command.section]
    in_writing(section.plan)
    text = words(command.text, "text", LONGEST_TEXT)
    before = loaded.texts.setdefault(section.pk, [])
    last = before[-1].pk if before else None
    if command.base != last:
        raise Refused(
            Code.RULE,
            "payload.seen",
            _(
                "Somebody wrote here in the meantime. Your words are kept below; put both together and save again."
            ),
        )
    _as_seen(section, command.seen)
    row = SectionText(
        id=act.id,
        section=section,
        number=len(before) + 1,
        at=act.recorded_at,
        by_id=act.viewer.account,
    )
    row.tell({"text": text})
    before.append(row)
    section.status = SectionStatus.DRAFTED if text else SectionStatus.NOT_BEGUN
    return Decided(insert=[row], change=[section], about=section.pk, secret=section.key_record)


def set_section(command: SetSection, act: Act, loaded: Plans) -> Decided:
    """Say whose a section is, by when, how it stands and who reads it; ready is only what says something."""
    section = loaded.sections[command.section]
    in_writing(section.plan)
    _as_seen(section, command.seen)
    says = bool(loaded.words_of(section, act).strip())
    if command.status not in WRITABLE:
        raise Refused(Code.MALFORMED, "payload.status", _("Choose one of those offered."))
    if command.status != SectionStatus.NOT_BEGUN and not says:
        raise Refused(Code.RULE, "payload.status", _("It says nothing yet. Write it first."))
    known = act.ring.words(section)
    # What was once written for others is in older words too, in a title, and in who writes it.
    said = bool(loaded.texts.get(section.pk)) or any(known.values())
    refuse(seen_by_fault(section.visibility, command.visibility, said))
    in_circle(command.visibility, section.plan, act)
    section.status, section.visibility = command.status, command.visibility
    section.due = _due(command.due, act)
    _said(section, a_line(command.owner, "owner"), str(known.get("title", "")))
    return Decided(change=[section], about=section.pk, secret=section.key_record)


VERBS = (
    Verb("preparedness.open_plan", OpenPlan, _load, _at_school, open_plan),
    Verb("preparedness.add_section", AddSection, sites.load_whole, of_plan, add_section, secret=True),
    Verb(
        "preparedness.write_section",
        WriteSection,
        sites.load_sections,
        of_section,
        write_section,
        secret=True,
    ),
    Verb("preparedness.set_section", SetSection, sites.load_sections, of_section, set_section, secret=True),
)

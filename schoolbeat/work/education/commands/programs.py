"""Verbs on programs: offered, said otherwise, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, words
from schoolbeat.work.education.models import Program
from schoolbeat.work.education.policy import describe_program
from schoolbeat.work.education.rules.saying import LONGEST_NAME
from schoolbeat.work.education.vocabulary import ProgramKind


@dataclass(frozen=True)
class ProgramFields(Command):
    """What the agency says of a program, in both languages; `shown` puts it on the public page."""

    kind: str
    name: str
    name_es: str
    about: str
    about_es: str
    shown: bool = False


@dataclass(frozen=True)
class AddProgram(ProgramFields):
    """A program that the agency offers."""


@dataclass(frozen=True)
class ChangeProgram(ProgramFields):
    """A program as it is from now on."""

    program: UUID | None = None


@dataclass(frozen=True)
class EndProgram(Command):
    """A program gets no new season, or, with `again`, once more."""

    program: UUID
    again: bool = False


Programs = dict[UUID, Program]


def load_programs(commands: Sequence[Any], viewer: Viewer) -> Programs:
    """Read the programs of the agency that commands name."""
    wanted = {command.program for command in commands if command.program}
    return Program.objects.filter(agency=viewer.agency).in_bulk(wanted)


def _load_nothing(commands: Sequence[Any], viewer: Viewer) -> None:
    return None


def _at_agency(command: Any, viewer: Viewer, loaded: None) -> Subject:
    return Subject("program", agency=viewer.agency)


def _of_program(command: Any, viewer: Viewer, loaded: Programs) -> Subject | None:
    program = loaded.get(command.program)
    return describe_program(program) if program else None


def _said(command: ProgramFields) -> dict[str, Any]:
    """Return the fields of a program, checked; raises Refused."""
    if command.kind not in set(ProgramKind):
        raise Refused(Code.MALFORMED, "payload.kind", _("Choose one of the kinds offered."))
    return {
        "kind": command.kind,
        "shown": command.shown,
        "name": a_line(command.name, "name", LONGEST_NAME, owed=True),
        "name_es": a_line(command.name_es, "name_es", LONGEST_NAME, owed=True),
        "about": words(command.about, "about", owed=True),
        "about_es": words(command.about_es, "about_es", owed=True),
    }


def add(command: AddProgram, act: Act, loaded: None) -> Decided:
    """Offer a program."""
    program = Program(id=act.id, agency_id=act.viewer.agency, **_said(command))
    return Decided(insert=[program], about=program.pk)


def change(command: ChangeProgram, act: Act, loaded: Programs) -> Decided:
    """Say what a program is from now on; what was counted stays of the kind that it was."""
    assert command.program is not None
    program = loaded[command.program]
    said = _said(command)
    if said["kind"] != program.kind and program.seasons.exists():
        raise Refused(Code.RULE, "payload.kind", _("It has had seasons as what it is. Add another program."))
    for name, value in said.items():
        setattr(program, name, value)
    return Decided(change=[program], about=program.pk)


def end(command: EndProgram, act: Act, loaded: Programs) -> Decided:
    """End a program, or take it up again; a season that is open is run to its end."""
    program = loaded[command.program]
    if program.ended == (not command.again):
        raise Refused(Code.RULE, "payload.program", _("This is so already."))
    program.ended = not command.again
    return Decided(change=[program], about=program.pk)


VERBS = (
    Verb("education.add_program", AddProgram, _load_nothing, _at_agency, add),
    Verb("education.change_program", ChangeProgram, load_programs, _of_program, change),
    Verb("education.end_program", EndProgram, load_programs, _of_program, end),
)

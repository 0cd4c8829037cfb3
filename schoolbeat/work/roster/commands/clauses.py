"""Verbs on the clauses that something here rests on, and on the list of designated officers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.roster.commands.rows import (
    Loaded,
    at_agency,
    load_by,
    named,
    of_agency,
    officers_of,
    one_of,
    ordered,
    present_officer,
    prose,
    subject_by,
)
from schoolbeat.work.roster.models import Agreement, AgreementClause, DesignatedOfficer, District, Officer
from schoolbeat.work.roster.vocabulary import ClauseKind


@dataclass(frozen=True)
class AddClause(Command):
    """Enter a clause of an agreement in its own words; without a district it is for all schools of the agency."""

    agreement: UUID
    kind: str
    section: str
    words: str
    start: date
    district: UUID | None = None
    end: date | None = None


@dataclass(frozen=True)
class EndClause(Command):
    """Say from which day on a clause no longer holds."""

    clause: UUID
    end: date


@dataclass(frozen=True)
class DesignateOfficer(Command):
    """Put an officer on the list whose names the head of the agency gave in writing (Education Code 49076)."""

    officer: UUID
    named_by: str
    letter: date
    start: date


@dataclass(frozen=True)
class EndDesignation(Command):
    """Take an officer off that list from a day on; that he or she stood there stays."""

    designation: UUID
    end: date


class _Papers(NamedTuple):
    agreements: dict[UUID, Agreement]
    districts: set[UUID]


def _load_papers(commands: Sequence[AddClause], viewer: Viewer) -> _Papers:
    agreements = load_by(Agreement, "agreement")(commands, viewer)
    wanted = {command.district for command in commands if command.district}
    known = District.objects.filter(agency=viewer.agency, id__in=wanted).values_list("id", flat=True)
    return _Papers(agreements, set(known) if wanted else set())


def _of_paper(command: AddClause, viewer: Viewer, loaded: _Papers) -> Subject | None:
    agreement = loaded.agreements.get(command.agreement)
    return None if agreement is None else of_agency(agreement)


def add_clause(command: AddClause, act: Act, loaded: _Papers) -> Decided:
    """Enter a clause; it cannot begin before its agreement does, and its id is the entry's."""
    ordered(command.start, command.end, "end")
    if command.start < loaded.agreements[command.agreement].start:
        raise Refused(
            Code.ENDS_BEFORE_START, "payload.start", _("The agreement begins later. Check the day.")
        )
    if command.district and command.district not in loaded.districts:
        raise Refused(Code.MALFORMED, "payload.district", _("There is no such district."))
    clause = AgreementClause(
        id=act.id,
        agency_id=act.viewer.agency,
        agreement_id=command.agreement,
        kind=one_of(command.kind, ClauseKind, "kind"),
        district_id=command.district,
        section=named(command.section, "section", 80),
        words=prose(command.words, "words", needed=True),
        start=command.start,
        end=command.end,
    )
    return Decided(insert=[clause], about=command.agreement)


def end_clause(command: EndClause, act: Act, loaded: Loaded) -> Decided:
    """Let a clause end; what it allowed is refused from that day on."""
    clause = loaded[command.clause]
    ordered(clause.start, command.end, "end")
    clause.end = command.end
    return Decided(change=[clause], about=clause.agreement_id)


def _load_officers(commands: Sequence[DesignateOfficer], viewer: Viewer) -> dict[UUID, Officer]:
    return officers_of(viewer, [command.officer for command in commands])


def designate(command: DesignateOfficer, act: Act, loaded: Any) -> Decided:
    """Put an officer on the list; its id is the entry's."""
    ordered(command.letter, None, "letter")
    ordered(command.start, None, "start")
    officer = present_officer(loaded, command.officer, command.start)
    row = DesignatedOfficer(
        id=act.id,
        agency_id=act.viewer.agency,
        officer=officer,
        named_by=named(command.named_by, "named_by", 120),
        letter=command.letter,
        start=command.start,
    )
    return Decided(insert=[row], about=officer.pk)


def end_designation(command: EndDesignation, act: Act, loaded: Loaded) -> Decided:
    """Take an officer off the list from a day on."""
    row = loaded[command.designation]
    ordered(row.start, command.end, "end")
    row.end = command.end
    return Decided(change=[row], about=row.officer_id)


VERBS = (
    Verb("roster.add_clause", AddClause, _load_papers, _of_paper, add_clause),
    Verb(
        "roster.end_clause",
        EndClause,
        load_by(AgreementClause, "clause"),
        subject_by("clause", of_agency),
        end_clause,
    ),
    Verb("roster.designate_officer", DesignateOfficer, _load_officers, at_agency, designate),
    Verb(
        "roster.end_designation",
        EndDesignation,
        load_by(DesignatedOfficer, "designation"),
        subject_by("designation", of_agency),
        end_designation,
    ),
)

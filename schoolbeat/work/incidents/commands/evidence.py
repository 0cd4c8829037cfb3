"""Evidence is added, its file opened, and a piece goes from hand to hand; no step is ever changed or taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.cipherfile import Kept
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Known,
    added_to,
    check_moment,
    decided,
    load,
    refuse,
    the_incident,
    told,
)
from schoolbeat.work.incidents.models import Custody, Evidence
from schoolbeat.work.incidents.queries.evidence_files import opener_place
from schoolbeat.work.incidents.rules.evidence import (
    Passed,
    Passing,
    Piece,
    Step,
    file_fault,
    piece_fault,
    step_fault,
)
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME, LONGEST_TEXT, words_fault


@dataclass(frozen=True)
class FileSaid(Command):
    """A file as it came: SHA-256 (hex) and bytes of its plain content, and the name it came under.

    `clear` says that it shows no nude or sexual image of anybody under 18. The file itself is enclosed.
    """

    sha256: str
    size: int
    clear: bool
    name: str = ""


@dataclass(frozen=True)
class AddEvidence(Command):
    """What it is or shows, who took, found or gave it, and when; where it lies, where it is more than a file."""

    incident: UUID
    what: str
    source: str
    at: datetime
    place: str = ""
    file: FileSaid | None = None


@dataclass(frozen=True)
class OpenEvidence(Command):
    """Open the file of a piece; why."""

    incident: UUID
    evidence: UUID
    why: str


@dataclass(frozen=True)
class PassEvidence(Command):
    """Say what became of a piece: handed, moved, released or back again; when, why, to whom or where to."""

    incident: UUID
    evidence: UUID
    step: str
    at: datetime
    why: str
    to_whom: str = ""
    place: str = ""


@dataclass(frozen=True)
class _Loaded:
    """The incidents, and of each the pieces by id, with their steps in the order in which they were written."""

    cases: Known
    pieces: dict[UUID, Evidence]
    steps: dict[UUID, list[Custody]]


def _load(commands: Sequence[Any], viewer: Viewer) -> _Loaded:
    cases = load(commands, viewer)
    found = Evidence.objects.filter(incident__in=list(cases), destroyed=False)
    loaded = _Loaded(cases, {one.pk: one for one in found}, {})
    for step in Custody.objects.filter(evidence__in=list(loaded.pieces)).order_by("written_at", "id"):
        loaded.steps.setdefault(step.evidence_id, []).append(step)
    return loaded


def _of_case(command: Any, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    return the_incident(command, viewer, loaded.cases)


def _not_yet_to_come(moment: datetime, act: Act) -> None:
    """Raise Refused for a moment that cannot be, or that is still to come."""
    check_moment(moment, "at")
    if moment > act.recorded_at:
        raise Refused(Code.FUTURE, "payload.at", _("This lies in the future."))


def _digest(row: Evidence, act: Act) -> str:
    words = act.ring.words(row) if row.telling is None else row.telling
    return words.get("sha256", "")


def add(command: AddEvidence, act: Act, loaded: _Loaded) -> Decided:
    """Add a piece; what is here already is said so, and not kept twice."""
    case, file = added_to(command, loaded.cases), command.file
    piece = Piece(command.what.strip(), clean(command.source), clean(command.place), file is not None)
    refuse(piece_fault(piece))
    _not_yet_to_come(command.at, act)
    row = Evidence(
        id=act.id,
        incident=case.incident,
        at=command.at,
        added_at=act.recorded_at,
        by_id=act.viewer.account,
    )
    told(row, what=piece.what, source=piece.source, place=piece.place)
    if file is not None:
        _with_file(row, file, act, loaded)
    loaded.pieces[row.pk] = row
    step = _step(row, Step.ADDED, command.at, act, place=piece.place)
    loaded.steps[row.pk] = [step]
    return decided(case, insert=[row, step])


def _with_file(row: Evidence, file: FileSaid, act: Act, loaded: _Loaded) -> None:
    """Take a file in that the door kept; raises Refused."""
    refuse(file_fault(file.size, file.sha256, file.clear))
    kept = act.enclosed
    if not isinstance(kept, Kept):
        raise Refused(
            Code.MALFORMED, "payload.file", _("A file comes in by the form on the incident's page.")
        )
    theirs = [one for one in loaded.pieces.values() if one.incident_id == row.incident_id]
    act.ring.load(theirs)
    if any(_digest(one, act) == file.sha256 for one in theirs):
        raise Refused(
            Code.RULE, "payload.file", _("This file is here already, byte for byte. It is not kept twice.")
        )
    name = clean(file.name)[:LONGEST_NAME]
    row.file, row.size = kept.file, file.size
    told(row, **(row.telling or {}), sha256=file.sha256, name=name, clear=True)
    act.ring.make([row.key_record])
    row.opener = act.ring.encrypt(row.key_record, opener_place(row.pk, kept.file), kept.key.hex())


def _step(row: Evidence, step: str, at: datetime, act: Act, **words: str) -> Custody:
    return told(
        Custody(
            id=act.id,
            incident=row.incident,
            evidence=row,
            step=step,
            at=at,
            by_id=act.viewer.account,
            written_at=act.recorded_at,
        ),
        **words,
    )


def _piece(command: OpenEvidence | PassEvidence, loaded: _Loaded) -> Evidence:
    """Return the piece that is named, of the incident that is named; raises Refused."""
    row = loaded.pieces.get(command.evidence)
    if row is None or row.incident_id != command.incident:
        raise Refused(Code.MALFORMED, "payload.evidence", _("There is no such piece in this incident."))
    row.incident = loaded.cases[command.incident].incident
    return row


def open_file(command: OpenEvidence, act: Act, loaded: _Loaded) -> Decided:
    """Write down who opens a file and why, before a byte of it goes out; also once the incident is closed."""
    row, why = _piece(command, loaded), clean(command.why)
    if row.file is None:
        raise Refused(Code.MALFORMED, "payload.evidence", _("This piece has no file."))
    refuse(words_fault("why", why, LONGEST_TEXT))
    step = _step(row, Step.OPENED, act.recorded_at, act, why=why)
    return decided(loaded.cases[command.incident], insert=[step])


def pass_on(command: PassEvidence, act: Act, loaded: _Loaded) -> Decided:
    """Write down what became of a piece, after all that became of it before."""
    case, row = added_to(command, loaded.cases), _piece(command, loaded)
    _not_yet_to_come(command.at, act)
    said = Passing(command.step, command.at, clean(command.why), clean(command.to_whom), clean(command.place))
    steps = loaded.steps.setdefault(row.pk, [])
    refuse(step_fault([Passed(one.step, one.at) for one in steps], said))
    if any((one.at, one.written_at) == (said.at, act.recorded_at) for one in steps):
        # Nothing would tell afterwards which of the two came first.
        raise Refused(
            Code.RULE,
            "payload.at",
            _("Two steps of one moment, sent together, have no order. Say the moments."),
        )
    step = _step(row, said.step, said.at, act, why=said.why, to_whom=said.to_whom, place=said.place)
    steps.append(step)
    return decided(case, insert=[step])


VERBS = (
    Verb("incidents.add_evidence", AddEvidence, _load, _of_case, add, secret=True),
    Verb("incidents.open_evidence", OpenEvidence, _load, _of_case, open_file, secret=True),
    Verb("incidents.pass_evidence", PassEvidence, _load, _of_case, pass_on, secret=True),
)

"""The report in its versions, and its way: handed in, given back or approved, closed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Case,
    Known,
    added_to,
    decided,
    load,
    refuse,
    the_incident,
    told,
)
from schoolbeat.work.incidents.models import Deed, Narrative
from schoolbeat.work.incidents.rules.diverting import under_way
from schoolbeat.work.incidents.rules.finishing import (
    OPEN_LABELS,
    Open,
    Standing,
    against_approval,
    against_closing,
    against_submitting,
)
from schoolbeat.work.incidents.rules.saying import LONGEST_NARRATIVE, LONGEST_TEXT, words_fault
from schoolbeat.work.incidents.rules.stages import WRITING, next_stage
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind
from schoolbeat.work.incidents.vocabulary import Part


@dataclass(frozen=True)
class Narrate(Command):
    """Write a version of the report; `base` is the version it was written on."""

    incident: UUID
    text: str
    base: UUID | None = None


@dataclass(frozen=True)
class Move(Command):
    """Bring a report a step on, or back; with a word where one is owed."""

    incident: UUID
    word: str = ""


@dataclass(frozen=True)
class _Loaded:
    """The incidents, and their reports by id."""

    cases: Known
    narratives: dict[UUID, Narrative]


def _load(commands: Sequence[Any], viewer: Viewer) -> _Loaded:
    cases = load(commands, viewer)
    versions = Narrative.objects.filter(incident__in=list(cases), destroyed=False)
    return _Loaded(cases, {one.pk: one for one in versions})


def _of_case(command: Any, viewer: Viewer, loaded: _Loaded) -> Any:
    return the_incident(command, viewer, loaded.cases)


def narrate(command: Narrate, act: Act, loaded: _Loaded) -> Decided:
    """Write a version of the report; once it was handed in, what is written is a supplement."""
    case, text = added_to(command, loaded.cases), command.text.strip()
    refuse(words_fault("text", text, LONGEST_NARRATIVE))
    base = loaded.narratives.get(command.base) if command.base else None
    if command.base and (base is None or base.incident_id != case.incident.pk):
        raise Refused(Code.MALFORMED, "payload.base", _("There is no such version of this report."))
    supplement = case.incident.stage not in WRITING
    if supplement and base is not None:
        raise Refused(
            Code.RULE,
            "payload.text",
            _(
                "The report was handed in meanwhile. What you wrote stands below; save it again as a supplement."
            ),
        )
    version = Narrative(
        id=act.id,
        incident=case.incident,
        base=None if supplement else base,
        by_id=act.viewer.account,
        at=act.recorded_at,
        supplement=supplement,
    )
    return decided(case, insert=[told(version, text=text)])


def standing(case: Case, reports: int) -> Standing:
    """Return what stands open in an incident; of duties to tell only those that the officer owes."""
    done = {deed.settles_id for deed in case.deeds}
    ended = {end.party_id for end in case.ends.values() if not end.withdrawn}
    return Standing(
        exceptions=sum(
            one.confirmed_at is None and not one.refused and not case.parties[one.party_id].left
            for one in case.openings.values()
        ),
        untold=sum(one.told_at is None and one.by_whom == "officer" for one in case.tellings.values()),
        diversions=sum(under_way(case.done_with(party)) for party in case.parties),
        tasks=sum(deed.what == DeedKind.TASK and deed.pk not in done for deed in case.deeds),
        without_end=sum(
            party.part == Part.INVOLVED and not party.left and party.pk not in ended
            for party in case.parties.values()
        ),
        reports=reports,
    )


_AGAINST: dict[str, Callable[[Standing], Sequence[Open]]] = {
    "submit": against_submitting,
    "approve": against_approval,
    "close": against_closing,
}
_DEEDS = {
    "submit": DeedKind.SUBMITTED,
    "give_back": DeedKind.RETURNED,
    "approve": DeedKind.APPROVED,
    "close": DeedKind.CLOSED,
    "reopen": DeedKind.REOPENED,
}
_WORD_OWED = frozenset({"give_back", "reopen"})


def _mover(verb: str) -> Callable[[Move, Act, _Loaded], Decided]:
    def move(command: Move, act: Act, loaded: _Loaded) -> Decided:
        case, word = loaded.cases[command.incident], clean(command.word)
        stage = next_stage(case.incident.stage, verb)
        if stage is None:
            raise Refused(
                Code.RULE, "payload.incident", _("The report is at another step. Look at it again.")
            )
        refuse(words_fault("word", word, LONGEST_TEXT, owed=verb in _WORD_OWED))
        if verb == "approve" and _wrote(case, act, loaded):
            raise Refused(Code.RULE, "payload.incident", _("Nobody approves what he or she wrote."))
        reports = sum(one.incident_id == case.incident.pk for one in loaded.narratives.values())
        open_ = _AGAINST[verb](standing(case, reports)) if verb in _AGAINST else ()
        if open_:
            raise Refused(Code.RULE, "payload.incident", OPEN_LABELS[open_[0]])
        case.incident.stage = stage
        deed = Deed(
            id=act.id,
            incident=case.incident,
            what=_DEEDS[verb],
            at=act.recorded_at,
            by_id=act.viewer.account,
        )
        return decided(case, insert=[told(deed, text=word)], change=[case.incident])

    move.__doc__ = f"Bring a report on by `{verb}`, where nothing stands against it."
    return move


def _wrote(case: Case, act: Act, loaded: _Loaded) -> bool:
    """Say whether the viewer began the report, answers for it, or wrote a version of it."""
    mine = act.viewer.account
    versions = (one for one in loaded.narratives.values() if one.incident_id == case.incident.pk)
    return mine in (case.incident.author_id, case.incident.owner_id) or any(
        one.by_id == mine for one in versions
    )


VERBS = (
    Verb("incidents.narrate", Narrate, _load, _of_case, narrate, secret=True),
    *(Verb(f"incidents.{verb}", Move, _load, _of_case, _mover(verb), secret=True) for verb in _DEEDS),
)

"""Link an incident with another record that the viewer may see, and take such a link back; it opens nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.incidents.commands.known import (
    Known,
    added_to,
    decided,
    loading,
    refuse,
    the_incident,
    told,
)
from schoolbeat.work.incidents.models import Incident, Link
from schoolbeat.work.incidents.queries.carried import found_at
from schoolbeat.work.incidents.rules.linking import Pair, Record, link_fault
from schoolbeat.work.incidents.rules.saying import LONGEST_TEXT, words_fault
from schoolbeat.work.incidents.vocabulary import Linked


@dataclass(frozen=True)
class LinkRecord(Command):
    """Say that an incident belongs together with another record, with a word on it."""

    incident: UUID
    kind: str
    record: UUID
    word: str = ""


@dataclass(frozen=True)
class UnlinkRecord(Command):
    """Take a link of an incident back; why."""

    incident: UUID
    link: UUID
    why: str = ""


@dataclass(frozen=True)
class _Loaded:
    """The incidents, the links that stand on them or on incidents that are named, and the records that may be seen."""

    cases: Known
    links: dict[UUID, Link]
    records: frozenset[Record]

    def pairs(self) -> set[Pair]:
        """Return what is linked, also by what was said before in the same batch."""
        return {_pair(link) for link in self.links.values() if not link.withdrawn}


_WITHOUT_PARTS = loading()


def _load(commands: Sequence[LinkRecord | UnlinkRecord], viewer: Viewer) -> _Loaded:
    cases = _WITHOUT_PARTS(commands, viewer)
    named = {(one.kind, one.record) for one in commands if isinstance(one, LinkRecord)}
    records = found_at(viewer, {one for one in named if one[0] in set(Linked)})
    near = {*cases, *(record for kind, record in records if kind == Linked.INCIDENT)}
    standing = Link.objects.filter(
        Q(incident__in=near) | Q(kind=Linked.INCIDENT, record__in=near), withdrawn=False, destroyed=False
    )
    return _Loaded(cases, {link.pk: link for link in standing}, records)


def _of_case(command: LinkRecord | UnlinkRecord, viewer: Viewer, loaded: _Loaded) -> Subject | None:
    return the_incident(command, viewer, loaded.cases)


def _pair(link: Link) -> Pair:
    return frozenset(((Linked.INCIDENT.value, link.incident_id), (link.kind, link.record)))


def _began(incident: Incident) -> Record | None:
    return (incident.from_kind, incident.from_record) if incident.from_record is not None else None


def link(command: LinkRecord, act: Act, loaded: _Loaded) -> Decided:
    """Link an incident; a record that the viewer may not see, or that is said of an officer, is answered as none."""
    case = added_to(command, loaded.cases)
    incident, record, word = case.incident, (command.kind, command.record), clean(command.word)
    if command.kind not in set(Linked):
        raise Refused(Code.MALFORMED, "payload.kind", _("Choose one of the words offered."))
    refuse(words_fault("word", word, LONGEST_TEXT, owed=False))
    if record not in loaded.records:
        raise Refused(Code.NOT_PERMITTED, "payload.record", _("There is no such record, or it is not yours."))
    fault = link_fault(incident.pk, record, loaded.pairs(), _began(incident))
    if fault is not None:
        raise Refused(Code.RULE, f"payload.{fault.field}", fault.because)
    row = Link(
        id=act.id,
        incident=incident,
        kind=command.kind,
        record=command.record,
        by_id=act.viewer.account,
        at=act.recorded_at,
    )
    loaded.links[row.pk] = row
    # Under the link's own key: what is said of the other incident goes with that one, on the ledger too.
    return replace(decided(case, insert=[told(row, word=word)]), secret=row.key_record)


def unlink(command: UnlinkRecord, act: Act, loaded: _Loaded) -> Decided:
    """Take a link back on the incident that it was made on; it stays as what was taken back."""
    case, why = added_to(command, loaded.cases), clean(command.why)
    row = loaded.links.get(command.link)
    if row is None or row.withdrawn or row.incident_id != case.incident.pk:
        raise Refused(Code.MALFORMED, "payload.link", _("There is no such link in this incident."))
    refuse(words_fault("why", why, LONGEST_TEXT, owed=False))
    row.withdrawn = True
    said = dict(row.telling) if row.telling is not None else act.ring.words(row)
    return replace(decided(case, change=[told(row, **said | {"why_back": why})]), secret=row.key_record)


VERBS = (
    Verb("incidents.link", LinkRecord, _load, _of_case, link, secret=True),
    Verb("incidents.unlink", UnlinkRecord, _load, _of_case, unlink, secret=True),
)

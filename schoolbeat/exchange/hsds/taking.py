"""Compares a set with the directory and takes it over through the verb, all of it or nothing."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.hsds.faults import Fault, Note
from schoolbeat.exchange.hsds.reading import ReadSet, read
from schoolbeat.foundation import clock
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_inside
from schoolbeat.work.resources.commands.taking import Taken, digest_of
from schoolbeat.work.resources.queries.sets import Held, held, is_synthetic_agency
from schoolbeat.work.resources.rules.bodies import Body, assured_of
from schoolbeat.work.resources.rules.needs import NEED_BY_TERM
from schoolbeat.work.resources.vocabulary import Kind, Status

LOT = 500
Key = tuple[Kind, UUID, str]
Progress = Callable[[int, int], None]
NEW, CHANGED, CLOSED = "new", "changed", "closed"
MOST_NAMES = 50
COUNTED = {
    Kind.ORGANIZATION: "organizations",
    Kind.LOCATION: "locations",
    Kind.TAXONOMY: "taxonomies",
    Kind.TERM: "taxonomy_terms",
    Kind.SERVICE: "services",
    Kind.AT: "service_at_locations",
    Kind.OTHER: "other_rows",
}


@dataclass
class Answer:
    """What taking a set over came to, or would come to."""

    form: str
    rows: int
    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    closed: int = 0
    """Services among the changed that were to be had, and are not by what the set says."""
    not_in_set: int = 0
    """Services of the directory that the set does not speak of: they stay as they are."""
    own: int = 0
    """Records that were entered here and that the set tells otherwise: they stay as they are, unless it was asked."""
    names: dict[str, list[str]] = field(default_factory=lambda: {NEW: [], CHANGED: [], CLOSED: []})
    """The first services that are new, changed or closed."""
    faults: list[Fault] = field(default_factory=list)
    more: int = 0
    notes: list[Note] = field(default_factory=list)

    def tell(self, how: str, one: Taken) -> None:
        """Name a service, while there is room."""
        if one.kind is Kind.SERVICE and len(self.names[how]) < MOST_NAMES:
            self.names[how].append(shown(str(one.body["name"]), 120))

    def plain(self) -> dict[str, Any]:
        """Return it as the command line's JSON has it."""
        return {
            "format": self.form,
            "rows": self.rows,
            "created": dict(self.created),
            "changed": dict(self.changed),
            "unchanged": dict(self.unchanged),
            "closed": self.closed,
            "not_in_set": self.not_in_set,
            "own_kept": self.own,
            "refused": [fault.plain() for fault in self.faults],
            "refused_beyond_these": self.more,
            "kept_otherwise": [note.plain() for note in self.notes],
        }


@dataclass(frozen=True)
class Wish:
    """How a set is to be taken over: not at all, only looked at; also over what was entered here; who hears how far."""

    dry_run: bool = False
    over_own: bool = False
    progress: Progress = lambda done, of: None


_PLAIN = Wish()


def take(viewer: Viewer, folder: Path, wish: Wish = _PLAIN) -> Answer:
    """Take a set over, or say what that would do; with one fault nothing is written."""
    known = read(folder)
    answer = Answer(known.form, known.rows, faults=known.faults, more=known.more, notes=known.notes)
    if known.invented and not is_synthetic_agency(viewer):
        expected = _("real resources: this set says SYNTHETIC, and the agency is no demo")
        answer.faults.append(Fault("", 0, "SYNTHETIC", "SYNTHETIC", expected))
    if answer.faults:
        return answer
    wanted = list(_differing(viewer, known, answer, wish.over_own))
    if wanted and not wish.dry_run:
        _write(viewer, known, wanted, answer, wish)
    if answer.faults:
        answer.created, answer.changed, answer.unchanged = Counter(), Counter(), Counter()
    return answer


def _differing(viewer: Viewer, known: ReadSet, answer: Answer, over_own: bool) -> Iterator[Taken]:
    """Yield the records that are new or other than those of the directory, and count them all."""
    before: dict[Key, Held] = {(one.kind, one.id, one.entity): one for one in held(viewer)}
    spoken = {one.id for one in known.records if one.kind is Kind.SERVICE}
    answer.not_in_set = sum(key[0] is Kind.SERVICE and key[1] not in spoken for key in before)
    for said in known.records:
        stands = before.get((said.kind, said.id, said.entity))
        one = said
        if stands is not None and said.kind is Kind.SERVICE:
            one = said._replace(body=_kept(said.body, stands.body))
        if stands is None:
            answer.created[COUNTED[one.kind]] += 1
            answer.tell(NEW, one)
            yield one
        elif stands.body == one.body and stands.links == one.links:
            answer.unchanged[COUNTED[one.kind]] += 1
        elif stands.own and not over_own:
            answer.own += 1
            answer.unchanged[COUNTED[one.kind]] += 1
            answer.notes.append(_own_note(stands))
        else:
            answer.changed[COUNTED[one.kind]] += 1
            closes = _is_open(stands) and not _is_open(one)
            answer.closed += closes
            answer.tell(CLOSED if closes else CHANGED, one)
            yield one


def _is_open(one: Held | Taken) -> bool:
    return one.kind is Kind.SERVICE and one.body.get("status") == Status.ACTIVE


def _own_note(stands: Held) -> Note:
    words = _("it was entered here and the set tells it otherwise; what stands here was kept")
    return Note(COUNTED[stands.kind], 0, "", shown(str(stands.body.get("name") or stands.id), 80), words)


def _kept(body: Body, stands: Body) -> Body:
    """Return what a set says of a service, with what is known better here: a later confirmation, our own needs."""
    before, now = assured_of(stands), assured_of(body)
    if before and (now is None or now < before):
        body = {name: value for name, value in body.items() if name != "assurer_email"}
        body["assured_date"] = stands["assured_date"]
        if "assurer_email" in stands:
            body["assurer_email"] = stands["assurer_email"]
    said = {str(one.get("taxonomy_term_id")) for one in body.get("attributes", [])}
    ours = [
        one
        for one in stands.get("attributes", [])
        if str(one.get("taxonomy_term_id")) in NEED_BY_TERM and str(one.get("taxonomy_term_id")) not in said
    ]
    return body | {"attributes": [*body.get("attributes", []), *ours]} if ours else body


def _write(viewer: Viewer, known: ReadSet, wanted: list[Taken], answer: Answer, wish: Wish) -> None:
    try:
        with transaction.atomic():
            refused = next(_lots(viewer, known.digest, wanted, wish.progress), None)
            if refused is not None:
                answer.faults.append(refused)
                transaction.set_rollback(True)
    except IntegrityError:
        expected = _("a directory that nobody else changes at the same moment; try again")
        answer.faults.append(Fault("", 0, "", "", expected))


def _lots(viewer: Viewer, digest: str, wanted: list[Taken], progress: Progress) -> Iterator[Fault]:
    rows = iter(wanted)
    number = 0
    while lot := list(islice(rows, LOT)):
        number += 1
        payload = {"set": digest, "lot": number, "digest": digest_of(lot)}
        result = run_inside([Envelope("resources.take_set", clock.now(), payload, enclosed=lot)], viewer)[0]
        if not result.done:
            yield Fault("", 0, "", "", result.message or "")
        progress(min(number * LOT, len(wanted)), len(wanted))

"""The one way to write: seen before? permitted? decided, and saved in one transaction with its entry and facts."""

import hmac
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from django.db import IntegrityError, transaction

from schoolbeat.access.permits import may, may_ever
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger import saving
from schoolbeat.ledger.contents import closed, opened, own_key
from schoolbeat.ledger.digest import entry_digest, head_of
from schoolbeat.ledger.envelope import CONFLICT, Code, Envelope, Refused, Result
from schoolbeat.ledger.keyring import KeyDestroyed, Keyring
from schoolbeat.ledger.keys import ledger_key
from schoolbeat.ledger.models import Entry, EntryContent
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.registry import Act, Decided, Verb
from schoolbeat.ledger.shape import body_of, check_characters, check_times, command_of, verb_of
from schoolbeat.ledger.turns import take_turn

_SAME_MOMENT = Refused(
    Code.CONFLICT, "", _("Somebody else changed the same thing at the same moment. Try again.")
)
_DESTROYED = Refused(
    Code.RULE, "payload", _("What this record said was destroyed. Nothing can be added to it.")
)


def run_one(envelope: Envelope, viewer: Viewer) -> Result:
    """Do one thing as `viewer`; the answer says accepted, already, or refused and why."""
    return run([envelope], viewer)[0]


def run(envelopes: Sequence[Envelope], viewer: Viewer) -> list[Result]:
    """Do several things in their order, each accepted or refused by itself; answers come in the same order.

    They share a transaction; when the database refuses it (another sender was faster with the same id), they
    are done again one by one.
    """
    try:
        with transaction.atomic():
            return _Batch(viewer).run(envelopes)
    except IntegrityError:
        if len(envelopes) > 1:
            return [run_one(envelope, viewer) for envelope in envelopes]
    try:
        with transaction.atomic():
            return _Batch(viewer).run(envelopes)
    except IntegrityError:
        return [_refusal(envelope, _SAME_MOMENT) for envelope in envelopes]


def run_inside(envelopes: Sequence[Envelope], viewer: Viewer) -> list[Result]:
    """Do several things as a part of the caller's transaction, which an IntegrityError ends: for files, all or nothing.

    Without a savepoint of its own the database need not keep each page as it was before each lot.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("run_inside wants a transaction of the caller's")
    return _Batch(viewer).run(envelopes)


def _refusal(envelope: Envelope, refused: Refused) -> Result:
    return Result(envelope.id, "refused", refused.code.value, refused.field, refused.message)


@dataclass
class _Batch:
    """One transaction's work; what it has seen grows as it goes, so that a batch may repeat itself."""

    viewer: Viewer
    bodies: dict[UUID, tuple[Viewer | UUID, str | None]] = field(default_factory=dict)
    ring: Keyring = field(default_factory=Keyring)

    def run(self, envelopes: Sequence[Envelope]) -> list[Result]:
        self.now = clock.now()
        self.pack = pack_of(self.viewer.place)
        self._look_up(envelope.id for envelope in envelopes)
        results: list[Result] = []
        for _name, group in groupby(envelopes, key=lambda envelope: envelope.verb):
            results += self._run_group(list(group))
        return results

    def _look_up(self, ids: Iterable[UUID]) -> None:
        rows = Entry.objects.filter(id__in=list(ids)).values_list("id", "by", "content__body", "content__key")
        for identity, by, body, key in rows:
            self.bodies[identity] = (by, body if key is None else opened(self.ring, identity, key, body))

    def _run_group(self, envelopes: list[Envelope]) -> list[Result]:
        page = saving.Page(self.ring)
        answers: list[Result | None] = []
        commands: dict[int, object] = {}
        verb: Verb | None = None
        for place, envelope in enumerate(envelopes):
            try:
                check_characters(envelope)
                check_times(envelope, self.now)
                answers.append(self._said_before(envelope, page))
                if answers[-1] is None:
                    verb = self._permitted_verb(envelope)
                    commands[place] = command_of(envelope, verb)
            except Refused as refused:
                del answers[place:]
                answers.append(_refusal(envelope, refused))
        if verb is not None and commands:
            if verb.alone:
                take_turn(self.viewer.agency)
            loaded = verb.load(list(commands.values()), self.viewer)
            for place, command in commands.items():
                answers[place] = self._decide(envelopes[place], verb, command, loaded, page)
        saving.save(page)
        return [answer for answer in answers if answer is not None]

    def _permitted_verb(self, envelope: Envelope) -> Verb:
        verb = verb_of(envelope)
        if not may_ever(self.viewer, verb.name):
            raise Refused(Code.NOT_PERMITTED, "verb", f"The role {self.viewer.role} may not do this.")
        return verb

    def _said_before(self, envelope: Envelope, page: saving.Page) -> Result | None:
        if envelope.id not in self.bodies:
            return None
        by, body = self.bodies[envelope.id]
        said = body_of(envelope)
        if by == self.viewer.account and body in {None, said}:
            return Result(envelope.id, "already")
        if self.viewer.role == Role.INSTALL and verb_of(envelope).by_strangers:
            raise Refused(
                Code.CONFLICT, "id", _("This was sent before with other words. Open the form anew.")
            )
        self._keep_conflict(envelope, said, page)
        raise Refused(Code.CONFLICT, "id", _("Another entry with other content has this id. Both are kept."))

    def _keep_conflict(self, envelope: Envelope, said: str, page: saving.Page) -> None:
        """Write down what was said under a taken id, once, so that nothing told is lost."""
        # Keyed: the id outlives the words, and a plain hash of few words could be guessed.
        told = hmac.digest(ledger_key(), f"{self.viewer.account}{said}".encode(), "sha256")
        identity = derived_id(envelope.id, told.hex())
        self._look_up([identity])
        if identity not in self.bodies and may_ever(self.viewer, envelope.verb):
            # The words may be about a child: then they have a key of their own.
            decided = Decided(
                about=envelope.id, secret=own_key(identity) if verb_of(envelope).secret else None
            )
            self._write(
                Envelope(CONFLICT, envelope.happened_at, {}, envelope.told_at, identity), said, decided, page
            )

    def _decide(
        self, envelope: Envelope, verb: Verb, command: object, loaded: object, page: saving.Page
    ) -> Result:
        try:
            before = self._said_before(envelope, page)
            if before is not None:
                return before
            subject = verb.subject(command, self.viewer, loaded)
            if subject is None or not may(self.viewer, verb.name, subject):
                # One answer for both: whoever may not know of a record does not learn that it exists.
                raise Refused(
                    Code.NOT_PERMITTED, "payload", _("There is no such record, or it is not yours.")
                )
            act = Act(
                envelope.id,
                self.viewer,
                self.pack,
                envelope.happened_at,
                envelope.told_at,
                self.now,
                self.ring,
                envelope.enclosed,
            )
            self._write(envelope, body_of(envelope), verb.handle(command, act, loaded), page)
        except Refused as refused:
            return _refusal(envelope, refused)
        except KeyDestroyed:
            return _refusal(envelope, _DESTROYED)
        return Result(envelope.id, "accepted")

    def _write(self, envelope: Envelope, body: str, decided: Decided, page: saving.Page) -> None:
        entry = Entry(
            id=envelope.id,
            agency=self.viewer.agency,
            verb=envelope.verb,
            by=self.viewer.account,
            happened_at=envelope.happened_at,
            told_at=envelope.told_at,
            recorded_at=self.now,
            pack=self.pack.version,
            points_at=decided.about,
        )
        salt = secrets.token_bytes(16)
        kept = closed(self.ring, entry.id, decided, body)
        # Over what is kept, not over what was said: it holds also where the key is destroyed.
        entry.digest = entry_digest(ledger_key(), salt, head_of(entry), kept)
        self.bodies[envelope.id] = (self.viewer.account, body)
        page.add(entry, EntryContent(entry=entry, salt=salt, body=kept, key=decided.secret), decided)

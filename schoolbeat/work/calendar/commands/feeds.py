"""Verbs on the address at which a calendar program reads an account's calendar: opened, renewed, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.calendar.models import Feed


@dataclass(frozen=True)
class OwnFeed(Command):
    """The feed of whoever asks."""


def load(commands: Sequence[Any], viewer: Viewer) -> list[Feed]:
    """Read the feed of the account that asks; none, or one."""
    return list(Feed.objects.filter(agency=viewer.agency, account=viewer.account))


def _own(command: Any, viewer: Viewer, loaded: list[Feed]) -> Subject | None:
    return Subject("feed", agency=viewer.agency, author=viewer.account)


def open_feed(command: OwnFeed, act: Act, loaded: list[Feed]) -> Decided:
    """Open the address; one that was closed comes back as another."""
    if not loaded:
        loaded.append(Feed(agency_id=act.viewer.agency, account_id=act.viewer.account))
        return Decided(insert=loaded, about=loaded[0].pk)
    feed = loaded[0]
    feed.number += 0 if feed.open else 1
    feed.open = True
    return Decided(change=[feed], about=feed.pk)


def _opened(loaded: list[Feed]) -> Feed:
    if not loaded or not loaded[0].open:
        raise Refused(Code.RULE, "payload", _("No address of your calendar is open."))
    return loaded[0]


def renew(command: OwnFeed, act: Act, loaded: list[Feed]) -> Decided:
    """End the address that was handed out, for another one."""
    feed = _opened(loaded)
    feed.number += 1
    return Decided(change=[feed], about=feed.pk)


def close(command: OwnFeed, act: Act, loaded: list[Feed]) -> Decided:
    """End the address."""
    feed = _opened(loaded)
    feed.open = False
    return Decided(change=[feed], about=feed.pk)


VERBS = (
    Verb("calendar.open_feed", OwnFeed, load, _own, open_feed),
    Verb("calendar.renew_feed", OwnFeed, load, _own, renew),
    Verb("calendar.close_feed", OwnFeed, load, _own, close),
)

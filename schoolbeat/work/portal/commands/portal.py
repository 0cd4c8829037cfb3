"""Verbs on the portal itself: its color and host name, publishing it, and taking it off."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import at_agency, today_of
from schoolbeat.work.portal.models import Portal
from schoolbeat.work.portal.queries.lines import call_days, lines_of
from schoolbeat.work.portal.queries.sections import shown_at
from schoolbeat.work.portal.rules.lines import can_be_reached, hindering
from schoolbeat.work.portal.vocabulary import NEEDED, Accent

_HOST = re.compile(
    r"(?=.{4,120}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+"
)


@dataclass(frozen=True)
class SetUp(Command):
    """The color of the portal, and its own host name where the city has given it one."""

    accent: str = "blue"
    host: str = ""


@dataclass(frozen=True)
class Publish(Command):
    """Show the portal to the public."""


@dataclass(frozen=True)
class TakeOff(Command):
    """Show the portal no longer: its pages answer like those that do not exist."""


Loaded = dict[str, Portal]
_HERE = "here"


def _load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    found = Portal.objects.filter(agency=viewer.agency).first()
    return {_HERE: found} if found else {}


def _kept(act: Act, loaded: Loaded) -> tuple[Portal, bool]:
    """Return the portal, and whether it is new."""
    found = loaded.get(_HERE)
    if found is not None:
        return found, False
    return loaded.setdefault(_HERE, Portal(agency=act.viewer.agency)), True


def _saved(row: Portal, fresh: bool) -> Decided:
    rows = [row]
    return Decided(insert=rows, about=row.agency) if fresh else Decided(change=rows, about=row.agency)


def set_up(command: SetUp, act: Act, loaded: Loaded) -> Decided:
    """Set color and host name."""
    if command.accent not in set(Accent):
        raise Refused(
            Code.MALFORMED, "payload.accent", _("Choose one of the colors that were tested for contrast.")
        )
    host = command.host.strip().casefold()
    if host and not _HOST.fullmatch(host):
        raise Refused(
            Code.MALFORMED, "payload.host", _("Enter a host name such as sro.city.example, without https://.")
        )
    if host and Portal.objects.filter(host=host).exclude(agency=act.viewer.agency).exists():
        raise Refused(Code.CONFLICT, "payload.host", _("Another portal has this host name."))
    row, fresh = _kept(act, loaded)
    row.accent, row.host = command.accent, host
    return _saved(row, fresh)


def publish(command: Publish, act: Act, loaded: Loaded) -> Decided:
    """Publish, where every line was test-called in full and what must be said is said."""
    row, fresh = _kept(act, loaded)
    if row.published_at is not None:
        raise Refused(Code.CONFLICT, "", _("The portal is public already."))
    agency, today = act.viewer.agency, today_of(act)
    lines, days = lines_of(agency), call_days(act.viewer.place, today)
    if hindering(lines, today, days):
        raise Refused(
            Code.RULE,
            "",
            _(
                "Each telephone line is entered in full, with its area code, and test-called first, or left off."
            ),
        )
    if not can_be_reached(lines, today, days):
        raise Refused(
            Code.RULE, "", _("Besides 911 there must be a line for when it is no emergency, test-called.")
        )
    said = shown_at(agency, act.recorded_at)
    if any(not said.get((section, "en"), "") for section in NEEDED):
        raise Refused(
            Code.RULE,
            "",
            _("Say first what is kept about whom, how to complain, and what an officer may not do."),
        )
    row.published_at = act.recorded_at
    row.published_by, row.published_by_name = act.viewer.account, act.viewer.name
    return _saved(row, fresh)


def take_off(command: TakeOff, act: Act, loaded: Loaded) -> Decided:
    """Take the portal off the public side."""
    row = loaded.get(_HERE)
    if row is None or row.published_at is None:
        raise Refused(Code.CONFLICT, "", _("The portal is not public."))
    row.published_at, row.published_by, row.published_by_name = None, None, ""
    return Decided(change=[row], about=row.agency)


VERBS = (
    Verb("portal.set_up", SetUp, _load, at_agency, set_up),
    Verb("portal.publish", Publish, _load, at_agency, publish),
    Verb("portal.take_off", TakeOff, _load, at_agency, take_off),
)

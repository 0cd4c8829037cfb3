"""The record that a state wants of a stop: one for each person and day, owed until one is filed."""

from datetime import date
from typing import Any

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.incidents.commands.known import Case, day_of, told
from schoolbeat.work.incidents.models import Deed, Party, Telling
from schoolbeat.work.incidents.rules.telling import STOP, all_duties
from schoolbeat.work.incidents.vocabulary import Method


def filed(case: Case, record: Deed, act: Act) -> list[Telling]:
    """Return the records of stops that are owed and done by this one, of its person or of all."""
    owed = [one for one in open_stops(case, act) if one.deed.at <= record.at]
    mine = case.same(record.party_id) if record.party_id else None
    done = [one for one in owed if mine is None or one.deed.party_id in mine]
    if mine is None and len({one.deed.party_id for one in done}) > 1:
        raise Refused(Code.MALFORMED, "payload.party", _("Say with whom: stops of several are open."))
    number = (record.telling or {}).get("result", "")
    for one in done:
        one.told_at, one.method, one.by_id = record.at, Method.FILED, act.viewer.account
        told(one, **_words_of(one, act) | {"whom": number, "record": str(record.pk)})
    return done


def open_stops(case: Case, act: Act) -> list[Telling]:
    """Return the records of stops that are still owed in an incident, by the law of the day of each."""
    owed = [one for one in case.tellings.values() if one.told_at is None]
    return [one for one in owed if is_of_stop(one, act)]


def is_of_stop(telling: Telling, act: Act) -> bool:
    """Say whether a duty is that of the record of a stop."""
    duty = all_duties(act.pack, day_of(telling.deed.at, act)).get(telling.duty)
    return duty is not None and duty.upon == STOP


def _words_of(telling: Telling, act: Act) -> dict[str, Any]:
    return dict(telling.telling) if telling.telling is not None else act.ring.words(telling)


def is_owed_of(case: Case, party: Party | None, duty: str, day: date, act: Act) -> bool:
    """Say whether a record of that day's stop of somebody is a duty here already."""
    mine = case.same(party.pk) if party else frozenset({None})
    return any(
        one.duty == duty and one.deed.party_id in mine and day_of(one.deed.at, act) == day
        for one in case.tellings.values()
    )

"""Why somebody reads, and the row that says that somebody did."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Model

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.people.models import Reading, Shown
from schoolbeat.work.people.vocabulary import Opening, Reason

LONGEST_REASON = 300


@dataclass(frozen=True)
class Why:
    """A reason, and where it is another one, its words."""

    reason: str = ""
    words: str = ""


def reason_of(reason: str, words: str) -> Why:
    """Return a reason checked; raises Refused where there is none, or another one without words."""
    said = clean(words)
    if reason not in set(Reason):
        raise Refused(Code.MALFORMED, "payload.reason", _("Say why you open this record."))
    if reason == Reason.OTHER and not said:
        raise Refused(Code.MALFORMED, "payload.words", _("Say the other reason in words."))
    if len(said) > LONGEST_REASON:
        raise Refused(Code.TOO_LONG, "payload.words", _("It has 300 characters at most."))
    return Why(reason, said)


def reading_of(
    act: Act, shown: Iterable[UUID], why: Why, how: Opening = Opening.OPENED, typed: str = ""
) -> list[Model]:
    """Return the rows of a reading: who, when, why, and whose records were shown."""
    people = list(dict.fromkeys(shown))
    row = Reading(
        id=act.id,
        agency_id=act.viewer.agency,
        by_id=act.viewer.account,
        role=act.viewer.role,
        at=act.recorded_at,
        how=how,
        reason=why.reason,
        found=len(people),
    )
    row.tell({name: value for name, value in (("typed", typed), ("why", why.words)) if value})
    return [row, *(Shown(reading=row, person_id=person) for person in people)]


def reading_key(act: Act) -> UUID:
    """Return the name of the key of the reading that an act writes."""
    return Reading(id=act.id).key_record

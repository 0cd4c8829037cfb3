"""What an incident may be linked with: each record once, never itself, and so many records at most."""

from collections.abc import Collection
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Linked

MOST_LINKS = 50
Record = tuple[str, UUID]
"""A record by its kind and id."""
Pair = frozenset[Record]
"""Two records that are linked, in no order: a link of incidents stands on both."""


def link_fault(
    incident: UUID, record: Record, standing: Collection[Pair], began: Record | None
) -> Fault | None:
    """Return what stands against a link: `standing` are those of both records, `began` what the incident began as."""
    mine = (Linked.INCIDENT.value, incident)
    if record == mine:
        return Fault("record", _("An incident is not linked with itself."))
    if record == began or frozenset((mine, record)) in standing:
        return Fault("record", _("It is linked with this record already."))
    ends = [mine, *([record] if record[0] == Linked.INCIDENT else [])]
    if any(sum(end in pair for pair in standing) >= MOST_LINKS for end in ends):
        return Fault("record", _("These are too many links: an incident has 50 at most."))
    return None

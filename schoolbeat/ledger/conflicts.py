"""What was said under an id that was taken by other words: both are kept, and both can be seen and destroyed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from schoolbeat.access.models import Account
from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.envelope import CONFLICT
from schoolbeat.ledger.models import Entry

_COLUMNS = Columns(agency="agency", author="by")


@dataclass(frozen=True)
class Conflict:
    """One thing said under a taken id; `body` is None once its content was destroyed.

    What is about a person is kept under a key of its own and is not opened here: `sealed` and `first_sealed` say so,
    and the text is empty.
    """

    id: UUID
    envelope: UUID | None
    by: str
    recorded_at: datetime
    body: str | None
    first: str | None
    sealed: bool = False
    first_sealed: bool = False


def conflicts(viewer: Viewer) -> list[Conflict]:
    """Return the kept conflicts of the viewer's agency, latest first, at most 500."""
    seen = Entry.objects.filter(rows(viewer, "ledger.see_conflicts", _COLUMNS))
    kept = list(
        seen.filter(verb=CONFLICT)
        .order_by("-recorded_at", "id")
        .values_list("id", "points_at", "by", "recorded_at", "content__body", "content__key")[:500]
    )
    names = dict(Account.objects.filter(id__in={row[2] for row in kept}).values_list("id", "name"))
    # What stands under the id may be another agency's: then nobody here learns what it says.
    asked = seen.filter(id__in={row[1] for row in kept}).values_list("id", "content__body", "content__key")
    firsts = {identity: (_in_the_open(body, key), key is not None) for identity, body, key in asked}
    nothing = (None, False)
    made = []
    for identity, about, by, at, body, key in kept:
        first, first_sealed = firsts.get(about, nothing) if about else nothing
        told = (_in_the_open(body, key), first, key is not None, first_sealed)
        made.append(Conflict(identity, about, names.get(by, ""), at, *told))
    return made


def _in_the_open(body: str | None, key: UUID | None) -> str | None:
    return "" if body is not None and key is not None else body

"""What an entry takes over from a request that it answers: kind, school, who began it; not its words."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.web.shared.asked import kind_words
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.requests.queries import RequestRow, offered_kinds, one


@dataclass(frozen=True)
class Carried:
    """A request for which an entry is logged."""

    row: RequestRow
    words: str

    @property
    def path(self) -> str:
        """Return the way back to the request."""
        return f"/desk/requests/{self.row.id}/"

    @property
    def initial(self) -> dict[str, Any]:
        """Return what the form begins with."""
        school = str(self.row.school or "")
        return {"initiator": self.row.asker, "school": school, "place": "campus" if school else "elsewhere"}

    def became(self, entry: Envelope) -> Envelope:
        """Return what is said of the request once the entry stands; said twice it is once."""
        payload = {"request": str(self.row.id), "record_kind": "activity", "record": str(entry.id)}
        return Envelope("requests.become", entry.happened_at, payload, id=derived_id(entry.id, "became"))


def carried(request: DoorRequest) -> Carried | None:
    """Return the open request that the address names, where the viewer may say what it became."""
    try:
        identity = UUID(request.GET.get("request", ""))
    except ValueError:
        return None
    view = one(request.viewer, identity)
    if view is None or "become" not in view.offered or view.row.ended_at is not None or view.swept:
        return None
    kind = kind_words(offered_kinds(request.viewer), view.row.kind)
    words = gettext("For the request: %(kind)s, asked on %(day)s. What was asked stays there.")
    return Carried(view.row, words % {"kind": kind, "day": full_day(view.row.filed_at)})

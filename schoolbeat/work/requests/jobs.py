"""What requests let the worker do: see to it that whoever owns one still can, and tell the cover where nobody does."""

from collections.abc import Iterable
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.requests.commands.owning import owner_now
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.queries.owners import owners
from schoolbeat.work.roster.queries import install_viewers

AT_ONCE = 200


def settle_owners() -> int:
    """Give every open request whose owner is gone, away or no longer serves to the one who does; return how many."""
    return sum(_settle(viewer) for viewer in install_viewers())


def settle_all_owners() -> None:
    """Look after the owners of all open requests; asked every minute."""
    settle_owners()


def _settle(viewer: Viewer) -> int:
    lost = list(_lost(viewer))
    for start in range(0, len(lost), AT_ONCE):
        some = lost[start : start + AT_ONCE]
        envelopes = [
            Envelope("requests.settle_owner", clock.now(), {"request": str(request)}) for request in some
        ]
        run(envelopes, viewer)
    return len(lost)


def _lost(viewer: Viewer) -> Iterable[UUID]:
    """Yield the open requests that the rule gives to somebody else today; a request asks no question of its own."""
    open_ = Request.objects.filter(agency=viewer.agency, ended_at=None, swept_at=None, destroyed=False)
    held = list(open_.only("id", "school", "owner", "by_hand", "conduct"))
    if not held:
        return
    known = owners(viewer.agency, viewer.on, {one.school_id for one in held if one.school_id})
    for request in held:
        if owner_now(request, known):
            yield request.pk

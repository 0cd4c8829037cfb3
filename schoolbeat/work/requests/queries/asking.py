"""What can be asked for at a place: kinds of request and reviewed phrases, as its pack has them."""

from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.requests.rules.kinds import Kind, kinds_of, phrases_of


def offered_kinds(viewer: Viewer) -> dict[str, Kind]:
    """Return the kinds of request of the viewer's place by their names, in the order of the pack."""
    return kinds_of(pack_of(viewer.place))


def phrases(viewer: Viewer) -> dict[str, dict[str, str]]:
    """Return the reviewed phrases of the viewer's place, each in every language that it was reviewed in."""
    return phrases_of(pack_of(viewer.place))

"""The school year of a viewer's today."""

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.years import school_year_of
from schoolbeat.ledger.packs import pack_of


def present_school_year(viewer: Viewer) -> Period:
    """Return the school year of the viewer's today."""
    return school_year_of(pack_of(viewer.place), viewer.on)

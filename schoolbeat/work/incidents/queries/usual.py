"""Which offenses and grounds a viewer's incidents of the last year name most, so that they can be offered first."""

from datetime import timedelta

from django.db.models import Count

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.incidents.models import Charge
from schoolbeat.work.incidents.queries.listing import seen

MOST, BACK = 5, timedelta(days=365)


def usual_charges(viewer: Viewer) -> list[tuple[str, bool]]:
    """Return the words of the five that are named most in what the viewer may see, and whether each is the school's."""
    found = (
        Charge.objects.filter(incident__in=seen(viewer).filter(day__gte=viewer.on - BACK), withdrawn=False)
        .values_list("code", "of_school_rules")
        .annotate(number=Count("id"))
        .order_by("-number", "code")
    )
    return [(code, of_school) for code, of_school, _number in found[:MOST]]

"""What the frame of every page needs: is this invented, who is here, and the desk's navigation."""

from typing import Any

from django.http import HttpRequest

from schoolbeat.work.roster.queries import is_synthetic


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return what base templates print on every page."""
    viewer = getattr(request, "viewer", None)
    synthetic = viewer.synthetic if viewer else is_synthetic()
    return {"synthetic": synthetic, "who": viewer.name if viewer else "", "viewer": viewer}

"""Who may answer for an incident."""

from uuid import UUID

from schoolbeat.access.models import Membership
from schoolbeat.access.roles import Role
from schoolbeat.access.viewer import Viewer


def officers(viewer: Viewer) -> list[tuple[UUID, str]]:
    """Return the officers and sergeants of the viewer's agency by name, who may be handed an incident."""
    serving = Membership.objects.filter(
        agency=viewer.agency, role__in=(Role.OFFICER, Role.SERGEANT), ended=None, account__is_active=True
    )
    return list(serving.order_by("account__name").values_list("account", "account__name").distinct())

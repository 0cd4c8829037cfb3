"""To which resource an end refers somebody: one of the directory or one by its name, where the rung asks for it."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.incidents.rules.ladder import Rung
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME, Fault, words_fault


def resource_fault(rung: Rung, listed: bool, name: str) -> Fault | None:
    """Return what stands against the resource: a referral has one, `listed` or by `name`, and no other end has any."""
    if not rung.resource:
        if listed or name:
            field = "resource" if listed else "resource_name"
            return Fault(field, _("Only a referral to help names a resource."))
        return None
    if listed and name:
        return Fault("resource_name", _("Choose a resource of the directory or write its name, not both."))
    if not listed and not name:
        return Fault("resource", _("Say to which resource: choose one of the directory, or write its name."))
    return words_fault("resource_name", name, LONGEST_NAME, owed=False)

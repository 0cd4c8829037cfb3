"""What is checked before the house opens."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from schoolbeat.web.shared.doors import all_patterns

API = "api/v1/"
"""Below it every answer is the API's own: a bearer token with a scope is its door."""


@register()
def every_address_has_a_door(**_kwargs: Any) -> list[CheckMessage]:
    """Refuse to start while some address says nothing about who may open it."""
    return [
        Error(f"{path} has no door", hint="Put @door(permission) on its view.", id="schoolbeat.E001")
        for path, pattern in all_patterns()
        if not path.startswith(API) and not hasattr(pattern.callback, "door")
    ]

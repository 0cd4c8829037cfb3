"""A program that calls the API: it has a token, and says what the contract says."""

import json
import secrets
import uuid
from dataclasses import dataclass
from typing import Any

from django.test import Client

from schoolbeat.access.viewers import token_digest
from tests.cast import START, Town

ENVELOPES, ROSTER, MEASURES = "/api/v1/envelopes", "/api/v1/roster", "/api/v1/measures"
ALL = ("envelopes:write", "roster:read", "measures:read")


def issue(town: Town, who: str, *scopes: str) -> tuple[str, uuid.UUID]:
    """Let the town's IT give a token to one of its people; return the token and its id."""
    token = secrets.token_urlsafe(32)
    payload = {
        "account": str(town.account(who).id),
        "scopes": list(scopes),
        "digest": token_digest(token).hex(),
    }
    result = town.do("it", "accounts.issue_token", **payload)
    assert result.done, result
    return token, result.id


def item(**changed: Any) -> dict[str, Any]:
    """Return one envelope of fifteen minutes of lunch duty; `payload` words go by their own names."""
    outer = {"id": str(uuid.uuid4()), "verb": "activities.log", "happened_at": START}
    payload = {"kind": "lunch-duty", "school": None, "minutes": 15}
    for name, value in changed.items():
        (outer if name in {"id", "verb", "happened_at", "told_at"} else payload)[name] = value
    return {**outer, "payload": payload}


def about(verb: str, **payload: Any) -> dict[str, Any]:
    """Return one envelope of another verb."""
    return {"id": str(uuid.uuid4()), "verb": f"activities.{verb}", "happened_at": START, "payload": payload}


@dataclass
class Caller:
    """Calls with a token; `None` calls without."""

    token: str | None

    @property
    def headers(self) -> dict[str, str]:
        return {} if self.token is None else {"Authorization": f"Bearer {self.token}"}

    def send(self, body: bytes | str | list, **headers: str) -> Any:
        """Post to /envelopes and return the response."""
        data = json.dumps(body) if isinstance(body, list) else body
        kind = "application/json"
        return Client().post(ENVELOPES, data, content_type=kind, headers={**self.headers, **headers})

    def say(self, *items: Any) -> list[dict[str, Any]]:
        """Post items, expect 200, return the answers."""
        response = self.send(list(items))
        assert response.status_code == 200, response.content
        return response.json()

    def get(self, path: str, **query: str) -> Any:
        """Get a path and return the response."""
        return Client().get(path, query, headers=self.headers)

    def rows(self, **query: str) -> list[dict[str, Any]]:
        """Return the rows of /measures."""
        response = self.get(MEASURES, **query)
        assert response.status_code == 200, response.content
        return response.json()["rows"]

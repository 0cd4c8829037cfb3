"""The three routes: envelopes in, roster out, measures out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Status
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer

from schoolbeat import __version__
from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import viewer_for_token
from schoolbeat.exchange.api.items import Unreadable, envelope_of, read_items
from schoolbeat.exchange.api.schemas import Answer, Item, MeasuresAsked, MeasuresOut, Problem, RosterOut
from schoolbeat.insight.guarded import guarded
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.tables import Slice
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.roster.queries import roster

BY = ("month", "school", "kind")
PUBLIC_MEASURES = ("activities", "minutes", "students")


class Bearer(HttpBearer):
    """A token stands for one account at one agency, within its scopes."""

    def authenticate(self, request: HttpRequest, token: str) -> Viewer | None:
        """Return the token's viewer, or None."""
        return viewer_for_token(token)


api = NinjaAPI(
    title="Schoolbeat",
    version=__version__,
    docs_url=None,
    openapi_url="/openapi.json",
    auth=Bearer(),
    urls_namespace="api-v1",
)


def _marked(response: HttpResponse, viewer: Viewer | None) -> None:
    if viewer is not None and viewer.synthetic:
        response["X-Schoolbeat-Data"] = "SYNTHETIC"


def _refusal(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
    response = api.create_response(request, {"code": code, "message": message}, status=status)
    _marked(response, getattr(request, "auth", None))
    return response


@api.exception_handler(Unreadable)
def unreadable(request: HttpRequest, refused: Unreadable) -> HttpResponse:
    """Answer a request that cannot be taken as a whole."""
    return _refusal(request, refused.status, refused.code, refused.message)


@api.exception_handler(ValidationError)
def wrong_query(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a query that has the wrong form, naming the first parameter at fault."""
    first = error.errors[0]
    place = ".".join(str(step) for step in first["loc"])
    return _refusal(request, 422, "malformed", f"{place}: {first['msg']}")


@api.exception_handler(AuthenticationError)
def stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """Answer a request without a good token."""
    response = _refusal(request, 401, "unauthorized", "Send Authorization: Bearer and a token.")
    response["WWW-Authenticate"] = "Bearer"
    return response


def _scoped(request: Any, scope: str) -> Viewer:
    viewer: Viewer = request.auth
    if scope not in (viewer.scopes or ()):
        raise Unreadable(403, "scope", f"This token lacks the scope {scope}.")
    return viewer


_REFUSALS = {400: Problem, 401: Problem, 403: Problem, 413: Problem, 422: Problem}
_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1000,
                    "items": Item.model_json_schema(),
                }
            }
        },
    }
}


@api.post("/envelopes", response={200: list[Answer], 409: list[Answer], **_REFUSALS}, openapi_extra=_BODY)
def envelopes(request: HttpRequest, response: HttpResponse) -> Any:
    """Do 1 to 1000 things in order; each is accepted or refused by itself, and saying it twice is once."""
    viewer = _scoped(request, "envelopes:write")
    read = [envelope_of(raw) for raw in read_items(request)]
    done = iter(run([item for item in read if isinstance(item, Envelope)], viewer))
    answers = []
    for item in read:
        if isinstance(item, Answer):
            answers.append(item)
            continue
        result = next(done)
        answers.append(
            Answer(
                id=str(result.id),
                result=result.result,
                code=result.code,
                field=result.field,
                message=result.message,
            )
        )
    _marked(response, viewer)
    return Status(409 if len(answers) == 1 and answers[0].code == "conflict" else 200, answers)


@api.get("/roster", response={200: RosterOut, 401: Problem, 403: Problem})
def get_roster(request: HttpRequest, response: HttpResponse) -> Any:
    """Return who serves where, and the kinds of activity that can be logged."""
    viewer = _scoped(request, "roster:read")
    seen = roster(viewer)
    _marked(response, viewer)
    return {
        "synthetic": viewer.synthetic,
        "agencies": seen.agencies,
        "districts": seen.districts,
        "schools": seen.schools,
        "officers": seen.officers,
        "kinds": kinds(viewer),
    }


def _names_of(viewer: Viewer) -> set[str]:
    """Return how the token's own agency may be named: by id, by slug, or not at all."""
    return {"", str(viewer.agency), viewer.place.partition("/")[2]}


def _dimensions(by: str) -> list[str]:
    wanted = [word for word in by.split(",") if word]
    if unknown := [word for word in wanted if word not in BY]:
        raise Unreadable(422, "malformed", f"by: no such dimension: {', '.join(unknown)[:80]}")
    return list(dict.fromkeys(wanted))


def _row(row: dict[str, Any]) -> dict[str, Any]:
    if "month" in row:
        row["month"] = f"{row['month'] // 100:04d}-{row['month'] % 100:02d}"
    return row if row["amount"] is not None else row | {"suppressed": True}


@api.get(
    "/measures",
    response={200: MeasuresOut, 401: Problem, 403: Problem, 422: Problem},
    exclude_unset=True,
)
def get_measures(request: HttpRequest, response: HttpResponse, asked: Query[MeasuresAsked]) -> Any:
    """Return activities, minutes and students from `from` up to, not including, `to` (days of the agency's zone).

    Sensitive kinds are in no total. By kind alone they have a row of their own, with the amount for the whole program
    and whole school years that are over, where it is large enough; else null and suppressed.
    """
    viewer = _scoped(request, "measures:read")
    if not may_ever(viewer, "measures.see"):
        raise Unreadable(403, "not_permitted", "This account sees no measures.")
    measures = [MEASURES[slug] for slug in PUBLIC_MEASURES]
    _marked(response, viewer)
    by = _dimensions(asked.by)
    if asked.agency.lower() not in _names_of(viewer):
        return {"synthetic": viewer.synthetic, "rows": []}
    answer = guarded(viewer, measures, Slice(start=asked.from_, end=asked.to), by)
    rows = [_row(row) for row in answer.rows]
    return {"synthetic": viewer.synthetic, "rows": rows, "left_out": list(answer.left_out)}

"""The floor views: one checks the token, saves one row, answers; the other answers, and that is all."""

import json
from functools import cache

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bench.floor.models import FloorRow
from schoolbeat.access.viewers import viewer_for_token
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.work.resources.queries.hsds import AskedFor, services, whole_services
from schoolbeat.work.roster.queries import agencies_by_slug


@csrf_exempt
def floor(request: HttpRequest) -> JsonResponse:
    """Save what was sent."""
    viewer = viewer_for_token(request.headers.get("Authorization", "").removeprefix("Bearer "))
    if viewer is None:
        return JsonResponse({}, status=401)
    FloorRow(body=request.body.decode()).save()
    return JsonResponse([{"result": "accepted"}], safe=False)


@cache
def _records(number: int, slug: str) -> list[dict]:
    """Return records of the HSDS API as values, read once: what is measured is telling them."""
    agency = agencies_by_slug()[slug].id
    return [json.loads(text) for text in whole_services(services(agency, AskedFor())[:number])]


@door(OPEN)
def hsds_rows(request: HttpRequest) -> JsonResponse:
    """Serialize records that are held in memory."""
    return JsonResponse({"contents": _records(int(request.GET["n"]), request.GET["agency"])})


@door(OPEN)
def ping(request: HttpRequest) -> HttpResponse:
    """Answer with the same few bytes."""
    return HttpResponse(b"pong", content_type="text/plain")

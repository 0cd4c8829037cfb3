"""The floor views: one checks the token, saves one row, answers; the other answers, and that is all."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bench.floor.models import FloorRow
from schoolbeat.access.viewers import viewer_for_token
from schoolbeat.web.shared.doors import OPEN, door


@csrf_exempt
def floor(request: HttpRequest) -> JsonResponse:
    """Save what was sent."""
    viewer = viewer_for_token(request.headers.get("Authorization", "").removeprefix("Bearer "))
    if viewer is None:
        return JsonResponse({}, status=401)
    FloorRow(body=request.body.decode()).save()
    return JsonResponse([{"result": "accepted"}], safe=False)


@door(OPEN)
def ping(request: HttpRequest) -> HttpResponse:
    """Answer with the same few bytes."""
    return HttpResponse(b"pong", content_type="text/plain")

"""The floor view: checks the token, saves one row, answers."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from bench.floor.models import FloorRow
from schoolbeat.access.viewers import viewer_for_token


@csrf_exempt
def floor(request: HttpRequest) -> JsonResponse:
    """Save what was sent."""
    viewer = viewer_for_token(request.headers.get("Authorization", "").removeprefix("Bearer "))
    if viewer is None:
        return JsonResponse({}, status=401)
    FloorRow(body=request.body.decode()).save()
    return JsonResponse([{"result": "accepted"}], safe=False)

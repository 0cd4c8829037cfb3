"""Every address of the house, door by door."""

from django.urls import include, path

from schoolbeat.exchange.api.routes import api
from schoolbeat.exchange.open311.urls import urlpatterns as open311
from schoolbeat.web.shared.doors import OPEN

for _pattern in open311:
    # The standard's own calls, the same for everybody; filing asks for a key.
    _pattern.callback.door = OPEN  # type: ignore[attr-defined]

urlpatterns = [
    path("api/v1/", api.urls),
    path("open311/v2/", include(open311)),
    path("", include("schoolbeat.web.entrance.urls")),
    path("", include("schoolbeat.web.field.urls")),
    path("desk/", include("schoolbeat.web.desk.urls")),
    path("campus/", include("schoolbeat.web.campus.urls")),
    path("", include("schoolbeat.web.public.urls"), {"language": "en"}),
    path("es/", include("schoolbeat.web.public.urls"), {"language": "es"}),
]

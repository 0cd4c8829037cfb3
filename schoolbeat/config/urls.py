"""Every address of the house, door by door."""

from django.urls import include, path

from schoolbeat.exchange.api.routes import api
from schoolbeat.exchange.hsds.routes import api as hsds
from schoolbeat.web.shared.doors import OPEN

HSDS = hsds.urls
for _pattern in HSDS[0]:
    # Public and the same for everybody: a resource directory is made to be found.
    _pattern.callback.door = OPEN  # type: ignore[union-attr]

urlpatterns = [
    path("api/v1/", api.urls),
    path("hsds/", HSDS),
    path("", include("schoolbeat.web.entrance.urls")),
    path("", include("schoolbeat.web.field.urls")),
    path("desk/", include("schoolbeat.web.desk.urls")),
    path("campus/", include("schoolbeat.web.campus.urls")),
    path("", include("schoolbeat.web.public.urls"), {"language": "en"}),
    path("es/", include("schoolbeat.web.public.urls"), {"language": "es"}),
]

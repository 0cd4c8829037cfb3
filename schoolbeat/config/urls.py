"""Every address of the house, door by door."""

from django.urls import include, path

from schoolbeat.exchange.api.routes import api
from schoolbeat.exchange.hsds.routes import api as hsds
from schoolbeat.exchange.open311.urls import urlpatterns as open311
from schoolbeat.web.shared.doors import OPEN

HSDS = hsds.urls
for _pattern in (*HSDS[0], *open311):
    # Public and the same for everybody: a directory is made to be found; what the app of a city files wants a key.
    _pattern.callback.door = OPEN  # type: ignore[union-attr]

urlpatterns = [
    path("api/v1/", api.urls),
    path("hsds/", HSDS),
    path("open311/v2/", include(open311)),
    path("", include("schoolbeat.web.entrance.urls")),
    path("", include("schoolbeat.web.field.urls")),
    path("desk/", include("schoolbeat.web.desk.urls")),
    path("campus/", include("schoolbeat.web.campus.urls")),
    path("", include("schoolbeat.web.public.urls"), {"language": "en"}),
    path("es/", include("schoolbeat.web.public.urls"), {"language": "es"}),
]

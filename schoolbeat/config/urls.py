"""Every address of the house, door by door."""

from django.urls import include, path

from schoolbeat.exchange.api.routes import api

urlpatterns = [
    path("api/v1/", api.urls),
    path("", include("schoolbeat.web.entrance.urls")),
    path("", include("schoolbeat.web.field.urls")),
    path("desk/", include("schoolbeat.web.desk.urls")),
    path("campus/", include("schoolbeat.web.campus.urls")),
    path("", include("schoolbeat.web.public.urls"), {"language": "en"}),
    path("es/", include("schoolbeat.web.public.urls"), {"language": "es"}),
]

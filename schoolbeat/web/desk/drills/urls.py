"""The addresses of drills."""

from django.urls import path

from schoolbeat.web.desk.drills import adding, listing, one, printing

urlpatterns = [
    path("drills/", listing.list_drills),
    path("drills/plan/", adding.plan),
    path("drills/record/", adding.record),
    path("drills/log/<uuid:identity>/", printing.log),
    path("drills/<uuid:identity>/", one.one),
    path("drills/<uuid:identity>/clock/", one.read_clock),
    *(path(f"drills/<uuid:identity>/{slug}/", view) for slug, view in one.VIEWS.items()),
]

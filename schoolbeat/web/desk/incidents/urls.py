"""The addresses of incidents at the desk."""

from django.urls import path

from schoolbeat.web.desk.incidents import acting, adding, listing, one

urlpatterns = [
    path("incidents/", listing.list_incidents),
    path("incidents/add/", adding.open_incident),
    path("incidents/<uuid:identity>/", one.one_incident),
    *(path(f"incidents/<uuid:identity>/{verb}/", view) for verb, view in acting.VIEWS.items()),
]

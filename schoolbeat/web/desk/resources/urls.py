"""The addresses of the resource directory on the desk."""

from django.urls import path

from schoolbeat.web.desk.resources import around, sets, terms, views

urlpatterns = [
    path("resources/", views.list_resources),
    path("resources/add/", views.add_service),
    path("resources/organizations/", around.list_around),
    path("resources/organizations/add/", around.add_organization),
    path("resources/organizations/<uuid:identity>/change/", around.change_organization),
    path("resources/organizations/<uuid:identity>/retire/", around.retire_organization),
    path("resources/locations/add/", around.add_location),
    path("resources/locations/<uuid:identity>/change/", around.change_location),
    path("resources/locations/<uuid:identity>/retire/", around.retire_location),
    path("resources/terms/", terms.map_terms),
    path("resources/set/", sets.choose),
    path("resources/set/<slug:digest>/", sets.look),
    path("resources/set/<slug:digest>/take/", sets.take_it),
    path("resources/<uuid:identity>/", views.one_service),
    path("resources/<uuid:identity>/change/", views.change_service),
    path("resources/<uuid:identity>/confirm/", views.confirm),
    path("resources/<uuid:identity>/retire/", views.retire),
]

"""The product's addresses and, beside them, the floors."""

from django.urls import path

from bench.floor.incidents import floor_incident, run_incident
from bench.floor.views import floor, hsds_rows, ping
from schoolbeat.config.urls import urlpatterns as product

urlpatterns = [
    path("api/v1/floor", floor),
    path("api/v1/floor-incident", floor_incident),
    path("api/v1/run-incident", run_incident),
    path("ping", ping),
    path("hsds/floor-rows", hsds_rows),
    *product,
]

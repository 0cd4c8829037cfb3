"""The product's addresses and, beside them, the floors."""

from django.urls import path

from bench.floor.views import floor, ping
from schoolbeat.config.urls import urlpatterns as product

urlpatterns = [path("api/v1/floor", floor), path("ping", ping), *product]

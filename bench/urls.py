"""The product's addresses and, below the API's path, the floor."""

from django.urls import path

from bench.floor.views import floor
from schoolbeat.config.urls import urlpatterns as product

urlpatterns = [path("api/v1/floor", floor), *product]

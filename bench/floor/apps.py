"""The floor's own table."""

from django.apps import AppConfig


class FloorConfig(AppConfig):
    """One row, saved."""

    name = "bench.floor"
    label = "floor"

"""The towns that tests here are about."""

from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]

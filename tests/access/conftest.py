"""The towns that tests here are about."""

from tests.towns import alder, bay, moment
from tests.web.conftest import plain_static_files

__all__ = ["alder", "bay", "moment", "plain_static_files"]

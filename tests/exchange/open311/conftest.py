"""The calls are asked through the whole house, whose pages need no collected files here."""

from tests.web.conftest import plain_static_files

__all__ = ["plain_static_files"]

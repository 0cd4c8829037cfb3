"""What the tests of the doors share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_failures_yet():
    """Failed tries are counted in the cache of the process, by address too: each test begins with none."""
    cache.clear()


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static files under their own names: the collected ones of a served install are not there in a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]

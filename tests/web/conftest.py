"""What the tests of the doors share."""

import pytest


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static files under their own names: the collected ones of a served install are not there in a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]

"""The product's settings, with the floor beside it on the same server, and the mark of this run on every answer."""

import os

from schoolbeat.config.settings import *  # noqa: F403
from schoolbeat.config.settings import INSTALLED_APPS, MIDDLEWARE

INSTALLED_APPS = [*INSTALLED_APPS, "bench.floor"]
MIDDLEWARE = ["bench.mark.Mark", *MIDDLEWARE]
ROOT_URLCONF = "bench.urls"
RUN = os.environ.get("BENCH_RUN", "")

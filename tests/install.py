"""A pytest plugin that gives each process of a test run the folder of an install of its own, gone afterwards.

It is named in pyproject.toml, because settings are read before any conftest.py is.
"""

import atexit
import os
import shutil
import tempfile

_FOLDER = tempfile.mkdtemp(prefix="schoolbeat-test-")
os.environ["SCHOOLBEAT_DATA"] = _FOLDER
atexit.register(shutil.rmtree, _FOLDER, ignore_errors=True)

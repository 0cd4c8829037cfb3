"""Lets `python -m schoolbeat.config` stand for the command `schoolbeat`."""

import sys

from schoolbeat.config.cli import main

sys.exit(main())

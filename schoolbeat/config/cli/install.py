"""Commands that set an install up."""

import argparse
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer
from schoolbeat.config.cli.answer import Refusal, command, must, say
from schoolbeat.config.cli.ready import make_ready, make_static
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.jurisdictions.loader import seats
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.roster.queries import agencies_by_slug, is_synthetic

_OFF = (
    "Incidents are off on an install of real people, until it is settled how long they are kept, how they are sealed, "
    "and that everybody signs in with a second factor. The demo has them on."
)

SEEDS = ("activities.seed_kinds", "education.seed_lessons")
"""What an agency changes day by day and begins from its pack: kinds of activity, the catalog of lessons."""


def _migrate(arguments: argparse.Namespace) -> int:
    make_ready()
    make_static()
    say(arguments, {"ready": True}, "The database is up to date.")
    return 0


def _init(arguments: argparse.Namespace) -> int:
    make_ready()
    if is_synthetic():
        raise Refusal("This folder holds a demo. Choose another with SCHOOLBEAT_DATA for a real agency.")
    if arguments.agency in agencies_by_slug():
        raise Refusal(f"There is an agency {arguments.agency!r} already.")
    # Asked by name: ZoneInfo("America") would try to read a folder.
    if arguments.timezone not in available_timezones():
        raise Refusal("Name a time zone such as America/Los_Angeles.")
    if arguments.state not in seats():
        raise Refusal(f"No agency can sit at {arguments.state!r} (places: {', '.join(seats())}).")
    viewer = _found(arguments)
    answer = {"agency": str(viewer.agency), "slug": arguments.agency, "state": arguments.state}
    words = f"{arguments.name} is founded. Next: schoolbeat account create --role sergeant ..."
    say(arguments, answer | {"off": list(settings.OFF_ON_REAL_INSTALLS)}, f"{words}\n{_OFF}")
    return 0


def _found(arguments: argparse.Namespace) -> Viewer:
    """Found the agency with the rows that its pack begins with, all or none; return the install's viewer at it."""
    zone = ZoneInfo(arguments.timezone)
    place = f"{arguments.state}/{arguments.agency}"
    viewer = install_viewer(new_id(), zone, place, clock.today(zone))
    payload = {
        "slug": arguments.agency,
        "name": arguments.name,
        "state": arguments.state,
        "timezone": arguments.timezone,
    }
    steps = [
        Envelope("roster.found_agency", clock.now(), payload),
        *(Envelope(verb, clock.now(), {}) for verb in SEEDS),
    ]
    with transaction.atomic():
        for step in steps:
            must(run_one(step, viewer))
    return viewer


def _makemigrations(arguments: argparse.Namespace) -> int:
    call_command("makemigrations", check_changes=arguments.check, dry_run=arguments.dry_run)
    return 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    command(verbs, "migrate", "bring the database and static files of SCHOOLBEAT_DATA up to date", _migrate)
    init = command(verbs, "init", "found an agency on this install", _init)
    init.add_argument("--agency", required=True, metavar="SLUG")
    init.add_argument("--name", required=True)
    init.add_argument(
        "--place",
        "--state",
        dest="state",
        required=True,
        metavar="PACK",
        help="the nearest place that has a pack: a state, county or city (us-wa, us-ca-el-cerrito)",
    )
    init.add_argument("--timezone", required=True, metavar="TZ")
    migrations = command(verbs, "makemigrations", "for developers: write migrations", _makemigrations)
    migrations.add_argument("--check", action="store_true")
    migrations.add_argument("--dry-run", action="store_true")

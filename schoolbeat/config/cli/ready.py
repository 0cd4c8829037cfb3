"""Makes an install's folder ready: key, database, static files. Each step is skipped where it is done."""

from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer
from schoolbeat.config.cli.answer import Refusal
from schoolbeat.foundation import clock
from schoolbeat.ledger.keys import make_keys
from schoolbeat.work.roster.queries import agencies_by_slug


def make_ready() -> None:
    """Make the key and bring the database up to date."""
    Path(settings.DATA_DIR).mkdir(parents=True, exist_ok=True)
    make_keys()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def make_static() -> None:
    """Collect the static files, where the package's are newer than those collected."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    newest = max(
        path.stat().st_mtime for path in settings.PACKAGE.glob("web/*/static/**/*") if path.is_file()
    )
    if not manifest.exists() or manifest.stat().st_mtime < newest:
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)


def install_at(slug: str) -> Viewer:
    """Return the install's own viewer at an agency; raises Refusal for an unknown slug."""
    agency = agencies_by_slug([slug]).get(slug)
    if agency is None:
        known = ", ".join(sorted(agencies_by_slug())) or "none yet"
        raise Refusal(f"There is no agency {slug!r} here (known: {known}).")
    zone = ZoneInfo(agency.zone)
    return install_viewer(agency.id, zone, f"{agency.state}/{agency.slug}", clock.today(zone))

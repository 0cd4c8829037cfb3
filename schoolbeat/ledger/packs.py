"""Finds the pack that holds for a viewer's agency: its place's, and its own file in the install's folder."""

from pathlib import Path

from django.conf import settings

from schoolbeat.jurisdictions.loader import Pack, pack_at


def pack_of(place: str) -> Pack:
    """Return the pack of `place` (as in us-ca-chula-vista/chula-vista); raises UnknownPlace where there is none."""
    return pack_at(place, Path(settings.DATA_DIR) / "packs")

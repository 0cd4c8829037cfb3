"""Finds the pack that holds for a viewer's agency: its state's, and its own file in the install's folder."""

from pathlib import Path

from django.conf import settings

from schoolbeat.jurisdictions.loader import Pack, pack_for


def pack_of(place: str) -> Pack:
    """Return the pack of `place` (as in us-ca/chula-vista); raises UnknownPlace for a state that has none."""
    state, _slash, agency = place.partition("/")
    own = Path(settings.DATA_DIR) / "packs" / f"{agency}.toml"
    return pack_for(state, own if agency and own.is_file() else None)

"""How slugs are called in the reader's language, for every door."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext

from schoolbeat.work.activities.queries import KindRow


def kind_name(kind: KindRow) -> str:
    """Return the kind's name in the reader's language."""
    return kind.name_es if (get_language() or "").startswith("es") else kind.name


def kind_names(kinds: Iterable[KindRow]) -> dict[str, str]:
    """Return names by slug."""
    return {kind.slug: kind_name(kind) for kind in kinds}


def name_of(slug: str, names: Mapping[str, str]) -> str:
    """Return the name of a kind; one that has gone since is its slug in words."""
    return names.get(slug) or slug.replace("-", " ").capitalize()


def label(labels: Mapping[Any, str], slug: str) -> str:
    """Return a vocabulary's word in the reader's language; what was not said is said so."""
    return gettext(labels[slug]) if slug in labels else gettext("Not said")

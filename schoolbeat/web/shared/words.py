"""How slugs are called in the reader's language, for every door."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import get_language, gettext, gettext_lazy

from schoolbeat.work.activities.queries import KindRow

# One and many of each audience; {n} is filled by the page as the officer counts.
ONE_AND_MANY = {
    "student": (gettext_lazy("1 student"), gettext_lazy("{n} students")),
    "parent": (gettext_lazy("1 parent"), gettext_lazy("{n} parents")),
    "staff": (gettext_lazy("1 member of staff"), gettext_lazy("{n} members of staff")),
    "neighbor": (gettext_lazy("1 neighbor"), gettext_lazy("{n} neighbors")),
    "business": (gettext_lazy("1 business"), gettext_lazy("{n} businesses")),
    "other": (gettext_lazy("1 other person"), gettext_lazy("{n} other people")),
}


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


def people(audience: Mapping[str, int]) -> str:
    """Whom an entry reached, counted: 2 students, 1 parent."""
    parts = []
    for slug, number in audience.items():
        one, many = ONE_AND_MANY[slug]
        parts.append(str(one) if number == 1 else str(many).format(n=f"{number:,}"))
    return ", ".join(parts)

"""How the four pillars look and are called: word, letter, mark, fill."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy


@dataclass(frozen=True)
class Pillar:
    """One pillar as every door shows it."""

    slug: str
    word: Promise
    letter: Promise
    css: str
    fill: str


PREVENTION = Pillar(
    "prevention", gettext_lazy("Prevention"), pgettext_lazy("letter of Prevention", "P"), "k-p", "url(#f-p)"
)
INTERVENTION = Pillar(
    "intervention",
    gettext_lazy("Intervention"),
    pgettext_lazy("letter of Intervention", "I"),
    "k-i",
    "url(#f-i)",
)
EDUCATION = Pillar(
    "education", gettext_lazy("Education"), pgettext_lazy("letter of Education", "Ed"), "k-ed", "url(#f-ed)"
)
ENFORCEMENT = Pillar(
    "enforcement",
    gettext_lazy("Enforcement"),
    pgettext_lazy("letter of Enforcement", "En"),
    "k-en",
    "url(#f-en)",
)

# The order in which they are always shown.
PILLARS = (PREVENTION, INTERVENTION, EDUCATION, ENFORCEMENT)
BY_SLUG = {pillar.slug: pillar for pillar in PILLARS}

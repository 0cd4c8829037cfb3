"""Safety plans in the words of every door, and a plan on paper: which it is, how it was adopted, what it says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.translation import get_language, gettext

from schoolbeat.foundation import clock
from schoolbeat.insight.papers import synthetic_words
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.years import school_year, year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.plans import Adoption
from schoolbeat.work.preparedness.queries.public import AdoptedPlan
from schoolbeat.work.preparedness.rules.plans import parts_of
from schoolbeat.work.preparedness.vocabulary import PLAN_STAGE_LABELS, PlanStage


class Versioned(Protocol):
    """Which plan it is: the year in which its school year begins, and the version."""

    @property
    def year(self) -> int:
        """The year."""

    @property
    def version(self) -> int:
        """The version."""


class Titled(Protocol):
    """What a section is called: its own title, or a part of the law."""

    @property
    def title(self) -> str:
        """The title, or empty."""

    @property
    def part(self) -> str:
        """The part, or empty."""


def language() -> str:
    """Return the reader's language."""
    return get_language() or "en"


def year_words(pack: Pack, year: int) -> str:
    """Return a school year by the year in which it begins, 2026–27."""
    return year_name(school_year(pack, year))


def part_names(pack: Pack) -> dict[str, str]:
    """Return the parts of a plan by slug, in the reader's language."""
    return {part.slug: part.name_in(language()) for part in parts_of(pack)}


def section_name(section: Titled, names: dict[str, str]) -> str:
    """Return what a section is called; a part that has gone from the law since is its slug in words."""
    return section.title or names.get(section.part) or section.part.replace("-", " ").capitalize()


def plan_name(pack: Pack, row: Versioned) -> str:
    """Return which plan this is: its school year and version."""
    return gettext("Plan %(year)s, version %(n)s") % {"year": year_words(pack, row.year), "n": row.version}


def adoption_pairs(adoption: Adoption | None) -> tuple[tuple[str, str], ...]:
    """Return how a plan was adopted; nothing before it was."""
    if adoption is None:
        return ()
    vote = gettext("%(yes)s for, %(no)s against, %(abstained)s abstained") % {
        "yes": adoption.yes,
        "no": adoption.no,
        "abstained": adoption.abstained,
    }
    return (
        (gettext("Adopted on"), full_day(adoption.day)),
        (gettext("By"), adoption.body),
        (gettext("Vote"), vote),
        *(((gettext("Public meeting"), full_day(adoption.meeting_on)),) if adoption.meeting_on else ()),
    )


@dataclass(frozen=True)
class Heading:
    """What stands above a plan on paper: whose it is, its title, for whom it is, how it stands."""

    agency: str
    synthetic: bool
    title: str
    kind: str
    stage: str = PlanStage.ADOPTED


def plan_data(
    heading: Heading, pairs: Iterable[tuple[str, str]], sections: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """Return all that a plan on paper prints; `sections` are titles and texts, those without words left out."""
    spoken = "es" if language().startswith("es") else "en"
    return {
        "agency": heading.agency,
        "synthetic": heading.synthetic,
        "lang": spoken,
        "title": heading.title,
        "stage": f"{heading.kind}. {label(PLAN_STAGE_LABELS, heading.stage)}",
        "printed": gettext("Printed on %(day)s") % {"day": full_day(clock.now())},
        "warning": "",
        "pairs": list(pairs),
        "sections": [{"title": title, "paragraphs": text.split("\n\n")} for title, text in sections if text],
        "words": {
            "synthetic": synthetic_words(spoken),
            "what": gettext("The plan"),
            "said": gettext("As it was written down"),
            "nothing": gettext("No section of this plan is for these readers."),
        },
    }


@dataclass(frozen=True)
class School:
    """A school as the public extract of its plan names it: the agency, the place whose law holds, the school."""

    agency: str
    synthetic: bool
    place: str
    name: str


def open_name(place: str, plan: AdoptedPlan) -> str:
    """Return which plan it is that anybody may read."""
    return plan_name(pack_of(place), plan)


def open_data(school: School, plan: AdoptedPlan) -> dict[str, Any]:
    """Return what the public extract of an adopted plan prints; the agency's zone must be active."""
    names = part_names(pack_of(school.place))
    title = f"{school.name}: {open_name(school.place, plan)}"
    heading = Heading(school.agency, school.synthetic, title, gettext("Public extract"))
    sections = [(section_name(one, names), one.text) for one in plan.sections]
    return plan_data(heading, adoption_pairs(plan.adoption), sections)

"""One plan in the reader's words: how it stands, what is missing, who was told, and what was written over what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.desk.plans.tables import section_table
from schoolbeat.web.desk.plans.words import PATH, told_names
from schoolbeat.web.shared.parts import Table
from schoolbeat.web.shared.plans import adoption_pairs, language, plan_name
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.plans import PlanView, TextView
from schoolbeat.work.preparedness.rules.comparing import Change, changes
from schoolbeat.work.preparedness.rules.plans import PlanPart
from schoolbeat.work.preparedness.vocabulary import OPENED_LABELS, PLAN_STAGE_LABELS, Opened, PlanStage


@dataclass(frozen=True)
class PlanPage:
    """What the page of a plan prints."""

    state: str
    missing: str
    sections: Table
    pairs: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, str], ...]
    reviews: tuple[tuple[str, str, str], ...]
    versions: tuple[tuple[str, str, str], ...]
    adopted: bool
    circle: bool


def missing_words(missing: Sequence[PlanPart]) -> str:
    """Return which parts of the law are not ready."""
    names = "; ".join(part.name_in(language()) for part in missing)
    return gettext("Not ready yet, and the plan cannot be adopted without: %(names)s.") % {"names": names}


def plan_page(view: PlanView, pack: Pack, today: date) -> PlanPage:
    """Return one plan as its page prints it."""
    return PlanPage(
        state=f"{view.row.school_name}. {label(PLAN_STAGE_LABELS, view.row.stage)}.",
        missing=missing_words(view.missing) if view.missing else "",
        sections=section_table(view.sections, pack, today),
        pairs=adoption_pairs(view.adoption),
        told=tuple(_told(view, pack)),
        reviews=tuple((full_day(day), who, note) for day, who, note in view.reviews),
        versions=tuple(
            (plan_name(pack, one), label(PLAN_STAGE_LABELS, one.stage), f"{PATH}{one.id}/")
            for one in view.versions
            if one.id != view.row.id
        ),
        adopted=view.row.stage == PlanStage.ADOPTED,
        circle=view.circle,
    )


def opening_lines(opened: Sequence[tuple[str, datetime, str]]) -> list[tuple[str, str, str]]:
    """Return who opened what of the responders' part, and when; the agency's zone must be active."""
    return [
        (gettext(OPENED_LABELS[Opened(what)]), f"{full_day(at)}, {clock(at)}", by) for what, at, by in opened
    ]


def _told(view: PlanView, pack: Pack) -> list[tuple[str, str]]:
    """Return each whom the law names, and when and how they were told."""
    said = []
    for slug, name in told_names(pack).items():
        times = [f"{full_day(day)}: {how}" for to, day, how in view.notices if to == slug]
        said.append((name, "; ".join(times) or gettext("Not told yet")))
    return said


@dataclass(frozen=True)
class Version:
    """One saved text: when and by whom, and the way to what it changed."""

    id: UUID
    words: str
    href: str
    current: bool


def versions_of(texts: Sequence[TextView], chosen: UUID | None, here: str) -> tuple[Version, ...]:
    """Return the saved texts of a section, the last first."""
    return tuple(
        Version(
            one.id,
            f"{full_day(one.at)}, {clock(one.at)}, {one.by_name}",
            f"{here}?version={one.id}#changed",
            one.id == chosen,
        )
        for one in reversed(texts)
    )


def changed_in(texts: Sequence[TextView], chosen: UUID | None) -> tuple[Change, ...]:
    """Return what one saved text changed against the one before it."""
    place = next((number for number, one in enumerate(texts) if one.id == chosen), None)
    if place is None:
        return ()
    return changes(texts[place - 1].text if place else "", texts[place].text)

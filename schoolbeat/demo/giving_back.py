"""Turns what a program gives back into acts: figures published, letters written, spoken in, seen and approved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.viewer import Viewer
from schoolbeat.demo.acts import Act, Batch, Stage
from schoolbeat.demo.cast import INSTALL, Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.own_words import REMARKS, UNSEEN, own_words
from schoolbeat.demo.schedule import ONE_DAY, workday
from schoolbeat.insight.letters.composing import last_month
from schoolbeat.insight.letters.queries import letters
from schoolbeat.insight.letters.vocabulary import Paper
from schoolbeat.insight.publishing.periods import next_month
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.jurisdictions.years import school_year_of, year_name
from schoolbeat.ledger.envelope import Envelope

OF_A_VERSION = ("letters.see_draft", "letters.approve")
"""Whoever says these says which version was read."""
MAY_BE_REFUSED = ("publishing.publish", "letters.write", "letters.write_year")
"""Where a short demo has logged too little, or a number could be worked out, these stay undone, and nothing breaks."""
MONTHS_OF_LETTERS = 2
SHOWN = 3
SPEAKS, SEES, LEAVES, LEAVES_UNSEEN = 0.8, 0.8, 0.8, 0.3
SPANISH_SCHOOLS = 0.2


@dataclass(frozen=True)
class Addressed:
    """Stands in a payload for a letter's id, which is known when the letter has been written."""

    paper: Paper
    start: date
    school: UUID | None = None


def given_back(plan: Plan, worked: Iterable[Act]) -> Iterator[Act]:
    """Yield the acts on the periods that were over and worked in; `worked` holds the officers' year."""
    days = {act.envelope.happened_at.astimezone(plan.zone).date() for act in worked}
    logged = {day.replace(day=1) for day in days}
    yield from _year(plan, logged)
    month = last_month(plan.until)
    for back in range(MONTHS_OF_LETTERS):
        if month in logged:
            yield from _letters(plan, month, everything=back > 0)
            yield from _published_month(plan, month)
        month = last_month(month)


def addressed(batch: Batch, viewer: Viewer) -> tuple[Envelope, ...]:
    """Return a batch's envelopes with the ids of the letters they are about; without a letter there is none."""
    named = {one for one in map(_letter, batch.envelopes) if one}
    if not named:
        return batch.envelopes
    wanted = Q(start__in={one.start for one in named}, paper__in={one.paper for one in named})
    known = {(row.paper, row.start, row.school): row for row in letters(viewer, wanted)}
    rows = {one: known.get((one.paper.value, one.start, one.school)) for one in named}
    found = []
    for envelope in batch.envelopes:
        one = _letter(envelope)
        row = rows[one] if one else None
        if row is not None:
            said = {"letter": row.id} | ({"version": row.version} if envelope.verb in OF_A_VERSION else {})
            found.append(replace(envelope, payload={**envelope.payload, **said}))
        elif one is None:
            found.append(envelope)
    return tuple(found)


def _letter(envelope: Envelope) -> Addressed | None:
    named = envelope.payload.get("letter")
    return named if isinstance(named, Addressed) else None


def _chance(plan: Plan, *about: object) -> Random:
    return Random(":".join(str(part) for part in (plan.seed, plan.program.slug, *about)))


def _year(plan: Plan, logged: set[date]) -> Iterator[Act]:
    """Yield the last school year that could be published by now, its slide and its review."""
    pack = pack_for(plan.program.agency.state)
    year = school_year_of(pack, school_year_of(pack, plan.until).start - ONE_DAY)
    assert year.end is not None
    if workday(year.end + timedelta(days=7)) > plan.until:
        year = school_year_of(pack, year.start - ONE_DAY)
    assert year.end is not None
    if not any(year.contains(month) for month in logged):
        return
    slug, sergeant = year_name(year).replace("–", "-"), plan.first("sergeant")
    team = tuple(plan.id(f"account/{officer.key}") for officer in plan.program.officers[:SHOWN])
    told = plan.at(workday(year.end + timedelta(days=7)), 10)
    about = (told, Stage.LETTER, sergeant)
    published = ("publishing.publish", {"period": slug, "team": team})
    yield act(plan, f"publish/{slug}", (*about, 0), published)
    yield act(plan, f"papers/{slug}", (*about, 1), ("letters.write_year", {"period": slug}))
    later = (plan.at(workday(told.date() + timedelta(days=2)), 11), Stage.LETTER, sergeant)
    for turn, paper in enumerate((Paper.SLIDE, Paper.REVIEW)):
        said = {"letter": Addressed(paper, year.start)}
        yield act(plan, f"papers/{slug}/{paper}", (*later, turn), ("letters.approve", said))


def _published_month(plan: Plan, month: date) -> Iterator[Act]:
    """Yield the publishing of a month: on the tenth of the next, by when most of what was late is in."""
    team = tuple(plan.id(f"account/{officer.key}") for officer in plan.program.officers[:SHOWN])
    told = plan.at(workday(next_month(month) + timedelta(days=9)), 10)
    about = (told, Stage.LETTER, plan.first("sergeant"), 0)
    said = ("publishing.publish", {"period": f"{month:%Y-%m}", "team": team})
    yield act(plan, f"publish/{month:%Y-%m}", about, said)


def _letters(plan: Plan, month: date, everything: bool) -> Iterator[Act]:
    """Yield a month's letters: written on the first, then the officers', the principals' and the sergeant's part.

    With `everything` the month is long over, and every letter has left; else one waits for the officer's words.
    """
    key, first = f"letters/{month:%Y-%m}", next_month(month)
    about = (plan.at(first, 6), Stage.LETTER, INSTALL, 0)
    yield act(plan, key, about, ("letters.write", {"month": f"{month:%Y-%m}"}))
    served = [school.key for school in plan.program.schools]
    served = served if everything else served[:-1]
    seen = {}
    for school in served:
        yield from _spoken(plan, f"{key}/{school}", month, school)
        remarks = list(_seen(plan, f"{key}/{school}", month, school))
        seen[school] = bool(remarks)
        yield from remarks
    sergeant, day = plan.first("sergeant"), plan.at(workday(first + timedelta(days=7)), 9)
    said = {"letter": Addressed(Paper.AGENCY, month)}
    yield act(plan, f"{key}/approved", (day, Stage.LETTER, sergeant, 0), ("letters.approve", said))
    for school in served:
        chance = _chance(plan, key, school, "leaves")
        said = {"letter": Addressed(Paper.SCHOOL, month, plan.id(f"school/{school}"))}
        unseen = {} if seen[school] else {"unseen_because": chance.choice(UNSEEN)}
        if everything or chance.random() < (LEAVES if seen[school] else LEAVES_UNSEEN):
            about = (day, Stage.LETTER, sergeant, 1)
            yield act(plan, f"{key}/{school}/approved", about, ("letters.approve", said | unseen))


def _spoken(plan: Plan, key: str, month: date, school: str) -> Iterator[Act]:
    """Yield the officer's own words at most schools, in the afternoon of a day soon after."""
    day = workday(next_month(month) + ONE_DAY)
    officer = next(
        (
            tour.officer
            for tour in plan.tours
            if school in tour.schools and tour.period(plan.until).contains(day)
        ),
        None,
    )
    chance = _chance(plan, key, "words")
    if officer is None or chance.random() >= SPEAKS:
        return
    language = "es" if _chance(plan, school, "language").random() < SPANISH_SCHOOLS else "en"
    said = {
        "letter": Addressed(Paper.SCHOOL, month, plan.id(f"school/{school}")),
        "words": own_words(month.month, language, chance),
    }
    about = (plan.at(day, 15, 10), Stage.LETTER, officer, 0)
    yield act(plan, f"{key}/words", about, ("letters.add_words", said))


def _seen(plan: Plan, key: str, month: date, school: str) -> Iterator[Act]:
    """Yield the principal's look at the letter, where the school has a principal here who found the time."""
    principal = next(
        (one.key for one in plan.program.cast if one.role == "principal" and school in one.schools), None
    )
    chance = _chance(plan, key, "seen")
    if principal is None or chance.random() >= SEES:
        return
    day = workday(next_month(month) + timedelta(days=4))
    said = {
        "letter": Addressed(Paper.SCHOOL, month, plan.id(f"school/{school}")),
        "remark": chance.choice(REMARKS),
    }
    about = (plan.at(day, 13, 20), Stage.LETTER, principal, 0)
    yield act(plan, f"{key}/seen", about, ("letters.see_draft", said))

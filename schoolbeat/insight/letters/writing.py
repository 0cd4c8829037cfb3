"""What writing letters decides: rows for what is new, a new version of what has not left yet."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.letters.composing import compose, month_of
from schoolbeat.insight.letters.models import Letter, LetterVersion
from schoolbeat.insight.letters.vocabulary import Paper
from schoolbeat.insight.letters.yearly import compose_year
from schoolbeat.insight.publishing.drafting import CONTRADICTING, EMPTY, REVEALING
from schoolbeat.insight.publishing.freezing import as_counted
from schoolbeat.insight.publishing.periods import PublicPeriod, period_named
from schoolbeat.insight.publishing.releasing import frozen_rows, release_of
from schoolbeat.insight.suppression import Contradicting, Revealing
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Decided
from schoolbeat.work.roster.queries import roster

FIRST_YEAR, LAST_YEAR = 2000, 2200
Row = tuple[Letter, LetterVersion, bool]
Written = Mapping[tuple[str, UUID | None], dict[str, Any]]
"""What each paper says, by its kind and its school."""


def _month(text: str, on: date) -> PublicPeriod:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Refused(Code.MALFORMED, "month", _("Name a month as in 2026-10.")) from None
    if not FIRST_YEAR <= first.year < LAST_YEAR:
        raise Refused(Code.MALFORMED, "month", _("Name a month as in 2026-10."))
    period = month_of(first)
    if period.end > on:
        raise Refused(Code.RULE, "month", _("A letter is written when its month is over."))
    return period


def write_month(command: Any, act: Act, loaded: None) -> Decided:
    """Write the letters of a month; those that have left stay as they are."""
    period = _month(command.month, act.viewer.on)
    seen = roster(as_counted(act.viewer))
    synthetic = any(agency.synthetic for agency in seen.agencies)
    try:
        made = compose(act.viewer, period, str(act.id), synthetic)
    except Revealing:
        raise Refused(Code.RULE, "month", REVEALING) from None
    except Contradicting:
        raise Refused(Code.RULE, "month", CONTRADICTING) from None
    written: Written = {
        (Paper.SCHOOL.value if school else Paper.AGENCY.value, school): content
        for school, content in made.contents.items()
    }
    if not any(part["work"] or part["persons"] for held in made.held for part in held.parts):
        # A month is frozen by its letters: one that is still empty would be published as empty for good.
        raise Refused(Code.RULE, "month", EMPTY)
    rows = _letters(act, period, written)
    if not rows:
        raise Refused(Code.CONFLICT, "month", _("All letters of this month have been approved."))
    release = release_of(act, "letters", made.cells, made.splits)
    return _decided(rows, [*frozen_rows(act, made.held), release])


def write_year(command: Any, act: Act, loaded: None) -> Decided:
    """Write the board slide and the year in review of a school year."""
    period = period_named(act.viewer, command.period)
    if period is None or not period.whole_year:
        raise Refused(Code.RULE, "period", _("Name a school year that is over, as in 2025-26."))
    papers = compose_year(act.viewer, period, str(act.id))
    if papers.made.refusal:
        raise Refused(Code.RULE, "period", papers.made.refusal)
    written: Written = {(Paper.SLIDE.value, None): papers.slide, (Paper.REVIEW.value, None): papers.review}
    rows = _letters(act, period, written)
    if not rows:
        raise Refused(Code.CONFLICT, "period", _("Both papers of this year have been approved."))
    release = release_of(act, "review", papers.made.cells, papers.made.splits)
    return _decided(rows, [*frozen_rows(act, papers.made.held), release])


def _letters(act: Act, period: PublicPeriod, written: Written) -> list[Row]:
    """Return each letter with its new version, and whether it is new itself; what has left has no line."""
    known = {
        (letter.paper, letter.school): letter
        for letter in Letter.objects.filter(agency=act.viewer.agency, start=period.start, end=period.end)
    }
    rows: list[Row] = []
    for (paper, school), content in written.items():
        letter = known.get((paper, school))
        if letter is None:
            letter = Letter(
                agency=act.viewer.agency, school=school, paper=paper, start=period.start, end=period.end
            )
            rows.append((letter, _version(act, letter, content), True))
        elif letter.approved_at is None:
            last = LetterVersion.objects.get(letter=letter, number=letter.version)
            letter.version += 1
            letter.seen_at, letter.seen_by_name, letter.remark = None, "", ""
            version = _version(act, letter, content)
            version.words, version.words_by_name = last.words, last.words_by_name
            rows.append((letter, version, False))
    return rows


def _version(act: Act, letter: Letter, content: dict[str, Any]) -> LetterVersion:
    return LetterVersion(letter=letter, number=letter.version, made_at=act.recorded_at, content=content)


def _decided(rows: list[Row], more: list[Any]) -> Decided:
    letters = [letter for letter, _version_of, new in rows if new]
    versions = [version for _letter, version, _new in rows]
    changed = [letter for letter, _version_of, new in rows if not new]
    return Decided(insert=[*more, *letters, *versions], change=changed)

"""One drill in the reader's words: how it stands, what was seen, and what parents must be told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.desk.drills.words import done_words, length
from schoolbeat.web.shared.templatetags.house import clock, count, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.drills import DrillView
from schoolbeat.work.preparedness.rules.holding import LONGEST, notice_law, seconds_between
from schoolbeat.work.preparedness.vocabulary import MARK_LABELS, STAGE_LABELS, Mark, Stage, Told


@dataclass(frozen=True)
class Seen:
    """What one observer saw: the mark, when, and who."""

    mark: str
    time: str
    by_name: str
    counted: str
    by: UUID


@dataclass(frozen=True)
class DrillPage:
    """What the page of a drill prints."""

    state: str
    warning: str
    doing: str
    pairs: tuple[tuple[str, str], ...]
    together: tuple[tuple[str, str], ...]
    readings: tuple[Seen, ...]
    problems: tuple[tuple[str, str], ...]
    """What went wrong, each with who saw it and when."""
    told: tuple[tuple[str, str, bool], ...]
    mending: tuple[tuple[str, str, str], ...]


def marks() -> list[tuple[str, str]]:
    """Return what an observer stops the clock at, in the reader's language."""
    return [(mark.value, gettext(words)) for mark, words in MARK_LABELS.items()]


def drill_page(view: DrillView, pack: Pack, now: datetime) -> DrillPage:
    """Return one drill as its page prints it."""
    row = view.row
    return DrillPage(
        state=f"{row.school_name}. {label(STAGE_LABELS, row.stage)}.",
        warning=_warning(view, now),
        doing=done_words(pack, row.kind),
        pairs=tuple(_pairs(view)),
        together=tuple(_together(view)),
        readings=tuple(
            Seen(
                gettext(MARK_LABELS[Mark(one.mark)]),
                length(one.seconds),
                one.by_name,
                "" if one.counted is None else count(one.counted),
                one.by,
            )
            for one in view.readings
        ),
        problems=tuple((one.what, f"{one.by_name}, {_moment(one.at)}") for one in view.problems),
        told=tuple(_told(view, pack)),
        mending=tuple(
            (
                one.what,
                gettext("%(who)s, by %(day)s") % {"who": one.owner, "day": full_day(one.due)},
                gettext("Mended on %(day)s: %(done)s") % {"day": full_day(one.done_on), "done": one.done}
                if one.done_on
                else "",
            )
            for one in view.corrections
        ),
    )


def _warning(view: DrillView, now: datetime) -> str:
    row = view.row
    if row.stage == Stage.RUNNING and row.at is not None and now - row.at > LONGEST:
        return gettext("Nobody stopped the clock. End the drill, and say when it was really over.")
    if row.stage == Stage.PLANNED and row.at is not None and row.at < now:
        return gettext("Its moment has passed. Begin it, write down that it was held, or call it off.")
    return ""


def _moment(at: datetime) -> str:
    return f"{full_day(at)}, {clock(at)}"


def _pairs(view: DrillView) -> list[tuple[str, str]]:
    row = view.row
    said = [
        (gettext("Planned for"), _moment(view.planned_at) if view.planned_at else ""),
        (gettext("Began"), _moment(row.at) if row.at and row.stage in (Stage.RUNNING, Stage.HELD) else ""),
        (gettext("Took"), length(seconds_between(row.at, row.ended_at)) if row.at and row.ended_at else ""),
        (gettext("Known before"), gettext("Yes") if row.announced else gettext("No")),
        (gettext("Took part"), "" if view.headcount is None else count(view.headcount)),
        (gettext("Who else took part"), view.agencies),
        (gettext("For people with disabilities"), view.accommodations),
        (gettext("Remark"), view.note),
        (gettext("Why it was called off"), view.why),
    ]
    return [(term, words) for term, words in said if words]


def _together(view: DrillView) -> list[tuple[str, str]]:
    """Return each mark with the median of its observers; where they disagree, the page shows all of them."""
    said = []
    for mark, (number, median) in view.medians.items():
        words = ngettext("by %(n)s observer", "the median of %(n)s observers", number) % {"n": number}
        said.append((gettext(MARK_LABELS[Mark(mark)]), f"{length(median)}, {words}"))
    return said


def _told(view: DrillView, pack: Pack) -> list[tuple[str, str, bool]]:
    """Return what the law asks to tell parents and what they were told: words, what it rests on, whether it is late."""
    said = [
        (
            gettext("Parents were told before")
            if one.told == Told.BEFORE
            else gettext("Parents were told after"),
            f"{_moment(one.at)}. {one.how}",
            False,
        )
        for one in view.notices
    ]
    law = notice_law(pack, view.row.kind, view.row.day)
    if law is None or view.row.real or view.row.stage == Stage.CALLED_OFF:
        return said
    sure = law.source if law.confirmed else f"{law.source} ({gettext('to be confirmed')})"
    before = [one for one in view.notices if one.told == Told.BEFORE]
    at = view.row.at
    if not any(at and (at - one.at).days >= law.days for one in before):
        words = ngettext(
            "Parents must be told %(n)s day before", "Parents must be told %(n)s days before", law.days
        )
        said.append((words % {"n": law.days}, sure, True))
    if law.same_day and view.row.stage == Stage.HELD and len(before) == len(view.notices):
        said.append((gettext("Parents must be told after it on the same day"), sure, True))
    return said

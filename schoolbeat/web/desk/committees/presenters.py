"""A committee and a meeting in the reader's words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.desk.committees.words import (
    MEETINGS,
    NOTICE,
    SEATS,
    by_whom,
    in_order,
    kind_word,
    place_word,
    role_word,
    seat_words,
    span_words,
    sure,
    term_words,
    told_choices,
)
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.committees import CommitteeRow
from schoolbeat.work.preparedness.queries.meetings import Corrected, MeetingView, TaskView, Voted, VoteView
from schoolbeat.work.preparedness.rules.committees import is_half
from schoolbeat.work.preparedness.vocabulary import MEETING_LABELS, MeetingStage

Line = tuple[str, str, bool]
"""What is said, what it rests on in small, and whether it is late."""


@dataclass(frozen=True)
class CommitteePage:
    """What the page of a committee prints."""

    title: str
    state: str
    why: str
    seats: tuple[tuple[str, str], ...]
    missing: tuple[Line, ...]
    listed: bool
    """Whether the law of the place lists anybody for it."""


@dataclass(frozen=True)
class MeetingPage:
    """What the page of a meeting prints."""

    title: str
    state: str
    warnings: tuple[tuple[str, str], ...]
    pairs: tuple[tuple[str, str], ...]
    told: tuple[tuple[str, str], ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    quorum: str
    votes: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """The motion, what it came to, and what stood there before with the correction that ended it."""
    minutes_before: tuple[tuple[str, str], ...]
    tasks: tuple[tuple[str, str, str, bool], ...]


def committee_page(row: CommitteeRow, pack: Pack) -> CommitteePage:
    """Return one committee as its page prints it."""
    since = gettext("Since %(day)s.") % {"day": full_day(row.start)}
    closed = gettext("Closed on %(day)s.") % {"day": full_day(row.ended)} if row.ended else since
    return CommitteePage(
        row.name,
        f"{place_word(row.school_name)}. {kind_word(row.kind)}. {closed}",
        row.why,
        tuple((seat_words(one, pack), term_words(one)) for one in in_order(row.seats, pack)),
        tuple(
            (
                gettext("To be consulted: %(roles)s") % {"roles": role_word(pack, one.role)}
                if one.consulted
                else gettext("Nobody sits as: %(roles)s") % {"roles": role_word(pack, one.role)},
                sure(one.section, pack, SEATS),
                not one.consulted,
            )
            for one in row.missing
        ),
        bool(row.needed),
    )


def meeting_page(view: MeetingView, pack: Pack, today: date) -> MeetingPage:
    """Return one meeting as its page prints it."""
    row, held = view.row, view.row.stage == MeetingStage.HELD
    seats = in_order(view.seats, pack)
    there = [one for one in seats if one.id in view.present]
    away = [one for one in seats if one.id not in view.present]
    return MeetingPage(
        f"{row.committee_name}, {full_day(row.starts)}",
        f"{place_word(row.school_name)}. {label(MEETING_LABELS, row.stage)}.",
        tuple(
            (
                gettext("Another meeting of this committee stands at that time: %(when)s")
                % {"when": f"{full_day(one.starts)}, {span_words(one.starts, one.ends)}"},
                f"{MEETINGS}{one.id}/",
            )
            for one in view.at_once
        ),
        tuple(_pairs(view)),
        tuple(_told(view, pack)),
        tuple(seat_words(one, pack) for one in there) if held else (),
        tuple(seat_words(one, pack) for one in away) if held else (),
        gettext("Not more than half of the seats were there: its bylaws say whether that is enough.")
        if held and not is_half(len(there), len(view.seats))
        else "",
        tuple((one.motion, _vote(one), tuple(_votes_before(one))) for one in view.votes),
        tuple((words, _ended(how)) for words, how in view.before),
        tuple(_task(one, today) for one in view.tasks),
    )


def _pairs(view: MeetingView) -> list[tuple[str, str]]:
    row = view.row
    said = [
        (gettext("When"), f"{full_day(row.starts)}, {span_words(row.starts, row.ends)}"),
        (gettext("Where"), row.place),
        (gettext("Public"), gettext("Anybody may come") if row.public else gettext("Members alone")),
        (gettext("Agenda"), view.agenda),
        (gettext("The minutes"), view.minutes),
        (gettext("Why it was called off"), view.why),
    ]
    return [(term, words) for term, words in said if words]


def _told(view: MeetingView, pack: Pack) -> list[tuple[str, str]]:
    """Return who was told of a meeting, and whom the law wants told who was not."""
    said = [(one.whom, f"{full_day(one.at)}, {clock(one.at)}. {one.how}") for one in view.notices]
    owed = told_choices(pack, view.row.kind, view.row.public)
    if view.row.stage == MeetingStage.CALLED_OFF or not owed:
        return said
    known = {one.whom for one in view.notices}
    # What was kept in the other language names the same line of the law's list.
    names = [{row["name"], row["name_es"]} for row in pack.rows(NOTICE)]
    rests = gettext("Owed in writing where it is on the safety plan: %(source)s") % {
        "source": sure(pack.editions[NOTICE][0].source, pack, NOTICE)
    }
    missing = [name for name, both in zip(owed, names, strict=True) if not both & known]
    if missing:
        said.append((gettext("Not written down as told: %(who)s") % {"who": "; ".join(missing)}, rests))
    return said


def _vote(vote: Voted) -> str:
    end = gettext("Carried") if vote.carried else gettext("Not carried")
    voices = gettext("%(yes)s yes, %(no)s no, %(abstain)s abstained") % {
        "yes": vote.yes,
        "no": vote.no,
        "abstain": vote.abstain,
    }
    return f"{end}: {voices}"


def _votes_before(vote: VoteView) -> Iterator[tuple[str, str]]:
    """Yield what stood of a vote before each correction; the motion only where it was another."""
    for before, how in vote.before:
        words = _vote(before)
        yield words if before.motion == vote.motion else f"{before.motion}. {words}", _ended(how)


def _ended(how: Corrected) -> str:
    said = {"day": full_day(how.at), "time": clock(how.at), "who": how.by_name, "why": how.why}
    return gettext("Corrected on %(day)s, %(time)s, by %(who)s: %(why)s") % said


def _task(task: TaskView, today: date) -> tuple[str, str, str, bool]:
    done = (
        gettext("Done on %(day)s: %(done)s") % {"day": full_day(task.done_on), "done": task.done}
        if task.done_on
        else ""
    )
    return task.what, by_whom(task.owner, task.due), done, not done and task.due < today

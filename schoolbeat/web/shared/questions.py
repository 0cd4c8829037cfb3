"""Questions to the records, as every door that shows them says them: what is asked, and its clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.people.queries.rights import DueInquiry
from schoolbeat.work.people.vocabulary import INQUIRY_KIND_LABELS


@dataclass(frozen=True)
class QuestionLine:
    """An open question as a line to press, with its clock in words."""

    href: str
    words: str
    clock: str


def clock_words(due: date, on: date) -> str:
    """Return how many days a question that is due still has, or that it is overdue."""
    days = (due - on).days
    if days < 0:
        return ngettext("overdue by %(n)s day", "overdue by %(n)s days", -days) % {"n": -days}
    if days == 0:
        return gettext("due today")
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}


def question_lines(questions: Sequence[DueInquiry], on: date) -> tuple[QuestionLine, ...]:
    """Return open questions as lines, without a word of who asked."""
    return tuple(
        QuestionLine(
            f"/desk/people/inquiries/{one.id}/",
            label(INQUIRY_KIND_LABELS, one.kind),
            gettext("by %(day)s, %(clock)s; %(law)s")
            % {"day": full_day(one.due), "clock": clock_words(one.due, on), "law": one.rests_on},
        )
        for one in questions
    )

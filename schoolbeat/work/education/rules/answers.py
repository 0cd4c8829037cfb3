"""What stands against a question that is kept, and against an answer that is written or published."""

from dataclasses import dataclass

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.foundation.text import is_visible
from schoolbeat.work.education.rules.saying import Fault

LONGEST_QUESTION, LONGEST_ASKS, LONGEST_SAYS = 1_000, 300, 4_000


@dataclass(frozen=True)
class Written:
    """A question written anew and its answer, in both languages; what is not written is empty."""

    asks: str = ""
    says: str = ""
    asks_es: str = ""
    says_es: str = ""


def question_fault(text: str) -> Fault | None:
    """Return what stands against a question as it came in."""
    if not is_visible(text):
        return Fault("text", _("Write your question."))
    if len(text) > LONGEST_QUESTION:
        return Fault("text", _("Your question is too long: 1,000 characters at most."))
    return None


def written_fault(written: Written, original: str) -> Fault | None:
    """Return what stands against a draft: whole in one language at least, and not in the student's own words."""
    for asks, says in (("asks", "says"), ("asks_es", "says_es")):
        asked, said = getattr(written, asks), getattr(written, says)
        if bool(asked) != bool(said):
            return Fault(
                says if asked else asks, _("Write both in this language, the question and its answer.")
            )
        if len(asked) > LONGEST_ASKS:
            return Fault(asks, _("It is too long."))
        if len(said) > LONGEST_SAYS:
            return Fault(says, _("It is too long."))
        if asked and _plain(asked) == _plain(original):
            return Fault(
                asks, _("Write the question anew, in your words: what a student wrote is never published.")
            )
    if not (written.says or written.says_es):
        return Fault("says", _("Write the question and its answer, in one language at least."))
    return None


def _plain(text: str) -> str:
    """Return a text without what does not change its words: blanks, marks, capitals."""
    return "".join(one for one in text.casefold() if one.isalnum())

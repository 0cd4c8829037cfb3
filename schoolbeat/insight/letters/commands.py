"""Verbs on letters: written, given the officer's words, seen by the principal, approved by name, mailed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.letters.models import Letter, LetterVersion, Mailing
from schoolbeat.insight.letters.policy import describe
from schoolbeat.insight.letters.vocabulary import Delivery, Paper
from schoolbeat.insight.letters.writing import write_month, write_year
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb

LONGEST_WORDS, LONGEST_REMARK, LONGEST_REASON = 1500, 500, 300
LEFT = _("It has been approved. What is to be changed now becomes a new version after it is opened again.")


@dataclass(frozen=True)
class WriteLetters(Command):
    """A month as in 2026-10: each served school's letter and the one about all schools."""

    month: str


@dataclass(frozen=True)
class WritePapers(Command):
    """A school year as in 2025-26: the board slide and the year in review."""

    period: str


@dataclass(frozen=True)
class AddWords(Command):
    """The officer's own words in a letter, in the language in which they were written."""

    letter: UUID
    words: str


@dataclass(frozen=True)
class SeeLetter(Command):
    """The principal has seen a letter, as it stood in this version, and may say something of it."""

    letter: UUID
    version: int
    remark: str = ""


@dataclass(frozen=True)
class ApproveLetter(Command):
    """A named person lets this version of a letter leave; one that its principal has not seen only with a reason."""

    letter: UUID
    version: int
    unseen_because: str = ""


@dataclass(frozen=True)
class MailLetter(Command):
    """A letter is to be mailed, in a language, to an address."""

    letter: UUID
    to: str
    language: str = "en"


@dataclass(frozen=True)
class SettleMailing(Command):
    """What became of a mailing."""

    mailing: UUID
    state: str


@dataclass(frozen=True)
class RenewLink(Command):
    """Ends a letter's link; whoever is to read it gets the new one."""

    letter: UUID


def _nothing(commands: Sequence[Any], viewer: Viewer) -> None:
    return None


def _at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    return Subject("letter", agency=viewer.agency)


Loaded = dict[UUID, Any]


def _load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    return Letter.objects.in_bulk([command.letter for command in commands])


def _of_letter(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    letter = loaded.get(command.letter)
    return None if letter is None else describe(letter)


def _load_mailings(commands: Sequence[SettleMailing], viewer: Viewer) -> Loaded:
    found = Mailing.objects.select_related("letter").filter(id__in=[command.mailing for command in commands])
    return {mailing.id: mailing for mailing in found}


def _of_mailing(command: SettleMailing, viewer: Viewer, loaded: Loaded) -> Subject | None:
    mailing = loaded.get(command.mailing)
    return None if mailing is None else describe(mailing.letter)


def _draft(letter: Letter) -> Letter:
    if letter.approved_at is not None:
        raise Refused(Code.RULE, "letter", LEFT)
    return letter


def _read(letter: Letter, version: int) -> Letter:
    """Return a draft whose present version was read: nobody stands for words that came in after the look."""
    if _draft(letter).version != version:
        raise Refused(Code.CONFLICT, "version", _("The letter has changed since you looked. Read it again."))
    return letter


def add_words(command: AddWords, act: Act, loaded: Loaded) -> Decided:
    """Make a new version with the same figures and these words; who saw the old one is asked again."""
    letter, words = _draft(loaded[command.letter]), clean(command.words)
    if len(words) > LONGEST_WORDS:
        raise Refused(Code.NOTE_TOO_LONG, "words", _("Use at most 1,500 characters: a letter is one page."))
    last = LetterVersion.objects.get(letter=letter, number=letter.version)
    letter.version += 1
    letter.seen_at, letter.seen_by_name, letter.remark = None, "", ""
    version = LetterVersion(
        letter=letter,
        number=letter.version,
        made_at=act.recorded_at,
        content=last.content,
        words=words,
        words_by_name=act.viewer.name if words else "",
    )
    return Decided(insert=[version], change=[letter], about=letter.id)


def see(command: SeeLetter, act: Act, loaded: Loaded) -> Decided:
    """Note that the principal has seen the present version."""
    letter, remark = _read(loaded[command.letter], command.version), clean(command.remark)
    if len(remark) > LONGEST_REMARK:
        raise Refused(Code.NOTE_TOO_LONG, "remark", _("Use at most 500 characters."))
    letter.seen_at, letter.seen_by_name, letter.remark = act.recorded_at, act.viewer.name, remark
    return Decided(change=[letter], about=letter.id)


def approve(command: ApproveLetter, act: Act, loaded: Loaded) -> Decided:
    """Let a letter leave, under the approver's name."""
    letter, reason = _read(loaded[command.letter], command.version), clean(command.unseen_because)
    if letter.paper == Paper.SCHOOL and letter.seen_at is None and not reason:
        raise Refused(
            Code.RULE,
            "unseen_because",
            _("The principal sees a letter before it leaves. Say why it leaves unseen, or wait."),
        )
    if len(reason) > LONGEST_REASON:
        raise Refused(Code.NOTE_TOO_LONG, "unseen_because", _("Use at most 300 characters."))
    letter.approved_at, letter.approved_by_name = act.recorded_at, act.viewer.name
    letter.unseen_because = "" if letter.seen_at else reason
    return Decided(change=[letter], about=letter.id)


def reopen(command: RenewLink, act: Act, loaded: Loaded) -> Decided:
    """Take an approval back: the letter is a draft again, and its link ends."""
    letter = loaded[command.letter]
    letter.approved_at, letter.approved_by_name, letter.unseen_because = None, "", ""
    letter.link += 1
    return Decided(change=[letter], about=letter.id)


def renew_link(command: RenewLink, act: Act, loaded: Loaded) -> Decided:
    """End a letter's link by counting on."""
    letter = loaded[command.letter]
    letter.link += 1
    return Decided(change=[letter], about=letter.id)


def mail(command: MailLetter, act: Act, loaded: Loaded) -> Decided:
    """Note that an approved letter is to be mailed; a job does it."""
    letter, to = loaded[command.letter], command.to.strip()
    if letter.approved_at is None:
        raise Refused(Code.RULE, "letter", _("A letter leaves when a named person has approved it."))
    if command.language not in ("en", "es"):
        raise Refused(Code.MALFORMED, "language", _("Choose English or Spanish."))
    try:
        validate_email(to)
    except ValidationError:
        raise Refused(Code.MALFORMED, "to", _("Enter an e-mail address.")) from None
    mailing = Mailing(
        id=act.id,
        letter=letter,
        version=letter.version,
        language=command.language,
        to=to,
        state=Delivery.QUEUED,
        asked_at=act.recorded_at,
    )
    return Decided(insert=[mailing], about=letter.id)


def settle(command: SettleMailing, act: Act, loaded: Loaded) -> Decided:
    """Note what became of a mailing."""
    if command.state not in (Delivery.SENDING, Delivery.SENT, Delivery.FAILED):
        raise Refused(Code.MALFORMED, "state", _("It is being sent, was sent, or failed."))
    mailing = loaded[command.mailing]
    mailing.state, mailing.done_at = command.state, act.recorded_at
    return Decided(change=[mailing], about=mailing.letter_id)


@dataclass(frozen=True)
class ReopenLetter(RenewLink):
    """Takes an approval back."""


VERBS = (
    Verb("letters.write", WriteLetters, _nothing, _at_agency, write_month),
    Verb("letters.write_year", WritePapers, _nothing, _at_agency, write_year),
    Verb("letters.add_words", AddWords, _load, _of_letter, add_words),
    Verb("letters.see_draft", SeeLetter, _load, _of_letter, see),
    Verb("letters.approve", ApproveLetter, _load, _of_letter, approve),
    Verb("letters.reopen", ReopenLetter, _load, _of_letter, reopen),
    Verb("letters.renew_link", RenewLink, _load, _of_letter, renew_link),
    Verb("letters.mail", MailLetter, _load, _of_letter, mail),
    Verb("letters.settle_mailing", SettleMailing, _load_mailings, _of_mailing, settle),
)

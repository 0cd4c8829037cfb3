"""Reads of letters: the desk's, the school office's, the officer's, and that of whoever holds a signed link."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.insight.letters.links import address_of, letter_of
from schoolbeat.insight.letters.models import Letter, LetterVersion, Mailing
from schoolbeat.insight.letters.policy import LETTER_COLUMNS
from schoolbeat.insight.letters.vocabulary import Paper
from schoolbeat.work.roster.queries import roster


@dataclass(frozen=True)
class LetterRow:
    """A letter in a list."""

    id: UUID
    paper: str
    school: UUID | None
    school_name: str
    start: date
    end: date
    version: int
    seen_at: datetime | None
    seen_by_name: str
    remark: str
    approved_at: datetime | None
    approved_by_name: str
    words: bool
    link: int


@dataclass(frozen=True)
class VersionView:
    """One version of a letter, as it was made."""

    id: UUID
    number: int
    made_at: datetime
    content: dict[str, Any]
    words: str
    words_by_name: str


@dataclass(frozen=True)
class MailingView:
    """A letter on its way."""

    to: str
    language: str
    version: int
    state: str
    asked_at: datetime


@dataclass(frozen=True)
class LetterPage:
    """A letter with its versions, latest first, and where it went."""

    row: LetterRow
    versions: tuple[VersionView, ...]
    mailings: tuple[MailingView, ...]

    def version(self, number: int | None = None) -> VersionView | None:
        """Return the latest version, or the one of that number."""
        return next((one for one in self.versions if number in (None, one.number)), None)


def letters(viewer: Viewer, *wanted: Q) -> list[LetterRow]:
    """Return letters as the viewer may see them, latest period first, schools by name; three queries."""
    found = list(Letter.objects.filter(rows(viewer, "letters.see", LETTER_COLUMNS), *wanted))
    names = {school.id: school.name for school in roster(viewer).schools}
    latest = {letter.id: letter.version for letter in found}
    versions = (
        LetterVersion.objects.filter(letter__in=latest).exclude(words="").values_list("letter_id", "number")
    )
    spoken = {letter for letter, number in versions if latest[letter] == number}
    made = [_row(letter, names, letter.id in spoken) for letter in found]
    return sorted(made, key=lambda row: (-row.end.toordinal(), row.paper, row.school_name))


def letter(viewer: Viewer, identity: UUID) -> LetterPage | None:
    """Return one letter with all its versions; None where there is none that the viewer may see."""
    row = next(iter(letters(viewer, Q(id=identity))), None)
    if row is None:
        return None
    mailings = Mailing.objects.filter(letter=identity).order_by("-asked_at")
    return LetterPage(
        row,
        tuple(_version(one) for one in LetterVersion.objects.filter(letter=identity).order_by("-number")),
        tuple(MailingView(m.to, m.language, m.version, m.state, m.asked_at) for m in mailings),
    )


def letter_by_link(token: str) -> tuple[str, VersionView] | None:
    """Return the kind and the present version of the letter that a signed link opens: approved, and its last link."""
    named = letter_of(token)
    if named is None:
        return None
    found = Letter.objects.filter(id=named[0], link=named[1]).exclude(approved_at=None).first()
    if found is None:
        return None
    return found.paper, _version(LetterVersion.objects.get(letter=found, number=found.version))


def latest_letter_address(school: UUID, language: str) -> str:
    """Return where the latest approved letter to a school is read without an account; empty where there is none."""
    letters_ = Letter.objects.filter(school=school, paper=Paper.SCHOOL).exclude(approved_at=None)
    found = letters_.order_by("-end").values_list("id", "link").first()
    return address_of(*found, language) if found else ""


def written(agency: UUID, start: date) -> bool:
    """Say whether the letters of the month that begins on `start` have been written; asked by the calendar."""
    return Letter.objects.filter(agency=agency, start=start, paper="agency").exists()


def _version(row: LetterVersion) -> VersionView:
    return VersionView(row.id, row.number, row.made_at, row.content, row.words, row.words_by_name)


def _row(letter: Letter, names: dict[UUID, str], words: bool) -> LetterRow:
    return LetterRow(
        letter.id,
        letter.paper,
        letter.school,
        names.get(letter.school, "") if letter.school else "",
        letter.start,
        letter.end,
        letter.version,
        letter.seen_at,
        letter.seen_by_name,
        letter.remark,
        letter.approved_at,
        letter.approved_by_name,
        words,
        letter.link,
    )

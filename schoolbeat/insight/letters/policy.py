"""What a letter is to the table of grants, how sensitive its fields are, and how long they are kept."""

from schoolbeat.access.hats import Hat
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.insight.letters.models import Letter

LETTER_COLUMNS = Columns(agency="agency", school="school")


def describe(letter: Letter) -> Subject:
    """Return a letter as a subject."""
    return Subject("letter", agency=letter.agency, school=letter.school)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_RECORDED = _fields("internal", "id", "entry", "entry_digest")
SENSITIVITY = {
    "Letter": _RECORDED
    | _fields("internal", "agency", "version", "link")
    | _fields("staff", "seen_by_name", "seen_at", "approved_by_name", "approved_at")
    | _fields("record", "remark", "unseen_because")
    | _fields("figure", "school", "paper", "start", "end"),
    "LetterVersion": _RECORDED
    | _fields("internal", "letter", "number", "made_at")
    | _fields("figure", "content")
    | _fields("staff", "words_by_name")
    | _fields("record", "words"),
    "Mailing": _RECORDED
    | _fields("internal", "letter", "version", "language", "state", "asked_at", "done_at")
    | _fields("record", "to"),
}
RETENTION = dict.fromkeys(("Letter", "LetterVersion", "Mailing"), "day log")
HAT = dict.fromkeys(("Letter", "LetterVersion", "Mailing"), Hat.PUBLIC)

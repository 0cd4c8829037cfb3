"""The letters of an incident in few words: those that were made, and the ways to make one."""

from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.prepared import LANGUAGES
from schoolbeat.web.desk.incidents.tables import PATH, moment
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.letters import LetterLine
from schoolbeat.work.incidents.vocabulary import Stage


def language_name(language: str) -> str:
    """Return a language as a sentence of the reader's names it; nothing where none is known."""
    return {"en": gettext("English"), "es": gettext("Spanish")}.get(language, "")


def letter_words(line: LetterLine) -> str:
    """Return a letter that was made, in words."""
    return gettext("Letter in %(language)s, made %(moment)s") % {
        "language": language_name(line.language),
        "moment": moment(line.at),
    }


def letter_choices(view: IncidentView) -> list[tuple[str, str]]:
    """Return the letters of duties that are still open, as choices."""
    owed = {one.id for one in view.tellings if one.told_at is None}
    return [(str(one.id), letter_words(one)) for one in view.letters if one.telling in owed]


def made_links(view: IncidentView, telling: UUID) -> list[tuple[str, str]]:
    """Return the letters that were made for a duty to tell: words and address."""
    made = [one for one in view.letters if one.telling == telling]
    return [(letter_words(one), f"{PATH}{view.row.id}/letters/{one.id}/") for one in made]


def links_of(view: IncidentView, pack: Pack) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """Return for each duty to tell the letters that were made, and the way to make one: words and address."""
    here = f"{PATH}{view.row.id}/"
    found: dict[UUID, tuple[tuple[str, str], ...]] = {}
    for telling in view.tellings:
        links = made_links(view, telling.id)
        owed = telling.told_at is None and view.row.stage != Stage.CLOSED and "write_letter" in view.offered
        offered = (pack.letter(telling.duty, language, view.district) for language in LANGUAGES)
        if owed and any(offered):
            links.append((gettext("Prepared letter"), f"{here}letter/{telling.id}/"))
        found[telling.id] = tuple(links)
    return found

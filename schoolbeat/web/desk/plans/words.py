"""How plans, their parts and their years are called, in the reader's words."""

from datetime import date

from django.utils.translation import gettext, ngettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.shared.plans import language, year_words
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.preparedness.rules.plans import told_of
from schoolbeat.work.preparedness.rules.reviewing import Standing, year_on
from schoolbeat.work.preparedness.vocabulary import PlanState

PATH = "/desk/plans/"
WALKS = f"{PATH}walks/"


def year_choices(pack: Pack, today: date, first: int | None = None) -> list[tuple[str, str]]:
    """Return the school years that a plan can be for, this one first."""
    now = year_on(pack, today)
    years = [now, now + 1, now - 1, now - 2]
    return [(str(one), year_words(pack, one)) for one in years if first is None or one >= first]


def told_names(pack: Pack) -> dict[str, str]:
    """Return whom the law names to be told, by slug, in the reader's language."""
    column = "name_es" if language().startswith("es") else "name"
    return {slug: str(row[column]) for slug, row in told_of(pack).items()}


def standing_words(standing: Standing) -> tuple[str, str]:
    """Return how a school stands, and by when the next plan is owed."""
    due = full_day(standing.due) if standing.due else ""
    if standing.state is PlanState.OVERDUE:
        words = ngettext("Overdue by %(n)s day", "Overdue by %(n)s days", standing.days)
        return words % {"n": standing.days}, gettext("It was due on %(day)s") % {"day": due}
    if standing.state is PlanState.NONE:
        return gettext("No plan is written down here"), gettext("It may have one on paper")
    next_one = gettext("Adopt by %(day)s") % {"day": due} if due else gettext("The law names no day")
    words = gettext("Current") if standing.state is PlanState.CURRENT else gettext("To be adopted")
    return words, next_one

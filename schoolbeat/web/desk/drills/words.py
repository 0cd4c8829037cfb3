"""How drills are called, in the reader's words."""

from collections.abc import Mapping
from typing import Any

from django.utils import formats
from django.utils.translation import get_language, gettext, ngettext, pgettext

from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.preparedness.rules.holding import kinds_of
from schoolbeat.work.preparedness.rules.owed import DrillRule, Line, Part
from schoolbeat.work.preparedness.vocabulary import State

PATH = "/desk/drills/"


def in_spanish() -> bool:
    """Say whether the reader reads Spanish."""
    return (get_language() or "").startswith("es")


def kind_choices(pack: Pack) -> list[tuple[str, str]]:
    """Return the kinds of drill of a place in the reader's language."""
    return [(slug, _name(row)) for slug, row in kinds_of(pack).items()]


def kind_word(pack: Pack, slug: str) -> str:
    """Return the name of a kind of drill; one that has gone since is its slug in words."""
    row = kinds_of(pack).get(slug)
    return _name(row) if row else slug.replace("-", " ").capitalize()


def done_words(pack: Pack, slug: str) -> str:
    """Return what everybody does in a drill of a kind."""
    row = kinds_of(pack).get(slug, {})
    return str(row.get("done_es" if in_spanish() else "done", ""))


def _name(row: Mapping[str, Any]) -> str:
    return str(row["name_es" if in_spanish() else "name"])


def rule_words(line: Line) -> str:
    """Return what a rule asks for and what it rests on; the milder rules that it stands above are named."""
    said = f"{_asks(line.rule)} {line.rule.section}."
    if line.milder:
        said += " " + gettext("This is stricter than %(others)s.") % {
            "others": ", ".join(dict.fromkeys(rule.section for rule in line.milder))
        }
    return said


def _asks(rule: DrillRule) -> str:
    every = {
        "month": ngettext("%(n)s in each month.", "%(n)s in each month.", rule.times),
        "quarter": ngettext("%(n)s in each quarter.", "%(n)s in each quarter.", rule.times),
        "semester": ngettext("%(n)s in each semester.", "%(n)s in each semester.", rule.times),
        "year": ngettext("%(n)s in each school year.", "%(n)s in each school year.", rule.times),
    }
    return every[rule.per] % {"n": rule.times}


def standing(line: Line) -> list[str]:
    """Return how the parts of a line stand, worst first: what is behind, due now, done, not known."""
    parts = [part for part in line.parts if part.state is not State.COMING]
    said = []
    for state in (State.BEHIND, State.DUE, State.DONE, State.NOT_KNOWN):
        some = [part for part in parts if part.state is state]
        if some:
            said.append(_said(state, some, line.rule))
    return said or [gettext("Nothing is owed yet.")]


def _said(state: State, parts: list[Part], rule: DrillRule) -> str:
    if state is State.BEHIND:
        missing = sum(rule.times - part.done for part in parts)
        words = ngettext("%(n)s missing: %(days)s", "%(n)s missing: %(days)s", missing)
        return words % {"n": missing, "days": "; ".join(_days(part.days) for part in parts)}
    if state is State.DUE:
        last = parts[0].days
        missing = rule.times - parts[0].done
        words = ngettext("%(n)s more by %(day)s", "%(n)s more by %(day)s", missing)
        return words % {"n": missing, "day": full_day(_last(last))}
    if state is State.DONE:
        words = ngettext("Done in %(n)s part of the year", "Done in %(n)s parts of the year", len(parts))
        return words % {"n": len(parts)}
    words = ngettext(
        "Not known for %(n)s part of the year: the school's calendar is not entered",
        "Not known for %(n)s parts of the year: the school's calendar is not entered",
        len(parts),
    )
    return words % {"n": len(parts)}


def _last(days: Period) -> Any:
    assert days.end is not None
    return type(days.end).fromordinal(days.end.toordinal() - 1)


def _days(days: Period) -> str:
    """Return a calendar month by its name, any other days by the first and the last."""
    assert days.end is not None
    if days.start.day == days.end.day == 1 and (days.end - days.start).days <= 31:
        return formats.date_format(days.start, pgettext("date format of a month with its year", "F Y"))
    return f"{full_day(days.start)} – {full_day(_last(days))}"


def length(seconds: float) -> str:
    """Return seconds as minutes and seconds, 2:05; halves are shown."""
    whole, rest = divmod(seconds, 60)
    return f"{int(whole)}:{rest:04.1f}" if seconds % 1 else f"{int(whole)}:{int(rest):02d}"

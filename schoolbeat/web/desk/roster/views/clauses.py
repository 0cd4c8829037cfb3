"""Clauses of agreements that something here rests on: what they allow today, enter one, let one end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import Sheet, answer, found_or_404
from schoolbeat.web.desk.roster.forms.clauses import ClauseForm, EndClauseForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import agreement, roster
from schoolbeat.work.roster.queries.clauses import ClauseView, clauses, schools_allowed
from schoolbeat.work.roster.vocabulary import CLAUSE_KIND_LABELS, ClauseKind

PATH = "/desk/agreements/"


@dataclass(frozen=True)
class ClauseLine:
    """A clause in words; `end_href` is empty once its end is known."""

    title: str
    where: str
    section: str
    words: str
    days: str
    state: str
    agreement_title: str
    href: str
    end_href: str


@dataclass(frozen=True)
class Allowed:
    """What is allowed today, or that it is off; the schools where, and the clauses it rests on."""

    title: str
    says: str
    off: bool
    schools: tuple[str, ...]
    rests_on: str
    lines: tuple[ClauseLine, ...]


def state_of(one: ClauseView, on: date) -> str:
    """Say whether a clause holds on a day, and if not, why not."""
    if one.holds:
        return gettext("holds today")
    if one.start > on:
        return gettext("does not hold yet")
    if one.end is not None and one.end <= on:
        return gettext("has ended")
    return gettext("does not hold: its agreement is not in force")


def clause_lines(found: Sequence[ClauseView], on: date) -> tuple[ClauseLine, ...]:
    """Return clauses in words."""
    return tuple(_line(one, on) for one in found)


def _line(one: ClauseView, on: date) -> ClauseLine:
    days = gettext("from %(day)s") % {"day": full_day(one.start)}
    if one.end:
        days = gettext("from %(first)s up to %(last)s") % {
            "first": full_day(one.start),
            "last": full_day(one.end),
        }
    here = f"{PATH}{one.agreement}/"
    return ClauseLine(
        label(CLAUSE_KIND_LABELS, one.kind),
        one.district or gettext("All schools of the agency"),
        one.section,
        one.words,
        days,
        state_of(one, on),
        one.agreement_title,
        here,
        "" if one.end else f"{here}clauses/{one.id}/end/",
    )


def _allowed(request: DoorRequest, kind: ClauseKind, found: Sequence[ClauseView]) -> Allowed:
    """Return what the clauses of a kind allow today, said so that nobody has to work it out."""
    viewer = request.viewer
    holding = [one for one in found if one.holds and one.kind == kind]
    schools = schools_allowed(viewer, kind) if holding else ()
    places = ", ".join(dict.fromkeys(one.district or gettext("all schools of the agency") for one in holding))
    said, off = _WORDS[kind]()
    return Allowed(
        label(CLAUSE_KIND_LABELS, kind),
        said % {"where": places} if holding else off,
        not holding,
        schools,
        _RESTS_ON[kind],
        clause_lines(holding, viewer.on),
    )


_WORDS = {
    ClauseKind.SCHOOL_OFFICIAL: lambda: (
        gettext(
            "Officers are school officials at: %(where)s. There they see the least of a school's record "
            "that their work needs, and each look is on the ledger."
        ),
        gettext("No clause: officers see no school records."),
    ),
    ClauseKind.ROSTER: lambda: (
        gettext("The roster may be taken in: %(where)s."),
        gettext("Off: no clause allows it. A person is entered one at a time, because work needs it."),
    ),
}
_RESTS_ON = {
    ClauseKind.SCHOOL_OFFICIAL: "34 CFR 99.31(a)(1)(i)(B), 99.7",
    ClauseKind.ROSTER: "34 CFR 99.31, 99.33",
}


@door("roster.see_agreements")
def allowed_today(request: DoorRequest) -> HttpResponse:
    """Show what agreements allow today about school records, and all clauses with their days."""
    found = clauses(request.viewer)
    context = {
        "allowed": tuple(_allowed(request, kind, found) for kind in ClauseKind),
        "others": clause_lines([one for one in found if not one.holds], request.viewer.on),
        "today": request.viewer.on,
    }
    return show(request, "desk/roster/clauses.html", PATH, context)


def _sheet(title: str, verb: str, agreement_id: UUID, lede: str, beside: dict[str, str]) -> Sheet:
    back = f"{PATH}{agreement_id}/"
    words = (gettext("The agreement"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, PATH, back, *words, lede=lede, beside=beside)


@door("roster.add_clause")
def add_clause(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Enter a clause of an agreement in its own words."""
    one = found_or_404(agreement(request.viewer, identity))
    districts = [(str(known.id), known.name) for known in roster(request.viewer).districts]
    form = ClauseForm(districts, request.POST or None, initial={"start": one.start})
    sheet = _sheet(
        gettext("Enter a clause"), "roster.add_clause", identity, one.title, {"agreement": str(identity)}
    )
    return answer(request, form, sheet)


@door("roster.end_clause")
def end_clause(request: DoorRequest, identity: UUID, clause: UUID) -> HttpResponse:
    """Let a clause end; what it allowed is refused from that day on."""
    known = {one.id: one for one in clauses(request.viewer) if one.agreement == identity}
    one = found_or_404(known.get(clause))
    lede = gettext("%(section)s: %(what)s. What it allows is refused from that day on.") % {
        "section": one.section,
        "what": label(CLAUSE_KIND_LABELS, one.kind),
    }
    form = EndClauseForm(request.POST or None, initial={"end": one.end or request.viewer.on})
    sheet = _sheet(gettext("A clause ends"), "roster.end_clause", identity, lede, {"clause": str(clause)})
    return answer(request, form, sheet)

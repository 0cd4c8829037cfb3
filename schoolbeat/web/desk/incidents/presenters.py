"""Incidents in the reader's words."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language, gettext, ngettext

from schoolbeat.web.desk.incidents.lapsed import LapsedLine, lapsed_lines, lapsed_story
from schoolbeat.web.desk.incidents.letterlinks import links_of
from schoolbeat.web.desk.incidents.referring import helped, referrals
from schoolbeat.web.desk.incidents.tables import by_whom, moment
from schoolbeat.web.desk.incidents.words import Names, place_words
from schoolbeat.web.shared.parts import TimelineItem
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.views import (
    ChargeView,
    DeedView,
    EndView,
    OpeningView,
    PartyView,
    TellingView,
)
from schoolbeat.work.incidents.rules.guard import Gate
from schoolbeat.work.incidents.vocabulary import (
    DEED_LABELS,
    FAMILY_LABELS,
    INITIATOR_LABELS,
    KIND_LABELS,
    METHOD_LABELS,
    PART_LABELS,
    STAGE_LABELS,
    STANDING_LABELS,
    Deed,
)

Lines = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PartyLine:
    """Somebody in an incident, in words; `href` leads to the record of who is known."""

    title: str
    small: str
    href: str
    gates: tuple[tuple[str, str, str], ...]
    """What stands before what: the step, the gate, and the law."""


@dataclass(frozen=True)
class IncidentPage:
    """An incident in words."""

    title: str
    state: str
    pairs: Lines
    charges: Lines
    parties: tuple[PartyLine, ...]
    tellings: tuple[tuple[str, str, str, bool, Lines], ...]
    """Whom, by when, whether it was done, whether that is late, and letters for it: words and address."""
    lapsed: tuple[LapsedLine, ...]
    ends: tuple[tuple[str, str, tuple[str, str]], ...]
    """For whom and how, the small print, and the resource to which it refers: its name and address, or nothing."""
    exceptions: Lines
    versions: tuple[tuple[str, str, bool, bool], ...]
    """When and by whom, the text, whether another was written on the same one, whether it is a supplement."""
    story: tuple[TimelineItem, ...]


def page_of(view: IncidentView, names: Names) -> IncidentPage:
    """Return an incident in words."""
    who = {party.id: party_name(party) for party in (*view.parties, *view.gone)}
    duties, letters = names.duties(), links_of(view, names.pack)
    laws = names.laws()
    return IncidentPage(
        title=title_of(view),
        state=gettext("%(stage)s. Primary officer: %(name)s")
        % {"stage": label(STAGE_LABELS, view.row.stage), "name": view.row.owner_name},
        pairs=_pairs(view),
        charges=tuple(_charge(charge, names) for charge in view.charges),
        parties=tuple(_party(party) for party in view.parties),
        tellings=tuple((*_telling(one, duties, laws), letters[one.id]) for one in view.tellings),
        lapsed=lapsed_lines(view, duties),
        ends=tuple(_end(end, who, names) for end in view.ends),
        exceptions=tuple(_exception(opening, who, names) for opening in view.openings),
        versions=tuple(
            (f"{moment(one.at)}, {one.by_name}", one.text, one.beside, one.supplement)
            for one in view.versions
        ),
        story=story(view, who, names),
    )


def title_of(view: IncidentView) -> str:
    """Return how an incident is called: its gravest group and its day, and nobody's name."""
    return f"{label(FAMILY_LABELS, view.row.family)}, {full_day(view.row.happened_at)}"


def party_name(party: PartyView) -> str:
    """Return who somebody is, as far as the viewer may read it now."""
    return (
        party.name
        or party.seen
        or gettext("%(part)s, has a record here") % {"part": label(PART_LABELS, party.part)}
    )


def _pairs(view: IncidentView) -> Lines:
    row = view.row
    hours: dict[bool | None, str] = {True: gettext("yes"), False: gettext("no")}
    pairs = (
        (gettext("Your work in it"), label(KIND_LABELS, row.kind)),
        (gettext("Who asked for help"), view.asked_by),
        (gettext("Where"), ", ".join(filter(None, (place_words(row.where, row.nexus), view.place)))),
        (gettext("School"), row.school_name),
        (gettext("Happened"), moment(row.happened_at)),
        (gettext("Until"), moment(view.until) if view.until else ""),
        (gettext("Learned of"), moment(view.told_at) if view.told_at else ""),
        (gettext("In school hours"), hours.get(view.in_hours, gettext("not known: no calendar says"))),
        (gettext("Who began it"), label(INITIATOR_LABELS, view.initiator)),
        (gettext("Primary officer"), row.owner_name),
        (gettext("Opened by"), view.author_name if view.author_name != row.owner_name else ""),
    )
    return tuple((name, text) for name, text in pairs if text)


def _charge(charge: ChargeView, names: Names) -> tuple[str, str]:
    said = [gettext("attempted")] if charge.attempted else []
    for table, slug in (
        ("weapons", charge.weapon),
        ("drugs", charge.drug),
        ("property_kinds", charge.property),
        ("property_losses", charge.loss),
        ("bias_motives", charge.bias),
    ):
        if slug:
            said.append(dict(names.listed(table)).get(slug, slug))
    if charge.school_rules:
        said.append(gettext("a matter of the school's own rules"))
    return names.charge(charge.code, charge.school_rules), ", ".join(said)


def _party(party: PartyView) -> PartyLine:
    age = ngettext("%(n)s year old", "%(n)s years old", party.age or 0) % {"n": party.age}
    small = (
        label(PART_LABELS, party.part),
        label(STANDING_LABELS, party.standing),
        age if party.age is not None else gettext("age not known"),
        gettext("works at the school") if party.educator else "",
        party.relation,
    )
    steps = {
        "enforcement": gettext("Before a citation, probation or custody"),
        "questioning": gettext("Before questioning in custody"),
        "detention": gettext("Before questioning in a detention"),
        "consent-search": gettext("Before a search by consent"),
    }
    return PartyLine(
        party_name(party),
        ", ".join(filter(None, small)),
        f"/desk/people/{party.person}/" if party.person else "",
        tuple((steps.get(before, before), *_gate(gate)) for before, gate in party.gates),
    )


def _gate(gate: Gate) -> tuple[str, str]:
    language = get_language() or "en"
    return gate.name_in(language), gate.law_in(language)


def _telling(
    telling: TellingView, duties: dict[str, str], laws: dict[str, str]
) -> tuple[str, str, str, bool]:
    name = duties.get(telling.duty, telling.duty)
    owed = gettext("due %(moment)s; to be told by: %(who)s") % {
        "moment": moment(telling.due),
        "who": by_whom(telling.by_whom),
    }
    if telling.duty in laws:
        owed = f"{owed} ({laws[telling.duty]})"
    if telling.told_at is None:
        tried = telling.words.get("tried", ())
        times = ngettext("tried %(n)s time", "tried %(n)s times", len(tried)) % {"n": len(tried)}
        return name, owed, times if tried else gettext("not told yet"), True
    told = ", ".join(
        (moment(telling.told_at), label(METHOD_LABELS, telling.method), telling.words.get("whom", ""))
    )
    late = telling.told_at > telling.due
    return name, owed, gettext("told late: %(told)s") % {"told": told} if late else told, late


def _end(end: EndView, who: dict[UUID, str], names: Names) -> tuple[str, str, tuple[str, str]]:
    rungs = dict(names.rungs())
    title = f"{who.get(end.party, '')}: {rungs.get(end.rung, end.rung)}"
    handled = (
        gettext("Referred to other authorities (R)")
        if end.others
        else gettext("Handled within the department (H)")
    )
    considered = ", ".join(rungs.get(one, one) for one in end.considered)
    small = (
        full_day(end.day),
        end.by_name,
        handled,
        end.why,
        gettext("considered: %(what)s") % {"what": considered} if considered else "",
        gettext("this end was taken back") if end.withdrawn else "",
    )
    return title, ", ".join(filter(None, small)), helped(end)


def exception_title(opening: OpeningView, who: dict[UUID, str], names: Names) -> str:
    """Return an exception as one of several to choose from."""
    return f"{who.get(opening.party, '')}: {dict(names.gates()).get(opening.gate, opening.gate)}"


def _exception(opening: OpeningView, who: dict[UUID, str], names: Names) -> tuple[str, str]:
    if opening.confirmed_at is None:
        state = gettext("waits for the sergeant")
    elif opening.refused:
        state = gettext("not confirmed by %(name)s") % {"name": opening.confirmed_by}
    elif not names.knows_exception(opening.gate):
        seen = gettext("seen by the sergeant; the law knows no such exception")
        state = f"{seen} ({opening.confirmed_by})"
    else:
        state = gettext("confirmed by %(name)s") % {"name": opening.confirmed_by}
    small = (opening.why, opening.by_name, state, opening.word)
    return exception_title(opening, who, names), ", ".join(filter(None, small))


def story(view: IncidentView, who: dict[UUID, str], names: Names) -> tuple[TimelineItem, ...]:
    """Return all that happened in one order: what was done, who was told, how it ended."""
    duties = names.duties()
    items = [*referrals(view, who), *((deed.at, _deed(deed, who, names)) for deed in view.deeds)]
    for telling in view.tellings:
        if telling.told_at is not None:
            name = duties.get(telling.duty, telling.duty)
            what = gettext("Told: %(whom)s") % {"whom": name}
            small = ", ".join(
                filter(None, (label(METHOD_LABELS, telling.method), telling.words.get("note", "")))
            )
            items.append((telling.told_at, TimelineItem(moment(telling.told_at), what, small)))
    items += lapsed_story(view, duties)
    return tuple(item for _at, item in sorted(items, key=lambda one: one[0]))


def deed_title(deed: DeedView, whom: str) -> str:
    """Return what was done, and with whom."""
    what = label(DEED_LABELS, deed.what)
    return f"{what}: {whom}" if whom else what


def _deed(deed: DeedView, who: dict[UUID, str], names: Names) -> TimelineItem:
    when = moment(deed.at) if deed.until is None else f"{moment(deed.at)}-{clock(deed.until)}"
    what = deed_title(deed, who.get(deed.party, "") if deed.party else "")
    if deed.what == Deed.ASSIGNED:
        what = gettext("The incident was handed over to %(name)s") % {"name": deed.to_name}
    words = names.of_deed(deed.what, deed.words)
    minutes = round((deed.until - deed.at).total_seconds() / 60) if deed.until else 0
    small = (
        deed.by_name or gettext("Schoolbeat"),
        ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes} if deed.until else "",
        gettext("asked for by %(who)s") % {"who": words["asked_by"]} if words.get("asked_by") else "",
        gettext("rests on: %(what)s") % {"what": words["basis"]} if words.get("basis") else "",
        words.get("force", ""),
        words.get("result", ""),
        words.get("to_whom", ""),
        _peers(deed),
        gettext("to be done by %(day)s") % {"day": full_day(deed.due)} if deed.due else "",
        words.get("text", ""),
        gettext("taken back: %(why)s") % {"why": words.get("why_back", "")} if deed.withdrawn else "",
    )
    return TimelineItem(when, what, ", ".join(filter(None, small)))


def _peers(deed: DeedView) -> str:
    if deed.before_peers is None:
        return ""
    return gettext("before other students") if deed.before_peers else gettext("not before other students")

"""A copy of what is kept of a person under one hat, for who asks for it: printable, with what was left out and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from schoolbeat.access.hats import HAT_TEXTS, Hat
from schoolbeat.access.roles import ROLE_TEXTS, Role
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.law.presenters import Line, line_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.people.frame import PATH, person_path, say
from schoolbeat.web.desk.people.presenters import FIELD_WORDS, RecordPage, record_page
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import kind_names, label
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.people.queries.readings import looks_by_role
from schoolbeat.work.people.queries.record import FREE, Record, record, way_to_copy
from schoolbeat.work.people.vocabulary import RELATION_LABELS, Opening
from schoolbeat.work.roster.queries import agency_names

BLACKED_OUT = {Hat.UNIT: "parent_copy_of_police_record"}
"""The value of the pack by which others are blacked out in a copy (Welfare and Institutions Code 827.95)."""


@dataclass(frozen=True)
class Copy:
    """A copy in words; `looks` is None where who looked is not this viewer's to hand out."""

    name: str
    agency: str
    day: str
    hat_words: str
    hat_describes: str
    rests_on: str
    pairs: tuple[tuple[str, str], ...]
    schools: tuple[str, ...]
    ties: tuple[str, ...]
    events: tuple[tuple[str, str, str], ...]
    looks: tuple[str, ...] | None
    left_out: tuple[str, ...]
    law: Line | None


@door("people.answer")
def copy(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show all that is kept of a person under a hat, to be printed; one that opens with a reason is opened first."""
    viewer = request.viewer
    way = way_to_copy(viewer, identity)
    if way is None:
        raise Http404
    if way.until is None:
        if way.how != FREE:
            # The reason is somebody's to say, on the record's own page, and no page's.
            return redirect(person_path(identity))
        say(request, "people.open", {"person": str(identity)})
    seen = record(viewer, identity)
    if seen is None:
        raise Http404
    with timezone.override(viewer.zone):
        context = {"copy": _copy(viewer, seen), "back": person_path(identity)}
    return show(request, "desk/people/copy.html", PATH, context)


def _copy(viewer: Viewer, seen: Record) -> Copy:
    text, page = HAT_TEXTS[Hat(seen.hat)], record_page(seen, kind_names(kinds(viewer)), viewer.on, PATH)
    looks = looks_by_role(viewer, seen.id)
    law = BLACKED_OUT.get(Hat(seen.hat))
    return Copy(
        name=page.name,
        agency=agency_names([viewer.agency]).get(viewer.agency, ""),
        day=full_day(viewer.on),
        hat_words=gettext(text.name),
        hat_describes=gettext(text.describes),
        rests_on=text.rests_on,
        pairs=_pairs(seen, page),
        schools=_schools(seen),
        ties=_ties(seen),
        events=tuple((str(one.when), str(one.what), str(one.small)) for one in page.timeline),
        looks=None if looks is None else tuple(_look(*one) for one in looks),
        left_out=_left_out(seen, looks is None),
        law=line_of(pack_of(viewer.place), law, viewer.on) if law else None,
    )


def _pairs(seen: Record, page: RecordPage) -> tuple[tuple[str, str], ...]:
    """Return the words without a confidential address: who asks for a copy may be whom it is hidden from."""
    hidden = gettext("Address") if seen.words.confidential_address else ""
    return tuple((name, text) for name, text in page.pairs if name != hidden)


def _schools(seen: Record) -> tuple[str, ...]:
    return tuple(
        gettext("%(school)s, grade %(grade)s: %(first)s to %(last)s")
        % {
            "school": place.school_name,
            "grade": place.grade or "–",
            "first": full_day(place.start),
            "last": full_day(place.end) if place.end else gettext("today"),
        }
        for place in seen.places
    )


def _ties(seen: Record) -> tuple[str, ...]:
    """Return what others are to this person, without their names: theirs are records of their own."""
    theirs = [label(RELATION_LABELS, tie.relation) for tie in seen.guardians]
    own = [
        gettext("To a student: %(relation)s") % {"relation": label(RELATION_LABELS, tie.relation)}
        for tie in seen.students
    ]
    return (*theirs, *own)


def _look(role: str, how: str, times: int) -> str:
    said = {"role": gettext(ROLE_TEXTS[Role(role)].name), "n": times}
    if how == Opening.NAMED:
        return (
            ngettext(
                "%(role)s: opened an incident once",
                "%(role)s: opened an incident %(n)s times",
                times,
            )
            % said
        )
    if how == Opening.OPENED:
        return ngettext("%(role)s: opened once", "%(role)s: opened %(n)s times", times) % said
    return (
        ngettext("%(role)s: found once in a search", "%(role)s: found %(n)s times in searches", times) % said
    )


def _left_out(seen: Record, no_looks: bool) -> tuple[str, ...]:
    """Return what the copy does not hold, and why."""
    withheld: Iterable[str] = [name for name in seen.withheld if name != "address"]
    lines = [
        gettext("The names of other persons, and how to reach them: theirs are records of their own."),
        gettext("The names of those who looked: they are counted by their role."),
        gettext("Records under another hat: each is asked for where it is kept."),
    ]
    if seen.words.confidential_address or "address" in seen.withheld:
        lines.append(
            gettext("The address: it is confidential, or not this office's to hand out. It is not printed.")
        )
    if withheld:
        fields = ", ".join(str(FIELD_WORDS[name]) for name in withheld)
        lines.append(gettext("Kept and not this office's to hand out: %(fields)s.") % {"fields": fields})
    if no_looks:
        lines.append(gettext("Who looked: the principal or the records staff hand that out."))
    return tuple(lines)

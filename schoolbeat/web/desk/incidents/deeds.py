"""What can be done with an incident as it stands, and the form by which each is done."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from schoolbeat.foundation import clock
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.incidents import endforms, forms
from schoolbeat.web.desk.incidents.doform import ListedDoForm
from schoolbeat.web.desk.incidents.frame import seen
from schoolbeat.web.desk.incidents.letterlinks import letter_choices
from schoolbeat.web.desk.incidents.presenters import (
    deed_title,
    exception_title,
    party_name,
)
from schoolbeat.web.desk.incidents.referring import Help, help_for
from schoolbeat.web.desk.incidents.tables import moment
from schoolbeat.web.desk.incidents.words import Names, names_at
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.officers import officers
from schoolbeat.work.incidents.rules.stages import PRINTED
from schoolbeat.work.incidents.vocabulary import REPORTED_DEEDS, TO_BE_DONE, Kind, Part, Stage


@dataclass(frozen=True)
class Desk:
    """One look at an incident: who looks, what stands there, and the words of the place."""

    request: DoorRequest
    view: IncidentView
    names: Names

    def parties(self, *parts: str) -> list[tuple[str, str]]:
        """Return who is in it, as choices; in some parts, or in any."""
        return [(str(one.id), party_name(one)) for one in self.view.parties if not parts or one.part in parts]

    @property
    def initial(self) -> dict[str, Any]:
        """Return what most forms begin with: now, today, and who asks."""
        now = clock.now().replace(second=0, microsecond=0)
        return {"at": now, "day": self.request.viewer.on, "who_told": self.request.viewer.name}


def desk_of(request: DoorRequest, identity: UUID, verb: str = "") -> Desk:
    """Return an incident that the viewer may see, with the words of its day; raises Http404."""
    view = seen(request, identity, verb)
    day = view.row.happened_at.astimezone(request.viewer.zone).date()
    return Desk(request, view, names_at(request.viewer, day))


def form_of(desk: Desk, verb: str, data: Any = None) -> ChoosingForm:
    """Return the form by which something is done with an incident, empty or as it was sent."""
    view, names = desk.view, desk.names
    more: dict[str, Any] = {"prefix": verb, "initial": desk.initial}
    made: dict[str, Callable[[], ChoosingForm]] = {
        "charge": lambda: forms.ChargeForm(names, data, **more),
        "ground": lambda: forms.GroundForm(names, data, **more),
        "uncharge": lambda: forms.UnchargeForm(_charges(desk), data, **more),
        "join": lambda: forms.JoinForm(names, data, prefix=verb, initial=_joining(desk)),
        "leave": lambda: forms.LeaveForm(desk.parties(), data, **more),
        "do": lambda: ListedDoForm(desk.parties(), _tasks(view), names, data, **more),
        "tell": lambda: forms.TellForm(_owed(desk), letter_choices(view), data, **more),
        "end": lambda: endforms.EndForm(desk.parties(Part.INVOLVED), names, _help(desk, data), data, **more),
        "take_end_back": lambda: endforms.BackForm(_ends(desk), data, **more),
        "take_deed_back": lambda: endforms.DeedBackForm(_deeds(desk), data, **more),
        "name_exception": lambda: endforms.ExceptionForm(desk.parties(Part.INVOLVED), names, data, **more),
        "confirm_exception": lambda: endforms.ConfirmForm(_exceptions(desk), _seen(desk), data, **more),
        "narrate": lambda: forms.NarrateForm(data, prefix=verb, initial=_last_version(view)),
        "amend": lambda: forms.WhereForm(
            school_choices(desk.request.viewer), data, prefix=verb, initial=_as_it_was(view)
        ),
        "assign": lambda: forms.AssignForm(_others(desk), data, **more),
        "print": lambda: ChoosingForm(data, **more),
        **{step: lambda: forms.WordForm(data, **more) for step in STEPS},
    }
    return made[verb]()


STEPS = ("submit", "give_back", "approve", "close", "reopen")


def _charges(desk: Desk) -> list[tuple[str, str]]:
    return [(str(one.id), desk.names.charge(one.code, one.school_rules)) for one in desk.view.charges]


def _joining(desk: Desk) -> dict[str, Any]:
    """Return the person whom the address names, where the record may be found."""
    return {"person": uuid_or_none(desk.request.GET.get("person", "")), "part": Part.INVOLVED}


def _tasks(view: IncidentView) -> list[tuple[str, str]]:
    done = {deed.settles for deed in view.deeds if not deed.withdrawn}
    return [
        (str(deed.id), deed.words.get("text", "")[:80])
        for deed in view.deeds
        if deed.what in TO_BE_DONE and not deed.withdrawn and deed.id not in done
    ]


def _owed(desk: Desk) -> list[tuple[str, str]]:
    duties = desk.names.duties()
    return [
        (str(one.id), f"{duties.get(one.duty, one.duty)}, {moment(one.due)}")
        for one in desk.view.tellings
        if one.told_at is None
    ]


def _help(desk: Desk, data: Any) -> Help:
    return help_for(
        desk.request.viewer, desk.request.GET.get("help", ""), data.get("end-resource") if data else None
    )


def _ends(desk: Desk) -> list[tuple[str, str]]:
    rungs, who = dict(desk.names.rungs()), dict(desk.parties())
    return [
        (str(one.id), f"{who.get(str(one.party), '')}: {rungs.get(one.rung, one.rung)}, {full_day(one.day)}")
        for one in desk.view.ends
        if not one.withdrawn
    ]


def _deeds(desk: Desk) -> list[tuple[str, str]]:
    who = dict(desk.parties())
    return [
        (str(one.id), ", ".join(filter(None, (deed_title(one, who.get(str(one.party), "")), moment(one.at)))))
        for one in desk.view.deeds
        if one.what in REPORTED_DEEDS and not one.withdrawn
    ]


def _exceptions(desk: Desk) -> list[tuple[str, str]]:
    who = {one.id: party_name(one) for one in (*desk.view.parties, *desk.view.gone)}
    return [
        (str(one.id), exception_title(one, who, desk.names))
        for one in desk.view.openings
        if one.confirmed_at is None and one.by != desk.request.viewer.account
    ]


def _seen(desk: Desk) -> str:
    """Return what a sergeant says of the exceptions that wait: one that the law does not know is only seen."""
    waiting = [one for one in desk.view.openings if one.confirmed_at is None]
    known = {desk.names.knows_exception(one.gate) for one in waiting}
    if known == {False}:
        return gettext("I have seen it; the law knows no such exception")
    return gettext("I confirm it; or have seen it, where the law knows none") if False in known else ""


def _last_version(view: IncidentView) -> dict[str, Any]:
    """Return the last version, on which the next is written; a supplement begins empty."""
    versions = [one for one in view.versions if not one.supplement]
    if not versions or view.row.stage not in (Stage.OPEN, Stage.RETURNED):
        return {}
    return {"base": versions[-1].id, "text": versions[-1].text}


def _as_it_was(view: IncidentView) -> dict[str, Any]:
    return {
        "place_kind": f"{view.row.where} {view.row.nexus}",
        "school": view.row.school,
        "place": view.place,
        "happened": view.row.happened_at,
        "until": view.until,
        "told_at": view.told_at,
        "initiator": view.initiator,
        "asked_by": view.asked_by,
    }


def _others(desk: Desk) -> list[tuple[str, str]]:
    return [(str(one), name) for one, name in officers(desk.request.viewer) if one != desk.view.row.owner]


@dataclass(frozen=True)
class Deed:
    """Something that can be done with an incident: its form, the words on it, and whether it stands open."""

    slug: str
    title: str
    save: str
    form: ChoosingForm
    open: bool = False

    @property
    def mends(self) -> bool:
        """Say whether it mends what was said before, or hands it to another: seldom, and so below the rest."""
        return self.slug in MENDING


MENDING = ("reopen", "assign", "amend", "uncharge", "leave", "take_deed_back", "take_end_back")


def deeds_of(desk: Desk, sent: Mapping[str, ChoosingForm], asked: str) -> list[Deed]:
    """Return what can be done; a form that was `sent` and did not fit, and what is `asked`, stand open."""
    return [
        Deed(
            verb,
            *_words(verb, desk.view),
            sent.get(verb) or form_of(desk, verb),
            verb in sent or verb == asked,
        )
        for verb in dict.fromkeys((*sent, *_verbs(desk)))
    ]


def _verbs(desk: Desk) -> list[str]:
    """Return what can be done with an incident as it stands, in the order of a usual day."""
    view, stage = desk.view, desk.view.row.stage
    writing, open_ = stage in (Stage.OPEN, Stage.RETURNED), stage != Stage.CLOSED
    assist = view.row.kind == Kind.SCHOOL_ASSIST
    wanted = {
        "join": writing,
        "charge": writing and not assist,
        "ground": writing and bool(desk.names.grounds()),
        "do": open_,
        "tell": any(one.told_at is None for one in view.tellings),
        "name_exception": open_ and any(one.gates for one in view.parties),
        "confirm_exception": bool(_exceptions(desk)),
        "end": open_ and bool(desk.parties(Part.INVOLVED)),
        "narrate": open_,
        "submit": writing and bool(view.versions),
        "give_back": stage == Stage.SUBMITTED,
        "approve": stage == Stage.SUBMITTED,
        "close": stage == Stage.APPROVED,
        "print": stage in PRINTED,
        "reopen": stage == Stage.CLOSED,
        "assign": open_,
        "amend": writing,
        "uncharge": writing and bool(view.charges),
        "leave": writing and bool(view.parties),
        "take_deed_back": writing and bool(_deeds(desk)),
        "take_end_back": open_ and any(not one.withdrawn for one in view.ends),
    }
    return [verb for verb, stands in wanted.items() if stands and verb_of(verb) in view.offered]


def verb_of(slug: str) -> str:
    """Return the verb that a form says: a ground is charged like an offense."""
    return "charge" if slug == "ground" else slug


def _words(verb: str, view: IncidentView) -> tuple[str, str]:
    later = view.row.stage not in (Stage.OPEN, Stage.RETURNED)
    return {
        "join": (gettext("Add somebody"), gettext("Add")),
        "charge": (gettext("Add an offense"), gettext("Add")),
        "ground": (gettext("Add a rule of the school"), gettext("Add")),
        "do": (gettext("Write down what was done"), gettext("Write it down")),
        "tell": (gettext("Write down who was told"), gettext("Write it down")),
        "name_exception": (gettext("Name an exception from a gate"), gettext("Name it")),
        "confirm_exception": (gettext("Confirm an exception, or not"), gettext("Save")),
        "end": (gettext("Say how it ends for somebody"), gettext("Save")),
        "narrate": (
            gettext("Write a supplement") if later else gettext("Write the report"),
            gettext("Save the supplement") if later else gettext("Save this version"),
        ),
        "submit": (gettext("Hand the report in"), gettext("Hand it in")),
        "give_back": (gettext("Give the report back"), gettext("Give it back")),
        "approve": (gettext("Approve the report"), gettext("Approve")),
        "close": (gettext("Close the incident"), gettext("Close it")),
        "print": (gettext("Take the report along as PDF"), gettext("Make the PDF")),
        "reopen": (gettext("Open the incident again"), gettext("Open the incident again")),
        "assign": (gettext("Hand the incident over"), gettext("Hand it to this officer")),
        "amend": (gettext("Mend where and when it was"), gettext("Save")),
        "uncharge": (gettext("Take an offense or ground back"), gettext("Take back")),
        "leave": (gettext("Take somebody out"), gettext("Take out")),
        "take_deed_back": (gettext("Take back what was written down by mistake"), gettext("Take back")),
        "take_end_back": (gettext("Take an end back"), gettext("Take back")),
    }[verb]

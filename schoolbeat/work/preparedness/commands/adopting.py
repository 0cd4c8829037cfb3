"""Verbs by which a plan is gone through, its notices are written down, it is adopted, and its next version begins."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.known import a_line, on_the_wall, refuse, words
from schoolbeat.work.preparedness.commands.sites import (
    Plans,
    in_writing,
    load_plans,
    load_whole,
    of_plan,
)
from schoolbeat.work.preparedness.models import (
    Meeting,
    PlanNotice,
    PlanReview,
    SafetyPlan,
    Section,
    SectionText,
)
from schoolbeat.work.preparedness.rules.plans import (
    Vote,
    adoption_days_fault,
    missing_parts,
    parts_of,
    past_day_fault,
    told_of,
    unready,
    vote_fault,
)
from schoolbeat.work.preparedness.rules.reviewing import year_on
from schoolbeat.work.preparedness.vocabulary import MeetingStage, PlanStage, SectionStatus


@dataclass(frozen=True)
class ReviewPlan(Command):
    """A plan was gone through: on which day, by whom and with which responders, and what is to change."""

    plan: UUID
    day: date
    present: str
    note: str = ""


@dataclass(frozen=True)
class TellPlanNotice(Command):
    """One whom the law names was told in writing of the public meeting: which, on which day, how."""

    plan: UUID
    to: str
    day: date
    how: str


@dataclass(frozen=True)
class AdoptPlan(Command):
    """A council or committee adopted a plan: which body, on which day, by which vote, after which public meeting."""

    plan: UUID
    day: date
    body: str
    yes: int
    no: int
    abstained: int
    meeting_on: date
    meeting: UUID | None = None


@dataclass(frozen=True)
class NewPlanVersion(Command):
    """The next version of a plan that was adopted, for the school year that begins in `year`."""

    plan: UUID
    year: int


def review(command: ReviewPlan, act: Act, loaded: Plans) -> Decided:
    """Write down that a plan was gone through."""
    plan = loaded.plans[command.plan]
    today, _hour = on_the_wall(act.recorded_at, act)
    refuse(past_day_fault(command.day, today))
    row = PlanReview(
        id=act.id,
        plan=plan,
        day=command.day,
        present=a_line(command.present, "present", owed=True),
        note=words(command.note, "note"),
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=plan.pk)


def tell_notice(command: TellPlanNotice, act: Act, loaded: Plans) -> Decided:
    """Write down that somebody was told."""
    plan = loaded.plans[command.plan]
    if command.to not in told_of(act.pack):
        raise Refused(Code.MALFORMED, "payload.to", _("Choose one of those offered."))
    today, _hour = on_the_wall(act.recorded_at, act)
    refuse(past_day_fault(command.day, today))
    row = PlanNotice(
        id=act.id,
        plan=plan,
        to=command.to,
        day=command.day,
        how=a_line(command.how, "how", owed=True),
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=plan.pk)


def adopt(command: AdoptPlan, act: Act, loaded: Plans) -> Decided:
    """Adopt a plan that has every part of the law; what is missing is named, and nothing is changed."""
    plan = in_writing(loaded.plans[command.plan])
    act.ring.load(row for texts in loaded.texts.values() for row in texts[-1:])
    written = loaded.written(plan, act)
    missing = missing_parts(parts_of(act.pack), written)
    if missing:
        names = "; ".join(part.name for part in missing)
        raise Refused(Code.RULE, "payload.plan", f"Not ready: {names}.")
    if unready(written):
        raise Refused(Code.RULE, "payload.plan", _("A section of the school's own is not ready."))
    today, _hour = on_the_wall(act.recorded_at, act)
    refuse(adoption_days_fault(command.day, command.meeting_on, today))
    refuse(vote_fault(Vote(command.yes, command.no, command.abstained)))
    _check_meeting(plan, command)
    plan.stage, plan.adopted_on, plan.meeting_on = PlanStage.ADOPTED, command.day, command.meeting_on
    plan.body, plan.meeting = a_line(command.body, "body", owed=True), command.meeting
    plan.yes, plan.no, plan.abstained = command.yes, command.no, command.abstained
    ready = [one for one in loaded.of(plan) if one.status == SectionStatus.READY]
    for section in ready:
        section.status = SectionStatus.ADOPTED
    return Decided(change=[plan, *ready], about=plan.pk)


def _check_meeting(plan: SafetyPlan, command: AdoptPlan) -> None:
    """Raise Refused for a meeting at which the plan cannot have been adopted; one elsewhere is as one that is not."""
    if command.meeting is None:
        return
    own = Meeting.objects.filter(committee__agency=plan.agency_id, committee__school=plan.school_id)
    if not own.filter(pk=command.meeting, stage=MeetingStage.HELD, day__lte=command.day).exists():
        raise Refused(
            Code.RULE,
            "payload.meeting",
            _("Choose a meeting that a committee of this school held by the day of the adoption."),
        )


def new_version(command: NewPlanVersion, act: Act, loaded: Plans) -> Decided:
    """Begin the next version with all sections as they were adopted; each is read and made ready again."""
    before = loaded.plans[command.plan]
    if before.stage != PlanStage.ADOPTED:
        raise Refused(Code.RULE, "payload.plan", _("This version is still being written."))
    others = SafetyPlan.objects.filter(agency=before.agency_id, school=before.school_id)
    last = others.filter(stage=PlanStage.ADOPTED).order_by("year", "version").last()
    if last is None or last.pk != before.pk:
        raise Refused(Code.RULE, "payload.plan", _("A later version was adopted. Begin the next one there."))
    if others.filter(stage=PlanStage.DRAFT).exists():
        raise Refused(Code.RULE, "payload.plan", _("The next version is being written already."))
    today, _hour = on_the_wall(act.recorded_at, act)
    if not before.year <= command.year <= year_on(act.pack, today) + 1:
        raise Refused(Code.MALFORMED, "payload.year", _("Choose one of the school years offered."))
    versions = others.filter(year=command.year).values_list("version", flat=True)
    plan = SafetyPlan(
        id=act.id,
        agency_id=before.agency_id,
        school_id=before.school_id,
        year=command.year,
        version=max(versions, default=0) + 1,
        before=before,
        school_opened=before.school_opened,
        by_id=act.viewer.account,
    )
    rows = [row for section in loaded.of(before) for row in _copied(section, plan, act, loaded)]
    return Decided(insert=[plan, *rows, *_added(plan, act, loaded.of(before))], about=plan.pk)


def _copied(section: Section, plan: SafetyPlan, act: Act, loaded: Plans) -> list[Section | SectionText]:
    """Return a section of the version before as one of the next, with the last of its texts."""
    said = loaded.words_of(section, act)
    row = Section(
        id=derived_id(plan.pk, section.part or section.pk.hex),
        plan=plan,
        part=section.part,
        place=section.place,
        status=SectionStatus.DRAFTED if said else SectionStatus.NOT_BEGUN,
        visibility=section.visibility,
    )
    row.tell(act.ring.words(section))
    if not said:
        return [row]
    # Whose words they are, and since when, is not changed by going on from them.
    last = loaded.texts[section.pk][-1]
    text = SectionText(id=derived_id(row.pk, "text"), section=row, number=1, at=last.at, by_id=last.by_id)
    text.tell({"text": said})
    return [row, text]


def _added(plan: SafetyPlan, act: Act, before: list[Section]) -> list[Section]:
    """Return the sections for parts that the law has come to list since."""
    known = {one.part for one in before}
    last = max((one.place for one in before), default=0)
    new = [part for part in parts_of(act.pack) if part.slug not in known]
    rows = [
        Section(
            id=derived_id(plan.pk, part.slug),
            plan=plan,
            part=part.slug,
            place=last + number,
            visibility=part.visibility,
        )
        for number, part in enumerate(new, start=1)
    ]
    for row in rows:
        row.tell({})
    return rows


VERBS = (
    Verb("preparedness.review_plan", ReviewPlan, load_plans, of_plan, review),
    Verb("preparedness.tell_plan_notice", TellPlanNotice, load_plans, of_plan, tell_notice),
    Verb("preparedness.adopt_plan", AdoptPlan, load_whole, of_plan, adopt),
    Verb("preparedness.new_plan_version", NewPlanVersion, load_whole, of_plan, new_version),
)

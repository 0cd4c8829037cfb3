"""What lessons, questions and programs give up when their content is destroyed; counts stay."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.education.models import (
    Answer,
    Feedback,
    Helped,
    Helper,
    Move,
    Presence,
    Question,
    Season,
    Session,
    SignUp,
    Visit,
    Volunteer,
)


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's lesson that was asked for with this id, and of what was said of it."""
    visit = Visit.objects.filter(agency=agency, id=record).first()
    if visit is None:
        return Decided()
    visit.teacher = visit.room = visit.group = visit.reach = ""
    visit.wish = visit.answer = visit.note = ""
    said = list(Feedback.objects.filter(visit=visit))
    for feedback in said:
        feedback.line = ""
    return Decided(change=[visit, *said])


def forget_question(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's question with this id and its answer; a published one stands no more."""
    question = Question.objects.filter(agency=agency, id=record).first()
    if question is None:
        return Decided()
    question.forget()
    answers = list(Answer.objects.filter(question=question))
    return Decided(change=[question], remove=answers, destroys=[question.key_record])


def forget_sign_up(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's sign-up with this id, and where that child was; how many took part stays known."""
    sign_up = SignUp.objects.filter(agency=agency, id=record).first()
    if sign_up is None:
        return Decided()
    sign_up.forget()
    sign_up.photo = False
    was_there = list(Presence.objects.filter(sign_up=sign_up))
    return Decided(change=[sign_up], remove=was_there, destroys=[sign_up.key_record])


def forget_volunteer(agency: UUID, record: UUID) -> Decided:
    """Empty the agency's volunteer with this id, and where that person helped."""
    volunteer = Volunteer.objects.filter(agency=agency, id=record).first()
    if volunteer is None:
        return Decided()
    volunteer.name = volunteer.reach = volunteer.clearance = ""
    volunteer.ended = True
    helped = [*Helper.objects.filter(volunteer=volunteer), *Helped.objects.filter(volunteer=volunteer)]
    return Decided(change=[volunteer], remove=helped)


def forget_session(agency: UUID, record: UUID) -> Decided:
    """Empty the remark on the agency's session with this id."""
    session = Session.objects.filter(agency=agency, id=record).first()
    if session is None:
        return Decided()
    session.note = ""
    return Decided(change=[session])


def forget_season(agency: UUID, record: UUID) -> Decided:
    """Empty what was said to have come of the agency's season with this id."""
    season = Season.objects.filter(agency=agency, id=record).select_related("program").first()
    if season is None:
        return Decided()
    season.said = season.said_es = ""
    return Decided(change=[season])


def forget_move(agency: UUID, record: UUID) -> Decided:
    """Empty the remark on what became of a thing of the agency's, by the id of that."""
    whole = Move.objects.select_related("item", "season__program")
    move = whole.filter(item__agency=agency, id=record).first()
    if move is None:
        return Decided()
    move.note = ""
    return Decided(change=[move])


FORGETTERS = (
    forget,
    forget_question,
    forget_sign_up,
    forget_volunteer,
    forget_session,
    forget_season,
    forget_move,
)

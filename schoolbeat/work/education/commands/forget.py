"""What a lesson, a question, a sign-up and a volunteer give up when their content is destroyed; counts stay."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.education.models import (
    Answer,
    Feedback,
    Helped,
    Helper,
    Presence,
    Question,
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


FORGETTERS = (forget, forget_question, forget_sign_up, forget_volunteer, forget_session)

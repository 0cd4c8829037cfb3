"""What a lesson and a question give up when their content is destroyed; what they counted as stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.education.models import Answer, Feedback, Question, Visit


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

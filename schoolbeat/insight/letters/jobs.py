"""What letters let the worker do: write them when a month is over, make their PDFs, mail them."""

from collections.abc import Callable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext
from django_tasks import task

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id
from schoolbeat.insight.letters.composing import last_month
from schoolbeat.insight.letters.links import address_of
from schoolbeat.insight.letters.models import Letter, LetterVersion, Mailing
from schoolbeat.insight.letters.queries import VersionView, written
from schoolbeat.insight.letters.rendering import pdf_of
from schoolbeat.insight.letters.vocabulary import Delivery
from schoolbeat.insight.publishing.drafting import EMPTY
from schoolbeat.insight.publishing.freezing import as_counted, first_month
from schoolbeat.insight.publishing.wording import whole_month
from schoolbeat.ledger.envelope import Code, Envelope
from schoolbeat.ledger.queue import DONE, FAILED, READY, RUNNING, jobs
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.roster.queries import install_viewers

LANGUAGES = ("en", "es")
Told = Callable[[int, int], None]


def _viewer_at(agency: str) -> Viewer:
    return next(viewer for viewer in install_viewers() if str(viewer.agency) == agency)


class NotDone(Exception):
    """A job's no; its words are a rule's, never a record's."""


def write_for(viewer: Viewer, month: str) -> None:
    """Let the install write an agency's letters of a month; raises NotDone with the rule that stands against it."""
    identity = derived_id(viewer.agency, f"letters {month} {clock.now().date()}")
    result = run_one(Envelope("letters.write", clock.now(), {"month": month}, id=identity), viewer)
    # A month without entries has no letters: a summer is no failure.
    if not result.done and result.code != Code.CONFLICT and result.message != EMPTY:
        raise NotDone(result.message)


def make_pdfs(viewer: Viewer, month: str, told: Told = lambda _done, _all: None) -> int:
    """Make the PDFs of all letters of a month in both languages, and return how many there are."""
    wanted = Letter.objects.filter(agency=viewer.agency, start=f"{month}-01", paper__in=("school", "agency"))
    papers = [(letter.paper, _present(letter), language) for letter in wanted for language in LANGUAGES]
    for number, (paper, version, language) in enumerate(papers, start=1):
        pdf_of(paper, version, language)
        told(number, len(papers))
    return len(papers)


def _present(letter: Letter) -> VersionView:
    row = LetterVersion.objects.get(letter=letter, number=letter.version)
    return VersionView(row.id, row.number, row.made_at, row.content, row.words, row.words_by_name)


@task()
def write_letters(agency: str, month: str) -> int:
    """Write an agency's letters of a month, and make their PDFs."""
    viewer = _viewer_at(agency)
    write_for(viewer, month)
    return make_pdfs(viewer, month)


@task()
def mail_letter(agency: str, mailing: str) -> None:
    """Mail a letter: its PDF and its link; what became of it is noted either way, and it is never mailed twice."""
    viewer = _viewer_at(agency)
    row = Mailing.objects.select_related("letter").get(id=mailing, letter__agency=viewer.agency)
    if row.state == Delivery.SENT:
        return
    # One that a dead worker had begun may have left: somebody looks, and asks for it again.
    began = row.state == Delivery.SENDING
    if began or not settings.MAILS or not _still_leaves(row):
        _settle(viewer, row, Delivery.FAILED)
        return
    _settle(viewer, row, Delivery.SENDING)
    try:
        _message(row).send()
    except (OSError, SMTPException):
        _settle(viewer, row, Delivery.FAILED)
        raise
    _settle(viewer, row, Delivery.SENT)


def _still_leaves(row: Mailing) -> bool:
    """Say whether the letter is still approved as it was when it was to be mailed."""
    return row.letter.approved_at is not None and row.letter.version == row.version


def _message(row: Mailing) -> EmailMessage:
    letter = row.letter
    version = VersionView(
        *LetterVersion.objects.values_list(*_VERSION).get(letter=letter, number=row.version)
    )
    with translation.override(row.language):
        subject = version.content.get("title", version.content["period"])[row.language]
        link = address_of(letter.id, letter.link, row.language)
        body = gettext("The letter is attached, and can be read here: %(link)s") % {"link": link}
        if version.content["synthetic"]:
            subject = f"SYNTHETIC {subject}"
    message = EmailMessage(f"{version.content['agency']}: {subject}", body, to=[row.to])
    message.attach(
        f"{letter.start:%Y-%m}.pdf", pdf_of(letter.paper, version, row.language), "application/pdf"
    )
    return message


_VERSION = ("id", "number", "made_at", "content", "words", "words_by_name")


def _settle(viewer: Viewer, row: Mailing, state: Delivery) -> None:
    payload = {"mailing": str(row.id), "state": state.value}
    run_one(Envelope("letters.settle_mailing", clock.now(), payload), viewer)


def enqueue_due_letters() -> None:
    """Put into the queue, once, the letters of the month that is over, for each agency that logged in it."""
    for viewer in install_viewers():
        first = last_month(viewer.on)
        month = f"{first:%Y-%m}"
        if written(viewer.agency, first) or first_month(as_counted(viewer)) > whole_month(first):
            continue
        known = jobs(viewer.agency, READY, RUNNING, FAILED, DONE)
        if not any(job.name == "write_letters" and job.about.get("month") == month for job in known):
            write_letters.enqueue(agency=str(viewer.agency), month=month)


def enqueue_waiting_mail() -> None:
    """Put into the queue what is to be mailed and has no job: one that was asked for just before a crash."""
    for viewer in install_viewers():
        known = {job.about.get("mailing") for job in jobs(viewer.agency, READY, RUNNING, FAILED)}
        waiting = Mailing.objects.filter(letter__agency=viewer.agency, state=Delivery.QUEUED)
        for mailing in waiting.values_list("id", flat=True):
            if str(mailing) not in known:
                mail_letter.enqueue(agency=str(viewer.agency), mailing=str(mailing))

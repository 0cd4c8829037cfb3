"""What requests let the worker do: see to it that whoever owns one still can, and mail a school's week on Mondays."""

from collections.abc import Iterable
from datetime import date
from smtplib import SMTPException
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext
from django_tasks import task

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.queue import FAILED, READY, RUNNING, jobs
from schoolbeat.ledger.runner import run
from schoolbeat.work.requests.commands.owning import owner_now
from schoolbeat.work.requests.models import Request, WeekLink, WeekMailing
from schoolbeat.work.requests.queries.weeks import monday_of, week_address
from schoolbeat.work.requests.vocabulary import Mailed
from schoolbeat.work.roster.queries import install_viewers
from schoolbeat.work.roster.queries.answering import owners

AT_ONCE = 200


def settle_owners() -> int:
    """Give every open request whose owner is gone, away or no longer serves to the one who does; return how many."""
    return sum(_settle(viewer) for viewer in install_viewers())


def settle_all_owners() -> None:
    """Look after the owners of all open requests; asked every minute."""
    settle_owners()


def _settle(viewer: Viewer) -> int:
    lost = list(_lost(viewer))
    for start in range(0, len(lost), AT_ONCE):
        some = lost[start : start + AT_ONCE]
        envelopes = [
            Envelope("requests.settle_owner", clock.now(), {"request": str(request)}) for request in some
        ]
        run(envelopes, viewer)
    return len(lost)


def _lost(viewer: Viewer) -> Iterable[UUID]:
    """Yield the open requests that the rule gives to somebody else today; a request asks no question of its own."""
    open_ = Request.objects.filter(agency=viewer.agency, ended_at=None, swept_at=None, destroyed=False)
    held = list(open_.only("id", "school", "owner", "by_hand", "conduct"))
    if not held:
        return
    known = owners(viewer.agency, viewer.on, {one.school_id for one in held if one.school_id})
    for request in held:
        if owner_now(request, known):
            yield request.pk


MAILED_FROM = 6
"""The hour of Monday, where the agency is, from which a school's week is mailed."""


def enqueue_weeks() -> None:
    """Put each open week on its way on Mondays, and into the queue what waits and has no job; asked every minute."""
    for viewer in install_viewers():
        week = monday_of(viewer.on)
        if clock.now().astimezone(viewer.zone).hour >= MAILED_FROM and viewer.on == week:
            _put_on_its_way(viewer, week)
        known = {job.about.get("mailing") for job in jobs(viewer.agency, READY, RUNNING, FAILED)}
        waiting = WeekMailing.objects.filter(link__agency=viewer.agency, state=Mailed.QUEUED)
        for mailing in waiting.values_list("id", flat=True):
            if str(mailing) not in known:
                mail_week.enqueue(agency=str(viewer.agency), mailing=str(mailing))


def _put_on_its_way(viewer: Viewer, week: date) -> None:
    mailed = WeekMailing.objects.filter(week=week).values("link")
    open_ = WeekLink.objects.filter(agency=viewer.agency, open=True).exclude(to=[]).exclude(id__in=mailed)
    for school in open_.values_list("school", flat=True):
        payload = {"school": str(school), "week": week.isoformat()}
        run([Envelope("requests.mail_week", clock.now(), payload)], viewer)


@task()
def mail_week(agency: str, mailing: str) -> None:
    """Mail the link to a school's week: no word of what was asked leaves; it is never mailed twice."""
    viewer = next(one for one in install_viewers() if str(one.agency) == agency)
    row = WeekMailing.objects.select_related("link__school", "link__agency").get(
        id=mailing, link__agency=viewer.agency
    )
    if row.state == Mailed.SENT:
        return
    # One that a dead worker had begun may have left already.
    if row.state == Mailed.SENDING or not settings.MAILS or not row.link.open:
        _settle_mailing(viewer, row, Mailed.FAILED)
        return
    _settle_mailing(viewer, row, Mailed.SENDING)
    try:
        _week_message(row).send()
    except (OSError, SMTPException):
        _settle_mailing(viewer, row, Mailed.FAILED)
        raise
    _settle_mailing(viewer, row, Mailed.SENT)


def _week_message(row: WeekMailing) -> EmailMessage:
    link = row.link
    with translation.override(link.language):
        words = {"school": link.school.name, "link": week_address(link.id, link.number, link.language)}
        subject = gettext("%(school)s: what you asked, and what we did") % words
        body = gettext(
            "What your office asked, and what became of it, is read here without an account: %(link)s "
            "Whoever has this link reads it too; no names and no words of a request stand there."
        )
    if link.agency.synthetic:
        subject = f"SYNTHETIC {subject}"
    return EmailMessage(f"{link.agency.name}: {subject}", body % words, to=[row.to])


def _settle_mailing(viewer: Viewer, row: WeekMailing, state: Mailed) -> None:
    payload = {"mailing": str(row.id), "state": state.value}
    run([Envelope("requests.settle_week_mailing", clock.now(), payload)], viewer)

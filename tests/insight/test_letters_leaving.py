"""Letters leave by themselves on the first, and by mail once, and only what a named person approved."""

from datetime import datetime

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from schoolbeat.config.jobs import do_jobs, enqueue_due
from schoolbeat.foundation import clock
from schoolbeat.insight.letters import jobs
from schoolbeat.insight.letters.links import address_of
from schoolbeat.insight.letters.models import Letter, Mailing
from schoolbeat.ledger.queue import FAILED, READY, again
from schoolbeat.ledger.queue import jobs as queued
from tests.cast import ZONE
from tests.factories import letters as make
from tests.factories.publishing import entries

FIRST = datetime(2026, 12, 1, 6, 0, tzinfo=ZONE)


def writing(town, *states):
    """The jobs that write letters; on the first others are due as well."""
    return [job for job in queued(town.install.agency, *states) if job.name == "write_letters"]


@pytest.mark.django_db(transaction=True)
def test_on_the_first_they_write_themselves_once(alder, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    entries(alder, "lunch-duty", 12, 11)
    with clock.at(FIRST):
        for _look in range(3):
            enqueue_due()
        assert len(writing(alder, READY)) == 1
        do_jobs(batch=True)
        enqueue_due()
        assert queued(alder.install.agency, READY, FAILED) == []
    assert Letter.objects.filter(paper="school").count() == 2
    assert len(list((tmp_path / "exports" / "letters").iterdir())) == 6


@pytest.mark.django_db(transaction=True)
def test_what_failed_shows_and_is_done_again(alder, settings, tmp_path, monkeypatch):
    settings.DATA_DIR = tmp_path
    entries(alder, "lunch-duty", 12, 11)

    def no_room(*_said):
        raise OSError("Jordan Rivera, grade 9")

    with clock.at(FIRST):
        with monkeypatch.context() as broken:
            broken.setattr(jobs, "pdf_of", no_room)
            enqueue_due()
            do_jobs(batch=True)
        failed = queued(alder.install.agency, FAILED)
        assert [(job.name, job.fault) for job in failed] == [("write_letters", "OSError")]
        assert "Rivera" not in str(DBTaskResult.objects.values())
        enqueue_due()
        assert queued(alder.install.agency, READY) == []
        assert again(alder.install.agency, failed[0].id)
        do_jobs(batch=True)
    assert queued(alder.install.agency, FAILED) == []
    assert len(list((tmp_path / "exports" / "letters").iterdir())) == 6


@pytest.mark.django_db(transaction=True)
def test_a_summer_is_no_failure_and_is_asked_for_once(alder):
    entries(alder, "lunch-duty", 12, 10)
    with clock.at(FIRST):
        for _look in range(3):
            enqueue_due()
            do_jobs(batch=True)
        assert queued(alder.install.agency, READY, FAILED) == []
        assert len(writing(alder, "SUCCESSFUL")) == 1
    assert not Letter.objects.exists()


def test_an_agency_without_entries_gets_no_letters(alder, bay):
    with clock.at(FIRST):
        enqueue_due()
    assert writing(alder, READY) == []
    assert queued(alder.install.agency, READY), "others are due"


@pytest.mark.parametrize("to", ["", "office", "office@", "a@b.example\nBcc: c@d.example"])
def test_a_letter_goes_to_an_address(alder, to):
    identity = make.approved(alder)
    assert alder.do("sergeant", "letters.mail", letter=str(identity), to=to).code in (
        "malformed",
        "bad_characters",
    )


def test_only_an_approved_letter_is_mailed(alder):
    identity = make.letter(alder)
    assert (
        alder.do("sergeant", "letters.mail", letter=str(identity), to="office@alder.example").code == "rule"
    )


def test_it_is_mailed_in_the_language_asked_for(alder, settings, tmp_path):
    settings.DATA_DIR, settings.MAILS = tmp_path, True
    mailing = make.mailing(alder)
    jobs.mail_letter.call(agency=str(alder.install.agency), mailing=str(mailing))
    sent = mail.outbox[0]
    assert sent.to == ["office@alder.example"]
    assert "octubre de 2026" in sent.subject
    row = Mailing.objects.get(id=mailing)
    assert row.state == "sent"
    assert address_of(row.letter_id, 1, "es") in sent.body
    assert sent.attachments[0][2] == "application/pdf"


def test_a_mail_server_that_is_down_is_noted(alder, settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.MAILS = tmp_path, True
    mailing = make.mailing(alder)

    def refuse(*_said):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    with pytest.raises(ConnectionRefusedError):
        jobs.mail_letter.call(agency=str(alder.install.agency), mailing=str(mailing))
    assert Mailing.objects.get(id=mailing).state == "failed"


def mailed(town, mailing):
    """Do the job of a mailing, and return what became of it."""
    jobs.mail_letter.call(agency=str(town.install.agency), mailing=str(mailing))
    return Mailing.objects.get(id=mailing).state


def test_a_letter_that_was_taken_back_is_not_mailed(alder, settings, tmp_path):
    settings.DATA_DIR, settings.MAILS = tmp_path, True
    mailing = make.mailing(alder)
    letter = Mailing.objects.get(id=mailing).letter_id
    assert alder.do("sergeant", "letters.reopen", letter=str(letter)).done
    assert mailed(alder, mailing) == "failed"
    assert mail.outbox == []


def test_a_letter_is_mailed_once(alder, settings, tmp_path):
    settings.DATA_DIR, settings.MAILS = tmp_path, True
    mailing = make.mailing(alder)
    assert [mailed(alder, mailing) for _time in range(2)] == ["sent", "sent"]
    assert len(mail.outbox) == 1


def test_one_that_a_dead_worker_began_is_not_mailed_again(alder, settings, tmp_path):
    settings.DATA_DIR, settings.MAILS = tmp_path, True
    mailing = make.mailing(alder)
    Mailing.objects.filter(id=mailing).update(state="sending")
    assert mailed(alder, mailing) == "failed"
    assert mail.outbox == []


def test_without_a_mail_server_nothing_is_called_sent(alder, settings, tmp_path):
    settings.DATA_DIR, settings.MAILS = tmp_path, False
    assert mailed(alder, make.mailing(alder)) == "failed"


def test_mail_asked_for_before_a_crash_gets_its_job(alder, settings, tmp_path):
    settings.DATA_DIR, settings.MAILS = tmp_path, True
    mailing = make.mailing(alder)
    for _look in range(2):
        jobs.enqueue_waiting_mail()
    assert [job.about["mailing"] for job in queued(alder.install.agency, READY)] == [str(mailing)]

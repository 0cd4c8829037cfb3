"""Takes a waiting table over, beside the pages: thousands of rows take longer than a person waits for a page."""

from uuid import UUID

from django_tasks import task

from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import viewer_for
from schoolbeat.exchange.faults import Fault, Unreadable
from schoolbeat.exchange.intake import waiting
from schoolbeat.exchange.intake.waiting import Waiting
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.reading import Wish
from schoolbeat.foundation.text import gettext_noop as _

BROKE_OFF = _("a log that is taken over to its end; this one broke off. Try again: nothing is taken twice")


def take_waiting(found: Waiting, account: UUID, join: bool, skip_bad: bool) -> None:
    """Take a table over in the name of who asked for it, and keep what became of it."""
    viewer = viewer_for(account, found.agency)
    if viewer is None or not found.file.is_file():
        gone = Answer()
        gone.reject([Fault(0, "", "", _("a file that is still here, and somebody who may take it over"))])
        found.tell(waiting.DONE, answer=gone)
        return
    found.tell(waiting.RUNS)
    answer = Answer()
    answer.reject([Fault(0, "", "", BROKE_OFF)])
    try:
        answer = _taken(viewer, found, join, skip_bad)
    finally:
        # Also where it broke: nobody may wait for ever for what has ended.
        found.finish(answer)


def _taken(viewer: Viewer, found: Waiting, join: bool, skip_bad: bool) -> Answer:
    try:
        wish = Wish(
            found.file,
            found.map(),
            join=join,
            skip_bad=skip_bad,
            source=found.name,
            progress=lambda done, of: found.tell(waiting.RUNS, done, of),
        )
        return found.table.take(viewer, wish)
    except Unreadable as unreadable:
        answer = Answer()
        answer.reject([unreadable.fault])
        return answer


@task()
def take_over_file(*, agency: str, account: str, digest: str, join: bool, skip_bad: bool) -> None:
    """Take over the file that an account of an agency brought in."""
    found = waiting.find(UUID(agency), digest)
    if found is not None:
        take_waiting(found, UUID(account), join, skip_bad)

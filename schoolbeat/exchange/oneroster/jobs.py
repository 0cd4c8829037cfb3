"""Looks at a waiting set, or takes it over, beside the pages: a district takes longer than a person waits for one."""

from dataclasses import replace
from uuid import UUID

from django_tasks import task

from schoolbeat.access.viewers import viewer_for
from schoolbeat.exchange.oneroster.answer import Answer
from schoolbeat.exchange.oneroster.faults import Fault
from schoolbeat.exchange.oneroster.source import Progress
from schoolbeat.exchange.oneroster.taking import NO_CLAUSE, NotAllowed, Wish, take
from schoolbeat.exchange.oneroster.waiting import ROSTERS, told
from schoolbeat.exchange.shelf import BROKE_OFF, GONE, LOOKS, TAKES, WaitingSet


def work_on(found: WaitingSet, account: UUID, dry_run: bool) -> None:
    """Look at a set or take it over in the name of who asked for it, and keep what came of it."""
    found.work(dry_run, lambda: told(_worked(found, account, dry_run)), told(_refused(BROKE_OFF)))


def _worked(found: WaitingSet, account: UUID, dry_run: bool) -> Answer:
    viewer = viewer_for(account, found.agency)
    if viewer is None or not found.file.is_file():
        return _refused(GONE)
    state = LOOKS if dry_run else TAKES

    def tell(done: int, of: int) -> None:
        found.tell(state, done, of)

    wish = Wish(found.file, dry_run=dry_run)
    try:
        return take(viewer, replace(wish, progress=_seldom(tell), writing=_seldom(tell)))
    except NotAllowed:
        return _refused(NO_CLAUSE)


def _seldom(tell: Progress) -> Progress:
    """Return what passes progress on at each hundredth of the way: each time is a file that is written."""
    last = -1

    def told(done: int, of: int) -> None:
        nonlocal last
        part = 100 * done // of if of else 0
        if part != last:
            last = part
            tell(done, of)

    return told


def _refused(expected: str) -> Answer:
    answer = Answer()
    answer.refuse(Fault("", 0, "", "", expected))
    return answer


@task()
def look_at_roster(*, agency: str, account: str, digest: str) -> None:
    """Look at the set that an account of an agency brought in."""
    found = ROSTERS.find(UUID(agency), digest)
    if found is not None:
        work_on(found, UUID(account), dry_run=True)


@task()
def take_roster_over(*, agency: str, account: str, digest: str) -> None:
    """Take over the set that an account of an agency brought in."""
    found = ROSTERS.find(UUID(agency), digest)
    if found is not None:
        work_on(found, UUID(account), dry_run=False)

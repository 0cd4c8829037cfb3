"""Looks at a waiting set of HSDS, or takes it over, beside the pages where it is a large one."""

from uuid import UUID

from django_tasks import task

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewers import viewer_for
from schoolbeat.exchange.hsds.faults import Fault, Unreadable
from schoolbeat.exchange.hsds.taking import Answer, Wish, take
from schoolbeat.exchange.hsds.waiting import SETS, laid_out, told
from schoolbeat.exchange.shelf import BROKE_OFF, GONE, TAKES, WaitingSet


def work_on(found: WaitingSet, account: UUID, dry_run: bool, over_own: bool = False) -> None:
    """Look at a set or take it over in the name of who asked for it, and keep what came of it."""
    broke_off = told(_refused(Fault("", 0, "", "", BROKE_OFF)))
    found.work(dry_run, lambda: told(_worked(found, account, dry_run, over_own)), broke_off)


def _worked(found: WaitingSet, account: UUID, dry_run: bool, over_own: bool) -> Answer:
    viewer = viewer_for(account, found.agency)
    if viewer is None or not may_ever(viewer, "resources.take_set") or not found.file.is_file():
        return _refused(Fault("", 0, "", "", GONE))

    def tell(done: int, of: int) -> None:
        found.tell(TAKES, done, of)

    try:
        with laid_out(found) as folder:
            return take(viewer, folder, Wish(dry_run, over_own, tell))
    except Unreadable as unreadable:
        return _refused(unreadable.fault)


def _refused(fault: Fault) -> Answer:
    return Answer("", 0, faults=[fault])


@task()
def look_at_set(*, agency: str, account: str, digest: str) -> None:
    """Look at the set that an account of an agency brought in."""
    found = SETS.find(UUID(agency), digest)
    if found is not None:
        work_on(found, UUID(account), dry_run=True)


@task()
def take_set_over(*, agency: str, account: str, digest: str, over_own: bool = False) -> None:
    """Take over the set that an account of an agency brought in."""
    found = SETS.find(UUID(agency), digest)
    if found is not None:
        work_on(found, UUID(account), dry_run=False, over_own=over_own)

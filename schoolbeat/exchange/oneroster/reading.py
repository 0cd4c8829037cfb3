"""The way in: a folder or ZIP becomes a checked set, or a list of what is wrong in it and nothing else.

    with read_set(path, on=today, folder=folder, progress=bar) as found:
        if found.faults:
            ...                       # at most 100, found.more says how many others; nothing is delivered
        for student in found.students():
            ...                       # frozen rows (`rows`), from a file that is gone when the block ends

A bulk file is all there is: who is not in it has left. A delta is what changed since: it names who goes (`status`),
and points to what must be known already (`references_out`), which only the taking side can tell; so can it alone tell
a delta that comes before any bulk (`files[name].mode`). The columns that are read are in `columns`; no other cell
comes further than the CSV reader. Preferred language: metadata.preferredLanguage or metadata.languageCode; directory
opt-out: metadata.directoryOptOut; confidential address: metadata.confidentialAddress (true or false); all optional.
Classes, courses, enrollments and sessions are never opened: where a student goes to school stands in users.csv (1.1)
or roles.csv (1.2).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from schoolbeat.exchange.oneroster.columns import DEMOGRAPHICS, MANIFEST, ORGS, READ, ROLES, USERS
from schoolbeat.exchange.oneroster.demographics import DemographicsPass
from schoolbeat.exchange.oneroster.faults import Faults, Unreadable
from schoolbeat.exchange.oneroster.guardians import check_agents
from schoolbeat.exchange.oneroster.heads import Table, find_table, heads
from schoolbeat.exchange.oneroster.manifest import ABSENT, Manifest, guessed_version, read_manifest
from schoolbeat.exchange.oneroster.orgs import check_parents, read_orgs
from schoolbeat.exchange.oneroster.roles import RolesPass, check_roles
from schoolbeat.exchange.oneroster.rosterset import RosterSet
from schoolbeat.exchange.oneroster.source import Meter, Progress, Source, opened
from schoolbeat.exchange.oneroster.spool import CACHE_KIB, TABLES, Spool
from schoolbeat.exchange.oneroster.users import UsersPass
from schoolbeat.exchange.oneroster.work import FileCount, Work
from schoolbeat.exchange.scratch import scratch

_PASSES: dict[str, Callable[[Work, Table], None]] = {
    ORGS: read_orgs,
    ROLES: lambda work, table: RolesPass(work, table).run(),
    USERS: lambda work, table: UsersPass(work, table).run(),
    DEMOGRAPHICS: lambda work, table: DemographicsPass(work, table).run(),
}


def no_progress(done: int, of: int) -> None:
    """Say nothing."""


@contextmanager
def read_set(path: Path, *, on: date, folder: Path, progress: Progress = no_progress) -> Iterator[RosterSet]:
    """Read a OneRoster set (1EdTech, 1.1 or 1.2, CSV) and give its checked rows, all of it or nothing.

    `on` is the day that no birth date may be after; `folder` is a folder of the install, for what does not fit the
    memory, used by its owner alone and left empty; `progress` is told bytes read and bytes in all. Bad input of any
    kind becomes faults, never an error; only a set that cannot be opened for want of rights raises OSError.
    """
    faults = Faults()
    with scratch(folder, TABLES, CACHE_KIB) as db:
        spool, work = Spool(db), None
        try:
            with opened(path) as source:
                work = _read(source, spool, (on, faults, progress))
        except Unreadable as unreadable:
            faults.add(unreadable.fault)
        yield RosterSet(faults, spool, work)


def _read(source: Source, spool: Spool, asked: tuple[date, Faults, Progress]) -> Work | None:
    on, faults, progress = asked
    meter = Meter(progress=progress)
    manifest = read_manifest(source, meter, faults)
    if manifest is None:
        if MANIFEST not in source.sizes:
            # What else is in its way is told at once, not after the manifest was written.
            version = guessed_version(source)
            heads(source, tuple(name for name in READ[version] if name in source.sizes), version, faults)
        return None
    names = _names(manifest)
    meter.of = sum(source.sizes[name] for name in names)
    work = Work(spool, manifest, on, faults)
    work.files = {name: FileCount(manifest.modes.get(name, ABSENT)) for name in READ[manifest.version]}
    if heads(source, names, manifest.version, faults):
        for name in names:
            _pass(work, source, name, meter)
        _agree(work)
    return work


def _names(manifest: Manifest) -> tuple[str, ...]:
    return tuple(name for name in READ[manifest.version] if manifest.modes.get(name, ABSENT) != ABSENT)


def _pass(work: Work, source: Source, name: str, meter: Meter) -> None:
    try:
        _PASSES[name](work, find_table(source, name, work.manifest.version, meter))
    except Unreadable as unreadable:
        work.unreadable.add(name)
        work.faults.add(unreadable.fault)


def _agree(work: Work) -> None:
    """Check what only the whole set can tell."""
    check_parents(work)
    if ROLES in work.files:
        check_roles(work)
    check_agents(work)

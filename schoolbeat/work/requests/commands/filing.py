"""File a request: it has an owner, a promised day and a receipt from its first moment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean, without_turns
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.requests.commands.known import day_of, refuse, today
from schoolbeat.work.requests.models import Request, RequestConcern
from schoolbeat.work.requests.queries.owners import called
from schoolbeat.work.requests.queries.receipts import code_of, digest_of_code
from schoolbeat.work.requests.rules.kinds import Kind, kinds_of, promised
from schoolbeat.work.requests.rules.naming import Called, named_in
from schoolbeat.work.requests.rules.owning import reviewer_of, school_near
from schoolbeat.work.requests.rules.saying import Asked, asked_fault, told_fault
from schoolbeat.work.requests.vocabulary import Channel
from schoolbeat.work.roster.models import School
from schoolbeat.work.roster.queries.answering import Owners, owners
from schoolbeat.work.roster.queries.closings import open_until
from schoolbeat.work.roster.rules.answering import Held, Owner, owner_of

CHANNELS = {
    Role.INSTALL: (Channel.PORTAL, Channel.OPEN311, Channel.FILE),
    Role.OFFICER: (Channel.FIELD,),
    Role.SERGEANT: (Channel.DESK, Channel.FIELD, Channel.FILE),
    Role.RECORDS: (Channel.DESK,),
    Role.PRINCIPAL: (Channel.CAMPUS,),
    Role.COUNSELOR: (Channel.CAMPUS,),
}
"""By which doors a role takes requests down."""


@dataclass(frozen=True)
class FileRequest(Command):
    """What somebody asks, of whom, about which school; `of_school` is the school whose office asks.

    `language` is the one in which the answer is wanted, `by_voice` that the asker wants to be called. A position is in
    degrees (WGS 84). `about` is the officer of whom something is said, and `about_words` whom the asker means. What a
    file tells was asked when the envelope says that it happened, and may have been answered since, on `answered_on`.
    The flood that a form came in with is enclosed: a form that is sent twice says the same, also where the second time
    is one too many.
    """

    kind: str
    asker: str
    channel: str
    text: str
    language: str = "en"
    name: str = ""
    reach: str = ""
    place: str = ""
    school: UUID | None = None
    of_school: UUID | None = None
    latitude: float | None = None
    longitude: float | None = None
    by_voice: bool = False
    about: UUID | None = None
    about_words: str = ""
    answered_on: date | None = None

    @property
    def position(self) -> tuple[float, float] | None:
        """Return latitude and longitude, where both are told."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    @property
    def from_file(self) -> bool:
        """Say whether a file tells of it, after the fact."""
        return self.channel == Channel.FILE


@dataclass(frozen=True)
class _Loaded:
    """What can be asked for, the schools that are offered, of those named, and who may own requests.

    `until` has the first closed day of those that are offered no more, where files tell of them; `called` says how
    those are called of whom something can be said, where something is; `near` has the schools near the positions of
    what names none.
    """

    kinds: Mapping[str, Kind]
    schools: frozenset[UUID]
    owners: Owners
    until: Mapping[UUID, date]
    called: Mapping[UUID, Called]
    near: Mapping[tuple[float, float], UUID]

    def school_of(self, command: FileRequest) -> UUID | None:
        """Return the school that a request is about: the one it names, or that it happened near to."""
        return command.school or (self.near.get(command.position) if command.position else None)


def _load(commands: Sequence[FileRequest], viewer: Viewer) -> _Loaded:
    near = _near(commands, viewer)
    named = {school for command in commands for school in (command.school, command.of_school) if school}
    named |= set(near.values())
    offered = School.objects.offered().filter(agency=viewer.agency, id__in=named)
    known = frozenset(offered.values_list("id", flat=True)) if named else frozenset()
    gone = {command.school for command in commands if command.from_file and command.school} - known
    until = open_until(viewer, gone) if gone else {}
    kinds = kinds_of(pack_of(viewer.place))
    can_own = owners(viewer.agency, viewer.on, known)
    said_of = any(kinds[command.kind].conduct for command in commands if command.kind in kinds)
    return _Loaded(kinds, known, can_own, until, called(viewer.agency, can_own) if said_of else {}, near)


def _near(commands: Sequence[FileRequest], viewer: Viewer) -> dict[tuple[float, float], UUID]:
    """Return the schools near the positions of what names no school: what happens there is their officer's."""
    positions = {at for command in commands if command.school is None and (at := command.position)}
    if not positions:
        return {}
    offered = School.objects.offered().filter(agency=viewer.agency).exclude(latitude=None)
    places = {
        school: (float(north), float(east))
        for school, north, east in offered.values_list("id", "latitude", "longitude")
        if north is not None and east is not None
    }
    return {at: school for at in positions if (school := school_near(at, places))}


def _at_agency(command: FileRequest, viewer: Viewer, loaded: _Loaded) -> Subject:
    return Subject("request", agency=viewer.agency, author=viewer.account)


def _read(text: str) -> str:
    return clean(without_turns(text))


def _checked(command: FileRequest, act: Act, loaded: _Loaded) -> Asked:
    """Return what is asked, clean; raises Refused."""
    asked = Asked(
        command.kind,
        command.asker,
        command.channel,
        command.language,
        "\n\n".join(filter(None, (_read(command.about_words), _read(command.text)))),
        _read(command.name),
        _read(command.reach),
        _read(command.place),
        command.latitude,
        command.longitude,
    )
    refuse(asked_fault(asked, loaded.kinds))
    if command.channel not in CHANNELS.get(act.viewer.role, ()):
        raise Refused(Code.MALFORMED, "payload.channel", _("This role takes no requests down by this door."))
    if command.by_voice and not asked.reach:
        raise Refused(Code.MALFORMED, "payload.reach", _("To be called, leave a telephone number."))
    return asked


def _asked_at(command: FileRequest, act: Act) -> datetime:
    """Return when it was asked: now, or when a file says that it was; raises Refused."""
    if not command.from_file:
        if command.answered_on is not None:
            raise Refused(
                Code.MALFORMED, "payload.answered_on", _("Only a file tells when somebody was answered.")
            )
        return act.recorded_at
    if act.happened_at > act.recorded_at:
        raise Refused(Code.FUTURE, "happened_at", _("A file tells what was asked, not what will be."))
    refuse(told_fault("answered_on", command.answered_on, day_of(act.happened_at, act), today(act)))
    return act.happened_at


def _was_open(command: FileRequest, act: Act, loaded: _Loaded) -> bool:
    """Say whether a school that is offered no more was open on the day that a file tells of."""
    until = loaded.until.get(command.school) if command.from_file and command.school else None
    return until is not None and day_of(act.happened_at, act) < until


def _check_schools(command: FileRequest, act: Act, loaded: _Loaded) -> None:
    for field, school in (("school", command.school), ("of_school", command.of_school)):
        if school is not None and school not in loaded.schools and not _was_open(command, act, loaded):
            raise Refused(
                Code.UNKNOWN_SCHOOL, f"payload.{field}", _("This agency serves no such school any more.")
            )
    mine = act.viewer.schools if command.channel == Channel.CAMPUS else frozenset()
    if command.of_school is not None and command.of_school not in mine:
        raise Refused(Code.RULE, "payload.of_school", _("Only a school's own office asks for the school."))


def file(command: FileRequest, act: Act, loaded: _Loaded) -> Decided:
    """Write a request down, give it to whoever serves the school today, and promise the answer."""
    asked = _checked(command, act, loaded)
    _check_schools(command, act, loaded)
    kind, asked_at = loaded.kinds[asked.kind], _asked_at(command, act)
    day, by_nobody = day_of(asked_at, act), command.from_file or act.viewer.role == Role.INSTALL
    owner, concerned = _owned(command, asked, kind, loaded)
    row = Request(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=loaded.school_of(command),
        # What somebody asks for himself or herself is no school's.
        of_school_id=None if kind.own else command.of_school,
        kind=kind.slug,
        asker=asked.asker,
        channel=asked.channel,
        language=asked.language,
        own=kind.own,
        conduct=kind.conduct,
        by_voice=command.by_voice,
        author_id=None if by_nobody else act.viewer.account,
        owner_id=owner.account,
        filed_at=asked_at,
        day=day,
        due=promised(day, kind),
        answered_on=command.answered_on,
        wave=(act.enclosed or "") if act.viewer.role == Role.INSTALL else "",
        receipt=digest_of_code(code_of(act.id)) or b"",
    )
    row.tell(_words(asked))
    about = [RequestConcern(request=row, account_id=one) for one in sorted(concerned)]
    return Decided(insert=[row, *about], about=row.pk, secret=row.key_record)


def _owned(command: FileRequest, asked: Asked, kind: Kind, loaded: _Loaded) -> tuple[Owner, frozenset[UUID]]:
    """Return who owns a request, and whose conduct it is about; raises Refused where nobody can own it."""
    known = loaded.owners
    if not kind.conduct:
        owner = owner_of(Held(), known.at(loaded.school_of(command)), known.sergeants, known.active)
        if owner is None:
            raise Refused(
                Code.RULE, "payload", _("Nobody here can own a request yet. Please call the number above.")
            )
        return owner, frozenset()
    if command.about and command.about not in loaded.called:
        raise Refused(Code.MALFORMED, "payload.about", _("Nobody of this agency by that name."))
    chosen = frozenset({command.about} if command.about else ())
    meant = chosen | named_in(command.about_words, loaded.called, whom=True)
    # Whoever is merely named does not read it either, as long as somebody else is left who can.
    for concerned in (meant | named_in(asked.text, loaded.called), meant):
        owner = reviewer_of(Held(), known.reviewers, concerned)
        if owner is not None:
            return owner, concerned
    raise Refused(
        Code.RULE,
        "payload",
        _("Nobody here can read this whom it is not about. Please use the agency's own way instead."),
    )


def _words(asked: Asked) -> dict[str, object]:
    said = {"text": asked.text, "name": asked.name, "reach": asked.reach, "place": asked.place}
    where = {"latitude": asked.latitude, "longitude": asked.longitude}
    return {name: value for name, value in (said | where).items() if value not in ("", None)}


VERBS = (
    Verb("requests.file", FileRequest, _load, _at_agency, file, alone=False, secret=True, by_strangers=True),
)

"""One frozen dataclass and one handler per verb on accounts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Prefetch, Q, prefetch_related_objects

from schoolbeat.access.models import Account, Membership, Reach, Token
from schoolbeat.access.roles import MEMBER_ROLES, SCHOOL_ROLES, Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean, gettext_noop
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.accounts.policy import describe
from schoolbeat.work.accounts.queries import has_role_elsewhere
from schoolbeat.work.accounts.rules import LANGUAGES, SCOPES, is_digest, is_email


@dataclass(frozen=True)
class Provision(Command):
    """Give a person an account, or an account that is there a role at this agency."""

    email: str
    name: str
    role: str
    schools: tuple[UUID, ...] = ()
    language: str = "en"
    synthetic: bool = False


@dataclass(frozen=True)
class OfAccount(Command):
    """A verb on one account of the agency."""

    account: UUID


@dataclass(frozen=True)
class IssueToken(Command):
    """Let a program act in an account's name; the token itself never reaches the ledger, only its digest."""

    account: UUID
    scopes: tuple[str, ...]
    digest: str


@dataclass(frozen=True)
class RevokeToken(Command):
    """Make a token worthless from now on."""

    token: UUID


@dataclass(frozen=True)
class OwnAccount(Command):
    """Something a person did with the own account: signed in or out, set a password."""


@dataclass(frozen=True)
class ChooseLanguage(Command):
    """The language a person reads in."""

    language: str


Loaded = dict[Any, Any]
SERVES_ELSEWHERE = gettext_noop(
    "This person also has a role at another agency. Only who runs this install can issue the link."
)


def _load_by_email(commands: Sequence[Provision], viewer: Viewer) -> Loaded:
    wanted = Q(pk__in=[])
    for command in commands:
        wanted |= Q(email__iexact=command.email.strip())
    present = Prefetch("memberships", Membership.objects.filter(ended=None))
    return {
        account.email.lower(): account for account in Account.objects.filter(wanted).prefetch_related(present)
    }


def _load_accounts(commands: Sequence[OfAccount], viewer: Viewer) -> Loaded:
    present = Prefetch("memberships", Membership.objects.filter(ended=None, agency=viewer.agency))
    wanted = [command.account for command in commands]
    return {
        account.id: account for account in Account.objects.filter(id__in=wanted).prefetch_related(present)
    }


def _load_closing(commands: Sequence[OfAccount], viewer: Viewer) -> Loaded:
    accounts = _load_accounts(commands, viewer)
    good = Token.objects.filter(agency=viewer.agency, revoked_at=None)
    prefetch_related_objects([*accounts.values()], "reaches", Prefetch("tokens", good))
    return accounts


def _load_tokens(commands: Sequence[RevokeToken], viewer: Viewer) -> Loaded:
    return {token.id: token for token in Token.objects.filter(id__in=[command.token for command in commands])}


def _load_own(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    return {viewer.account: Account.objects.get(id=viewer.account)}


def _at_agency(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    return Subject("account", agency=viewer.agency)


def _of_account(command: OfAccount | IssueToken, viewer: Viewer, loaded: Loaded) -> Subject | None:
    account = loaded.get(command.account)
    return describe(account) if account is not None else None


def _of_token(command: RevokeToken, viewer: Viewer, loaded: Loaded) -> Subject | None:
    token = loaded.get(command.token)
    return Subject("token", agency=token.agency, author=token.account_id) if token else None


def _own(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    return Subject("account", agency=viewer.agency, author=viewer.account)


def _check_language(language: str) -> None:
    if language not in LANGUAGES:
        raise Refused(
            Code.MALFORMED, "payload.language", f"A language is one of {', '.join(sorted(LANGUAGES))}."
        )


def _checked(command: Provision) -> tuple[str, str, Role]:
    email, name = command.email.strip().lower(), clean(command.name)
    if not is_email(email):
        raise Refused(Code.MALFORMED, "payload.email", gettext_noop("This is not an e-mail address."))
    if not name or len(name) > 120:
        raise Refused(Code.MALFORMED, "payload.name", gettext_noop("A name has 1 to 120 characters."))
    if command.role not in MEMBER_ROLES:
        raise Refused(Code.MALFORMED, "payload.role", f"A role is one of {', '.join(MEMBER_ROLES)}.")
    _check_language(command.language)
    role = Role(command.role)
    if role in SCHOOL_ROLES and not command.schools:
        raise Refused(
            Code.UNKNOWN_SCHOOL,
            "payload.schools",
            gettext_noop("A principal or counselor belongs to a school."),
        )
    return email, name, role


def _opened(account: Account, fresh: bool) -> list[Any]:
    """Return the rows of a fresh account: itself, and the address that the sign-in library knows as proven."""
    if not fresh:
        return []
    return [account, EmailAddress(user=account, email=account.email, verified=True, primary=True)]


def _is_invented(command: Provision, viewer: Viewer) -> bool:
    """Say whether the person is invented: anybody may sign in as one, so only a demo has some, and it has no others."""
    if command.synthetic and not (viewer.synthetic or viewer.role is Role.INSTALL):
        raise Refused(
            Code.NOT_PERMITTED, "payload.synthetic", gettext_noop("Only a demo has invented people.")
        )
    return command.synthetic or viewer.synthetic


def provision(command: Provision, act: Act, loaded: Loaded) -> Decided:
    """Open an account (or a role for one that is there); the account's id is the entry's."""
    email, name, role = _checked(command)
    synthetic = _is_invented(command, act.viewer)
    account = loaded.get(email)
    fresh = account is None
    if account is None:
        account = Account(
            id=act.id,
            email=email,
            name=name,
            language=command.language,
            synthetic=synthetic,
            created_at=act.recorded_at,
        )
        account.set_unusable_password()
        loaded[email] = account
    elif any(membership.agency == act.viewer.agency for membership in account.memberships.all()):
        raise Refused(
            Code.RULE, "payload.email", gettext_noop("This person has an account at this agency already.")
        )
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    membership = Membership(
        id=derived_id(act.id, "membership"),
        account=account,
        agency=act.viewer.agency,
        role=role.value,
        zone=act.viewer.zone.key,
        place=act.viewer.place,
        since=today,
    )
    reaches = [
        Reach(account=account, school=school, start=today, source=membership.id)
        for school in dict.fromkeys(command.schools)
    ]
    return Decided(insert=[*_opened(account, fresh), membership, *reaches], about=account.id)


def close(command: OfAccount, act: Act, loaded: Loaded) -> Decided:
    """End a person's role at this agency, with its schools and tokens: they are no part of a role to come."""
    today = act.recorded_at.astimezone(act.viewer.zone).date()
    account = loaded[command.account]
    ended = [membership for membership in account.memberships.all() if membership.ended is None]
    sources = {membership.id for membership in ended}
    reaches = [
        reach
        for reach in account.reaches.all()
        if reach.source in sources and (reach.end is None or reach.end > today)
    ]
    tokens = list(account.tokens.all())
    for membership in ended:
        membership.ended = today
    for token in tokens:
        token.revoked_at = token.revoked_at or act.recorded_at
    cut = [reach for reach in reaches if reach.start < today]
    for reach in cut:
        reach.end = today
    # A reach that began today would be one without a day.
    gone = [reach for reach in reaches if reach.start >= today]
    return Decided(change=[*ended, *cut, *tokens], remove=gone, about=command.account)


def issue_link(command: OfAccount, act: Act, loaded: Loaded) -> Decided:
    """Note that somebody issued a one-time link; the link itself is made by the door and never stored."""
    if act.viewer.role is not Role.INSTALL and has_role_elsewhere(command.account, act.viewer.agency):
        raise Refused(Code.RULE, "payload.account", SERVES_ELSEWHERE)
    return Decided(about=command.account)


def issue_token(command: IssueToken, act: Act, loaded: Loaded) -> Decided:
    """Open a token for an account of this agency; the token's id is the entry's."""
    if not command.scopes or set(command.scopes) - SCOPES:
        raise Refused(Code.MALFORMED, "payload.scopes", f"Scopes are {', '.join(sorted(SCOPES))}.")
    if not is_digest(command.digest):
        raise Refused(Code.MALFORMED, "payload.digest", gettext_noop("A digest is a SHA-256 in hexadecimal."))
    token = Token(
        id=act.id,
        account_id=command.account,
        agency=act.viewer.agency,
        digest=bytes.fromhex(command.digest),
        scopes=" ".join(sorted(set(command.scopes))),
        created_at=act.recorded_at,
    )
    return Decided(insert=[token], about=command.account)


def revoke_token(command: RevokeToken, act: Act, loaded: Loaded) -> Decided:
    """Make a token worthless."""
    token = loaded[command.token]
    token.revoked_at = act.recorded_at
    return Decided(change=[token], about=token.account_id)


def noted(command: OwnAccount, act: Act, loaded: Loaded) -> Decided:
    """Note what a person did with the own account; the library wrote its own tables."""
    return Decided(about=act.viewer.account)


def choose_language(command: ChooseLanguage, act: Act, loaded: Loaded) -> Decided:
    """Keep the language for the next sign-in."""
    _check_language(command.language)
    account = loaded[act.viewer.account]
    account.language = command.language
    return Decided(change=[account], about=account.id)


VERBS = (
    Verb("accounts.provision", Provision, _load_by_email, _at_agency, provision),
    Verb("accounts.close", OfAccount, _load_closing, _of_account, close),
    Verb("accounts.issue_link", OfAccount, _load_accounts, _of_account, issue_link),
    Verb("accounts.issue_token", IssueToken, _load_accounts, _of_account, issue_token),
    Verb("accounts.revoke_token", RevokeToken, _load_tokens, _of_token, revoke_token),
    Verb("accounts.sign_in", OwnAccount, lambda commands, viewer: {}, _own, noted),
    Verb("accounts.sign_out", OwnAccount, lambda commands, viewer: {}, _own, noted),
    Verb("accounts.set_password", OwnAccount, lambda commands, viewer: {}, _own, noted),
    Verb("accounts.choose_language", ChooseLanguage, _load_own, _own, choose_language),
)

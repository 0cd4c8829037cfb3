"""Commands on accounts and tokens."""

import argparse
import secrets
from typing import Any

from django.conf import settings

from schoolbeat.access.roles import MEMBER_ROLES
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import token_digest
from schoolbeat.config.cli.answer import Refusal, command, must, say
from schoolbeat.config.cli.ready import install_at, make_ready
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.shared.links import password_path
from schoolbeat.work.accounts.queries import account_by_email, agencies_of
from schoolbeat.work.accounts.rules import SCOPES
from schoolbeat.work.roster.queries import agencies_by_slug, is_synthetic, roster


def one_time_link(account: Any) -> str:
    """Return the address at which the account's owner sets a password: once, within three days."""
    return settings.PUBLIC_URL + password_path(account)


def _must_be_known(viewer: Viewer, typed: list[str]) -> None:
    """Raise Refusal for a school that this agency does not have."""
    known = {str(school.id) for school in roster(viewer).schools}
    for school in typed:
        if school.lower() not in known:
            words = f"This agency has no school {school!r}."
            raise Refusal(words, [{"code": "unknown_school", "field": "payload.schools", "message": words}])


def _create(arguments: argparse.Namespace) -> int:
    make_ready()
    if is_synthetic():
        raise Refusal("This folder holds a demo; real accounts cannot stand beside invented ones.")
    viewer = install_at(arguments.agency)
    _must_be_known(viewer, arguments.school)
    payload = {
        "email": arguments.email,
        "name": arguments.name,
        "role": arguments.role,
        "schools": arguments.school,
        "language": arguments.language,
    }
    must(run_one(Envelope("accounts.provision", clock.now(), payload), viewer))
    account = account_by_email(viewer, arguments.email)
    assert account is not None
    link = one_time_link(account)
    say(
        arguments,
        {"account": str(account.pk), "link": link},
        f"The link sets a password, once, within three days:\n{link}",
    )
    return 0


def _link(arguments: argparse.Namespace) -> int:
    make_ready()
    viewer = install_at(arguments.agency)
    account = account_by_email(viewer, arguments.email)
    if account is None:
        raise Refusal("There is no such account at this agency.")
    must(run_one(Envelope("accounts.issue_link", clock.now(), {"account": str(account.pk)}), viewer))
    link = one_time_link(account)
    say(arguments, {"link": link}, link)
    return 0


def _first_agency(email: str) -> str:
    held = agencies_of(email)
    for slug, agency in agencies_by_slug().items():
        if held and agency.id == held[0]:
            return slug
    raise Refusal("There is no such account.")


def _token(arguments: argparse.Namespace) -> int:
    make_ready()
    viewer = install_at(arguments.agency or _first_agency(arguments.account))
    account = account_by_email(viewer, arguments.account)
    if account is None:
        raise Refusal("There is no such account at this agency.")
    token = secrets.token_urlsafe(32)
    payload = {"account": str(account.pk), "scopes": arguments.scope, "digest": token_digest(token).hex()}
    must(run_one(Envelope("accounts.issue_token", clock.now(), payload), viewer))
    say(arguments, {"token": token}, token)
    return 0


def add_to(verbs: Any) -> None:
    """Add the commands."""
    account = verbs.add_parser("account", help="accounts of people").add_subparsers(
        required=True, metavar="VERB"
    )
    create = command(account, "create", "provision a person; prints a one-time link", _create)
    create.add_argument("--email", required=True)
    create.add_argument("--name", required=True)
    create.add_argument("--role", required=True, choices=[role.value for role in MEMBER_ROLES])
    create.add_argument("--agency", required=True, metavar="SLUG")
    create.add_argument("--school", action="append", default=[], metavar="ID")
    create.add_argument("--language", default="en", choices=[code for code, _name in settings.LANGUAGES])
    link = command(account, "link", "print a fresh one-time link for a person", _link)
    link.add_argument("--email", required=True)
    link.add_argument("--agency", required=True, metavar="SLUG")
    token = verbs.add_parser("token", help="keys for programs").add_subparsers(required=True, metavar="VERB")
    issue = command(token, "create", "print a token that acts for an account", _token)
    issue.add_argument("--account", required=True, metavar="EMAIL")
    issue.add_argument("--scope", action="append", required=True, choices=sorted(SCOPES))
    issue.add_argument("--agency", metavar="SLUG")

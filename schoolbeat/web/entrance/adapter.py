"""Ties the sign-in library to the house: nobody signs up, and what matters becomes an entry."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one


def note(account: Any, verb: str) -> None:
    """Put what a person did with the own account on the ledger, where the person has a role."""
    viewer = viewer_for(account.id)
    if viewer is not None:
        run_one(Envelope(verb, clock.now(), {}), viewer)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are provisioned; signing in and out leaves an entry."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account for themselves."""
        return False

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        """Let in who has a role somewhere; tell the others why not."""
        refusal = super().pre_login(request, user, **kwargs)
        if refusal is None and viewer_for(user.id) is None:
            return render(request, "entrance/choose-agency.html", {"choices": ()}, status=403)
        return refusal

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign a person in and note it."""
        super().login(request, user)
        note(user, "accounts.sign_in")

    def logout(self, request: HttpRequest) -> None:
        """Note that a person leaves, and sign out."""
        if request.user.is_authenticated:
            note(request.user, "accounts.sign_out")
        super().logout(request)

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Say nothing of what the page shows anyway."""

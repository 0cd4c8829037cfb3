"""Sign-in and -out, the one-time link that sets a password, language, health."""

from typing import Any
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import auth
from django.contrib.auth import views as auth_views
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from schoolbeat.access.permits import may_ever
from schoolbeat.access.roles import Role
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.keys import check_keys
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.entrance.adapter import note
from schoolbeat.web.entrance.presenters import cast_groups, role_choices
from schoolbeat.web.shared.doors import OPEN, SIGNED_IN, DoorRequest, door
from schoolbeat.web.shared.middleware import AGENCY
from schoolbeat.work.accounts.queries import demo_account, demo_cast, roles_of

FIRST_PAGES = (("field.open", "/today/"), ("desk.open", "/desk/"), ("campus.open", "/campus/"))


def _in_own_language(request: HttpRequest, response: HttpResponse, language: str) -> HttpResponse:
    """Let a person read in the own language from here on, unless another was chosen on this device."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000, samesite="Lax")
    return response


class SignIn(LoginView):
    """Sign in with e-mail and password; the demo also offers its cast."""

    template_name = "entrance/sign-in.html"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """End the session of somebody who lost every role: the first page would only send them back here."""
        if request.user.is_authenticated and request.viewer is None:
            auth.logout(request)
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Sign in, and from here on in the account's language."""
        response = super().form_valid(form)
        language = getattr(self.request.user, "language", settings.LANGUAGE_CODE)
        return _in_own_language(self.request, response, language)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the demo's cast, which a real install does not have."""
        return super().get_context_data(**kwargs) | {"cast": cast_groups(demo_cast())}


@door(OPEN)
@require_POST
def sign_in_demo(request: HttpRequest) -> HttpResponse:
    """Sign in as a member of the demo's invented cast; a real account cannot be reached this way."""
    account = demo_account(request.POST.get("account", ""))
    if account is None:
        return render(request, "404.html", status=404)
    get_adapter().login(request, account)
    return _in_own_language(request, redirect("/"), account.language)


@door(SIGNED_IN)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out."""
    get_adapter().logout(request)
    return render(request, "entrance/signed-out.html", {"viewer": None})


@door(SIGNED_IN)
@require_GET
def home(request: DoorRequest) -> HttpResponse:
    """Send a person to the first page of the own role."""
    if request.viewer.role is Role.SERGEANT:
        return redirect("/desk/")
    for permission, page in FIRST_PAGES:
        if may_ever(request.viewer, permission):
            return redirect(page)
    return redirect("/choose-agency/")


@door(SIGNED_IN)
def choose_agency(request: DoorRequest) -> HttpResponse:
    """Let a person with roles at several agencies choose one."""
    choices = role_choices(roles_of(request.viewer))
    if request.method == "POST":
        wanted = request.POST.get("agency", "")
        if wanted in {choice.agency for choice in choices}:
            request.session[AGENCY] = UUID(wanted).hex
            return redirect("/")
    return render(request, "entrance/choose-agency.html", {"choices": choices})


@door(OPEN)
@require_POST
def choose_language(request: Any) -> HttpResponse:
    """Keep the language in a cookie and, for who is signed in, with the account."""
    language = request.POST.get("language", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    response = HttpResponseRedirect(back)
    if language in dict(settings.LANGUAGES) and check_for_language(language):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000, samesite="Lax")
        if request.viewer is not None:
            run_one(Envelope("accounts.choose_language", clock.now(), {"language": language}), request.viewer)
    return response


@method_decorator(sensitive_post_parameters(), name="dispatch")
class SetPassword(auth_views.PasswordResetConfirmView):
    """Set a password by the one-time link that somebody issued; the link works once and for three days."""

    template_name = "entrance/password-set.html"
    success_url = reverse_lazy("account_login")

    def form_valid(self, form: Any) -> HttpResponse:
        """Keep the password and note that it was set."""
        response = super().form_valid(form)
        note(self.user, "accounts.set_password")
        return response


@door(OPEN)
@require_GET
def healthz(request: HttpRequest) -> JsonResponse:
    """Say 200 only when a request could be served: database there, migrated, keys readable."""
    try:
        executor = MigrationExecutor(connection)
        ready = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        check_keys()
    except (OSError, ValueError, DatabaseError):
        ready = False
    answer = {"ready": ready, "version": settings.VERSION}
    return JsonResponse(answer, status=200 if ready else 503)

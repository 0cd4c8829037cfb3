"""The settings of the house: one file, reading the environment. Every variable stands in docs/settings.md."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from csp.constants import NONE, SELF

from schoolbeat import __version__
from schoolbeat.foundation.files import write_once

PACKAGE = Path(__file__).resolve().parent.parent


DATA_DIR = Path(os.environ.get("SCHOOLBEAT_DATA", "var")).resolve()
SHARED_DIR = Path(os.environ.get("SCHOOLBEAT_SHARED", "../shared")).resolve()
PUBLIC_URL = os.environ.get("SCHOOLBEAT_URL", "http://127.0.0.1:8000").rstrip("/")
SERVED_BY = os.environ.get("SCHOOLBEAT_SERVED_BY", "")
BEHIND_TLS = PUBLIC_URL.startswith("https://")
VERSION = __version__


def _secret_key() -> str:
    """Read the key that signs sessions and links, or make it: it belongs to the install, not to the tree."""
    path = DATA_DIR / "keys" / "secret.key"
    write_once(path, secrets.token_urlsafe(48).encode())
    return path.read_text()


SECRET_KEY = _secret_key()
DEBUG = False
ALLOWED_HOSTS = os.environ.get("SCHOOLBEAT_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if BEHIND_TLS else []

OFF_ON_REAL_INSTALLS = ("incidents.",)
"""Permissions that begin so are nobody's on an install of real people, until retention, sealing and second factors are
there; the demo has them, so that they can be looked at."""
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "schoolbeat.access",
    "schoolbeat.ledger",
    "schoolbeat.work.accounts",
    "schoolbeat.work.roster",
    "schoolbeat.work.people",
    "schoolbeat.work.requests",
    "schoolbeat.work.activities",
    "schoolbeat.work.incidents",
    "schoolbeat.work.preparedness",
    "schoolbeat.work.calendar",
    "schoolbeat.work.education",
    "schoolbeat.work.portal",
    "schoolbeat.work.resources",
    "schoolbeat.insight.publishing",
    "schoolbeat.insight.letters",
    "schoolbeat.web.shared",
    "schoolbeat.web.entrance",
    "schoolbeat.web.field",
    "schoolbeat.web.desk",
    "schoolbeat.web.campus",
    "schoolbeat.web.public",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "schoolbeat.web.shared.middleware.Headers",
    "schoolbeat.web.public.hosts.OwnHost",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "schoolbeat.web.shared.middleware.Doorkeeper",
]
ROOT_URLCONF = "schoolbeat.config.urls"
WSGI_APPLICATION = "schoolbeat.config.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "schoolbeat.web.shared.frame.frame",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}", conn_max_age=600, conn_health_checks=False
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL: what was acknowledged survives a crash of the machine, not only of the process.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # As long as the largest log takes to be read in: meanwhile a phone waits for its turn, and loses nothing.
        "timeout": 60,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
        "PRAGMA temp_store=MEMORY;",
    }
# Work that waits its turn stands in the database; the worker that `serve` runs beside the web server does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 12}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("email", "name")}),
        ("CommonPasswordValidator", {}),
    )
]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "schoolbeat.web.entrance.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/sign-in/"
# Behind a proxy every request comes from the proxy; the network that counts is the one it names.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_TLS else 0
# Per network and per account, never per install: nobody can lock a whole agency out.
ACCOUNT_RATE_LIMITS = {"login": "60/m/ip", "login_failed": "30/m/ip,6/5m/key"}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

# Letters are mailed where the city names its server: smtp://user:password@host:587, smtps:// or smtp+tls://.
_MAIL = urlsplit(os.environ.get("SCHOOLBEAT_MAIL", ""))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL.hostname else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _MAIL.hostname or "", _MAIL.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_MAIL.username or ""), unquote(_MAIL.password or "")
EMAIL_USE_SSL, EMAIL_USE_TLS = _MAIL.scheme == "smtps", _MAIL.scheme == "smtp+tls"
EMAIL_TIMEOUT = 20
MAILS = bool(_MAIL.hostname)
DEFAULT_FROM_EMAIL = os.environ.get("SCHOOLBEAT_MAIL_FROM", "schoolbeat@localhost")

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("es", "Español")]
FORMAT_MODULE_PATH = "schoolbeat.config.formats"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "uploads"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "kind_only": {"()": "schoolbeat.foundation.logs.KindOnly"},
        "places_only": {"()": "schoolbeat.foundation.logs.PlacesOnly"},
    },
    # An error's words may hold what somebody wrote, or a row of the database: the log gets its class and places.
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["places_only"]},
        "jobs": {"class": "logging.StreamHandler", "filters": ["kind_only"]},
    },
    # A job works on what people wrote: of its error the log gets the kind alone.
    "loggers": {"django_tasks": {"handlers": ["jobs"], "propagate": False}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("SCHOOLBEAT_LOG_LEVEL", "WARNING")},
}

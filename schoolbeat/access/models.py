"""Accounts and what ties them to agencies and schools; ids of agencies and schools are plain UUIDs down here."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from schoolbeat.access.roles import MEMBER_ROLES
from schoolbeat.foundation.ids import new_id


class AccountManager(BaseUserManager["Account"]):
    """Finds an account by its e-mail address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account whose e-mail is `username`; raises DoesNotExist."""
        return self.get(email__iexact=username or "")


class Account(AbstractBaseUser):
    """A person who can sign in; provisioned by somebody, never self-made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    synthetic = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = AccountManager()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(Lower("email"), name="account_email_once")
        ]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """An account's role at one agency; `zone` and `place` are the agency's, so that "today" and the law are its own."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    agency = models.UUIDField()
    role = models.CharField(max_length=12, choices=[(role.value, role.value) for role in MEMBER_ROLES])
    zone = models.CharField(max_length=64)
    place = models.CharField(
        max_length=160,
        help_text="State, county or city, and agency, as in us-ca-chula-vista/chula-vista: names the packs.",
    )
    since = models.DateField()
    ended = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["account", "agency"], condition=models.Q(ended=None), name="one_role_per_agency"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role}"


class Reach(models.Model):
    """A school that an account reaches from `start` up to, not including, `end`; `source` is the tour or post."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="reaches")
    school = models.UUIDField()
    start = models.DateField()
    end = models.DateField(null=True, blank=True)
    source = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(end=None) | models.Q(end__gt=models.F("start")), name="reach_half_open"
            ),
            models.UniqueConstraint(fields=["source", "account", "school"], name="reach_once_per_source"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "start"], name="reach_school")
        ]

    def __str__(self) -> str:
        return f"{self.account_id} at {self.school}"


class Token(models.Model):
    """A key for a program that calls the API in a person's name; only its digest is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="tokens")
    agency = models.UUIDField()
    digest = models.BinaryField(max_length=32, unique=True)
    scopes = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"token {self.id}"

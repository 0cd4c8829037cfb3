"""A request, and what was done with it step by step; words and names are encrypted, for a child may stand in them."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered, Recorded
from schoolbeat.work.requests.vocabulary import Asker, Channel, End, Handler, Step
from schoolbeat.work.roster.models import Agency, School


def _among(column: str, words: type[StrEnum], empty: bool = False) -> Q:
    allowed = Q(**{f"{column}__in": [word.value for word in words]})
    return allowed | Q(**{column: ""}) if empty else allowed


class Request(Enciphered):
    """Something that somebody asks of the program; it always has an owner and a day on which the answer is promised."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    school = models.ForeignKey(
        School, models.PROTECT, null=True, related_name="+", help_text="What it is about."
    )
    of_school = models.ForeignKey(
        School, models.PROTECT, null=True, related_name="+", help_text="The school whose office asked."
    )
    kind = models.CharField(max_length=40)
    asker = models.CharField(max_length=14)
    channel = models.CharField(max_length=8)
    language = models.CharField(max_length=5, help_text="In which the answer is wanted.")
    own = models.BooleanField(default=False, help_text="Asked for oneself: no school ever sees it.")
    conduct = models.BooleanField(
        default=False, help_text="Said of how an officer works: no officer reads it, nor whoever it is about."
    )
    by_voice = models.BooleanField(default=False, help_text="The asker wants to be called.")
    author = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", help_text="Who took it down."
    )
    owner = models.ForeignKey(Account, models.PROTECT, related_name="+")
    by_hand = models.BooleanField(
        default=False, help_text="Handed to its owner by somebody, not by the rule."
    )
    filed_at = models.DateTimeField()
    day = models.DateField(help_text="On which it was filed, where the agency is.")
    due = models.DateField(help_text="By which an answer is promised.")
    answered_on = models.DateField(null=True, help_text="When the asker was answered first.")
    ended_at = models.DateTimeField(null=True)
    handler = models.CharField(max_length=7, blank=True)
    end = models.CharField(max_length=8, blank=True)
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", help_text="Said before in.")
    wave = models.CharField(max_length=16, blank=True, help_text="The flood it came in with; empty: in none.")
    swept_at = models.DateTimeField(null=True)
    receipt = models.BinaryField(max_length=16, help_text="Digest of the code by which the asker follows it.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["receipt"], name="receipt_once"),
            models.CheckConstraint(condition=_among("asker", Asker), name="request_asker"),
            models.CheckConstraint(condition=_among("channel", Channel), name="request_channel"),
            models.CheckConstraint(condition=_among("handler", Handler, empty=True), name="request_handler"),
            models.CheckConstraint(condition=_among("end", End, empty=True), name="request_end"),
            models.CheckConstraint(
                condition=Q(end="") | Q(handler=Handler.OFFICER.value), name="request_end_is_an_officers"
            ),
            models.CheckConstraint(condition=Q(own=False) | Q(of_school=None), name="own_is_no_schools"),
            models.CheckConstraint(condition=Q(conduct=False) | Q(own=True), name="conduct_is_no_schools"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "due"], condition=Q(ended_at=None), name="request_open"),
            models.Index(fields=["agency", "filed_at"], name="request_by_agency"),
            models.Index(fields=["owner"], condition=Q(ended_at=None), name="request_owned"),
            models.Index(fields=["of_school", "filed_at"], name="request_of_school"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"


class RequestStep(Enciphered):
    """One thing done with a request; append-only. An answer stands in the asker's language."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, models.PROTECT, related_name="steps")
    what = models.CharField(max_length=9)
    at = models.DateTimeField()
    by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", help_text="Nobody: the house."
    )
    to = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=10, blank=True)
    record_kind = models.CharField(max_length=20, blank=True)
    record = models.UUIDField(null=True, help_text="What it became, or was joined with.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=_among("what", Step), name="request_step"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["record_kind", "record"], condition=~Q(record=None), name="request_became")
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.request_id}"


class RequestConcern(Recorded):
    """An account whose conduct a request is about: whoever holds it reads nothing of the request."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    request = models.ForeignKey(Request, models.PROTECT, related_name="concerns")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    stands = models.BooleanField(default=True, help_text="No: somebody saw that it is not about this person.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["request", "account"], name="concern_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["account", "request"], condition=Q(stands=True), name="concern_of_account")
        ]

    def __str__(self) -> str:
        return f"{self.request_id} about {self.account_id}"

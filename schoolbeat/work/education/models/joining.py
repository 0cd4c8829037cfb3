"""Who takes part in a season: children by consent, encrypted; volunteers by clearance; and who of them was there."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered, Recorded
from schoolbeat.work.education.models.lessons import among
from schoolbeat.work.education.models.programs import Season, Session
from schoolbeat.work.education.vocabulary import GRADES, Consent, ConsentWay
from schoolbeat.work.roster.models import Agency, School


class SignUp(Enciphered):
    """A child who is to take part in a season: the names stand encrypted, apart from every record of the police."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    season = models.ForeignKey(Season, models.PROTECT, related_name="sign_ups")
    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    grade = models.CharField(max_length=2)
    consent = models.CharField(max_length=10)
    way = models.CharField(max_length=6, blank=True)
    photo = models.BooleanField(default=False, help_text="Photos of the child may be taken and shown.")
    by_link = models.BooleanField(default=False, help_text="Signed up on the public page.")
    wave = models.CharField(max_length=16, blank=True, help_text="The flood it came in with; empty: in none.")
    language = models.CharField(max_length=5)
    by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="+", help_text="Who wrote it down."
    )
    signed_on = models.DateField()
    given_on = models.DateField(null=True)
    withdrawn_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("consent", Consent), name="sign_up_consent"),
            models.CheckConstraint(condition=among("way", ("", *ConsentWay)), name="sign_up_way"),
            models.CheckConstraint(condition=among("grade", GRADES), name="sign_up_grade"),
            models.CheckConstraint(
                condition=~Q(consent=Consent.GIVEN.value) | Q(given_on__isnull=False),
                name="given_consent_has_day",
            ),
            models.CheckConstraint(
                condition=Q(consent=Consent.GIVEN.value) | Q(photo=False), name="no_photo_without_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"sign-up {self.id}"


def placed(found: models.QuerySet[SignUp]) -> models.QuerySet[SignUp]:
    """Return those of some sign-ups that take a place: not who left, nor who waits by the public page."""
    stays = found.filter(destroyed=False, consent__in=(Consent.AWAITED, Consent.GIVEN))
    return stays.exclude(consent=Consent.AWAITED, by_link=True)


class Presence(Recorded):
    """A child who took part in a session."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="presences")
    sign_up = models.ForeignKey(SignUp, models.PROTECT, related_name="presences")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["session", "sign_up"], name="presence_once"),
        ]

    def __str__(self) -> str:
        return f"presence at {self.session_id}"


class Volunteer(Recorded):
    """A grown-up who helps with programs, and from when to when that person is cleared to be with children."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    reach = models.CharField(max_length=200, blank=True)
    clearance = models.CharField(max_length=200, help_text="What was checked, and by whom.")
    cleared_on = models.DateField()
    cleared_until = models.DateField(help_text="The last day on which it holds.")
    ended = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(cleared_until__gte=F("cleared_on")), name="volunteer_cleared"),
        ]

    def __str__(self) -> str:
        return f"volunteer {self.id}"


class Helper(Recorded):
    """A volunteer who helps with a season."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    season = models.ForeignKey(Season, models.PROTECT, related_name="helpers")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="helps")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["season", "volunteer"], name="helper_once"),
        ]

    def __str__(self) -> str:
        return f"helper of {self.season_id}"


class Helped(Recorded):
    """A volunteer who helped at a session."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, models.PROTECT, related_name="helped")
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["session", "volunteer"], name="helped_once"),
        ]

    def __str__(self) -> str:
        return f"helped at {self.session_id}"

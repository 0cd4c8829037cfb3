"""The portal of an agency: its state, its telephone lines and test calls, its words, officers and alerts.

What the public was told when stays as rows: versions, test calls and alerts are added, never overwritten.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.portal.vocabulary import Accent, Language, Section


class Portal(Recorded):
    """The portal of an agency: its color, its own host name where it has one, and since when it is public."""

    agency = models.UUIDField(primary_key=True, editable=False)
    accent = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in Accent], default=Accent.BLUE
    )
    host = models.CharField(max_length=120, blank=True, help_text="As in sro.city.example; empty: none.")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.UUIDField(null=True, blank=True)
    published_by_name = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["host"], condition=~Q(host=""), name="portal_host_once")
        ]

    def __str__(self) -> str:
        return f"portal of {self.agency}"


class PublicLine(Recorded):
    """What staff say of a telephone number of the program: the whole of it, or why it is left off."""

    phone = models.UUIDField(primary_key=True, help_text="The program's number as its source prints it.")
    agency = models.UUIDField()
    number = models.CharField(max_length=16, blank=True, help_text="E.164, entered by staff; never guessed.")
    left_off = models.CharField(max_length=300, blank=True, help_text="Why the portal does not show it.")

    def __str__(self) -> str:
        return self.number or str(self.phone)


class LineCall(Recorded):
    """A test call: somebody dialed the number, and somebody answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    phone = models.UUIDField()
    number = models.CharField(max_length=16)
    day = models.DateField()
    called_by = models.CharField(max_length=120)
    answered = models.CharField(max_length=200, blank=True, help_text="Who or what answered.")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "day"], name="call_by_agency")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.day}"


class SectionVersion(Recorded):
    """What a section says in one language from a moment on; an empty text takes the section off."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    section = models.CharField(max_length=16, choices=[(one.value, one.value) for one in Section])
    language = models.CharField(max_length=2, choices=[(one.value, one.value) for one in Language])
    number = models.PositiveIntegerField()
    heading = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=160, blank=True)
    written_by = models.CharField(max_length=120)
    reviewed_by = models.CharField(max_length=120, blank=True, help_text="Who reviewed the Spanish.")
    of = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of Spanish: the number of the English that it says."
    )
    by = models.UUIDField()
    written_at = models.DateTimeField()
    shown_from = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["agency", "section", "language", "number"], name="section_version_once"
            ),
            models.CheckConstraint(
                condition=~Q(language="es") | ~Q(reviewed_by="") | Q(text=""), name="spanish_was_reviewed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.language} {self.number}"


class SiteAlert(Recorded):
    """A line above every page, from a moment up to another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.UUIDField()
    text = models.CharField(max_length=300)
    text_es = models.CharField(max_length=300, blank=True)
    reviewed_by = models.CharField(max_length=120, blank=True, help_text="Who reviewed the Spanish.")
    by_name = models.CharField(max_length=160)
    start = models.DateTimeField()
    end = models.DateTimeField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="alert_in_order")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "end"], name="alert_by_agency")
        ]

    def __str__(self) -> str:
        return self.text[:80]


class OfficerProfile(Recorded):
    """What the public is shown of an officer who agreed to it; without a day of consent nothing is."""

    officer = models.UUIDField(primary_key=True)
    agency = models.UUIDField()
    languages = models.JSONField(default=list, help_text="In the officer's own words: English, Spanish.")
    words = models.CharField(max_length=600, blank=True)
    words_es = models.CharField(max_length=600, blank=True)
    reviewed_by = models.CharField(max_length=120, blank=True, help_text="Who reviewed the Spanish.")
    email = models.EmailField(blank=True)
    photo = models.CharField(max_length=64, blank=True, help_text="SHA-256 of the picture as we made it.")
    consented_on = models.DateField(null=True, blank=True)
    consent_noted_by = models.CharField(max_length=160, blank=True)

    def __str__(self) -> str:
        return f"profile of {self.officer}"


class PublicContact(Recorded):
    """A person of a school's office whom the portal names as the way to an officer."""

    contact = models.UUIDField(primary_key=True)
    agency = models.UUIDField()
    since = models.DateField()

    def __str__(self) -> str:
        return str(self.contact)


class SchoolRemark(Recorded):
    """What a school's principal said of a version before the public read it."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.UUIDField()
    version = models.ForeignKey(SectionVersion, models.PROTECT, related_name="remarks")
    school = models.UUIDField()
    by_name = models.CharField(max_length=160)
    text = models.CharField(max_length=500)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "at"], name="remark_by_agency")
        ]

    def __str__(self) -> str:
        return f"{self.school} on {self.version_id}"

"""Who people are: what is said of them is encrypted, what finds them is hashed under the install's key."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.hats import Hat
from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.people.vocabulary import PersonKind
from schoolbeat.work.roster.models import Agency


class Person(Enciphered):
    """A student, guardian, member of staff or caller, under one hat; names, birth date and contacts are encrypted.

    A person known to the school and to the unit is two records: a link between them carries nothing across.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", db_index=False)
    hat = models.CharField(max_length=20, editable=False, help_text="Fixed when the record is made.")
    kind = models.CharField(max_length=8)
    author = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    entered_on = models.DateField()
    born = models.BigIntegerField(null=True, help_text="Keyed hash of the birth date, to find by it.")
    source = models.BinaryField(max_length=16, null=True, help_text="Keyed hash of the id at its source.")
    same = models.BinaryField(max_length=16, default=b"", help_text="Keyed digest: the same words, the same.")
    left_on = models.DateField(null=True, help_text="Since when the source no longer has this person.")
    into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", help_text="Merged into.")

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(hat__in=[hat.value for hat in Hat]), name="person_hat"),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in PersonKind]), name="person_kind"
            ),
            models.UniqueConstraint(
                fields=["agency", "source"], condition=~Q(source=None), name="person_source_once"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["agency", "hat", "kind"], name="person_by_hat"),
            models.Index(fields=["born"], condition=~Q(born=None), name="person_born"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def present(self) -> bool:
        """Say whether the record stands: neither destroyed nor merged into another."""
        return not self.destroyed and self.into_id is None

    def whole(self) -> list["Person"]:
        """Return this record and all that were merged into it, however often."""
        found, last = [self], [self]
        while last:
            last = list(Person.objects.filter(into__in=last))
            found += last
        return found

    def standing(self) -> "Person":
        """Return the record that stands for this one: itself, or the one that it was merged into in the end."""
        one = self
        while one.into is not None:
            one = one.into
        return one


class PersonName(models.Model):
    """A pair of a given and a family name word of a person, as keyed hashes: a person is found by them, not read."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="names", db_index=False)
    given = models.BigIntegerField()
    family = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "given", "family"], name="person_name_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["given", "family", "person"], name="person_by_given"),
            models.Index(fields=["family", "given", "person"], name="person_by_family"),
        ]

    def __str__(self) -> str:
        return f"name of {self.person_id}"


class NameWord(models.Model):
    """A slip of the tongue or the thumb (hashed) that leads to a name word (hashed)."""

    id = models.BigAutoField(primary_key=True)
    slip = models.BigIntegerField()
    word = models.BigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["slip", "word"], name="name_word_once"),
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["word"], name="name_word_word")]

    def __str__(self) -> str:
        return f"slip {self.slip}"


class Demographic(models.Model):
    """What aggregate reports count by; its code is a keyed hash of the person, so that no page leads there."""

    code = models.BinaryField(max_length=16, primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    sex = models.CharField(max_length=12, blank=True)
    races = models.JSONField(default=list, help_text="As the source has them.")

    def __str__(self) -> str:
        return "demographic"

"""The ledger's tables. An entry outlives its content: content can be destroyed, history cannot be rewritten."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from schoolbeat.foundation.ids import derived_id


class Recorded(models.Model):
    """A row that the runner writes: it names the entry that wrote it last, so that a missing entry is noticed."""

    entry = models.UUIDField(editable=False)
    entry_digest = models.BinaryField(max_length=32, editable=False)

    class Meta:
        abstract = True


class Enciphered(Recorded):
    """A row whose words are about a child: they are encrypted under a key of their own, which can be destroyed.

    A handler says the words by `tell`; the runner encrypts them when it saves the row.
    """

    content = models.BinaryField(editable=False, default=b"")
    destroyed = models.BooleanField(default=False, editable=False)
    telling: Mapping[str, Any] | None = None

    class Meta:
        abstract = True

    @cached_property
    def key_record(self) -> UUID:
        """Return the name of the key that encrypts this row: its table's and its own.

        Not the id alone, which a sender may choose: no row of another table can ever share this one's key.
        """
        return derived_id(self.pk, self._meta.label_lower)

    def tell(self, words: Mapping[str, Any]) -> None:
        """Say what the row is to hold once it is saved."""
        self.telling = words

    def forget(self) -> None:
        """Empty the row; the destroyed key takes what older copies of the database hold."""
        self.content, self.telling, self.destroyed = b"", None, True


class Block(models.Model):
    """A run of entries of one chain, bound to the block before it by a keyed digest."""

    id = models.BigAutoField(primary_key=True)
    agency = models.UUIDField(help_text="The chain; the nil UUID is the chain of the install itself.")
    number = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    entries = models.BinaryField(help_text="The ids of its entries, 16 bytes each, in order.")
    previous = models.BinaryField(max_length=32)
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "number"], name="block_once")
        ]

    def __str__(self) -> str:
        return f"block {self.number}"


class Entry(models.Model):
    """One thing done: verb, by whom, when it happened, was told and was recorded, under which pack."""

    id = models.UUIDField(primary_key=True, editable=False)
    agency = models.UUIDField(help_text="The nil UUID is the install itself.")
    verb = models.CharField(max_length=60)
    by = models.UUIDField(help_text="The account; the nil UUID is the install's own command line.")
    happened_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    pack = models.CharField(max_length=60)
    points_at = models.UUIDField(null=True, help_text="The record or entry that this one is about.")
    digest = models.BinaryField(max_length=32)
    block = models.ForeignKey(Block, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["agency", "recorded_at"], condition=models.Q(block=None), name="entry_unchained"
            ),
            models.Index(fields=["points_at"], condition=~models.Q(points_at=None), name="entry_points_at"),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.id}"


class EntryContent(models.Model):
    """What was said, word for word, and the salt of its digest; only the destroy verb deletes it."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="content")
    salt = models.BinaryField(max_length=16)
    body = models.TextField(help_text="Where there is a key: encrypted under it, in base64.")
    key = models.UUIDField(null=True, help_text="The record whose key encrypts the body.")

    def __str__(self) -> str:
        return f"content of {self.entry_id}"


class Fact(models.Model):
    """One number that a record counts as: never a student, parent, member of staff or caller."""

    id = models.BigAutoField(primary_key=True)
    record_kind = models.CharField(max_length=40)
    record = models.UUIDField()
    entry = models.UUIDField(null=True, help_text="The entry it comes from; emptied when that was destroyed.")
    measure = models.CharField(max_length=40)
    amount = models.IntegerField()
    agency = models.UUIDField()
    school = models.UUIDField(null=True)
    officer = models.UUIDField(null=True)
    day = models.DateField()
    month = models.PositiveIntegerField(
        help_text="Year * 100 + month of `day`, so that months group without sorting."
    )
    hour = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=60)
    pillar = models.CharField(max_length=20, help_text="As it was when it was done.")
    role = models.CharField(max_length=20, help_text="Of the triad, as it was when it was done.")
    audience = models.CharField(max_length=20)
    initiator = models.CharField(max_length=20)
    sensitive = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["record"], name="fact_record"),
            models.Index(fields=["agency", "measure", "day"], name="fact_agency"),
            # The agency is in it so that one school's facts are asked for by this index and no other.
            models.Index(fields=["school", "agency", "measure", "day"], name="fact_school"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.amount}"


class MonthStamp(models.Model):
    """Set anew whenever facts of a month gone by change, so that sums over closed months can be kept meanwhile."""

    ALL = 0
    """Stands for every month at once: a rebuild."""

    id = models.BigAutoField(primary_key=True)
    agency = models.UUIDField()
    month = models.PositiveIntegerField(help_text="As in facts: year * 100 + month.")
    stamp = models.UUIDField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["agency", "month"], name="month_stamped_once")
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.stamp}"


class PublicStamp(models.Model):
    """Set anew whenever something that public pages are made of changes, so that a page can be kept meanwhile."""

    agency = models.UUIDField(primary_key=True)
    stamp = models.UUIDField()

    def __str__(self) -> str:
        return f"{self.agency} {self.stamp}"


class DestroyedKey(models.Model):
    """The name of a key that is to be gone, written with the entry that says so: a crash in between leaves it here."""

    key = models.UUIDField(primary_key=True, editable=False)
    entry = models.UUIDField()

    def __str__(self) -> str:
        return f"key {self.key}"

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids
import schoolbeat.work.calendar.vocabulary


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roster", "0006_school_days_and_bells"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=12)),
                ("title", models.CharField(max_length=120)),
                ("title_es", models.CharField(blank=True, max_length=120)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("starts", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                (
                    "first_day",
                    models.DateField(help_text="The first day of the first time, where the agency is."),
                ),
                ("last_day", models.DateField(help_text="The last day on which it can be under way.")),
                (
                    "every",
                    models.CharField(
                        default=schoolbeat.work.calendar.vocabulary.Every["ONCE"], max_length=10
                    ),
                ),
                ("until", models.DateField(null=True)),
                (
                    "skipped",
                    models.JSONField(default=list, help_text="Days of a series on which it was called off."),
                ),
                (
                    "shown",
                    models.CharField(
                        default=schoolbeat.work.calendar.vocabulary.Shown["SCHOOL"], max_length=8
                    ),
                ),
                (
                    "sensitive",
                    models.BooleanField(
                        default=False, help_text="The others learn that the time is taken, and no more."
                    ),
                ),
                ("called_off", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True, help_text="Why it was called off.")),
                (
                    "taken",
                    models.CharField(
                        blank=True,
                        help_text="What tells it apart in the school's own calendar it was taken from.",
                        max_length=64,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.agency",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "last_day", "first_day"], name="event_by_days")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken", ""), _negated=True),
                        fields=("school", "taken"),
                        name="event_taken_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["event", "duty", "appointment", "hearing", "community"])
                        ),
                        name="event_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("shown__in", ["program", "school", "public"])), name="event_shown"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("every__in", ["once", "week", "two_weeks", "month"])),
                        name="event_every",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="event_ends_after"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))), name="event_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("every", schoolbeat.work.calendar.vocabulary.Every["ONCE"]), ("until", None)
                            ),
                            models.Q(
                                models.Q(
                                    ("every", schoolbeat.work.calendar.vocabulary.Every["ONCE"]),
                                    _negated=True,
                                ),
                                ("until__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="event_series_ends",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                (
                    "id",
                    models.UUIDField(
                        default=schoolbeat.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("number", models.PositiveIntegerField(default=1)),
                ("open", models.BooleanField(default=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "account"), name="feed_of_account_once")
                ]
            },
        ),
        migrations.CreateModel(
            name="Going",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                (
                    "id",
                    models.UUIDField(
                        default=schoolbeat.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="going", to="calendar.event"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("event", "account"), name="going_once")]
            },
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids
import schoolbeat.work.preparedness.vocabulary.drills


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("roster", "0006_school_days_and_bells"),
    ]

    operations = [
        migrations.CreateModel(
            name="Drill",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                (
                    "kind",
                    models.CharField(
                        help_text="A kind of drill, as the pack of the place names it.", max_length=20
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        default=schoolbeat.work.preparedness.vocabulary.drills.Stage["PLANNED"], max_length=10
                    ),
                ),
                ("real", models.BooleanField(default=False, help_text="No drill: it happened.")),
                (
                    "announced",
                    models.BooleanField(default=True, help_text="Staff and students knew of it before."),
                ),
                ("planned_at", models.DateTimeField(null=True)),
                ("began_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "day",
                    models.DateField(help_text="On which it is planned or was held, where the agency is."),
                ),
                ("hour", models.PositiveSmallIntegerField()),
                ("headcount", models.PositiveIntegerField(null=True)),
                ("agencies", models.CharField(blank=True, help_text="Who else took part.", max_length=200)),
                (
                    "accommodations",
                    models.TextField(blank=True, help_text="What was done for people with disabilities."),
                ),
                ("note", models.TextField(blank=True)),
                ("why", models.TextField(blank=True, help_text="Why it was called off.")),
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "school", "day"], name="drill_by_school"),
                    models.Index(fields=["agency", "day"], name="drill_by_day"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["planned", "running", "held", "called_off"])),
                        name="drill_stage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at", None), ("ended_at__gte", models.F("began_at")), _connector="OR"
                        ),
                        name="drill_ends_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("stage", schoolbeat.work.preparedness.vocabulary.drills.Stage["HELD"]),
                                _negated=True,
                            ),
                            models.Q(("began_at__isnull", False), ("ended_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="held_drill_has_its_times",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("what", models.TextField()),
                ("owner", models.CharField(help_text="Who mends it: a name or an office.", max_length=120)),
                ("due", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("done", models.TextField(blank=True, help_text="What was done about it.")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="preparedness.drill",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_on", None)), fields=["due"], name="correction_open"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
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
                ("told", models.CharField(max_length=6)),
                ("at", models.DateTimeField()),
                ("how", models.CharField(max_length=200)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "drill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices",
                        to="preparedness.drill",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("told__in", ["before", "after"])), name="drill_told"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("mark", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("seconds", models.PositiveIntegerField()),
                (
                    "counted",
                    models.PositiveIntegerField(help_text="How many people the observer counted.", null=True),
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
                    "drill",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="preparedness.drill",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("mark__in", ["locked", "clear", "counted", "released"])),
                        name="drill_mark",
                    )
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("activities", "0001_initial"),
        ("roster", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Project",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("title", models.CharField(max_length=160)),
                (
                    "kinds",
                    models.JSONField(default=list, help_text="Slugs of the kinds of activity that piled up."),
                ),
                ("opened", models.DateField()),
                ("closed", models.DateField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed", None), ("closed__gte", models.F("opened")), _connector="OR"
                        ),
                        name="project_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectDeclined",
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
                ("kind", models.CharField(max_length=60)),
                ("until", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="ProjectEvidence",
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
                ("phase", models.CharField(max_length=10)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("phase__in", ["scanning", "analysis", "response", "assessment"])),
                        name="evidence_phase",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProjectStep",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("phase", models.CharField(max_length=10)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("phase__in", ["scanning", "analysis", "response", "assessment"])),
                        name="project_phase",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("month", models.DateField(help_text="Its first day.")),
                ("kind", models.CharField(max_length=60)),
                ("pillar", models.CharField(max_length=12)),
                ("role", models.CharField(max_length=12)),
                ("sensitive", models.BooleanField(default=False)),
                ("amount", models.PositiveIntegerField()),
                (
                    "minutes",
                    models.PositiveIntegerField(
                        blank=True, help_text="In all; empty: not counted.", null=True
                    ),
                ),
                (
                    "source",
                    models.CharField(blank=True, help_text="The file it was read from.", max_length=160),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("amount__gte", 1)), name="tally_amount"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pillar__in", ["prevention", "intervention", "education", "enforcement"])
                        ),
                        name="tally_pillar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["officer", "counselor", "educator", "other"])),
                        name="tally_role",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="activity",
            name="outcome",
            field=models.CharField(
                blank=True, help_text="What became of a call; empty: not said.", max_length=8
            ),
        ),
        migrations.AddConstraint(
            model_name="activity",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("outcome", ""),
                    ("outcome__in", ["school", "resolved", "diverted", "charged"]),
                    _connector="OR",
                ),
                name="activity_outcome",
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="project",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roster.school",
            ),
        ),
        migrations.AddField(
            model_name="projectdeclined",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
            ),
        ),
        migrations.AddField(
            model_name="projectdeclined",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="projectdeclined",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roster.school",
            ),
        ),
        migrations.AddField(
            model_name="projectevidence",
            name="activity",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="activities.activity"
            ),
        ),
        migrations.AddField(
            model_name="projectevidence",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="activities.project"
            ),
        ),
        migrations.AddField(
            model_name="projectstep",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="projectstep",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="activities.project"
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="agency",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roster.agency",
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="officer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="roster.school",
            ),
        ),
        migrations.AddIndex(
            model_name="project",
            index=models.Index(fields=["agency", "opened"], name="project_by_agency"),
        ),
        migrations.AddIndex(
            model_name="projectdeclined",
            index=models.Index(fields=["officer", "until"], name="project_declined"),
        ),
        migrations.AddConstraint(
            model_name="projectevidence",
            constraint=models.UniqueConstraint(fields=("project", "activity"), name="evidence_once"),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(fields=["agency", "month"], name="tally_by_month"),
        ),
    ]

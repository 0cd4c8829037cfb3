import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("roster", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Activity",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=60)),
                ("pillar", models.CharField(max_length=12)),
                ("role", models.CharField(max_length=12)),
                ("sensitive", models.BooleanField(default=False)),
                ("started_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("day", models.DateField(help_text="The day it began, in the agency's zone.")),
                ("hour", models.PositiveSmallIntegerField()),
                ("place", models.CharField(max_length=12)),
                ("initiator", models.CharField(blank=True, max_length=14)),
                ("audience", models.JSONField(default=dict, help_text="How many, by audience; never who.")),
                ("note", models.TextField(blank=True)),
                (
                    "covering",
                    models.BooleanField(default=False, help_text="At a school outside the officer's tour."),
                ),
                ("told_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("corrections", models.PositiveSmallIntegerField(default=0)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("destroyed", models.BooleanField(default=False)),
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
                    "officer",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "started_at"], name="activity_agency"),
                    models.Index(fields=["agency", "day"], name="activity_day"),
                    models.Index(fields=["school", "started_at"], name="activity_school"),
                    models.Index(fields=["officer", "started_at"], name="activity_officer"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="activity_minutes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "place__in",
                                [
                                    "campus",
                                    "surroundings",
                                    "transport",
                                    "event",
                                    "business",
                                    "home",
                                    "elsewhere",
                                ],
                            )
                        ),
                        name="activity_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ActivityKind",
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
                ("slug", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=80)),
                ("name_es", models.CharField(max_length=80)),
                ("pillar", models.CharField(max_length=12)),
                ("role", models.CharField(max_length=12)),
                ("minutes", models.PositiveSmallIntegerField(help_text="Usual length.")),
                ("audience", models.CharField(blank=True, max_length=12)),
                ("sensitive", models.BooleanField(default=False)),
                ("icon", models.CharField(max_length=20)),
                (
                    "hours",
                    models.JSONField(default=list, help_text="Hours of the day at which it usually begins."),
                ),
                (
                    "weight",
                    models.PositiveIntegerField(
                        default=0, help_text="How usual it is beside the others, before any history."
                    ),
                ),
                ("start", models.DateField()),
                ("end", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("end", None)), fields=("agency", "slug"), name="kind_once"
                    ),
                    models.UniqueConstraint(fields=("agency", "slug", "start"), name="kind_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("end", None), ("end__gt", models.F("start")), _connector="OR"),
                        name="kind_half_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pillar__in", ["prevention", "intervention", "education", "enforcement"])
                        ),
                        name="kind_pillar",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", ["officer", "counselor", "educator", "other"])),
                        name="kind_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)), name="kind_minutes"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DayReview",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
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
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("officer", "day"), name="day_reviewed_once")],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("due", models.DateField()),
                ("what", models.CharField(blank=True, max_length=200)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="activities.activity",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["officer", "due"],
                        name="follow_up_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Joining",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("minutes", models.PositiveSmallIntegerField()),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="joinings",
                        to="activities.activity",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("activity", "officer"), name="joined_once"),
                    models.CheckConstraint(
                        condition=models.Q(("minutes__gte", 1), ("minutes__lte", 1440)),
                        name="joining_minutes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Revision",
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
                ("at", models.DateTimeField()),
                ("was", models.JSONField(help_text="The fields that changed, as they were.")),
                ("became", models.CharField(help_text="corrected or withdrawn", max_length=12)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="activities.activity",
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
            ],
            options={
                "abstract": False,
            },
        ),
    ]

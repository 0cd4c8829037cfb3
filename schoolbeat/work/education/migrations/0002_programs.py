import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("education", "0001_initial"),
        ("roster", "0006_school_days_and_bells"),
    ]

    operations = [
        migrations.CreateModel(
            name="Program",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=80)),
                ("name_es", models.CharField(max_length=80)),
                ("about", models.TextField(help_text="What it is and for whom.")),
                ("about_es", models.TextField()),
                ("shown", models.BooleanField(default=False, help_text="It stands on the public page.")),
                ("ended", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["patrol", "drive", "week", "camp", "club", "own"])),
                        name="program_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=6)),
                ("name", models.CharField(max_length=80)),
                ("name_es", models.CharField(max_length=80)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="education.program",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("program", "name"), name="item_once"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["given", "lent"])), name="item_kind"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Season",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=60)),
                ("first", models.DateField()),
                ("last", models.DateField(help_text="The last day that belongs to it.")),
                ("places", models.PositiveIntegerField(null=True)),
                (
                    "joining",
                    models.BooleanField(default=False, help_text="Guardians can sign up on the public page."),
                ),
                ("stage", models.CharField(max_length=8)),
                (
                    "begun_on",
                    models.DateField(help_text="The day of the first session that was held.", null=True),
                ),
                ("said", models.TextField(blank=True, help_text="What came of it; it names nobody.")),
                ("said_es", models.TextField(blank=True)),
                ("closed_on", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        help_text="Who runs it.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "program",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seasons",
                        to="education.program",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["open", "closed"])), name="season_stage"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last__gte", models.F("first"))), name="season_days"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_on", None), ("stage", "open")),
                            models.Q(("closed_on__isnull", False), ("stage", "closed")),
                            _connector="OR",
                        ),
                        name="closed_season_has_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Move",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=5)),
                ("amount", models.PositiveIntegerField()),
                (
                    "families",
                    models.PositiveIntegerField(
                        default=0, help_text="How many families were served; none has a name."
                    ),
                ),
                ("day", models.DateField()),
                ("note", models.CharField(blank=True, max_length=200)),
                ("void", models.BooleanField(default=False)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="education.item"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="education.season",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["in", "out", "back", "lost"])), name="move_kind"
                    ),
                    models.CheckConstraint(condition=models.Q(("amount__gte", 1)), name="move_of_something"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeasonSchool",
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
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.school"
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schools",
                        to="education.season",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("season", "school"), name="season_school_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
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
                    "title",
                    models.CharField(
                        blank=True, help_text="Empty: it is called as its program.", max_length=80
                    ),
                ),
                ("title_es", models.CharField(blank=True, max_length=80)),
                ("place", models.CharField(blank=True, max_length=200)),
                ("starts", models.DateTimeField()),
                ("ends", models.DateTimeField()),
                ("day", models.DateField(help_text="On which it starts, where the agency is.")),
                ("hour", models.PositiveSmallIntegerField()),
                ("stage", models.CharField(max_length=10)),
                ("attendance", models.PositiveIntegerField(null=True)),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="A remark, or why it was called off; it names no student."
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
                    "school",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="education.season",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "day"], name="session_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("stage__in", ["planned", "held", "called_off"])),
                        name="session_stage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends__gt", models.F("starts"))), name="session_ends_after"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "held"), _negated=True),
                            ("attendance__gte", 1),
                            _connector="OR",
                        ),
                        name="held_session_is_counted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("grade", models.CharField(max_length=2)),
                ("consent", models.CharField(max_length=10)),
                ("way", models.CharField(blank=True, max_length=6)),
                (
                    "photo",
                    models.BooleanField(
                        default=False, help_text="Photos of the child may be taken and shown."
                    ),
                ),
                ("by_link", models.BooleanField(default=False, help_text="Signed up on the public page.")),
                (
                    "wave",
                    models.CharField(
                        blank=True, help_text="The flood it came in with; empty: in none.", max_length=16
                    ),
                ),
                ("language", models.CharField(max_length=5)),
                ("signed_on", models.DateField()),
                ("given_on", models.DateField(null=True)),
                ("withdrawn_on", models.DateField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        help_text="Who wrote it down.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.school"
                    ),
                ),
                (
                    "season",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ups",
                        to="education.season",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("consent__in", ["awaited", "given", "withdrawn", "declined"])),
                        name="sign_up_consent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("way__in", ["", "paper", "online"])), name="sign_up_way"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "grade__in",
                                [
                                    "KG",
                                    "01",
                                    "02",
                                    "03",
                                    "04",
                                    "05",
                                    "06",
                                    "07",
                                    "08",
                                    "09",
                                    "10",
                                    "11",
                                    "12",
                                    "AE",
                                ],
                            )
                        ),
                        name="sign_up_grade",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent", "given"), _negated=True),
                            ("given_on__isnull", False),
                            _connector="OR",
                        ),
                        name="given_consent_has_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent", "given"), ("photo", False), _connector="OR"),
                        name="no_photo_without_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="education.session",
                    ),
                ),
                (
                    "sign_up",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="education.signup",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("session", "sign_up"), name="presence_once")],
            },
        ),
        migrations.CreateModel(
            name="Volunteer",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120)),
                ("reach", models.CharField(blank=True, max_length=200)),
                ("clearance", models.CharField(help_text="What was checked, and by whom.", max_length=200)),
                ("cleared_on", models.DateField()),
                ("cleared_until", models.DateField(help_text="The last day on which it holds.")),
                ("ended", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cleared_until__gte", models.F("cleared_on"))),
                        name="volunteer_cleared",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Helper",
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
                    "season",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="helpers",
                        to="education.season",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="helps",
                        to="education.volunteer",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("season", "volunteer"), name="helper_once")],
            },
        ),
        migrations.CreateModel(
            name="Helped",
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
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="helped",
                        to="education.session",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="education.volunteer",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("session", "volunteer"), name="helped_once")],
            },
        ),
    ]

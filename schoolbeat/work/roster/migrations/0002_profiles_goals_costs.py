import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("roster", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="programitem",
            name="measure",
            field=models.CharField(
                blank=True, help_text="Of a focus: the slug of its measure.", max_length=40
            ),
        ),
        migrations.AddField(
            model_name="programitem",
            name="since",
            field=models.DateField(blank=True, help_text="Of a focus: since when it is one.", null=True),
        ),
        migrations.CreateModel(
            name="Goal",
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
                ("title", models.CharField(max_length=160)),
                ("title_es", models.CharField(blank=True, max_length=160)),
                (
                    "measure",
                    models.CharField(
                        blank=True, help_text="Slug of a measure; empty: read by hand.", max_length=40
                    ),
                ),
                ("unit", models.CharField(blank=True, help_text="Where no measure names it.", max_length=40)),
                ("start", models.DateField()),
                ("due", models.DateField(help_text="The day by which it is to be reached.")),
                ("baseline", models.DecimalField(decimal_places=2, max_digits=12)),
                ("target", models.DecimalField(decimal_places=2, max_digits=12)),
                ("owner_name", models.CharField(blank=True, max_length=120)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "agreed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="roster.school",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "due"], name="goal_by_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("due__gt", models.F("start"))), name="goal_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("baseline", models.F("target")), _negated=True), name="goal_moves"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreed_by", None), ("agreed_on", None)),
                            models.Q(("agreed_by__isnull", False), ("agreed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="goal_agreed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GoalReading",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                ("source", models.CharField(max_length=160)),
                (
                    "goal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="roster.goal"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgramCost",
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
                ("what", models.CharField(max_length=160)),
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("cents", models.BigIntegerField()),
                (
                    "shares",
                    models.JSONField(default=list, help_text='Rows of {"party", "permille"}, 1000 in all.'),
                ),
                ("source", models.CharField(max_length=160)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "start"], name="cost_by_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="cost_half_open"
                    ),
                    models.CheckConstraint(condition=models.Q(("cents__gte", 0)), name="cost_not_negative"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolContact",
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
                ("name", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=120)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("since", models.DateField()),
                ("ended", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="roster.school",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended", None), ("ended__gte", models.F("since")), _connector="OR"
                        ),
                        name="contact_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolFeed",
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
                ("since", models.DateField()),
                ("ended", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="fed_by", to="roster.school"
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="feeds", to="roster.school"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended", None)), fields=("school", "into"), name="feeds_into_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("school", models.F("into")), _negated=True),
                        name="feeds_into_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended", None), ("ended__gte", models.F("since")), _connector="OR"
                        ),
                        name="feed_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SchoolNeed",
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
                ("text", models.CharField(max_length=300)),
                ("since", models.DateField()),
                ("ended", models.DateField(blank=True, null=True)),
                (
                    "became",
                    models.CharField(blank=True, help_text="What became of it, in words.", max_length=300),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="roster.school"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended", None), ("ended__gte", models.F("since")), _connector="OR"
                        ),
                        name="need_in_order",
                    )
                ],
            },
        ),
    ]

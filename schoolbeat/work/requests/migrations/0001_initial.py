import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("roster", "0004_clauses_and_designated_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Request",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("asker", models.CharField(max_length=14)),
                ("channel", models.CharField(max_length=8)),
                ("language", models.CharField(help_text="In which the answer is wanted.", max_length=5)),
                (
                    "own",
                    models.BooleanField(
                        default=False, help_text="Asked for oneself: no school ever sees it."
                    ),
                ),
                ("by_voice", models.BooleanField(default=False, help_text="The asker wants to be called.")),
                (
                    "by_hand",
                    models.BooleanField(
                        default=False, help_text="Handed to its owner by somebody, not by the rule."
                    ),
                ),
                ("filed_at", models.DateTimeField()),
                ("day", models.DateField(help_text="On which it was filed, where the agency is.")),
                ("due", models.DateField(help_text="By which an answer is promised.")),
                ("answered_on", models.DateField(help_text="When the asker was answered first.", null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("handler", models.CharField(blank=True, max_length=7)),
                ("end", models.CharField(blank=True, max_length=8)),
                (
                    "wave",
                    models.CharField(
                        blank=True, help_text="The flood it came in with; empty: in none.", max_length=16
                    ),
                ),
                ("swept_at", models.DateTimeField(null=True)),
                (
                    "receipt",
                    models.BinaryField(
                        help_text="Digest of the code by which the asker follows it.", max_length=16
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
                    "author",
                    models.ForeignKey(
                        help_text="Who took it down.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        help_text="Said before in.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="requests.request",
                    ),
                ),
                (
                    "of_school",
                    models.ForeignKey(
                        help_text="The school whose office asked.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        help_text="What it is about.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["agency", "due"], name="request_open"
                    ),
                    models.Index(fields=["agency", "filed_at"], name="request_by_agency"),
                    models.Index(
                        condition=models.Q(("ended_at", None)), fields=["owner"], name="request_owned"
                    ),
                    models.Index(fields=["of_school", "filed_at"], name="request_of_school"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("receipt",), name="receipt_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "asker__in",
                                [
                                    "parent",
                                    "student",
                                    "teacher",
                                    "administrator",
                                    "neighbor",
                                    "business",
                                    "dispatch",
                                    "officer",
                                    "other",
                                ],
                            )
                        ),
                        name="request_asker",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("channel__in", ["portal", "campus", "desk", "field", "open311", "file"])
                        ),
                        name="request_channel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("handler__in", ["officer", "school", "others"]), ("handler", ""), _connector="OR"
                        ),
                        name="request_handler",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end__in", ["resolved", "diverted", "charged"]), ("end", ""), _connector="OR"
                        ),
                        name="request_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("end", ""), ("handler", "officer"), _connector="OR"),
                        name="request_end_is_an_officers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("own", False), ("of_school", None), _connector="OR"),
                        name="own_is_no_schools",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestStep",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                (
                    "id",
                    models.UUIDField(
                        default=schoolbeat.foundation.ids.new_id,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("what", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                ("why", models.CharField(blank=True, max_length=10)),
                ("record_kind", models.CharField(blank=True, max_length=20)),
                ("record", models.UUIDField(help_text="What it became, or was joined with.", null=True)),
                (
                    "by",
                    models.ForeignKey(
                        help_text="Nobody: the house.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="requests.request",
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("record", None), _negated=True),
                        fields=["record_kind", "record"],
                        name="request_became",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "what__in",
                                [
                                    "handed",
                                    "noted",
                                    "answered",
                                    "ended",
                                    "reopened",
                                    "became",
                                    "joined",
                                    "swept",
                                    "restored",
                                ],
                            )
                        ),
                        name="request_step",
                    )
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    dependencies = [
        ("access", "__first__"),
        ("incidents", "0001_initial"),
        ("roster", "0006_school_days_and_bells"),
    ]

    operations = [
        migrations.CreateModel(
            name="Custody",
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
                ("step", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                (
                    "written_at",
                    models.DateTimeField(
                        help_text="Steps stand in the order in which they were written down."
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("step__in", ["added", "opened", "handed", "moved", "released", "returned"])
                        ),
                        name="custody_step",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField(help_text="When it was taken, found or given.")),
                ("added_at", models.DateTimeField()),
                (
                    "file",
                    models.UUIDField(
                        editable=False, help_text="The name of the file.", null=True, unique=True
                    ),
                ),
                (
                    "size",
                    models.BigIntegerField(
                        editable=False, help_text="Of the file as it came, in bytes.", null=True
                    ),
                ),
                ("opener", models.BinaryField(default=b"", help_text="The file's key, encrypted.")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("file", None), ("size", None)),
                            models.Q(("file__isnull", False), ("size__gt", 0)),
                            _connector="OR",
                        ),
                        name="evidence_file_has_a_size",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("duty", models.CharField(max_length=60)),
                ("language", models.CharField(max_length=2)),
                ("place", models.CharField(help_text="Whose prepared text it is.", max_length=80)),
                (
                    "digest",
                    models.CharField(
                        help_text="SHA-256 of the prepared text, in hexadecimal.", max_length=64
                    ),
                ),
                ("reviewed", models.DateField(help_text="When the prepared text was last read over.")),
                ("confirmed", models.BooleanField(help_text="Whether the prepared text is confirmed.")),
                (
                    "named",
                    models.BooleanField(
                        help_text="It names the student: it is read while that record is open."
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="deed",
            name="deed_what",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_by_agency",
        ),
        migrations.RemoveIndex(
            model_name="incident",
            name="incident_unfinished",
        ),
        migrations.RemoveIndex(
            model_name="telling",
            name="telling_open",
        ),
        migrations.AddField(
            model_name="deed",
            name="again",
            field=models.BooleanField(
                default=False,
                help_text="Custody of somebody who was in custody in this incident before: counted once.",
            ),
        ),
        migrations.AddField(
            model_name="deed",
            name="due",
            field=models.DateField(
                help_text="By when a task, or a step of a diversion, is to be done.", null=True
            ),
        ),
        migrations.AddField(
            model_name="deed",
            name="withdrawn",
            field=models.BooleanField(default=False, help_text="Taken back while the report was written."),
        ),
        migrations.AddField(
            model_name="incident",
            name="by_hand",
            field=models.BooleanField(default=False, help_text="Handed over by somebody: it stays there."),
        ),
        migrations.AddField(
            model_name="telling",
            name="withdrawn",
            field=models.BooleanField(default=False, help_text="The deed that began it was taken back."),
        ),
        migrations.AddIndex(
            model_name="deed",
            index=models.Index(
                condition=models.Q(models.Q(("due", None), _negated=True), ("withdrawn", False)),
                fields=["due"],
                name="deed_due",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("destroyed", False)),
                fields=["agency", "-happened_at"],
                name="incident_by_agency",
            ),
        ),
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(
                condition=models.Q(("destroyed", False)),
                fields=["agency", "stage", "-happened_at"],
                name="incident_by_stage",
            ),
        ),
        migrations.AddIndex(
            model_name="telling",
            index=models.Index(
                condition=models.Q(("told_at", None), ("withdrawn", False)),
                fields=["due"],
                name="telling_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="deed",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "what__in",
                        [
                            "contact",
                            "interview",
                            "questioning",
                            "counsel",
                            "search",
                            "consent_search",
                            "detention",
                            "force",
                            "restraint",
                            "removal",
                            "custody",
                            "confinement",
                            "release",
                            "child_abuse",
                            "threat",
                            "crime_notice",
                            "diversion",
                            "milestone",
                            "diverted",
                            "broken_off",
                            "court_finding",
                            "task",
                            "task_done",
                            "note",
                            "assigned",
                            "numbered",
                            "stop_record",
                            "passed_on",
                            "submitted",
                            "returned",
                            "approved",
                            "closed",
                            "reopened",
                        ],
                    )
                ),
                name="deed_what",
            ),
        ),
        migrations.AddField(
            model_name="custody",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="custody",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="custody", to="incidents.incident"
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="by",
            field=models.ForeignKey(
                help_text="Who added it.",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="evidence",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="incidents.incident"
            ),
        ),
        migrations.AddField(
            model_name="custody",
            name="evidence",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="custody", to="incidents.evidence"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="incident",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="incidents.incident"
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="owed",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="letters", to="incidents.telling"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(("language__in", ("en", "es"))), name="letter_of_incident_language"
            ),
        ),
    ]

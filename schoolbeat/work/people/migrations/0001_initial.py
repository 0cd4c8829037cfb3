import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids
import schoolbeat.work.people.vocabulary


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("roster", "0004_clauses_and_designated_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Demographic",
            fields=[
                ("code", models.BinaryField(max_length=16, primary_key=True, serialize=False)),
                ("sex", models.CharField(blank=True, max_length=12)),
                ("races", models.JSONField(default=list, help_text="As the source has them.")),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("slip", models.BigIntegerField()),
                ("word", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["word"], name="name_word_word")],
                "constraints": [models.UniqueConstraint(fields=("slip", "word"), name="name_word_once")],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                (
                    "hat",
                    models.CharField(
                        editable=False, help_text="Fixed when the record is made.", max_length=20
                    ),
                ),
                ("kind", models.CharField(max_length=8)),
                ("entered_on", models.DateField()),
                (
                    "born",
                    models.BigIntegerField(
                        help_text="Keyed hash of the birth date, to find by it.", null=True
                    ),
                ),
                (
                    "source",
                    models.BinaryField(
                        help_text="Keyed hash of the id at its source.", max_length=16, null=True
                    ),
                ),
                (
                    "same",
                    models.BinaryField(
                        default=b"", help_text="Keyed digest: the same words, the same.", max_length=16
                    ),
                ),
                (
                    "left_on",
                    models.DateField(help_text="Since when the source no longer has this person.", null=True),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        help_text="Merged into.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "hat", "kind"], name="person_by_hat"),
                    models.Index(
                        condition=models.Q(("born", None), _negated=True), fields=["born"], name="person_born"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "hat__in",
                                ["education_record", "le_unit_record", "district_contact", "program_public"],
                            )
                        ),
                        name="person_hat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["student", "guardian", "staff", "caller"])),
                        name="person_kind",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source", None), _negated=True),
                        fields=("agency", "source"),
                        name="person_source_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                (
                    "moved",
                    models.JSONField(
                        default=dict, help_text="Kind of row -> ids that pointed at the merged record."
                    ),
                ),
                ("undone_at", models.DateTimeField(null=True)),
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
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "merged",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Link",
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
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="link_in_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
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
                ("record_kind", models.CharField(max_length=20)),
                ("record", models.UUIDField()),
                ("part", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="involvements",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["record_kind", "record"], name="involved_in")],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "record_kind", "record"), name="involved_once"),
                    models.CheckConstraint(
                        condition=models.Q(("part__in", ["about", "present", "asked", "reached"])),
                        name="involvement_part",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("hat", models.CharField(max_length=20)),
                ("kind", models.CharField(max_length=8)),
                ("asked_on", models.DateField()),
                ("due", models.DateField()),
                (
                    "rests_on",
                    models.CharField(help_text="Where the days of its clock are written.", max_length=300),
                ),
                ("ended_on", models.DateField(null=True)),
                ("end", models.CharField(blank=True, max_length=14)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("ended_on", None)), fields=["agency", "due"], name="inquiry_open"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["see", "correct"])), name="inquiry_kind"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("end", ""),
                            ("end__in", ["shown", "nothing_kept", "corrected", "not_corrected", "withdrawn"]),
                            _connector="OR",
                        ),
                        name="inquiry_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("hat__in", ["education_record", "le_unit_record"])),
                        name="inquiry_hat",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Guardianship",
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
                ("relation", models.CharField(max_length=8)),
                ("start", models.DateField()),
                ("end", models.DateField(blank=True, null=True)),
                (
                    "guardian",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="wards", to="people.person"
                    ),
                ),
                (
                    "student",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guardianships",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end", None), ("end__gt", models.F("start")), _connector="OR"),
                        name="guardianship_half_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("student", models.F("guardian")), _negated=True),
                        name="guardian_is_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("relation__in", ["parent", "guardian", "relative", "other"])),
                        name="guardianship_relation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Enrollment",
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
                ("grade", models.CharField(blank=True, max_length=5)),
                ("start", models.DateField()),
                ("end", models.DateField(blank=True, null=True)),
                (
                    "school",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.school",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="enrollments",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["school", "person"], name="enrollment_at_school")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end", None), ("end__gt", models.F("start")), _connector="OR"),
                        name="enrollment_half_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Double",
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
                    "state",
                    models.CharField(
                        default=schoolbeat.work.people.vocabulary.DoubleState["SUGGESTED"], max_length=9
                    ),
                ),
                ("suggested_on", models.DateField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("first", "second"), name="double_once"),
                    models.CheckConstraint(
                        condition=models.Q(("first__lt", models.F("second"))), name="double_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["suggested", "apart", "merged"])),
                        name="double_state",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Caseload",
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
                ("start", models.DateField()),
                ("end", models.DateField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="caseloads",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end", None), ("end__gte", models.F("start")), _connector="OR"),
                        name="caseload_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonName",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("given", models.BigIntegerField()),
                ("family", models.BigIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="names",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["given", "family", "person"], name="person_by_given"),
                    models.Index(fields=["family", "given", "person"], name="person_by_family"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "given", "family"), name="person_name_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("role", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                ("how", models.CharField(max_length=8)),
                (
                    "reason",
                    models.CharField(blank=True, help_text="Empty: on the own caseload.", max_length=16),
                ),
                ("found", models.PositiveSmallIntegerField(default=0)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "at"], name="reading_by_day"),
                    models.Index(fields=["by", "at"], name="reading_by_account"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("how__in", ["opened", "searched"])), name="reading_how"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reason", ""),
                            (
                                "reason__in",
                                [
                                    "follow_up",
                                    "asked_by_school",
                                    "asked_by_family",
                                    "emergency",
                                    "covering",
                                    "supervision",
                                    "records_request",
                                    "other",
                                ],
                            ),
                            _connector="OR",
                        ),
                        name="reading_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Shown",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "reading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="shown", to="people.reading"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("reading", "person"), name="shown_once")],
            },
        ),
    ]

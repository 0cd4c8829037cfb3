import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids
import schoolbeat.work.incidents.vocabulary.incidents


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "__first__"),
        ("people", "0003_roles_of_a_roster"),
        ("roster", "0006_school_days_and_bells"),
    ]

    operations = [
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=14)),
                ("where", models.CharField(max_length=12)),
                ("nexus", models.CharField(max_length=9)),
                ("initiator", models.CharField(max_length=14)),
                (
                    "family",
                    models.CharField(
                        help_text="The gravest group of what is charged: it is counted once.", max_length=12
                    ),
                ),
                (
                    "stage",
                    models.CharField(
                        default=schoolbeat.work.incidents.vocabulary.incidents.Stage["OPEN"], max_length=9
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(help_text="When the officer learned of it.", null=True)),
                ("day", models.DateField(help_text="On which it happened, where the agency is.")),
                ("hour", models.PositiveSmallIntegerField()),
                ("in_hours", models.BooleanField(help_text="In school hours; empty: not known.", null=True)),
                ("opened_at", models.DateTimeField()),
                ("from_kind", models.CharField(blank=True, max_length=20)),
                (
                    "from_record",
                    models.UUIDField(help_text="The entry or request that it began as.", null=True),
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
                        help_text="Who began the report.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        help_text="The primary officer.",
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
                "indexes": [
                    models.Index(fields=["agency", "-happened_at"], name="incident_by_agency"),
                    models.Index(fields=["school", "-happened_at"], name="incident_by_school"),
                    models.Index(
                        condition=models.Q(("stage", "closed"), _negated=True),
                        fields=["owner"],
                        name="incident_owned",
                    ),
                    models.Index(
                        condition=models.Q(("stage", "closed"), _negated=True),
                        fields=["agency", "stage"],
                        name="incident_unfinished",
                    ),
                    models.Index(
                        condition=models.Q(("from_record", None), _negated=True),
                        fields=["from_kind", "from_record"],
                        name="incident_from",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["investigation", "school_assist", "agency_assist"])),
                        name="incident_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("where__in", ["campus", "event", "transport", "surroundings", "elsewhere"])
                        ),
                        name="incident_where",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("nexus__in", ["at_school", "reported", "linked", "none"])),
                        name="incident_nexus",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "initiator__in",
                                [
                                    "officer",
                                    "administrator",
                                    "teacher",
                                    "student",
                                    "parent",
                                    "dispatch",
                                    "neighbor",
                                    "business",
                                    "other",
                                ],
                            )
                        ),
                        name="incident_initiator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage__in", ["open", "submitted", "returned", "approved", "closed"])
                        ),
                        name="incident_stage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "family__in",
                                [
                                    "violence",
                                    "sexual",
                                    "threat",
                                    "weapon",
                                    "drugs",
                                    "alcohol",
                                    "robbery",
                                    "property",
                                    "theft",
                                    "fraud",
                                    "disorder",
                                    "trespass",
                                    "curfew",
                                    "runaway",
                                    "other",
                                    "school_rules",
                                    "no_offense",
                                ],
                            )
                        ),
                        name="incident_family",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until", None), ("until__gte", models.F("happened_at")), _connector="OR"
                        ),
                        name="incident_ends_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("told_at", None), ("told_at__gte", models.F("happened_at")), _connector="OR"
                        ),
                        name="incident_told_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Charge",
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
                ("of_school_rules", models.BooleanField(default=False)),
                ("code", models.CharField(max_length=60)),
                ("family", models.CharField(help_text="The group it is counted in.", max_length=12)),
                ("attempted", models.BooleanField(default=False)),
                ("weapon", models.CharField(blank=True, max_length=40)),
                ("bias", models.CharField(blank=True, max_length=40)),
                ("drug", models.CharField(blank=True, max_length=40)),
                ("property", models.CharField(blank=True, max_length=40)),
                ("loss", models.CharField(blank=True, max_length=40)),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="charges",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("incident", "of_school_rules", "code"),
                        name="charged_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Narrative",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                ("content", models.BinaryField(default=b"")),
                ("destroyed", models.BooleanField(default=False, editable=False)),
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("supplement", models.BooleanField(default=False)),
                (
                    "base",
                    models.ForeignKey(
                        help_text="What it was written on.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.narrative",
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
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="narratives",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Party",
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
                ("part", models.CharField(max_length=8)),
                ("standing", models.CharField(max_length=17)),
                ("injury", models.CharField(blank=True, max_length=40)),
                (
                    "educator",
                    models.BooleanField(default=False, help_text="A victim who works at the school."),
                ),
                ("left", models.BooleanField(default=False, help_text="Taken out of the incident again.")),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parties",
                        to="incidents.incident",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        help_text="Empty: unknown.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
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
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part__in", ["involved", "victim", "witness", "staff", "reporter"])
                        ),
                        name="party_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("standing__in", ["student_here", "student_elsewhere", "no_student", "not_known"])
                        ),
                        name="party_standing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("left", False), models.Q(("person", None), _negated=True)),
                        fields=("incident", "person", "part"),
                        name="in_one_part_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
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
                ("gate", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("refused", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="incidents.incident",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="incidents.party",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("refused", False)), fields=("party", "gate"), name="excepted_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("confirmed_at", None), ("confirmed_by", None)),
                            models.Q(("confirmed_at__isnull", False), ("confirmed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="confirmed_by_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="End",
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
                ("rung", models.CharField(max_length=40)),
                (
                    "counts",
                    models.CharField(
                        help_text="The federal word, as the pack had it that day.", max_length=8
                    ),
                ),
                (
                    "others",
                    models.BooleanField(
                        default=False, help_text="Referred to others (NIBRS R), not handled here (H)."
                    ),
                ),
                ("day", models.DateField()),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ends",
                        to="incidents.incident",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ends", to="incidents.party"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn", False)),
                        fields=("party", "rung"),
                        name="ends_on_a_rung_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Deed",
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
                ("what", models.CharField(max_length=14)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField(null=True)),
                (
                    "before_peers",
                    models.BooleanField(help_text="Custody: where other students saw it.", null=True),
                ),
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
                    "settles",
                    models.ForeignKey(
                        help_text="The task it does.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="incidents.deed",
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
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deeds",
                        to="incidents.incident",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deeds",
                        to="incidents.party",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("at")), _connector="OR"),
                        name="deed_ends_after",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Telling",
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
                ("duty", models.CharField(max_length=60)),
                (
                    "by_whom",
                    models.CharField(help_text="Who owes it: officer, school, probation.", max_length=9),
                ),
                ("due", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("method", models.CharField(blank=True, max_length=11)),
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
                    "deed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="incidents.deed",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tellings",
                        to="incidents.incident",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("told_at", None)), fields=["due"], name="telling_open")
                ],
            },
        ),
    ]

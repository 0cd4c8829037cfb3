import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import schoolbeat.foundation.ids
import schoolbeat.work.roster.vocabulary


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agency",
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
                ("slug", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("program_name", models.CharField(blank=True, max_length=160)),
                ("state", models.CharField(max_length=20)),
                ("zone", models.CharField(max_length=64)),
                ("tour_years_min", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("tour_years_max", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "day_starts",
                    models.TimeField(
                        default="06:45", help_text="When a school day's shift begins, for the day's strip."
                    ),
                ),
                ("day_ends", models.TimeField(default="15:00")),
                ("synthetic", models.BooleanField(default=False)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("tour_years_min", None),
                            ("tour_years_max__gte", models.F("tour_years_min")),
                            _connector="OR",
                        ),
                        name="tour_years_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                ("parties", models.JSONField(default=list, help_text="Names, in the order of the paper.")),
                ("start", models.DateField()),
                ("end", models.DateField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=160)),
                ("note", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "start"], name="agreement_by_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end", None), ("end__gt", models.F("start")), _connector="OR"),
                        name="agreement_half_open",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementFile",
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
                ("name", models.CharField(max_length=160)),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("added", models.DateField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="roster.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "sha256"), name="agreement_file_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementItem",
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
                ("done", models.DateField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="roster.agreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementReview",
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
                ("day", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="roster.agreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="District",
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
                ("name", models.CharField(max_length=160)),
                ("code", models.CharField(blank=True, max_length=32)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "name"), name="district_once")],
            },
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("entry", models.UUIDField(editable=False)),
                ("entry_digest", models.BinaryField(max_length=32)),
                (
                    "account",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("badge", models.CharField(blank=True, max_length=20)),
                ("joined", models.DateField()),
                ("left", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="officers",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("left", None), ("left__gte", models.F("joined")), _connector="OR"
                        ),
                        name="officer_left_after",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Leave",
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
                ("agency", models.UUIDField()),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("vacation", "vacation"),
                            ("sick", "sick"),
                            ("training", "training"),
                            ("court", "court"),
                            ("other", "other"),
                        ],
                        max_length=8,
                    ),
                ),
                ("start", models.DateField()),
                ("end", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="covers",
                        to="roster.officer",
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="roster.officer",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "start"], name="leave_by_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("end__gt", models.F("start"))), name="leave_half_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cover", None),
                            models.Q(("cover", models.F("officer")), _negated=True),
                            _connector="OR",
                        ),
                        name="cover_is_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Opening",
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
                ("announcement", models.TextField()),
                ("posted", models.DateField()),
                (
                    "closes",
                    models.DateField(help_text="The first day on which no statement is taken any more."),
                ),
                ("decided", models.DateField(blank=True, null=True)),
                ("decision", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="openings",
                        to="roster.agency",
                    ),
                ),
                (
                    "chosen",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="roster.officer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("closes__gt", models.F("posted"))), name="opening_half_open"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("chosen", None), models.Q(("decided", None), _negated=True), _connector="OR"
                        ),
                        name="chosen_when_decided",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Panelist",
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
                (
                    "side",
                    models.CharField(
                        choices=[("agency", "agency"), ("school", "school"), ("district", "district")],
                        max_length=8,
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="panel", to="roster.opening"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("opening", "name"), name="panelist_once")],
            },
        ),
        migrations.CreateModel(
            name="ProgramDuty",
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
                ("heading", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                ("kinds", models.JSONField(default=list, help_text="Slugs of kinds of activity.")),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="program_duties",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "id"),
            },
        ),
        migrations.CreateModel(
            name="ProgramItem",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("program", "program"),
                            ("resource", "resource"),
                            ("focus", "focus"),
                            ("partner", "partner"),
                            ("stated", "stated"),
                            ("claim", "claim"),
                            ("contact", "contact"),
                        ],
                        max_length=8,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "printed",
                    models.CharField(
                        blank=True, help_text="A figure as the source prints it.", max_length=200
                    ),
                ),
                ("number", models.BigIntegerField(blank=True, null=True)),
                (
                    "bound",
                    models.CharField(
                        choices=[
                            ("exact", "exact"),
                            ("about", "about"),
                            ("over", "over"),
                            ("under", "under"),
                        ],
                        default=schoolbeat.work.roster.vocabulary.Bound["EXACT"],
                        max_length=5,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=60)),
                (
                    "dated",
                    models.CharField(
                        blank=True,
                        help_text="The date of a figure as stated; empty: not given.",
                        max_length=40,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        help_text="Of a contact: phone, email, page, office, address.",
                        max_length=20,
                    ),
                ),
                ("target", models.CharField(blank=True, max_length=300)),
                ("kinds", models.JSONField(default=list)),
                ("quote", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=160)),
                ("note", models.TextField(blank=True)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="program_items",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "id"),
                "indexes": [models.Index(fields=["agency", "kind"], name="item_by_kind")],
            },
        ),
        migrations.CreateModel(
            name="ProgramPhone",
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
                ("label", models.CharField(max_length=80)),
                ("printed", models.CharField(max_length=40)),
                ("dial", models.CharField(blank=True, max_length=16)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("emergency", "emergency"),
                            ("non-emergency", "non-emergency"),
                            ("contact", "contact"),
                            ("tip", "tip"),
                            ("other", "other"),
                        ],
                        max_length=14,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
                ("place", models.PositiveSmallIntegerField(default=0)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="program_phones",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "id"),
            },
        ),
        migrations.CreateModel(
            name="ProgramText",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("title", "title"),
                            ("mission", "mission"),
                            ("goal", "goal"),
                            ("purpose", "purpose"),
                            ("role", "role"),
                            ("responsibility", "responsibility"),
                            ("work", "work"),
                            ("team", "team"),
                            ("training", "training"),
                            ("schools", "schools"),
                            ("community", "community"),
                            ("history", "history"),
                            ("emergency", "emergency"),
                            ("contact", "contact"),
                            ("resources", "resources"),
                            ("dashboard", "dashboard"),
                            ("claim", "claim"),
                            ("page", "page"),
                        ],
                        max_length=16,
                    ),
                ),
                ("heading", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField()),
                ("source", models.CharField(blank=True, max_length=160)),
                (
                    "place",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Its place among the texts of the program."
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="program_texts",
                        to="roster.agency",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "id"),
            },
        ),
        migrations.CreateModel(
            name="School",
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
                ("name", models.CharField(max_length=160)),
                ("code", models.CharField(blank=True, max_length=32)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("elementary", "elementary"),
                            ("middle", "middle"),
                            ("high", "high"),
                            ("adult", "adult"),
                            ("private", "private"),
                            ("alternative", "alternative"),
                            ("other", "other"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("closed", "closed"),
                            ("merged", "merged"),
                            ("pending", "pending"),
                        ],
                        default=schoolbeat.work.roster.vocabulary.SchoolStatus["ACTIVE"],
                        max_length=8,
                    ),
                ),
                ("street", models.CharField(blank=True, max_length=160)),
                ("city", models.CharField(blank=True, max_length=80)),
                ("postal_code", models.CharField(blank=True, max_length=12)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("grades", models.CharField(blank=True, max_length=40)),
                ("latitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("longitude", models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                ("students", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "source",
                    models.CharField(
                        blank=True, help_text="Where its name and address come from.", max_length=160
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schools",
                        to="roster.agency",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="schools",
                        to="roster.district",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "name"], name="school_by_name")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("code", ""), _negated=True),
                        fields=("agency", "code"),
                        name="school_code_once",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="opening",
            name="school",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="openings",
                to="roster.school",
            ),
        ),
        migrations.CreateModel(
            name="Statement",
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
                ("given", models.DateField()),
                ("text", models.TextField()),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="roster.officer",
                    ),
                ),
                (
                    "opening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="roster.opening",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("opening", "officer"), name="statement_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Tour",
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
                ("agency", models.UUIDField()),
                ("start", models.DateField()),
                ("expected_end", models.DateField()),
                ("ended", models.DateField(blank=True, null=True)),
                (
                    "hand_over",
                    models.TextField(
                        blank=True, help_text="What the next officer must know of these schools."
                    ),
                ),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="tours", to="roster.officer"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "start"], name="tour_by_agency")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expected_end__gt", models.F("start"))),
                        name="tour_expected_half_open",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended", None), ("ended__gt", models.F("start")), _connector="OR"
                        ),
                        name="tour_half_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TourSchool",
            fields=[
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="tours", to="roster.school"
                    ),
                ),
                (
                    "tour",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="schools", to="roster.tour"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("tour", "school"), name="school_once_per_tour")
                ],
            },
        ),
        migrations.CreateModel(
            name="Training",
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
                ("agency", models.UUIDField()),
                ("title", models.CharField(max_length=160)),
                ("hours", models.DecimalField(decimal_places=1, max_digits=5)),
                ("taken", models.DateField()),
                (
                    "expires",
                    models.DateField(
                        blank=True, help_text="The first day on which it holds no longer.", null=True
                    ),
                ),
                ("campus", models.BooleanField(default=False)),
                ("source", models.CharField(blank=True, max_length=160)),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="training",
                        to="roster.officer",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "expires"], name="training_expires")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expires", None), ("expires__gt", models.F("taken")), _connector="OR"
                        ),
                        name="training_half_open",
                    ),
                    models.CheckConstraint(condition=models.Q(("hours__gt", 0)), name="training_hours"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
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
                ("officers_stated", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("full_time", models.BooleanField(default=False, help_text="Where the program says so.")),
                (
                    "school_resource",
                    models.BooleanField(
                        default=False, help_text="Its officers are School Resource Officers."
                    ),
                ),
                ("about", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="units", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "name"), name="unit_once")],
            },
        ),
        migrations.AddField(
            model_name="officer",
            name="unit",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="officers",
                to="roster.unit",
            ),
        ),
    ]

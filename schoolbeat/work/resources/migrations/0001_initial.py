import django.db.models.deletion
from django.db import migrations, models

import schoolbeat.foundation.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("roster", "0004_clauses_and_designated_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Location",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300)),
                (
                    "location_type",
                    models.CharField(
                        choices=[("physical", "physical"), ("postal", "postal"), ("virtual", "virtual")],
                        max_length=8,
                    ),
                ),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
                (
                    "postal_codes",
                    models.CharField(blank=True, help_text="Of its addresses, between bars.", max_length=200),
                ),
                ("active", models.BooleanField(default=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "hsds_id"), name="location_once")],
            },
        ),
        migrations.CreateModel(
            name="Organization",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="What it is found by: without accents, in small letters."
                    ),
                ),
                ("active", models.BooleanField(default=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "hsds_id"), name="organization_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Remainder",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                ("entity", models.CharField(help_text="Of HSDS, such as metadata.", max_length=40)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "entity", "hsds_id"), name="remainder_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Service",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "active"),
                            ("inactive", "inactive"),
                            ("defunct", "defunct"),
                            ("temporarily closed", "temporarily closed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("minimum_age", models.FloatField(null=True)),
                ("maximum_age", models.FloatField(null=True)),
                (
                    "languages",
                    models.TextField(blank=True, help_text="Codes and names between bars, as in |es|vi|."),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="What it is found by: without accents, in small letters."
                    ),
                ),
                ("assured_on", models.DateField(null=True)),
                (
                    "assured_by",
                    models.UUIDField(help_text="The account; empty where a set said so.", null=True),
                ),
                ("modified_at", models.DateTimeField()),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="resources.organization",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["agency", "status", "name", "id"], name="service_by_name"),
                    models.Index(fields=["agency", "assured_on"], name="service_by_assurance"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "hsds_id"), name="service_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("minimum_age", None),
                            ("maximum_age", None),
                            ("maximum_age__gte", models.F("minimum_age")),
                            _connector="OR",
                        ),
                        name="service_ages_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceAtLocation",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "location",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="places",
                        to="resources.location",
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="places",
                        to="resources.service",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "hsds_id"), name="service_at_location_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Taxonomy",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                ("name", models.CharField(max_length=300)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "hsds_id"), name="taxonomy_once")],
            },
        ),
        migrations.CreateModel(
            name="TaxonomyTerm",
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
                ("hsds_id", models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")),
                (
                    "body",
                    models.JSONField(
                        default=dict, help_text="Its properties and parts in the words of HSDS 3."
                    ),
                ),
                ("parent", models.UUIDField(help_text="The id in HSDS of the term above it.", null=True)),
                ("name", models.CharField(max_length=300)),
                ("need", models.CharField(blank=True, max_length=40)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="roster.agency"
                    ),
                ),
                (
                    "taxonomy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="resources.taxonomy",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["agency", "name"], name="term_by_name")],
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "hsds_id"), name="taxonomy_term_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceTerm",
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
                    "service",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="terms",
                        to="resources.service",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="services",
                        to="resources.taxonomyterm",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("service", "term"), name="service_term_once")
                ],
            },
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ("agency", models.UUIDField(help_text="The nil UUID is the install itself.")),
                ("verb", models.CharField(max_length=60)),
                (
                    "by",
                    models.UUIDField(
                        help_text="The account; the nil UUID is the install's own command line."
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("recorded_at", models.DateTimeField()),
                ("pack", models.CharField(max_length=60)),
                (
                    "points_at",
                    models.UUIDField(help_text="The record or entry that this one is about.", null=True),
                ),
                ("digest", models.BinaryField(max_length=32)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("points_at", None), _negated=True),
                        fields=["points_at"],
                        name="entry_points_at",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "agency",
                    models.UUIDField(help_text="The chain; the nil UUID is the chain of the install itself."),
                ),
                ("number", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField()),
                ("entries", models.BinaryField(help_text="The ids of its entries, 16 bytes each, in order.")),
                ("previous", models.BinaryField(max_length=32)),
                ("digest", models.BinaryField(max_length=32)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("agency", "number"), name="block_once")],
            },
        ),
        migrations.CreateModel(
            name="EntryContent",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="ledger.entry",
                    ),
                ),
                ("salt", models.BinaryField(max_length=16)),
                ("body", models.TextField()),
            ],
        ),
        migrations.AddField(
            model_name="entry",
            name="block",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.block"
            ),
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("record_kind", models.CharField(max_length=40)),
                ("record", models.UUIDField()),
                (
                    "entry",
                    models.UUIDField(
                        help_text="The entry it comes from; emptied when that was destroyed.", null=True
                    ),
                ),
                ("measure", models.CharField(max_length=40)),
                ("amount", models.IntegerField()),
                ("agency", models.UUIDField()),
                ("school", models.UUIDField(null=True)),
                ("officer", models.UUIDField(null=True)),
                ("day", models.DateField()),
                (
                    "month",
                    models.PositiveIntegerField(
                        help_text="Year * 100 + month of `day`, so that months group without sorting."
                    ),
                ),
                ("hour", models.PositiveSmallIntegerField(null=True)),
                ("kind", models.CharField(max_length=60)),
                ("pillar", models.CharField(help_text="As it was when it was done.", max_length=20)),
                (
                    "role",
                    models.CharField(help_text="Of the triad, as it was when it was done.", max_length=20),
                ),
                ("audience", models.CharField(max_length=20)),
                ("initiator", models.CharField(max_length=20)),
                ("sensitive", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["record"], name="fact_record"),
                    models.Index(fields=["agency", "measure", "day"], name="fact_agency"),
                    models.Index(fields=["school", "agency", "measure", "day"], name="fact_school"),
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthStamp",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("agency", models.UUIDField()),
                ("month", models.PositiveIntegerField(help_text="As in facts: year * 100 + month.")),
                ("stamp", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "month"), name="month_stamped_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("block", None)), fields=["agency", "recorded_at"], name="entry_unchained"
            ),
        ),
    ]

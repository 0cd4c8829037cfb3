"""What the ledger's tables hold: how sensitive each field is, and how long a row is kept."""

from schoolbeat.access.hats import BY_RECORD, HOUSE

_RECORDED = {"entry": "internal", "entry_digest": "internal"}
SENSITIVITY = {
    "Block": dict.fromkeys(
        ("id", "agency", "number", "made_at", "entries", "previous", "digest"), "internal"
    ),
    "Entry": {
        **dict.fromkeys(
            ("id", "agency", "verb", "recorded_at", "pack", "points_at", "digest", "block"), "internal"
        ),
        "by": "staff",
        # What was logged began then, to the second.
        **dict.fromkeys(("happened_at", "told_at"), "record"),
    },
    "EntryContent": {"entry": "internal", "salt": "secret", "body": "record", "key": "internal"},
    "Fact": {
        **dict.fromkeys(("id", "record_kind", "record", "entry", "sensitive"), "internal"),
        **dict.fromkeys(
            (
                "measure",
                "amount",
                "agency",
                "school",
                "day",
                "month",
                "hour",
                "kind",
                "pillar",
                "role",
                "audience",
            ),
            "figure",
        ),
        "initiator": "figure",
        "officer": "staff",
    },
    "MonthStamp": dict.fromkeys(("id", "agency", "month", "stamp"), "internal"),
    "PublicStamp": dict.fromkeys(("agency", "stamp"), "internal"),
    "DestroyedKey": dict.fromkeys(("key", "entry"), "internal"),
}
RETENTION = {
    "Block": "permanent",
    "Entry": "permanent",
    "EntryContent": "with the record",
    "Fact": "permanent",
    "MonthStamp": "permanent",
    "PublicStamp": "permanent",
    "DestroyedKey": "permanent",
}
HAT = dict.fromkeys(("Block", "Entry", "Fact", "MonthStamp", "PublicStamp", "DestroyedKey"), HOUSE) | {
    "EntryContent": BY_RECORD
}

"""What the tables of access hold: how sensitive each field is, and how long a row is kept."""

from schoolbeat.access.hats import HOUSE

SENSITIVITY = {
    "Account": {
        "id": "internal",
        "email": "staff",
        "name": "staff",
        "language": "staff",
        "is_active": "internal",
        "synthetic": "public",
        "created_at": "internal",
        "password": "secret",
        "last_login": "staff",
    },
    "Membership": {
        "id": "internal",
        "account": "staff",
        "agency": "internal",
        "role": "staff",
        "zone": "public",
        "place": "public",
        "since": "staff",
        "ended": "staff",
    },
    "Reach": {
        "id": "internal",
        "account": "staff",
        "school": "internal",
        "start": "staff",
        "end": "staff",
        "source": "internal",
    },
    "Token": {
        "id": "internal",
        "account": "staff",
        "agency": "internal",
        "digest": "secret",
        "scopes": "internal",
        "created_at": "internal",
        "revoked_at": "internal",
    },
}
RETENTION = {
    "Account": "employment",
    "Membership": "employment",
    "Reach": "employment",
    "Token": "until revoked",
}
HAT = dict.fromkeys(("Account", "Membership", "Reach", "Token"), HOUSE)

"""The rates of the synthetic year, after what agencies publish; every number here is one of theirs or an estimate."""

from collections.abc import Mapping

Shares = tuple[tuple[str, int], ...]

ENTRIES_PER_DAY = 9.0  # an officer's day in school, over all officers
SPREAD = 4.0  # k of the negative binomial
QUIET_EVERY = 6  # every sixth officer logs a fifth of what the others do
QUIET_SHARE = 0.2

ABSENT = 0.04
COVERS = 0.03  # days on which an officer also stands in at a colleague's school
EVENING = 0.22
JOINED = 0.25  # evening events to which a colleague comes too
LATE = 0.055
CORRECTED = 0.015
WITHDRAWN = 0.002
FOLLOWED_UP = 0.04
SUMMER_PATROL = 0.3
TRAINING_DAYS_IN_TERM = 2
TRAINING_DAYS_IN_SUMMER = 2

SEASON: Mapping[int, float] = {
    1: 1.07, 2: 1.09, 3: 1.09, 4: 0.98, 5: 0.94, 6: 0.76, 8: 1.05, 9: 1.12, 10: 1.12, 11: 0.83, 12: 0.78,
}  # fmt: skip
# Calls swing more than the rest, some 40 % to either side; none in July, which has no days in school.
CALL_SEASON: Mapping[int, float] = {
    1: 1.15, 2: 1.25, 3: 1.25, 4: 1.0, 5: 0.95, 6: 0.6, 8: 1.0, 9: 1.35, 10: 1.4, 11: 0.75, 12: 0.65,
}  # fmt: skip

LENGTHS = (0.5, 0.75, 1.0, 1.0, 1.0, 1.25, 1.75)

BEGAN_CALL: Shares = (
    ("administrator", 22), ("teacher", 18), ("student", 15), ("parent", 12),
    ("dispatch", 22), ("neighbor", 6), ("other", 4), ("officer", 1),
)  # fmt: skip
CALLS = ("call-for-service", "incident-report", "alarm", "emergency-response", "visitor-trespass")

# What becomes of a call: 36 % are handled by the school; of the officer's 92 % resolved, 5 % diverted, 3 % charged.
SETTLED_BY_SCHOOL = 0.36
OFFICERS_OUTCOMES: Shares = (("resolved", 92), ("diverted", 5), ("charged", 3))
OUTCOME_NOT_SAID = 0.01

# Who begins what, by the audience the kind usually has; presence is the officer's own.
BEGAN: Mapping[str, Shares] = {
    "": (("officer", 90), ("administrator", 10)),
    "student": (("officer", 40), ("student", 25), ("teacher", 18), ("administrator", 17)),
    "parent": (("parent", 60), ("officer", 30), ("administrator", 10)),
    "staff": (("administrator", 45), ("teacher", 40), ("officer", 15)),
    "neighbor": (("neighbor", 75), ("dispatch", 25)),
    "business": (("business", 70), ("officer", 30)),
    "other": (("dispatch", 45), ("administrator", 35), ("other", 20)),
}
OWN = ("lunch-duty", "positive-contact", "youth-program-session", "event-presence", "drill", "sweep")

PLACES: Mapping[str, str] = {
    "home-visit": "home",
    "business-contact": "business",
    "event-presence": "event",
    "parking-neighbor-complaint": "surroundings",
    "suspicious-activity": "surroundings",
    "motorist-assist": "surroundings",
    "curfew-contact": "surroundings",
    "truancy-contact": "surroundings",
    "sweep": "surroundings",
    "assist-agency": "elsewhere",
    "hearing": "elsewhere",
    "task-force-liaison": "elsewhere",
    "training-received": "elsewhere",
}
WITHOUT_SCHOOL = ("task-force-liaison", "training-received", "sweep")

# How many people, from-to, where the usual one to three is wrong.
CROWDS: Mapping[str, tuple[int, int]] = {
    "lunch-duty": (8, 45),
    "positive-contact": (1, 6),
    "classroom-lesson": (18, 34),
    "assembly": (60, 260),
    "youth-program-session": (8, 30),
    "event-presence": (25, 160),
    "community-talk": (8, 45),
    "staff-training": (6, 40),
    "mediation": (2, 4),
    "restorative-conference": (2, 5),
    "at-risk-staffing": (2, 5),
    "sweep": (5, 16),
}
# Whoever stands at a gate, or counts a whole school in a drill, has reached nobody by that.
UNCOUNTED = ("drill", "tip-handled", "search")

EVENING_KINDS: Shares = (("event-presence", 78), ("community-talk", 22))

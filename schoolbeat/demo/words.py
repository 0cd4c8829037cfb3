"""Notes for invented work: about nobody, and so plain that nobody takes them for a record."""

from random import Random

SAID = {
    "student-consultation": (
        "Talked about a disagreement at lunch.",
        "Talked about getting to class on time.",
        "Listened; worried about a class.",
    ),
    "student-rights-question": (
        "Asked what an officer may search.",
        "Asked at what age one may drive at night.",
        "Asked how a jury is picked.",
    ),
    "parent-contact": (
        "Asked about drop-off times.",
        "Asked whom to call about a neighbor.",
        "Worried about a phone app.",
    ),
    "staff-consultation": (
        "Asked how to keep the side gate closed.",
        "Asked about a visitor badge.",
        "Asked for advice about parking at home.",
    ),
    "mediation": (
        "Two students, one rumor; they shook hands.",
        "Argument over a ball game, settled.",
        "Both sides heard; a plan for the hallway.",
    ),
    "classroom-lesson": (
        "Substance abuse, first part.",
        "Constitution: the fourth amendment in school.",
        "Violence prevention, questions at the end.",
        "Career talk: what an officer's week is like.",
    ),
    "youth-program-session": (
        "Safety patrol: vests and crossings.",
        "Red ribbon week: pledge wall.",
        "Sorted shoes and socks for the drive.",
    ),
    "call-for-service": (
        "Fire door propped open; closed.",
        "Loud argument at the gate; over on arrival.",
        "Found bag; returned to the office.",
        "Unknown car in the bus lane; moved on.",
    ),
    "parking-neighbor-complaint": (
        "Car across a driveway; moved.",
        "Double parking at dismissal; cones put out.",
    ),
    "suspicious-activity": (
        "Someone looking over a fence; a gardener.",
        "Car parked for long; waiting for a pick-up.",
    ),
    "business-contact": ("Shop asked about crowds after school.", "Fewer problems at the counter this week."),
    "truancy-contact": (
        "Walked back to the office together.",
        "At the park; overslept. Back in second period.",
    ),
    "drill": (
        "Cleared in four minutes; one door stuck.",
        "Lockdown drill; announcement hard to hear in the gym.",
    ),
    "site-safety-walk": ("Light out behind the gym; told the office.", "Two gates checked, one latch loose."),
    "resource-referral": (
        "Gave the number of a counseling service.",
        "Explained how to ask for housing help.",
    ),
    "training-received": ("Course day.", "Course day, second part."),
}
PLAIN = (
    "All calm.",
    "Good conversation.",
    "Short stop.",
    "Nothing further needed.",
    "Well received.",
    "Busy morning, no trouble.",
    "Quiet today.",
    "Back tomorrow.",
)
MORE = (
    "The office was told and will keep an eye on it.",
    "We agreed on one small step and on when to look at it again.",
    "No rule was broken and nothing was written up.",
    "The teacher on duty stayed with us the whole time.",
    "Asked three questions, got three answers, and one good idea for the assembly.",
    "The same corner of the yard as last week, so the next walk begins there.",
    "The counselor takes it from here; I only brought the two together.",
    "It rained, so most of it took place under the roof by the cafeteria.",
    "Handed out the sheet with the numbers to call and went through it line by line.",
    "It took longer than planned because of the bell, and nobody minded.",
)
PROMISED = (
    "Look in again.",
    "Bring the sheet with the numbers.",
    "Ask the office how it went.",
    "Call back.",
    "Check the latch again.",
    "Sit down with the counselor.",
)


def note(kind: str, chance: Random) -> str:
    """Return a note as long as officers' notes are: three in five one line or none, one in twenty very long."""
    how_long = chance.random()
    if how_long < 0.36:
        return ""
    first = chance.choice(SAID.get(kind, PLAIN))
    if how_long < 0.6:
        return first
    sentences = [first, *chance.sample(MORE, chance.randint(1, 3))]
    if how_long > 0.95:
        sentences = [first, *chance.sample(MORE, len(MORE))]
    return " ".join(sentences)


def promise(chance: Random) -> str:
    """Return what an officer promised to come back to."""
    return chance.choice(PROMISED)

"""What of a record's words a viewer is not shown: confidential addresses, and of whom the family opted out."""

from schoolbeat.access.hats import Hat
from schoolbeat.access.roles import SCHOOL_ROLES
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.people.models import Person
from schoolbeat.work.people.rules.words import Words


def guards(person: Person, ring: Keyring) -> bool:
    """Say whether a person stands for a student whose address is confidential: it may be the same one."""
    wards = [tie.student for tie in person.wards.all() if tie.end is None and tie.student.present]
    ring.load(wards)
    return any(ring.words(ward).get("confidential_address") for ward in wards)


def is_unlisted(viewer: Viewer, person: Person, words: Words) -> bool:
    """Say whether a family opted out of the directory, and the viewer is not of the school that keeps the record."""
    return words.directory_opt_out and person.hat == Hat.EDUCATION and viewer.role not in SCHOOL_ROLES


def least(
    viewer: Viewer, person: Person, words: Words, guarded: bool = False
) -> tuple[Words, tuple[str, ...]]:
    """Return the words without what this viewer is not shown, and the names of what was left out.

    A confidential address is the school's or the records staff's alone, also where it is `guarded` for another's sake;
    who opted out of the directory is shown to others than the school by name, school and grade (34 CFR 99.37).
    """
    hidden: list[str] = []
    keeps = person.hat == Hat.EDUCATION and viewer.role in SCHOOL_ROLES
    records = person.hat == Hat.UNIT and viewer.role == "records"
    if (words.confidential_address or guarded) and not (keeps or records):
        hidden.append("address")
    if is_unlisted(viewer, person, words):
        hidden += ["address", "phones", "emails", "born"]
    hidden = [name for name in dict.fromkeys(hidden) if getattr(words, name)]
    empty = Words()
    left = {
        name: getattr(empty, name) if name in hidden else value for name, value in words._asdict().items()
    }
    return Words(**left), tuple(hidden)

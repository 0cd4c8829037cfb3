"""What a checked set delivers: tuples with names, the file's own ids and words, each with the line it stood in.

Tuples, for half a million are made of a district, and nothing else is as quick.
`status` is "" in a bulk file (all rows stand), "active" or "tobedeleted" in a delta; `modified` is the file's own ISO
8601 text, "" in bulk. Empty text means that the file says nothing; so does None for days and truths.
"""

from datetime import date
from typing import NamedTuple


class Organization(NamedTuple):
    """A row of orgs.csv; `identifier` is the official code (CDS, NCES), `parent` the id of what it is part of."""

    line: int
    source_id: str
    name: str
    type: str
    identifier: str
    parent: str
    status: str
    modified: str


class Student(NamedTuple):
    """A user with a student's role; no way to reach him or her is ever read. `birth_date` comes from demographics.

    `grade` is the file's own, in seldom cases several parted by commas ("09,10").
    """

    line: int
    source_id: str
    given: str
    middle: str
    family: str
    preferred_given: str
    preferred_middle: str
    preferred_family: str
    grade: str
    birth_date: date | None
    language: str
    directory_opt_out: bool | None
    confidential_address: bool | None
    status: str
    modified: str


class Adult(NamedTuple):
    """A user as guardian or as staff, and how to reach him or her. Never a student, unless delivered as one too."""

    line: int
    source_id: str
    given: str
    middle: str
    family: str
    preferred_given: str
    preferred_middle: str
    preferred_family: str
    email: str
    phone: str
    sms: str
    language: str
    directory_opt_out: bool | None
    confidential_address: bool | None
    status: str
    modified: str


class Guardian(Adult):
    """A user whose role is parent, guardian or relative."""

    __slots__ = ()


class Staff(Adult):
    """A user with any other role at a school or district."""

    __slots__ = ()


class UserChange(NamedTuple):
    """A user of a delta whose role this set does not say; whoever knows the person decides what of it may be taken.

    A grade is for a known student alone, `email`, `phone` and `sms` for a known guardian or member of staff alone.
    """

    line: int
    source_id: str
    given: str
    middle: str
    family: str
    preferred_given: str
    preferred_middle: str
    preferred_family: str
    grade: str
    email: str
    phone: str
    sms: str
    agents: tuple[str, ...]
    language: str
    directory_opt_out: bool | None
    confidential_address: bool | None
    status: str
    modified: str


class Guardianship(NamedTuple):
    """Who is whose guardian, once for each pair; `relation` is the guardian's role, "" where this set does not say it.

    `line` is the line of users.csv that names the pair. A student's row of a delta names all of its guardians anew.
    """

    line: int
    student: str
    guardian: str
    relation: str
    status: str


class Attendance(NamedTuple):
    """A student at a school; `grade` is the user's ("" where the user is not in this set), days may be unknown.

    `primary` is the student's main school: the one the file names so, or the only one. `line` is of roles.csv in 1.2,
    of users.csv in 1.1; `role_id` is the role's own id, which 1.1 has none of.
    """

    line: int
    student: str
    school: str
    grade: str
    begin: date | None
    end: date | None
    primary: bool
    status: str
    modified: str
    role_id: str


class Post(NamedTuple):
    """An adult's role at an organization: of staff always, of a guardian in a delta whose user is not in the set."""

    line: int
    user: str
    role: str
    organization: str
    begin: date | None
    end: date | None
    primary: bool
    status: str
    modified: str
    role_id: str


class Birth(NamedTuple):
    """The birth date of a person whose user row is not in this set as a student's; for a known student alone.

    One that is taken back (`tobedeleted`) comes of every student.
    """

    line: int
    user: str
    birth_date: date | None
    status: str
    modified: str


class Demographics(NamedTuple):
    """Sex and race or ethnicity, for aggregate reports alone; they never fill a perceived field.

    `races` are the file's own column names, None where it says nothing of any.
    """

    line: int
    user: str
    sex: str
    races: tuple[str, ...] | None
    two_or_more: bool | None
    hispanic: bool | None
    status: str
    modified: str


class Reference(NamedTuple):
    """An id that must be known already, for a delta may point outside its set; `kind` is "user" or "organization"."""

    kind: str
    source_id: str
    file: str
    line: int
    column: str

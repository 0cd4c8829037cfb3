"""Which organization of a set is which school of the agency, and whose people are left out."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.rosterset import RosterSet
from schoolbeat.exchange.oneroster.sayings import Digests
from schoolbeat.work.people.commands.lots import RosterOrg
from schoolbeat.work.people.queries import feeds

UNMATCHED, NO_CLAUSE = "unmatched", "no_clause"
_MARKS = str.maketrans("", "", " -")


@dataclass(frozen=True)
class LeftOut:
    """A school of the set whose people do not come in, why, and how many rows place somebody there."""

    name: str
    identifier: str
    line: int
    why: str
    people: int

    def plain(self) -> dict[str, Any]:
        """Return it as JSON has it; a school's name is no person's."""
        return dict(vars(self))


@dataclass
class Matching:
    """The organizations of a set and of the sets before it, beside the schools that a clause is about."""

    viewer: Viewer
    digests: Digests
    allowed: frozenset[UUID]
    orgs: dict[str, r.Organization] = field(default_factory=dict)
    new: list[RosterOrg] = field(default_factory=list)
    """Organizations that are not known yet, or as another school."""
    known: dict[bytes, feeds.KnownOrganization] = field(default_factory=dict)
    earlier: frozenset[bytes] = frozenset()
    """The schools of the sets before this one."""
    told: Counter[str] = field(default_factory=Counter)
    """How many of the set's organizations are created, changed or unchanged by it."""
    left: set[UUID] = field(default_factory=set)
    """Schools that the organizations of this set were matched with before it."""
    out: Counter[str] = field(default_factory=Counter)
    _schools: dict[str, UUID | None] = field(default_factory=dict)

    def run(self, found: RosterSet) -> None:
        """Match the set's organizations by code, else by name; one name of two schools matches neither."""
        self.known = {
            one.source: one for one in feeds.known_organizations(self.viewer, self.digests.beginning)
        }
        self.earlier = frozenset(one.source for one in self.known.values() if one.is_school)
        schools = feeds.schools_to_match(self.viewer)
        names = Counter(one.name for one in schools)
        by_code = {one.code.translate(_MARKS): one.id for one in schools if one.code}
        # By name only where the two codes do not say that they are two schools.
        by_name = {one.name: one for one in schools if names[one.name] == 1}
        self.orgs = {one.source_id: one for one in found.organizations()}
        for org, source in zip(self.orgs.values(), self.digests.sources("org", self.orgs), strict=True):
            is_school = org.type == "school" and org.status != "tobedeleted"
            code = org.identifier.translate(_MARKS)
            named = by_name.get(org.name)
            same = named is not None and not (code and named.code and _is_official(code))
            school = (by_code.get(code) if code else None) or (named.id if named and same else None)
            before = self.known.get(source)
            if before is not None and before.school is not None:
                self.left.add(before.school)
            # Of a school that is gone it stays known which one it was: its people leave, they are at no school beyond.
            kept = school if is_school else (before.school if before and org.type == "school" else None)
            row = RosterOrg(source, kept, is_school)
            self._schools[org.source_id] = school if is_school else None
            if before is None or tuple(before) != tuple(row):
                self.new.append(row)
                self.told["changed" if before else "created"] += 1
            self.known[source] = feeds.KnownOrganization(*row)
        self.told["unchanged"] = len(self.orgs) - len(self.new)

    def is_anothers(self) -> bool:
        """Say whether earlier sets of this system had other schools only: then it is another district's."""
        mine = {one.source_id for one in self.orgs.values() if one.type == "school"}
        return bool(mine and self.earlier) and self.earlier.isdisjoint(self.digests.sources("org", mine))

    @property
    def scope(self) -> frozenset[bytes]:
        """Return the schools that the system speaks of and that a clause is about."""
        spoken = {one.school for one in self.known.values() if one.school} | self.left
        return frozenset(school.bytes for school in spoken & self.allowed)

    @property
    def partial(self) -> bool:
        """Say whether people of some school of the system are left out."""
        return any(one.is_school and one.school not in self.allowed for one in self.known.values())

    def knows(self, org: str) -> bool:
        """Say whether an organization is known, from this set or an earlier one."""
        return org in self.orgs or self.digests.sources("org", [org])[0] in self.known

    def school(self, org: str) -> bytes | None:
        """Return the school where people come in; where they do not, somebody is counted as left out."""
        if org not in self._schools:
            one = self.known.get(self.digests.sources("org", [org])[0])
            self._schools[org] = one.school if one else None
        school = self._schools[org]
        if school is not None and school in self.allowed:
            return school.bytes
        self.out[org] += 1
        return None

    def left_out(self) -> list[LeftOut]:
        """Return the schools of the set whose people do not come in."""
        return [
            LeftOut(
                org.name,
                org.identifier,
                org.line,
                NO_CLAUSE if self._schools[org.source_id] else UNMATCHED,
                self.out[org.source_id],
            )
            for org in self.orgs.values()
            if org.type == "school" and self._schools[org.source_id] not in self.allowed
        ]


def _is_official(code: str) -> bool:
    """Say whether an identifier has the shape of a CDS or NCES code, so that another one is another school's."""
    return code.isdigit() and len(code) in (12, 14)

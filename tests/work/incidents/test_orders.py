"""No order of verbs leaves something standing that a gate shut: the handlers themselves, without a database.

What must hold is reckoned here a second time, from what was said and accepted, not by the rules of the product.
"""

from datetime import date, datetime
from types import SimpleNamespace
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from schoolbeat.access.roles import Role
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.ledger.envelope import Refused
from schoolbeat.ledger.registry import Act
from schoolbeat.work.incidents.commands import charging, doing, ending, joining, opening, reporting, undoing
from schoolbeat.work.incidents.commands.known import Case
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.people.models import Person
from tests.work.incidents.oracle import (
    BORN,
    COUNSEL,
    DAYS,
    ENFORCED_RUNGS,
    GATES,
    GIVEN_CASES,
    HANDLE,
    NOW,
    OTHER_RUNGS,
    SEARCHED,
    SEEN_AGES,
    STEP,
    ZONE,
    Done,
    Plain,
    Who,
    fresh,
    viewer,
)


class Orders(RuleBasedStateMachine):
    """An incident to which everything is done in any order; what is refused changes nothing."""

    place = "us-ca"

    def __init__(self):
        super().__init__()
        self.who = [viewer(Role.OFFICER), viewer(Role.SERGEANT)]
        self.day = date(2026, 11, 15)
        mine = {"author_id": self.who[0].account, "owner_id": self.who[0].account}
        self.case = Case(Incident(id=fresh(), kind="investigation", day=self.day, stage="open", **mine))
        self.people = [Person(id=fresh()) for _ in BORN]
        for person, born in zip(self.people, BORN, strict=True):
            person.tell({"born": born})
        self.parties: dict[UUID, Who] = {}
        self.offenses: dict[UUID, str] = {}
        self.named: dict[tuple[UUID, str], UUID] = {}
        self.openings: dict[UUID, str] = {}
        self.counsel: dict[UUID, tuple[UUID, datetime]] = {}
        self.ends: dict[UUID, UUID] = {}
        self.done: dict[UUID, Done] = {}
        self.versions: dict = {}

    def told(self, verb, command, who=0):
        """Do something, and return its id; None where it was refused."""
        cases = {self.case.incident.pk: self.case}
        act = Act(fresh(), self.who[who], pack_for(self.place), NOW, None, NOW, Plain())
        loaded = cases
        if verb not in GIVEN_CASES:
            people = {person.pk: person for person in self.people}
            loaded = SimpleNamespace(
                cases=cases, people=people, schools=frozenset(), involvements={}, narratives=self.versions
            )
        try:
            HANDLE[verb](command, act, loaded)
        except Refused:
            return None
        return act.id

    def one(self, found, which):
        """Return one of several, by number; an id of nobody where there is none."""
        found = list(found)
        return found[which % len(found)] if found else fresh()

    def present(self, which):
        return self.one((one for one, who in self.parties.items() if not who.left), which)

    def later(self, day):
        """Return a day of November that is not before the day of the incident."""
        return max(day, self.day.day)

    @property
    def incident(self):
        return self.case.incident.pk

    @initialize(parts=st.lists(st.sampled_from(["involved", "victim"]), min_size=2, max_size=3))
    def some_are_known_from_the_start(self, parts):
        for which, part in enumerate(parts):
            self.join_somebody_known(which, part)
        self.charge_an_offense("simple-assault")

    @rule(which=st.integers(0, 2), part=st.sampled_from(["involved", "involved", "victim", "witness"]))
    def join_somebody_known(self, which, part):
        person = self.people[which]
        said = joining.PartySaid(part, "student_elsewhere", person=person.pk)
        done = self.told("join", joining.Join(self.incident, said))
        if done:
            self.parties[done] = Who(part, date.fromisoformat(BORN[which]), None, person.pk)

    @rule(age=st.sampled_from(SEEN_AGES), part=st.sampled_from(["involved", "victim"]))
    def join_somebody_seen(self, age, part):
        said = joining.PartySaid(part, "student_elsewhere", seen="In gray", age=age)
        done = self.told("join", joining.Join(self.incident, said))
        if done:
            self.parties[done] = Who(part, None, age, None)

    @precondition(lambda self: len(self.parties) > 3)
    @rule(which=st.integers(0, 9))
    def leave(self, which):
        party = self.present(which)
        if self.told("leave", joining.Leave(self.incident, party, "It was another.")):
            self.parties[party].left = True

    @rule(day=st.sampled_from(DAYS))
    def amend_the_day(self, day):
        began = datetime(2026, 11, day, 10, tzinfo=ZONE)
        said = opening.AmendIncident(self.incident, "elsewhere", "none", "officer", began)
        if self.told("amend", said):
            self.day = began.date()

    @rule(code=st.sampled_from(["simple-assault", "trespass"]))
    def charge_an_offense(self, code):
        done = self.told("charge", charging.AddCharge(self.incident, charging.ChargeSaid(code)))
        if done:
            self.offenses[done] = code

    @precondition(lambda self: self.offenses)
    @rule(which=st.integers(0, 9))
    def take_an_offense_back(self, which):
        charge = self.one(self.offenses, which)
        if self.told("uncharge", charging.WithdrawCharge(self.incident, charge)):
            self.offenses.pop(charge)

    @rule(which=st.integers(0, 9), day=st.sampled_from((*DAYS, 20)), hour=st.sampled_from([9, 11]))
    def counsel_speaks(self, which, day, hour):
        party, at = self.present(which), datetime(2026, 11, self.later(day), hour, tzinfo=ZONE)
        done = self.told("do", doing.Do(self.incident, "counsel", at, party=party, to_whom="The defender"))
        if done:
            self.counsel[done] = (party, at)

    @rule(
        what=st.sampled_from([*STEP, "custody"]),
        which=st.integers(0, 9),
        day=st.sampled_from((*DAYS, 20)),
    )
    def do_a_gated_deed(self, what, which, day):
        party, at = self.present(which), datetime(2026, 11, self.later(day), 10, tzinfo=ZONE)
        more = {"before_peers": False} if what == "custody" else {"to_whom": "The hall"}
        more |= SEARCHED[self.place] if what == "consent_search" else {}
        done = self.told("do", doing.Do(self.incident, what, at, party=party, **more))
        if done:
            shut = self.shut(party, STEP[what], at) - self.excepted(party, confirmed=False)
            assert not shut, (what, shut)
            if self.is_involved(party):
                self.done[done] = Done(party, STEP[what], at)

    @rule(which=st.integers(0, 9), day=st.sampled_from(DAYS))
    def question_after_counsel(self, which, day):
        self.counsel_speaks(which, day, 9)
        self.do_a_gated_deed("questioning", which, day)

    @precondition(lambda self: self.counsel or self.done)
    @rule(which=st.integers(0, 9))
    def take_a_deed_back(self, which):
        deed = self.one((*self.counsel, *self.done), which)
        if self.told("take_deed_back", undoing.TakeDeedBack(self.incident, deed, "A slip.")):
            self.counsel.pop(deed, None)
            self.done.pop(deed, None)

    @rule(which=st.integers(0, 9), gate=st.integers(0, 3))
    def name_an_exception(self, which, gate):
        party, slug = self.present(which), self.one(GATES[self.place], gate)
        done = self.told("name_exception", ending.NameException(self.incident, party, slug, "A gun."))
        if done:
            self.named[(party, slug)], self.openings[done] = done, "named"

    @precondition(lambda self: "named" in self.openings.values())
    @rule(which=st.integers(0, 9), yes=st.booleans(), who=st.sampled_from([1, 1, 0]))
    def answer_an_exception(self, which, yes, who):
        waiting = self.one((one for one, state in self.openings.items() if state == "named"), which)
        said = ending.ConfirmException(self.incident, waiting, yes, "Read.")
        if self.told("confirm_exception", said, who):
            assert who == 1, "the own exception was confirmed"
            self.openings[waiting] = "confirmed" if yes else "refused"

    @rule(
        which=st.integers(0, 9),
        rung=st.sampled_from([*ENFORCED_RUNGS, *OTHER_RUNGS]),
        day=st.sampled_from((*DAYS, 20)),
        who=st.integers(0, 1),
    )
    def end_it(self, which, rung, day, who):
        party = self.present(which)
        said = ending.EndFor(
            self.incident,
            party,
            rung,
            date(2026, 11, self.later(day)),
            "Why it is so.",
            ("advice", "mediation"),
        )
        done = self.told("end", said, who)
        if done and rung in ENFORCED_RUNGS:
            self.ends[done] = party

    @rule(which=st.integers(0, 9), gate=st.integers(0, 1))
    def cite_upon_a_named_exception(self, which, gate):
        self.name_an_exception(which, gate)
        self.end_it(which, "citation", 20, 0)

    @precondition(lambda self: self.ends)
    @rule(which=st.integers(0, 9), who=st.integers(0, 1))
    def take_an_end_back(self, which, who):
        end = self.one(self.ends, which)
        if self.told("take_end_back", ending.TakeEndBack(self.incident, end, "A slip."), who):
            del self.ends[end]

    @rule(
        verb=st.sampled_from(["submit", "give_back", "approve", "close", "reopen"]), seldom=st.integers(0, 3)
    )
    def move_the_report(self, verb, seldom):
        if seldom and verb in ("submit", "close"):
            return
        self.versions = {1: SimpleNamespace(incident_id=self.incident, by_id=self.who[0].account)}
        self.told(verb, reporting.Move(self.incident, "Read."), 0 if verb == "submit" else 1)

    def of_the_person(self, party):
        """Return the parts in which somebody stands in the incident."""
        person = self.parties[party].person
        mine = {one for one, who in self.parties.items() if person and who.person == person and not who.left}
        return {party} | mine

    def shut(self, party, step, at=None):
        """Return what stands before a step for somebody, whom it holds for as who is involved."""
        mine = self.of_the_person(party)
        if not self.is_involved(party):
            return set()
        age, found = self.age(self.parties[party]), set()
        if step == "enforcement":
            found |= set() if self.offenses else {"school-rules"}
            found |= {"under-age"} if self.place == "us-ca" and (age is None or age < 12) else set()
        spoke = at is not None and any(who in mine and when <= at for who, when in self.counsel.values())
        if step in COUNSEL[self.place] and (age is None or age <= 17) and not spoke:
            found.add(COUNSEL[self.place][step])
        return found

    def is_involved(self, party):
        return any(self.parties[one].part == "involved" for one in self.of_the_person(party))

    def age(self, who):
        if who.born is None:
            return who.age
        had = (self.day.month, self.day.day) >= (who.born.month, who.born.day)
        return self.day.year - who.born.year - (0 if had else 1)

    def excepted(self, party, confirmed):
        states = ("confirmed",) if confirmed else ("confirmed", "named")
        return {
            gate for (one, gate), done in self.named.items() if one == party and self.openings[done] in states
        }

    @invariant()
    def no_end_in_enforcement_stands_before_a_shut_gate(self):
        for party in self.ends.values():
            shut = self.shut(party, "enforcement") - self.excepted(party, confirmed=True)
            assert not shut, shut
            assert not self.parties[party].left

    @invariant()
    def nothing_that_was_done_stands_before_a_shut_gate_that_nobody_named(self):
        for done in self.done.values():
            shut = self.shut(done.party, done.step, done.at)
            done.owned |= shut & self.excepted(done.party, confirmed=False)
            assert shut <= done.owned, (done.step, shut - done.owned)
            assert not self.parties[done.party].left


HOUSE = settings(max_examples=60, stateful_step_count=30, suppress_health_check=[HealthCheck.too_slow])
TestOrders = Orders.TestCase
TestOrders.settings = HOUSE

"""An attacker reads everything that was ever published and sent, sets up equations, and asks a solver.

Unlike our own check this one knows nothing of how releases are kept: it starts from the public copies alone.
"""

import random
from datetime import datetime, timedelta

import numpy as np
import pytest
from scipy.optimize import linprog
from scipy.sparse import lil_matrix

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.insight.letters.models import LetterVersion
from schoolbeat.insight.measures import MEASURES
from schoolbeat.insight.publishing.freezing import impersonal_kinds
from schoolbeat.insight.publishing.models import FrozenMonth, Publication
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.roster.queries import schools
from tests.cast import ZONE

MONTHS = {2: "February 2026", 3: "March 2026", 4: "April 2026"}
THRESHOLD = 11
PERSONAL = ("student-consultation", "parent-contact", "mediation", "mentoring-session", "call-for-service")
WORK = ("lunch-duty", "visible-patrol")
BEGAN = ("officer", "student", "parent", "dispatch")


def entry(chance, month, place, kind):
    """An entry some time in a month, begun by somebody."""
    moment = datetime(2026, month, 1, tzinfo=ZONE) + timedelta(minutes=chance.randrange(27 * 1440))
    said = {"kind": kind, "minutes": 10, "school": str(place), "initiator": chance.choice(BEGAN)}
    return Envelope("activities.log", moment, said)


@pytest.fixture
def town(alder):
    """Six schools and three months of unlike business, the same for every run."""
    chance = random.Random(7)
    more = [
        Envelope("roster.add_school", clock.now(), {"name": f"Alder {n}", "kind": "elementary"}, id=new_id())
        for n in ("Ash", "Birch", "Cedar", "Elm")
    ]
    assert all(result.done for result in run(more, alder.install))
    places = [school.id for school in schools(alder.viewer("sergeant"))]
    plan = [
        (month, place, kind)
        for month in MONTHS
        for number, place in enumerate(places)
        for kind in (*PERSONAL, *WORK)
        for _time in range(chance.choice((0, 0, 1, 2, 3, 6)) if number else 16)
    ]
    entries = [entry(chance, *planned) for planned in plan]
    results = run(entries, alder.viewer("officer-1"))
    assert all(result.done for result in results)
    return alder


class Attacker:
    """Knows what each public table adds up, and nothing else; unknown are entries by month, school and kind."""

    def __init__(self, town):
        viewer = town.viewer("sergeant")
        self.impersonal = impersonal_kinds(viewer.place)
        self.kinds = {kind.name: kind for kind in kinds(viewer) if not kind.sensitive}
        self.schools = [*(school.name for school in schools(viewer)), "At no school"]
        self.personal = [kind.slug for kind in self.kinds.values() if kind.slug not in self.impersonal]
        self.index = {
            key: place
            for place, key in enumerate(
                (month, school, kind)
                for month in MONTHS.values()
                for school in self.schools
                for kind in self.personal
            )
        }
        self.equations, self.targets = [], {}

    def tell(self, name, value, **fixed):
        """A number that is shown is an equation; one that is not is a target."""
        atoms = [
            place
            for (month, school, kind), place in self.index.items()
            if month in fixed.get("months", (month,))
            and school == fixed.get("school", school)
            and kind in fixed.get("kinds", (kind,))
        ]
        if value is None:
            self.targets[name] = atoms
        else:
            self.equations.append((atoms, value))

    def read(self, publication):
        """Take in one publication: by school, by kind, by pillar, by month."""
        content = {figure["slug"]: figure["rows"] for figure in publication.content["figures"]}
        months = [row["label"]["en"] for row in content["by-month"]]
        about = {"months": months}
        work, by_kind = {}, {}
        for row in content["by-kind"]:
            kind = self.kinds[row["label"]["en"]]
            if kind.slug in self.impersonal:
                work[kind.pillar] = work.get(kind.pillar, 0) + row["cells"][0]
                by_kind[kind.slug] = row["cells"][0]
            else:
                self.tell(f"{publication} {kind.slug}", row["cells"][0], kinds=(kind.slug,), **about)
        seen = {self.kinds[row["label"]["en"]].slug for row in content["by-kind"]}
        for kind in set(self.personal) - seen:
            self.tell(f"{publication} {kind}", 0, kinds=(kind,), **about)
        for row in content["by-measure"]:
            names = set(MEASURES[row["key"]].kinds)
            known = sum(by_kind.get(name, 0) for name in names)
            value = None if row["cells"][0] is None else row["cells"][0] - known
            self.tell(f"{publication} {row['key']}", value, kinds=names, **about)
        listed = {row["label"]["en"]: row["cells"] for row in content["by-school"]}
        for school in self.schools:
            value = listed.get(school, [0, 0, 0])[2]
            self.tell(f"{publication} {school}", value, school=school, **about)
        for row in content["by-pillar"]:
            names = [
                kind.slug
                for kind in self.kinds.values()
                if kind.pillar == row["key"] and kind.slug in self.personal
            ]
            value = None if row["cells"][1] is None else row["cells"][1] - work.get(row["key"], 0)
            self.tell(f"{publication} {row['key']}", value, kinds=names, **about)
        began = [row["cells"][0] for row in content["by-initiator"]]
        if None not in began:
            self.tell(f"{publication} all", sum(began) - sum(work.values()), **about)
        if len(months) == 1:
            value = content["by-month"][0]["cells"][0]
            self.tell(f"{publication} month", None if value is None else value - sum(work.values()), **about)

    def open_mail(self):
        """Take in every letter: contacts at its school in its month, or at all schools."""
        for version in LetterVersion.objects.select_related("letter").exclude(content__school=None):
            month = version.content["month"]["en"]
            value = next(f["value"] for f in version.content["figures"] if f["slug"] == "contacts")
            if month in MONTHS.values():
                self.tell(
                    f"letter {version}", value, school=version.content["school"]["name"], months=(month,)
                )

    def spans(self):
        """The least and the most that each hidden number could be."""
        size = len(self.index)
        matrix = lil_matrix((len(self.equations), size))
        for line, (atoms, _value) in enumerate(self.equations):
            for atom in atoms:
                matrix[line, atom] = 1
        values = np.array([value for _atoms, value in self.equations])
        found = {}
        for name, atoms in self.targets.items():
            goal = np.zeros(size)
            goal[atoms] = 1
            ends = []
            for sign in (1, -1):
                answer = linprog(
                    sign * goal, A_eq=matrix.tocsr(), b_eq=values, bounds=(0, 100_000), method="highs"
                )
                assert answer.success, answer.message
                ends.append(sign * answer.fun)
            found[name] = tuple(ends)
        return found


def must(result):
    assert result.done, result


def test_no_hidden_number_is_recovered_from_all_that_was_ever_published(town):
    for month in MONTHS:
        must(town.do("sergeant", "letters.write", month=f"2026-{month:02}"))
        must(town.do("sergeant", "publishing.publish", period=f"2026-{month:02}"))
    must(town.do("sergeant", "publishing.publish", period="spring-2026"))
    must(town.do("sergeant", "letters.write_year", period="2025-26"))
    must(town.do("sergeant", "publishing.publish", period="2025-26"))
    attacker = Attacker(town)
    for publication in Publication.objects.all():
        attacker.read(publication)
    attacker.open_mail()
    spans = attacker.spans()
    assert len(spans) > 15, "hardly anything was hidden"
    narrow = {name: span for name, span in spans.items() if span[1] - span[0] < THRESHOLD - 1 - 1e-6}
    assert not narrow


def test_the_attacker_is_able_to(town):
    """With the hidden numbers filled in but one, the attacker finds it: the test above can fail."""
    must(town.do("sergeant", "publishing.publish", period="2026-02"))
    publication = Publication.objects.get()
    attacker = Attacker(town)
    rows = next(f for f in publication.content["figures"] if f["slug"] == "by-school")["rows"]
    hidden = [row for row in rows if row["cells"][2] is None]
    assert hidden
    total = next(f for f in publication.content["figures"] if f["slug"] == "by-month")["rows"][0]
    counts = FrozenMonth.objects.get().counts
    total["cells"] = [sum(counts["persons"].values()) + sum(counts["work"].values())]
    for row in hidden[1:]:
        row["cells"][2] = counts["persons"].get(row["key"], 0)
    attacker.read(publication)
    least, most = attacker.spans()[f"{publication} {hidden[0]['label']['en']}"]
    assert least == pytest.approx(most)

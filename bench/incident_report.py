"""An approved report as PDF: read, put in words, written down and tagged, beside a bare typst compile of ready data."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from bench.harness import Install, Measured, interleaved, kept_folder

if TYPE_CHECKING:
    from schoolbeat.access.viewer import Viewer

TAKES = "1 minute the first time, 20 seconds after that"
PROGRAM, DAYS = "el-cerrito", "40"
MOST = 3.0
ROUNDS, WARM = 40, 5
REPORTS = 2 * (ROUNDS + WARM)
SENTENCE = (
    "Report {number}, paragraph {part}: two students met at the north door and an aide called the office. "
)


def inquired(install: Install) -> None:
    """Make a program with so many approved reports that neither side prints one twice."""
    install.command("demo", "--program", PROGRAM, "--days", DAYS)
    _ask(install, "fill")


def measure() -> Iterator[Measured]:
    """Measure one report, entry of the ledger and all."""
    found = json.loads(_ask(kept_folder("inquired", inquired), "pair"))
    ratio = found["ours"] / found["bare"]
    figures = f"{found['ours'] * 1000:.0f} ms beside {found['bare'] * 1000:.0f} ms"
    words = "an approved report as PDF, read, written down and tagged, of a bare typst compile's time"
    yield Measured(words, ratio, f"<= {MOST}", ratio <= MOST, figures)


def _ask(install: Install, what: str) -> str:
    argv = [sys.executable, "-m", "bench.incident_report", what]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _do(viewer: "Viewer", verb: str, **payload: Any) -> UUID:
    from schoolbeat.foundation import clock
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run_one

    result = run_one(Envelope(f"incidents.{verb}", clock.now() - timedelta(hours=2), payload), viewer)
    if not result.done:
        raise RuntimeError(f"{verb}: {result.message}")
    return result.id


def _viewer(role: str) -> "Viewer":
    from schoolbeat.access.models import Membership
    from schoolbeat.access.viewers import viewer_for

    account = (
        Membership.objects.filter(role=role, ended=None).order_by("id").values_list("account", flat=True)
    )
    found = viewer_for(account[0])
    assert found is not None
    return found


def _fill() -> None:
    """Write reports through the verbs, each with two people, an offense, four deeds and an end, and approve them."""
    from schoolbeat.foundation import clock
    from schoolbeat.work.incidents.models import Party

    officer, sergeant = _viewer("officer"), _viewer("sergeant")
    where = {"kind": "investigation", "where": "campus", "nexus": "at_school", "initiator": "teacher"}
    at, today = (clock.now() - timedelta(hours=1)).isoformat(), officer.on.isoformat()
    for number in range(REPORTS):
        text = "\n\n".join(SENTENCE.format(number=number, part=part) * 4 for part in range(4))
        school = str(min(officer.schools))
        case = str(_do(officer, "open", **where, school=school, place=f"Hall {number}", text=text))
        for part in ("involved", "victim"):
            who = {"part": part, "standing": "student_here", "seen": f"A student in row {number}", "age": 15}
            _do(officer, "join", incident=case, party=who)
        whom = str(Party.objects.get(incident=case, part="involved").pk)
        _do(officer, "charge", incident=case, charge={"code": "simple-assault"})
        for what in ("contact", "interview", "note", "note"):
            party = {"party": whom} if what == "interview" else {}
            _do(officer, "do", incident=case, what=what, at=at, text=f"Deed of report {number}.", **party)
        ended = {"party": whom, "rung": "mediation", "day": today, "why": "Both wanted it."}
        _do(officer, "end", incident=case, **ended)
        _do(officer, "submit", incident=case)
        _do(sergeant, "approve", incident=case)


def _pair() -> dict[str, float]:
    """Measure reports beside typst alone on ready data of others.

    Each is set once on either side: what typst has set before it answers from memory.
    """
    from django.utils import timezone, translation

    from schoolbeat.foundation import clock
    from schoolbeat.insight.incidents.rendering import report_pdf
    from schoolbeat.web.desk.incidents.printing import report_of
    from schoolbeat.web.desk.incidents.words import names_at
    from schoolbeat.work.incidents.models import Incident
    from schoolbeat.work.incidents.queries import one

    viewer = _viewer("sergeant")
    cases = list(
        Incident.objects.filter(stage="approved").order_by("-opened_at").values_list("id", flat=True)
    )
    mine, others = cases[:REPORTS:2], cases[1:REPORTS:2]

    def data(case: UUID) -> dict[str, Any]:
        view = one(viewer, case)
        assert view is not None
        return report_of(viewer, view, names_at(viewer, viewer.on))

    def ours() -> None:
        case = next(given)
        _do(viewer, "print", incident=str(case))
        report_pdf(data(case), clock.now())

    with timezone.override(viewer.zone), translation.override("en"):
        ready = iter([json.dumps(data(case), ensure_ascii=False) for case in others])
        given = iter(mine)
        return interleaved({"ours": ours, "bare": lambda: _bare(next(ready))}, ROUNDS, WARM)


def _bare(data: str) -> None:
    """Let typst set the same template alone."""
    import typst

    from schoolbeat.insight.incidents.rendering import TEMPLATES
    from schoolbeat.insight.letters.rendering import fonts
    from schoolbeat.insight.papers import ROOT

    typst.compile(
        str(TEMPLATES / "report.typ"),
        root=str(ROOT),
        font_paths=list(fonts()),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        format="pdf",
    )


if __name__ == "__main__":
    import django

    django.setup()
    if sys.argv[1] == "fill":
        _fill()
    else:
        print(json.dumps(_pair()))

"""What a program says of itself, told by the roster's own verbs: texts, numbers, duties, named things, agreements."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import SOURCES, act
from schoolbeat.demo.shape import Agreement, Program, month_from

PAGE = SOURCES["seed"]
MADE_UP = "invented"
FEW = 4
FOUND_BY = "How these schools were found"
NOT_PRINTED = "What the source does not say"
CHECKLIST = (
    "What the officer does and does not do is written down",
    "Both sides name a person to call",
    "Training for work on campus is agreed",
    "What is shared about students follows the law",
)


def tellings(plan: Plan) -> Iterator[Act]:
    """Yield the acts that put the program's own words, figures and agreements on its page."""
    about = (plan.founded, Stage.ROSTER, plan.first("sergeant"))
    for turn, (verb, rows) in enumerate(_tables(plan.program, plan.until).items(), start=10):
        for place, row in enumerate(rows):
            yield act(plan, f"{verb}/{place}", (*about, turn), (f"roster.{verb}", row | {"place": place}))
    for number, agreement in enumerate(plan.program.agreements):
        yield from _agreement(plan, f"agreement/{number}", agreement)


def _tables(program: Program, until: date) -> dict[str, list[dict[str, Any]]]:
    return {
        "add_text": [*_texts(program)],
        "add_phone": [
            {"label": p.label, "printed": p.printed, "purpose": p.purpose, "dial": p.e164, "note": p.note}
            for p in program.phones
        ],
        "add_duty": [{"text": d.quote, "kinds": d.kinds, "heading": d.heading} for d in program.duties],
        "add_item": [*_named(program, until), *_stated(program)],
    }


def _texts(program: Program) -> Iterator[dict[str, Any]]:
    for text in program.texts:
        yield {"kind": text.kind, "text": text.quote, "heading": text.heading, "source": PAGE}
    if program.schools:
        yield {"kind": "schools", "text": _found(program), "heading": FOUND_BY, "source": MADE_UP}
    if program.agency.note:
        yield {"kind": "page", "text": program.agency.note, "heading": NOT_PRINTED, "source": MADE_UP}


def _found(program: Program) -> str:
    """Return by which rule each school of the file was linked to the directory, and what of it is invented."""
    by_rule: dict[str, list[str]] = {}
    for school in program.schools:
        for rule in filter(None, (school.mapping, school.note)):
            by_rule.setdefault(rule, []).append(school.name)
    return "\n".join(f"{_several(names)}: {rule}" for rule, names in by_rule.items())


def _several(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= FEW else f"{len(names)} schools"


def _named(program: Program, until: date) -> Iterator[dict[str, Any]]:
    groups = {
        "program": program.programs,
        "resource": program.resources,
        "focus": program.focuses,
        "partner": program.partners,
    }
    for kind, rows in groups.items():
        for row in rows:
            named = {"kind": kind, "name": row.name, "quote": row.quote, "kinds": row.kinds}
            since = month_from(until, -row.since_months_ago) if row.since_months_ago else None
            said = named | {"note": row.note, "source": PAGE}
            yield said | ({"measure": row.measure, "since": since} if kind == "focus" else {})


def _stated(program: Program) -> Iterator[dict[str, Any]]:
    for figure in program.stated:
        yield {
            "kind": "stated",
            "name": figure.name,
            "printed": figure.printed,
            "number": figure.number,
            "bound": figure.bound,
            "unit": figure.unit,
            "dated": "" if figure.date == "not given" else figure.date,
            "quote": figure.quote,
            "source": PAGE,
        }
    for claim in program.claims:
        figures = ", ".join(claim.figures)
        said = {"kind": "claim", "name": figures, "printed": figures, "quote": claim.quote}
        yield said | {"note": claim.note, "source": PAGE}
    for contact in program.contacts:
        reach = {
            "kind": "contact",
            "name": contact.label,
            "channel": contact.channel,
            "target": contact.target,
        }
        yield reach | {"quote": contact.quote, "note": contact.note, "source": PAGE}


def _agreement(plan: Plan, key: str, agreement: Agreement) -> Iterator[Act]:
    """Yield an agreement, its checklist and its last review, each on the day it was made."""
    sergeant = plan.first("sergeant")
    start = month_from(plan.until, -agreement.signed_months_ago)
    signed = {
        "title": agreement.title,
        "parties": agreement.parties,
        "start": start,
        "end": month_from(start, agreement.term_months),
        "source": SOURCES.get(agreement.source, agreement.source),
        "note": agreement.note,
    }
    about = (max(plan.at(start, 9), plan.founded), Stage.ROSTER, sergeant)
    of = {"agreement": plan.id(key)}
    yield act(plan, key, (*about, 20), ("roster.add_agreement", signed))
    for number, line in enumerate(CHECKLIST):
        item = f"{key}/item/{number}"
        yield act(plan, item, (*about, 21), ("roster.add_agreement_item", of | {"text": line}))
        # The last line stays open, so that there is something to see to.
        if line != CHECKLIST[-1]:
            ticked = {"item": plan.id(item), "done": start}
            yield act(plan, f"{item}/done", (*about, 22), ("roster.tick_agreement_item", ticked))
    looked = max(month_from(plan.until, -agreement.reviewed_months_ago), start)
    about = (max(plan.at(looked, 9), plan.founded), Stage.ROSTER, sergeant)
    yield act(plan, f"{key}/review", (*about, 23), ("roster.review_agreement", of | {"day": looked}))

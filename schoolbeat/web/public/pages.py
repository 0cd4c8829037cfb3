"""What each page of the portal prints: from the frame, its template and context; None where the page does not exist."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.web.public.frame import Frame
from schoolbeat.web.public.kept import Content
from schoolbeat.web.public.people import card_of, groups_of, link_to
from schoolbeat.web.public.plans import plan_link
from schoolbeat.web.public.presenters import SCHOOL_KINDS
from schoolbeat.web.public.programs import program_cards
from schoolbeat.web.public.teaser import numbers_of, teaser_of
from schoolbeat.web.public.ways import ways_of
from schoolbeat.web.public.words import all_said, said
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.portal.queries.public import LONGEST_QUERY, PublicPortal, Section, find

ABOUT = (
    Section.MISSION,
    Section.GOALS,
    Section.ROLE,
    Section.CHOSEN,
    Section.LIMITS,
    Section.HISTORY,
    Section.AGREEMENT,
    Section.COMMUNITY,
)
FEEDBACK = (Section.COMPLAINT, Section.SCHOOL_COMPLAINT, Section.COMMENDATION)


def _portal(frame: Frame) -> PublicPortal:
    assert frame.portal is not None
    return frame.portal


def _stated(frame: Frame) -> list[Any]:
    return _portal(frame).items("stated")


def _counted(kind: str, number: int) -> str:
    words = {
        "high": ngettext("%(n)s high", "%(n)s high", number),
        "middle": ngettext("%(n)s middle", "%(n)s middle", number),
        "elementary": ngettext("%(n)s elementary", "%(n)s elementary", number),
        "adult": ngettext("%(n)s adult", "%(n)s adult", number),
        "alternative": ngettext("%(n)s alternative", "%(n)s alternative", number),
        "private": ngettext("%(n)s private", "%(n)s private", number),
        "other": ngettext("%(n)s other", "%(n)s other", number),
    }
    return words[kind] % {"n": count(number)}


def _summary(frame: Frame, schools: int) -> str:
    officers = _portal(frame).count_officers()
    return ", ".join(
        (
            ngettext("%(n)s officer", "%(n)s officers", officers) % {"n": count(officers)},
            ngettext("%(n)s school", "%(n)s schools", schools) % {"n": count(schools)},
        )
    )


def home(frame: Frame) -> Content:
    """The first page: whom to call, find your school, and the ways on."""
    schools = _portal(frame).schools()
    kinds = [school.kind for school in schools]
    context = {
        "find": f"{frame.root}schools/",
        "kinds": [(kind, _counted(kind, kinds.count(kind))) for kind in SCHOOL_KINDS if kind in kinds],
        "ways": ways_of(frame),
        "teaser": teaser_of(frame.slug, frame.language),
        "summary": _summary(frame, len(schools)),
        "records": said(frame, Section.RECORDS),
        "agreements": _portal(frame).agreements(),
    }
    return "public/home.html", context


def schools(frame: Frame) -> Content:
    """All schools that are served, beside what the program states of them."""
    served = _portal(frame).schools()
    return "public/schools.html", {
        "query": "",
        "asked": False,
        "found": [],
        "most": LONGEST_QUERY,
        "groups": groups_of(frame, served),
        "total": len(served),
        "stated": _stated(frame),
        "about": said(frame, Section.SCHOOLS),
        "summary": _summary(frame, len(served)),
    }


def search(frame: Frame, query: str) -> Content:
    """The schools that are like what was typed, above all of them."""
    template, context = schools(frame)
    found = find(query, _portal(frame).schools())
    return template, context | {
        "query": query[:LONGEST_QUERY],
        "asked": True,
        "found": [link_to(frame, one) for one in found],
    }


def school(frame: Frame, identity: UUID) -> Content | None:
    """One school: its officers, how to reach them, and the way through its office."""
    served = _portal(frame).schools()
    one = next((each for each in served if each.id == identity), None)
    if one is None:
        return None
    officers = [each for each in _portal(frame).officers() if identity in each.since]
    return "public/school.html", {
        "school": one,
        "total": len(served),
        "cards": [card_of(frame, each, served, identity) for each in officers],
        "limits": said(frame, Section.LIMITS),
        "numbers": numbers_of(frame.slug, str(identity), frame.language),
        "ways": ways_of(frame),
        "plan": plan_link(frame, _portal(frame), identity),
    }


def team(frame: Frame) -> Content:
    """The officers who agreed to be shown, the units, and how to reach them."""
    served = _portal(frame).schools()
    return "public/team.html", {
        "cards": [card_of(frame, each, served) for each in _portal(frame).officers()],
        "units": _portal(frame).units(),
        "summary": _summary(frame, len(served)),
        "sections": all_said(frame, Section.CHOSEN, Section.REACH),
        "contacts": [one for one in _portal(frame).items("contact") if one.channel in ("address", "office")],
    }


def about(frame: Frame) -> Content:
    """The program: mission, goals, history, agreement, what officers do and may not do, and its own statements."""
    statement = said(frame, Section.STATEMENT)
    claims = [] if statement else _portal(frame).items("claim")
    return "public/about.html", {
        "sections": all_said(frame, *ABOUT),
        "agreements": _portal(frame).agreements(),
        "statement": statement,
        "claims": claims,
        "stated": _stated(frame),
    }


def youth(frame: Frame) -> Content | None:
    """Programs for young people: in the agency's words, by name, and those that are run here with their seasons."""
    text, cards = said(frame, Section.YOUTH), program_cards(frame)
    if text is None and not cards:
        return None
    # What is run here is told in full.
    told = frozenset().union(*(card.names for card in cards))
    named = [one.name for one in _portal(frame).items("program") if one.name not in told]
    return "public/youth.html", {"said": text, "programs": cards, "names": named}


def records(frame: Frame) -> Content | None:
    """What is kept about whom, and how to ask for it, correct it or contest it."""
    text = said(frame, Section.RECORDS)
    if text is None:
        return None
    return "public/text.html", _text(gettext("What we keep about whom"), [text])


def feedback_ways() -> list[tuple[str, str]]:
    """Return the forms by which praise and complaints are told here, with a receipt and a day."""
    return [
        ("ask/complaint", gettext("Complain about an officer here")),
        ("ask/commendation", gettext("Praise an officer here")),
    ]


def feedback(frame: Frame) -> Content | None:
    """How to complain to the agency and to the school, and how to praise."""
    texts = all_said(frame, *FEEDBACK)
    if not texts:
        return None
    here = [(f"{frame.root}{way}/", words) for way, words in feedback_ways()]
    return "public/text.html", _text(gettext("Praise or complain"), texts, here=here)


def anonymous(frame: Frame) -> Content | None:
    """The agency's existing anonymous line, in its own words."""
    text = said(frame, Section.ANONYMOUS)
    if text is None:
        return None
    lede = gettext("In danger now? Call 911. Nobody watches this page.")
    return "public/text.html", _text(gettext("Report anonymously"), [text], lede=lede, outside=True)


def _text(title: str, texts: list[Any], **more: Any) -> dict[str, Any]:
    alone = len(texts) == 1
    return {
        "title": title,
        "sections": texts,
        "alone": alone,
        "lede": "",
        "outside": False,
        **more,
    }


PAGES = {
    "": home,
    "schools/": schools,
    "team/": team,
    "about/": about,
    "youth/": youth,
    "records/": records,
    "praise-or-complaint/": feedback,
    "anonymous/": anonymous,
}
"""The pages that need nothing but the frame, by their address below the portal's first page."""

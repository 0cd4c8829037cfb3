"""The log of a school's drills in a school year, as a PDF that its office keeps."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, ngettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock as wall
from schoolbeat.insight.drills.rendering import log_pdf
from schoolbeat.insight.papers import synthetic_words
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.jurisdictions.years import school_year, school_year_of, year_in, year_name
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.drills.words import in_spanish, kind_word, length, rule_words, standing
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import pdf_file
from schoolbeat.web.shared.templatetags.house import clock, count, full_day
from schoolbeat.work.preparedness.queries.drills import DrillRow, drills
from schoolbeat.work.preparedness.queries.ledger import SchoolLedger, drill_ledger
from schoolbeat.work.preparedness.rules.holding import seconds_between
from schoolbeat.work.preparedness.rules.owed import Line
from schoolbeat.work.preparedness.vocabulary import Stage
from schoolbeat.work.roster.queries import agency_names


@door("preparedness.see_drills")
def log(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Hand out the log of one school in reach: of this school year, or of the one that begins in `year`."""
    viewer = request.viewer
    pack = pack_of(viewer.place)
    asked = year_in(request.GET.get("year", ""))
    year = school_year(pack, asked) if asked else school_year_of(pack, viewer.on)
    found = drill_ledger(viewer, pack, year, identity)
    if not found:
        raise Http404
    held = [one for one in drills(viewer, year, identity) if one.stage == Stage.HELD]
    with timezone.override(viewer.zone):
        pdf = log_pdf(_data(viewer, pack, (found[0], year_name(year)), held), wall.now())
    return pdf_file(pdf, f"drills-{year.start.year}", viewer.synthetic)


def _data(viewer: Viewer, pack: Pack, of: tuple[SchoolLedger, str], held: list[DrillRow]) -> dict[str, Any]:
    """Return all that the log prints, the earliest drill first."""
    school, year = of
    language = "es" if in_spanish() else "en"
    number = sum(not one.real for one in held)
    about = ngettext("%(n)s drill was held.", "%(n)s drills were held.", number) % {"n": count(number)}
    real = len(held) - number
    if real:
        words = ngettext("%(n)s event was no drill.", "%(n)s events were no drill.", real)
        about += " " + words % {"n": count(real)}
    printed = f"{full_day(wall.now())}, {clock(wall.now())}"
    return {
        "agency": agency_names([viewer.agency]).get(viewer.agency, ""),
        "synthetic": viewer.synthetic,
        "lang": language,
        "title": gettext("Log of drills %(year)s: %(school)s") % {"year": year, "school": school.name},
        "about": about,
        "printed": gettext("Printed %(moment)s by %(name)s") % {"moment": printed, "name": viewer.name},
        "rows": [_row(one, pack) for one in reversed(held)],
        "owed": [_owed(line, pack) for line in school.lines],
        "words": {
            "synthetic": synthetic_words(language),
            "day": gettext("Date"),
            "time": gettext("Time"),
            "kind": gettext("Drill"),
            "more": gettext("How it went"),
            "nothing": gettext("None was held yet."),
            "owed": gettext("Drills that are owed"),
            "owes_nothing": gettext("The law's list names no drill for this kind of school."),
        },
    }


def _row(one: DrillRow, pack: Pack) -> tuple[str, str, str, str]:
    assert one.at is not None
    assert one.ended_at is not None
    kind = kind_word(pack, one.kind)
    said = [
        gettext("It took %(time)s.") % {"time": length(seconds_between(one.at, one.ended_at))},
        "" if one.announced or one.real else gettext("Nobody knew of it before."),
    ]
    return (
        full_day(one.at),
        clock(one.at),
        gettext("In earnest: %(kind)s") % {"kind": kind} if one.real else kind,
        " ".join(words for words in said if words),
    )


def _owed(line: Line, pack: Pack) -> tuple[str, str, str]:
    drill = gettext("Any drill") if line.rule.drill == "any" else kind_word(pack, line.rule.drill)
    return f"{drill}.", "; ".join(standing(line)), rule_words(line)

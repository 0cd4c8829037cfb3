"""Letters as PDF: typst sets them, tagged for screen readers (PDF/UA-1); what people wrote goes in as data."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import typst
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from schoolbeat.foundation.files import write_once
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.letters.queries import VersionView

TEMPLATES = Path(__file__).parent / "typst"
STANDARD: Literal["ua-1"] = "ua-1"
WORDS = {
    "synthetic": _("Invented people, events and figures. Schools are real; nothing here happened."),
    "ask": _("One thing from you"),
    "own_words": _("in the officer's own words"),
    "figures": _("In figures"),
    "prepared": _("Teaching and preparing"),
    "prepared_words": _("by the records of schools and officers, beside the day log"),
    "lines": _("Lines: %(line)s, each from zero."),
    "next": _("What comes next"),
    "goals": _("Our goals"),
    "start": _("start"),
    "now": _("now"),
    "goal": _("goal"),
    "not_yet": _("not measured yet"),
    "not_shown": _("not shown"),
    "not_reported": _("not reported"),
    "nothing": _("Nothing is due in the next three months."),
    "not_in": _("Not in this letter:"),
    "not_in_words": _(
        "arrests, citations, searches and tips. At one school in one month, a number can be one student; "
        "small numbers are not shown."
    ),
    "alone": _("One officer serves here, so these figures are that officer's work."),
    "made": _("Written from the officers' log on %(day)s."),
    "does_not_show": _("Does not show:"),
    "hours": _("hours"),
    "schools": _("Schools"),
    "officers": _("Officers"),
    "students": _("Students"),
    "people": _("Tours and training"),
    "tours": _("Tours that ran"),
    "began": _("Tours that began"),
    "ended": _("Tours that ended"),
    "training_hours": _("Training hours"),
    "courses": _("Courses taken"),
    "trained": _("Officers with current campus training on the last day"),
    "of": _("of"),
    "costs": _("Cost and cost share"),
    "no_costs": _("No cost is entered for this year."),
    "definitions": _("Definitions"),
    "method": _("Method"),
    "method_words": _(
        "Officers log what they do; a figure is a sum over that log unless it says another source, and what was not "
        "logged is in none. "
        "“Not shown” stands for a number of 1 to less than %(threshold)s, or for one that would let a reader work "
        "such a number out. Schools are not ranked. The figures do not show how things would have gone without an "
        "officer."
    ),
    "total": _("Total"),
    "source": _("Source"),
    "warning": _("Note"),
    "review": _("Year in review"),
    "where_alone": _("Schools with one officer; their figures are that officer's work:"),
    "no_goals": _("The program has no goals of its own in this year."),
}
"""What the papers say of themselves, by the name under which a template prints it."""


@cache
def fonts() -> tuple[str, ...]:
    """Return the folders of the fonts that papers are set in; the serif comes with typst itself."""
    return (str(files("font_source_sans_pro") / "files"),)


def in_language(value: Any, language: str) -> Any:
    """Return content with every text in both languages replaced by the one in `language`."""
    if isinstance(value, dict):
        if set(value) == {"en", "es"}:
            return value[language]
        return {key: in_language(one, language) for key, one in value.items()}
    return [in_language(one, language) for one in value] if isinstance(value, list) else value


def data_of(version: VersionView, language: str) -> dict[str, Any]:
    """Return all that a paper prints, in one language: its content, the officer's words, and its own words."""
    content = in_language(version.content, language)
    with translation.override(language):
        known = {
            "line": content.get("line", ""),
            "day": content["written"],
            "threshold": content.get("threshold", ""),
        }
        words = {
            name: gettext(text) % known if "%(" in text else gettext(text) for name, text in WORDS.items()
        }
    return content | {
        "own": [part.strip() for part in version.words.split("\n\n") if part.strip()],
        "own_by": version.words_by_name,
        "words": words,
        "lang": language,
    }


def make_pdf(paper: str, version: VersionView, language: str) -> bytes:
    """Return a version of a paper as a tagged PDF; the same version gives the same bytes."""
    template = "letter" if paper in ("school", "agency") else paper
    made = typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=list(fonts()),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data_of(version, language), ensure_ascii=False)},
        pdf_standards=[STANDARD],
        format="pdf",
        timestamp=int(version.made_at.timestamp()),
    )
    assert isinstance(made, bytes)
    return made


def pdf_of(paper: str, version: VersionView, language: str) -> bytes:
    """Return a version as PDF: the kept file, or one that is made now and kept."""
    path = Path(settings.DATA_DIR) / "exports" / "letters" / f"{version.id}-{language}.pdf"
    if not path.exists():
        write_once(path, make_pdf(paper, version, language))
    return path.read_bytes()

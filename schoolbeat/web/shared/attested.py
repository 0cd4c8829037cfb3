"""What schools attest, in words: the same for the school's office and the desk."""

from django.utils.translation import gettext

from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.years import year_name
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries.attestations import AskedOfSchool
from schoolbeat.work.roster.vocabulary import ATTESTATION_LABELS, AttestationKind


def short_words(one: AskedOfSchool) -> str:
    """Return what is attested as a line of a list."""
    return label(ATTESTATION_LABELS, one.kind)


def about_words(one: AskedOfSchool) -> str:
    """Return of which year or agreement it is attested."""
    if one.kind == AttestationKind.REVIEW:
        return one.agreement_title
    return gettext("School year %(name)s") % {"name": year_name(Period(one.start, one.end))}


def whole_words(one: AskedOfSchool) -> str:
    """Return the sentence that a principal stands for."""
    if one.kind == AttestationKind.REVIEW:
        return gettext(
            "The administration of %(school)s has read the agreement “%(title)s” and asks for no change of it."
        ) % {"school": one.school_name, "title": one.agreement_title}
    return gettext(
        "From %(first)s to %(last)s no officer of the program was used at %(school)s to enforce school rules, "
        "or to discipline a student."
    ) % {
        "school": one.school_name,
        "first": full_day(one.start),
        "last": full_day(one.end - one.end.resolution),
    }


def state_words(one: AskedOfSchool) -> str:
    """Return how far it is: asked, attested, refused, and whether the refusal was taken up."""
    if not one.said:
        return gettext("not said yet")
    said = one.said[0]
    who = {"name": said.by_name, "day": full_day(said.at)}
    if said.stands:
        return gettext("attested by %(name)s, %(day)s") % who
    if said.taken_up:
        return gettext("refused by %(name)s, %(day)s; taken up") % who
    return gettext("refused by %(name)s, %(day)s") % who

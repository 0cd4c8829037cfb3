"""What is said of a deed by a word of the place's own lists, where it has them; elsewhere in words."""

from collections.abc import Mapping

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.incidents.rules.codes import code_list
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Deed

SEARCHED = (Deed.SEARCH, Deed.CONSENT_SEARCH)
_OF_A_SEARCH = {"basis": "search_bases", "result": "search_results"}
LISTS: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(SEARCHED, _OF_A_SEARCH),
    Deed.FORCE: {"force": "force_kinds"},
}
"""Of a deed: which of its fields is from which list of the pack."""


def listed_words(pack: Pack, deed: str, field: str) -> dict[str, tuple[str, str]]:
    """Return the words, in English and Spanish, that a field of a deed is chosen from; none where it is in words."""
    table = LISTS.get(deed, {}).get(field, "")
    return {slug: (one.name, one.name_es) for slug, one in code_list(pack, table).items()}


def listed_fault(pack: Pack, deed: str, said: Mapping[str, str]) -> Fault | None:
    """Return what stands against the fields of a deed that the place has lists for: each is one of its words."""
    for field in LISTS.get(deed, {}):
        words = listed_words(pack, deed, field)
        if words and said.get(field) not in words:
            return Fault(field, _("Choose one of the words offered."))
    if said.get("force") and deed != Deed.FORCE:
        return Fault("force", _("Say this of a use of force."))
    return None

"""What is said of a deed by a word of the place's list: California has lists, Washington has none."""

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.incidents.rules.listed import listed_fault, listed_words

CA, WA = pack_for("us-ca"), pack_for("us-wa")

# place, deed, what is said -> the field that is refused
SAID = [
    (CA, "search", {"basis": "consent", "result": "none"}, None),
    (CA, "search", {"basis": "Asked", "result": "none"}, "basis"),
    (CA, "search", {"result": "none"}, "basis"),
    (CA, "search", {"basis": "consent", "result": "A knife"}, "result"),
    (CA, "search", {"basis": "consent", "result": ""}, "result"),
    (CA, "consent_search", {"basis": "consent", "result": "drugs"}, None),
    (CA, "consent_search", {"basis": "force", "result": "drugs"}, "basis"),
    (CA, "force", {"force": "physical-tactics"}, None),
    (CA, "force", {"force": "Held the arm"}, "force"),
    (CA, "force", {"force": ""}, "force"),
    (CA, "restraint", {"force": ""}, None),
    (CA, "restraint", {"force": "handcuffed"}, "force"),
    (CA, "numbered", {"result": "26-1234"}, None),
    (CA, "note", {"basis": "Asked"}, None),
    (WA, "search", {"basis": "Asked", "result": "A knife"}, None),
    (WA, "consent_search", {"basis": "Asked", "result": "Nothing"}, None),
    (WA, "force", {"force": ""}, None),
    (WA, "force", {"force": "Held the arm"}, None),
    (WA, "note", {"force": "Held the arm"}, "force"),
]


@pytest.mark.parametrize(
    ("pack", "deed", "said", "field"),
    SAID,
    ids=[f"{p.place} {d} {'-'.join(s.values())}" for p, d, s, _ in SAID],
)
def test_a_word_that_is_not_on_the_list_is_refused_by_its_field(pack, deed, said, field):
    fault = listed_fault(pack, deed, said)
    assert (fault.field if fault else None) == field


def test_the_words_of_a_list_are_there_in_both_languages():
    assert listed_words(CA, "search", "basis")["arrest"] == ("Incident to arrest", "Con motivo de un arresto")
    assert listed_words(WA, "search", "basis") == listed_words(CA, "note", "basis") == {}

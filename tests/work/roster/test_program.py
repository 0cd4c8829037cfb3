"""What the program says of itself: texts, telephone numbers, duties, named things."""

from __future__ import annotations

import pytest

from schoolbeat.work.roster.queries import program
from tests.factories import roster as make

ROWS = {
    "text": {"kind": "mission", "text": "To be there.", "heading": "Mission"},
    "phone": {"label": "Emergency", "printed": "911", "purpose": "emergency", "dial": "911"},
    "duty": {"text": "Maintain a presence.", "kinds": ["visible-patrol", "lunch-duty"]},
    "item": {
        "kind": "stated",
        "name": "students",
        "printed": "approximately 70,560",
        "number": 70560,
        "bound": "about",
    },
}
FAULTS = {
    "text": [({"kind": "song"}, "kind"), ({"text": " "}, "text"), ({"text": "x" * 20_001}, "text")],
    "phone": [({"dial": "362-5111"}, "dial"), ({"label": ""}, "label"), ({"purpose": "fun"}, "purpose")],
    "duty": [({"text": ""}, "text"), ({"kinds": ["Not A Slug"]}, "kinds"), ({"place": -1}, "place")],
    "item": [
        ({"kind": "x"}, "kind"),
        ({"name": ""}, "name"),
        ({"bound": "x"}, "bound"),
        ({"number": 10**13}, "number"),
    ],
}


def shown(town, table):
    page = program(town.viewer("principal"))
    return {"text": page.texts, "phone": page.phones, "duty": page.duties, "item": page.items}[table]


@pytest.mark.parametrize("table", ROWS)
def test_a_row_is_added_changed_and_removed(alder, bay, table):
    first = make.done(alder, f"add_{table}", **ROWS[table])
    make.done(alder, f"add_{table}", **ROWS[table])
    assert [row.place for row in shown(alder, table)] == [0, 1]
    make.done(alder, f"change_{table}", row=str(first), fields=ROWS[table] | {"place": 7})
    assert [row.place for row in shown(alder, table)] == [1, 7]
    assert shown(alder, table)[1].id == first
    assert make.refused(bay, f"change_{table}", row=str(first), fields=ROWS[table])[0] == "not_permitted"
    assert make.refused(bay, f"remove_{table}", row=str(first))[0] == "not_permitted"
    assert make.refused(alder, f"remove_{table}", "officer-1", row=str(first))[0] == "not_permitted"
    make.done(alder, f"remove_{table}", row=str(first))
    assert [row.place for row in shown(alder, table)] == [1]
    assert shown(bay, table) == ()


@pytest.mark.parametrize(
    ("table", "changed", "field"), [(name, *one) for name, found in FAULTS.items() for one in found]
)
def test_a_row_that_cannot_be(alder, table, changed, field):
    assert make.refused(alder, f"add_{table}", **(ROWS[table] | changed))[1] == field


def test_the_page_keeps_words_figures_and_duties_as_stated(alder):
    for table, payload in ROWS.items():
        make.done(alder, f"add_{table}", **payload)
    page = program(alder.viewer("sergeant"))
    assert [text.text for text in page.texts_of("mission")] == ["To be there."]
    (figure,) = page.items_of("stated")
    assert (figure.printed, figure.number, figure.bound) == ("approximately 70,560", 70560, "about")
    assert page.duties[0].kinds == ("visible-patrol", "lunch-duty")
    assert page.phones[0].dial == "911"

"""What a school's office reads in figures: small counts are withheld, and none can be had by subtraction."""

import re

import pytest

from schoolbeat.web.campus.figures import withheld
from tests.clerk import Desk, said
from tests.factories import requests as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
LAW = 11
"""The threshold of California."""


@pytest.mark.parametrize(
    ("amounts", "hidden"),
    [
        ({}, set()),
        ({"prevention": 40, "education": 30}, set()),
        ({"prevention": 40, "education": 30, "enforcement": 3}, {"enforcement", "education"}),
        ({"prevention": 40, "intervention": 3, "enforcement": 3}, {"intervention", "enforcement"}),
        ({"enforcement": 3}, {"enforcement"}),
        ({"prevention": LAW, "education": LAW - 1}, {"education", "prevention"}),
    ],
)
def test_a_small_count_is_withheld_and_never_alone(amounts, hidden):
    sums = {pillar: {"activities": amount} for pillar, amount in amounts.items()}
    assert withheld(sums, "activities", LAW) == hidden


def cells(town, pillar):
    page = Desk(town, "principal").open("/campus/").content.decode()
    [row] = re.findall(rf"<tr>(?:(?!</tr>).)*{pillar}(?:(?!</tr>).)*</tr>", page, re.DOTALL)
    return [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)
    ]


def test_the_office_reads_many_and_not_few(alder):
    for _ in range(LAW):
        alder.log(audience={"student": 2})
    alder.log(kind="mediation", audience={"student": 3})
    few = f"fewer than {LAW}, or hidden with one"
    assert cells(alder, "Intervention") == [few, few, few]
    assert cells(alder, "Prevention") == [few, few, few], "or all of the school less it would tell the other"
    for _ in range(LAW):
        alder.log(kind="mediation", audience={"student": 3})
    assert cells(alder, "Intervention")[0] == str(LAW + 1)
    assert cells(alder, "Prevention")[2] == str(2 * LAW)


def test_how_requests_ended_is_no_figure_of_the_school(alder):
    """It reads what its office asked; what became of others' requests at one school may be one family's."""
    for end in ("resolved", "charged"):
        request = make.filed(alder)
        make.done(alder, "officer-1", "end", request, handler="officer", end=end, phrase="done")
    page = said(Desk(alder, "principal").open("/campus/"))
    assert "Charged" not in page and "Resolved" not in page and "Requests handled" not in page

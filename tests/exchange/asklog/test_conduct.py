"""A list from before may hold complaints: whoever one is about does not read it in."""

from __future__ import annotations

from schoolbeat.work.requests.models import Request
from tests.exchange.asklog.stage import read, read_as, table
from tests.tables import faults


def test_nobody_reads_a_complaint_in_that_is_about_the_own_self(alder, log):
    said = table({"Type": "complaint", "Request": "The sergeant of Alder shouted."})
    answer = read_as(alder.viewer("sergeant"), log(said))
    assert (answer.created, faults(answer), Request.objects.count()) == (0, [(2, "Request", "")], 0)
    assert "let a colleague read this row in" in answer.rejected[0].words
    assert read(alder, log(said)).created == 1

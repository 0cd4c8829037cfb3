"""What a request is linked with: the project that rests on it, and the entry that it became; by kind and id alone."""

import re
from html import unescape

from schoolbeat.foundation.ids import new_id
from schoolbeat.work.activities.models import Activity
from schoolbeat.work.requests.models import RequestStep
from tests.cast import NOW
from tests.factories import requests as make
from tests.towns import alder, moment
from tests.web.test_requests import PATH, signed_in, stamped, text

__all__ = ["alder", "moment"]


def test_a_project_rests_on_the_requests_that_piled_up(alder):
    """Linked by kind and id, said twice once; who may see a request is led to it, for the others it is a link alone."""
    requests = [make.filed(alder) for _ in range(3)]
    make.done(alder, "officer-1", "end", requests[0], handler="officer", end="resolved", phrase="done")
    make.filed(alder, school=str(alder.schools["middle"]))
    officer = signed_in(alder, "officer-1")
    way = unescape(re.search(r'href="(/desk/projects/open/[^"]+)"', text(officer.get(PATH)))[1])
    assert "3 requests of the kind Parking about Alder high" in text(officer.get(way))
    told = stamped(title="Parking at Alder high", school=str(alder.schools["high"]), scanning="")
    for _ in range(2):
        assert officer.post(way, told).status_code == 302
    steps = RequestStep.objects.filter(what="became", record_kind="project", record=told["envelope"])
    assert {step.request_id for step in steps} == set(requests) and steps.count() == 3
    for where in (f"/desk/projects/{told['envelope']}/", f"/projects/{told['envelope']}/"):
        page = text(officer.get(where))
        assert all(f'href="{PATH}{request}/"' in page for request in requests), where
        assert "Cars block" not in page, "a link carries no content"
    assert "The project it became" in text(officer.get(f"{PATH}{requests[1]}/"))
    assert "A project is offered" not in text(officer.get(PATH)), "it piles up no more"


def test_a_request_that_is_not_yours_is_a_link_without_content(alder):
    request = make.filed(alder, school=str(alder.schools["middle"]))
    project = alder.do(
        "officer-1", "activities.open_project", title="Cars", school=str(alder.schools["high"])
    )
    make.done(alder, "sergeant", "become", request, record_kind="project", record=str(project.id))
    for where in (f"/desk/projects/{project.id}/", f"/projects/{project.id}/"):
        page = text(signed_in(alder, "officer-1").get(where))
        assert "A request that is gone or not yours to see" in page
        assert str(request) not in page and "Parking" not in page
    assert str(request) in text(signed_in(alder, "sergeant").get(f"/desk/projects/{project.id}/"))


def test_what_was_swept_is_no_evidence_and_a_refused_project_takes_none(alder):
    swept = make.filed(alder, wave="a1")
    assert alder.do("sergeant", "requests.sweep", wave="a1").done
    said = {"record_kind": "project", "record": str(new_id())}
    assert make.refused(alder, "sergeant", "become", swept, **said) == ("rule", "request")
    for _ in range(3):
        make.filed(alder)
    officer = signed_in(alder, "officer-1")
    way = unescape(re.search(r'href="(/desk/projects/open/[^"]+)"', text(officer.get(PATH)))[1])
    assert officer.post(way, stamped(title=" ", school="")).status_code == 422
    assert not RequestStep.objects.filter(what="became").exists()


def test_an_entry_that_was_refused_is_what_no_request_became(alder):
    request, officer = make.filed(alder), signed_in(alder, "officer-1")
    said = stamped(length="15", ends=NOW.isoformat(), school=str(alder.schools["high"]), place="campus")
    answer = officer.post(f"/today/log/lunch-duty/?request={request}", said | {"note": "a\x07b"})
    assert answer.status_code == 422 and "control characters" in text(answer)
    assert not Activity.objects.exists() and not RequestStep.objects.filter(what="became").exists()

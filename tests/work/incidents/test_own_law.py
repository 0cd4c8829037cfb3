"""What an agency's own file says of offenses holds for its incidents."""

from datetime import datetime
from pathlib import Path

import pytest

from tests.factories import incidents as make

pytestmark = pytest.mark.django_db
ENDED = """[pack]
place = "alder"
extends = "us-ca"
name = "An agency"
reviewed = 2026-11-18

[table.offenses]
source = "the state's own notice"
effective = 2026-01-01
reviewed = 2026-11-18
confirmed = true

[[table.offenses.rows]]
slug = "simple-assault"
until = 2026-11-19
"""


@pytest.fixture
def ended(settings):
    """An own file of the agency that says an offense ended."""
    file = Path(settings.DATA_DIR) / "packs" / "alder.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(ENDED, "utf-8")
    yield
    file.unlink()


@pytest.mark.usefixtures("ended")
def test_an_offense_holds_on_the_day_of_the_incident(alder):
    before = datetime.fromisoformat("2026-11-18T10:00:00-08:00")
    assert make.tried(alder, happened=before, charges=[{"code": "simple-assault"}]).done
    result = make.tried(alder, charges=[{"code": "simple-assault"}])
    assert (result.done, result.field) == (False, "payload.charge")

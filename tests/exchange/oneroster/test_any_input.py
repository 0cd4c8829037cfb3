"""Whatever bytes or words a file has: faults or rows, never an error."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from schoolbeat.exchange.oneroster.reading import read_set
from tests.exchange.oneroster.stage import (
    ANA,
    EVA,
    ON,
    TOM,
    content,
    files_11,
    put,
    user_11,
)

FILES = ["orgs.csv", "users.csv", "demographics.csv", "manifest.csv"]


def with_ana(**changed: str) -> dict[str, bytes]:
    """The set in 1.1 with other cells in its student's row."""
    return content("1.1", files_11(users=[user_11(ANA) | changed, user_11(EVA), user_11(TOM)]))


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(["orgs.csv", "users.csv", "demographics.csv", "manifest.csv"]),
        st.binary(max_size=300),
    )
)
def test_no_bytes_make_an_error(tmp_path_factory, made):
    folder = tmp_path_factory.mktemp("any")
    path = put(folder, content("1.1", files_11()) | made)
    with read_set(path, on=ON, folder=folder / "install") as found:
        assert found.faults or not made or list(found.students()) is not None


@settings(max_examples=100)
@given(
    st.text(max_size=200), st.sampled_from(["givenName", "sourcedId", "grades", "agentSourcedIds", "email"])
)
def test_no_text_of_a_cell_makes_an_error(tmp_path_factory, text, column):
    folder = tmp_path_factory.mktemp("any")
    try:
        made = with_ana(**{column: text})
    except UnicodeEncodeError:
        # Half a character: no file in UTF-8 can hold it.
        return
    with read_set(put(folder, made), on=ON, folder=folder / "install") as found:
        if not found.faults:
            assert len(list(found.students())) == 1

"""ORCID iDs as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.text.orcid import orcid_address

ADDRESS = "https://orcid.org/0000-0002-1825-0097"


@pytest.mark.parametrize(
    "written",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        " https://orcid.org/0000-0002-1825-0097/",
        "http://www.orcid.org/0000-0002-1825-0097",
        "ORCID: 0000-0002-1825-0097",
    ],
)
def test_one_id_in_many_forms(written: str) -> None:
    assert orcid_address(written) == ADDRESS


def test_the_last_character_may_stand_for_ten() -> None:
    assert orcid_address("0000-0002-1694-233x") == "https://orcid.org/0000-0002-1694-233X"


@pytest.mark.parametrize("written", ["", "Josiah", "0000-0002-1825-009", "https://example.org/0000-0002-1825-0097"])
def test_what_is_none(written: str) -> None:
    assert orcid_address(written) == ""


@given(st.integers(0, 14), st.integers(1, 9))
def test_one_wrong_figure_is_seen(place: int, by: int) -> None:
    digits = list("0000000218250097")
    digits[place] = str((int(digits[place]) + by) % 10)
    assert orcid_address("".join(digits)) == ""

"""DOIs as people write them."""

from __future__ import annotations

import pytest

from literature.text.doi import DOI, DOI_ADDRESS, bare_doi, doi_address, named_doi

BARE = "10.5555/hp.2018.0172"


@pytest.mark.parametrize(
    "written",
    [
        BARE,
        f"doi:{BARE}",
        f"DOI: {BARE}",
        f"doi.org/{BARE}",
        f"http://dx.doi.org/{BARE}",
        f"https://www.doi.org/{BARE}",
        f"https://doi.org/https://doi.org/{BARE}",
        f"https://doi.org/doi:{BARE}",
    ],
)
def test_what_is_written_before_a_doi(written: str) -> None:
    assert bare_doi(written) == BARE
    assert DOI.fullmatch(bare_doi(written))
    assert named_doi(f"See {written}, for this.") == ("" if written == BARE else BARE)


@pytest.mark.parametrize("text", ["", "10/abc", "doip:10", "https://example.org/10.5555/x"])
def test_what_is_no_doi_stays(text: str) -> None:
    assert bare_doi(text) == text
    assert named_doi(text) == ""


def test_an_address_can_be_followed_and_read_back() -> None:
    address = doi_address("10.1002/(SICI)1097<1::A>3.0")
    assert address == "https://doi.org/10.1002/(SICI)1097%3C1::A%3E3.0"
    match = DOI_ADDRESS.fullmatch(doi_address(BARE))
    assert match is not None
    assert match["doi"] == BARE

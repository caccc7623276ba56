"""Addresses and DOIs as exporters write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cases import read_cases

from literature.text.latex.reader import decode
from literature.text.latex.verbatim import address_in, doi_in, fault_of_address

CASES = read_cases(Path(__file__).with_suffix(".yml"))
PIECES = st.sampled_from(
    [
        "https://",
        "moor.example",
        "/",
        "{",
        "}",
        "\\_",
        "\\url{",
        "\\href{",
        "~",
        "$\\sim$",
        "&amp;",
        " ",
        "\n",
        "<",
        ">",
    ]
)


@pytest.mark.parametrize("case", CASES["urls"], ids=lambda case: case["about"])
def test_an_address_as_it_is_meant(case: dict[str, str]) -> None:
    address = address_in(case["source"])
    assert address == case["address"]
    fault = fault_of_address(case["source"], address)
    assert fault.startswith(case["fault"]) if "fault" in case else not fault


@pytest.mark.parametrize("case", CASES["dois"], ids=lambda case: case["about"])
def test_a_doi_as_it_is_meant(case: dict[str, str]) -> None:
    assert doi_in(case["source"]) == case["doi"]


@given(st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join))
def test_no_address_holds_what_ends_a_link(source: str) -> None:
    address = address_in(source)
    assert not any(char.isspace() or char in "{}" for char in address) or address == source
    fault_of_address(source, address)
    doi_in(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("see http://moor.example/~ida--a/b%20c.", "see http://moor.example/~ida--a/b%20c."),
        (r"see http://moor.example/{\_}a{~}b, 2010", "see http://moor.example/_a~b, 2010"),
        ("``http://moor.example/a''", "“http://moor.example/a”"),
        ("(http://moor.example/a)~and", "(http://moor.example/a)\u00a0and"),
        (r"\emph{http://moor.example/~ida} too", "http://moor.example/~ida too"),
    ],
)
def test_an_address_within_words_is_no_latex(source: str, text: str) -> None:
    assert decode(source).rich.as_plain() == text

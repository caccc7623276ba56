"""Where a work is free to read, and what is no such place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cases import read_cases

from literature.exports import as_bibtex, as_csl_json, as_ris
from literature.model import DateSpan, PartialDate, Reference
from literature.references.free_texts import FreeText, free_text_of, standing_of
from literature.references.publishing import published
from literature.sources.bibtex import read_bibliography

ADDRESS = "https://eprints.harbor.example/1_2/?a=b&c=d"


def entry(fields: str) -> Reference:
    text = f"@article{{ash2001, author = {{Ash, Ann}}, title = {{Tides}}, date = {{2001}}, {fields}}}"
    return read_bibliography([("t.bib", text)]).references[0]


@pytest.mark.parametrize(("address", "standing"), read_cases(Path(__file__).with_name("free_texts.yml")))
def test_addresses(address: str, standing: str) -> None:
    assert standing_of(address) == standing
    found = free_text_of(entry(f"fulltext = {{{address}}}"))
    assert (found is not None) == (standing == "open")


def test_a_free_text() -> None:
    found = free_text_of(entry(f"fulltext = {{{ADDRESS}}}, fulltextkind = {{pmc}}, fulltextdate = {{2026-11}}"))
    assert found == FreeText(ADDRESS, "PMC", DateSpan(PartialDate(2026, 11)))
    assert free_text_of(entry("")) is None
    bare = free_text_of(entry(f"fulltext = {{{ADDRESS}}}, fulltextkind = {{cellar}}"))
    assert bare == FreeText(ADDRESS, "", None)


def test_exports_hold_it() -> None:
    reference = entry(f"fulltext = {{{ADDRESS}}}, fulltextkind = {{PMC}}, fulltextdate = {{2026-11}}")
    assert published(reference) is reference
    assert f"L2  - {ADDRESS}\r\n" in as_ris([reference])
    [item] = json.loads(as_csl_json([reference]))
    assert item["custom"] == {"fulltext": ADDRESS}
    assert ADDRESS in as_bibtex([reference])


@pytest.mark.parametrize(
    "address", ["/home/ann/SECRET.pdf", "http://localhost/SECRET", "https://www.researchgate.net/SECRET"]
)
def test_a_private_copy_is_published_nowhere(address: str) -> None:
    reference = entry(f"fulltext = {{{address}}}, fulltextkind = {{SECRET}}, fulltextdate = {{2026-11}}")
    for one in (reference, published(reference)):
        assert "SECRET" not in as_ris([one]) + as_csl_json([one])
    assert "SECRET" not in as_bibtex([published(reference)])
    assert "fulltext" not in as_bibtex([published(reference)])

"""Whether two entries are one work, asked in both directions and through the index."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from literature.model import Reference
from literature.references.same_work import KnownWorks, is_same_work
from literature.sources.bibtex import read_bibliography

CASES = yaml.load(Path(__file__).with_name("same_work.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
USUAL = {"type": "article", "author": "Ortiz, Ana", "year": "2010", "title": "Ropes and Knots"}


def work(key: str, fields: dict[str, str]) -> Reference:
    given = USUAL | fields
    entry = ", ".join(f"{name} = {{{value}}}" for name, value in given.items() if value and name != "type")
    return read_bibliography([("x.bib", f"@{given['type']}{{{key}, {entry}}}")]).references[0]


@pytest.mark.parametrize(("one", "other", "is_same"), CASES)
def test_same_work(one: dict[str, str], other: dict[str, str], is_same: str) -> None:
    first, second = work("first", one), work("second", other)
    assert is_same_work(first, second) is is_same_work(second, first) is (is_same == "true")
    fog = work("fog", {"author": "Bell, B.", "title": "Fog"})
    for known, new in ((first, second), (second, first)):
        assert KnownWorks([fog, known]).same_as(new) is (known if is_same == "true" else None)


def test_a_work_is_known_by_its_doi_alone() -> None:
    known = work("known", {"doi": "10.5555/A"})
    assert KnownWorks([known]).with_doi("10.5555/a") is known
    assert KnownWorks([known]).with_doi("") is None
    assert KnownWorks([work("x", {})]).with_doi("") is None

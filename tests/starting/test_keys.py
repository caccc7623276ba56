"""Keys for new works."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cases import read_cases

from literature.model import Reference
from literature.sources.bibtex import read_bibliography
from literature.starting.keys import new_key

CASES = read_cases(Path(__file__).with_name("keys.yml"))


def work(key: str = "x", **fields: str) -> Reference:
    entry = ", ".join(f"{name} = {{{value}}}" for name, value in fields.items() if value)
    return read_bibliography([("x.bib", f"@article{{{key}, {entry}}}")]).references[0]


@pytest.mark.parametrize(("author", "year", "title", "key"), CASES["keys"])
def test_keys(author: str, year: str, title: str, key: str) -> None:
    assert new_key(work(author=author, year=year, title=title), ()) == str(key)


def test_a_taken_key_gets_a_letter_then_a_number() -> None:
    reference = work(author="Lind, A.", year="2000", title="Rest")
    assert new_key(reference, {"lind2000rest"}) == "lind2000restb"
    assert new_key(reference, {"lind2000rest", "lind2000restb"}) == "lind2000restc"
    letters = {f"lind2000rest{letter}" for letter in "bcdefghijklmnopqrstuvwxyz"}
    assert new_key(reference, {"lind2000rest", *letters}) == "lind2000rest2"


def test_the_keys_of_the_sites_own_bibliography(root: Path) -> None:
    """The scheme is the one the bibliography has: nine of ten keys are what a new entry would get."""
    files = [(path.name, path.read_text(encoding="utf-8")) for path in (root / "bibliography").glob("*.bib")]
    references = read_bibliography(files).references
    fitting = [reference for reference in references if new_key(reference, ()) == reference.key]
    assert len(fitting) >= 0.9 * len(references)

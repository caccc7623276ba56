from __future__ import annotations

import pytest

from literature.exports import as_bibtex, as_csl_json, as_ris
from literature.exports.records import Records
from literature.library import build
from literature.sources.bibtex import read_bibliography

BIB = """
@incollection{part, author={A, B}, title={P}, crossref={whole}}
@book{whole, editor={C, D}, title={W}, booktitle={W}, year={2000}}
@article{one, author={E, F}, title={O}, journal={J}, year={2001}}
@article{two, title={T}, journal={J}}
"""


@pytest.mark.parametrize(
    "keys", [[], ["one"], ["two", "one"], ["part"], ["part", "whole"], ["whole", "part"], ["one", "part", "two"]]
)
def test_records_are_those_of_the_exports(keys: list[str]) -> None:
    library = build(read_bibliography([("t.bib", BIB)]).references)
    chosen = [library.references[key] for key in keys]
    records = Records(library)
    assert records.bibtex(keys) == as_bibtex(chosen)
    assert records.ris(keys) == as_ris(chosen)
    assert records.csl_json(keys) == as_csl_json(chosen)

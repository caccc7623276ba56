from __future__ import annotations

import pytest

from literature.exports.formats import as_file
from literature.exports.records import Records
from literature.library import build
from literature.sources.bibtex import read_bibliography
from literature.vocabulary.export_formats import works_formats

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
    for one in works_formats():
        assert (records.text(one, keys), "") == as_file(one, chosen)

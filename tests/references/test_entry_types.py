"""What a work is called elsewhere, by its type and by what its entry says."""

from __future__ import annotations

import pytest

from literature.references.entry_types import foreign_names
from literature.sources.bibtex import read_bibliography


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("@phdthesis{a}", "phdthesis THES thesis thesis"),
        ("@mastersthesis{a}", "mastersthesis THES thesis thesis"),
        ("@thesis{a, type={mathesis}}", "mastersthesis THES thesis thesis"),
        ("@thesis{a, type={Master's thesis}}", "mastersthesis THES thesis thesis"),
        ("@techreport{a}", "techreport RPRT report report"),
        ("@article{a, entrysubtype={newspaper}}", "article NEWS article-newspaper newspaperArticle"),
        ("@article{a, entrysubtype={Magazine}}", "article MGZN article-magazine magazineArticle"),
        ("@online{a, eprinttype={arxiv}, eprint={1}}", "misc UNPD article preprint"),
        ("@unpublished{a, eventtitle={Congress}}", "unpublished SLIDE speech presentation"),
        ("@misc{a, eventdate={2019}}", "misc SLIDE speech presentation"),
        ("@www{a}", "misc ELEC webpage webpage"),
        ("@nosuchtype{a}", "misc GEN document document"),
    ],
)
def test_type(source: str, expected: str) -> None:
    (reference,) = read_bibliography([("test.bib", source.replace("{a", "{a, title={T}", 1))]).references
    names = foreign_names(reference)
    assert f"{names.bibtex} {names.ris} {names.csl} {names.zotero}" == expected

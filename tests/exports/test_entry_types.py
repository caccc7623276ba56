"""The table of types is whole, and names only types that the other formats have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from literature.model import Reference
from literature.references.entry_types import entry_type
from literature.sources.entry_types import ENTRY_TYPES, TYPE_ALIASES

Read = Callable[[str], tuple[Reference, ...]]

NO_WORKS = {"set", "xdata", "bibnote", "string"}
KNOWN = {
    format_: set(names.split())
    for format_, names in yaml.safe_load(Path(__file__).with_name("types.yml").read_text("utf-8")).items()
}


@pytest.mark.parametrize("type_", sorted(ENTRY_TYPES - TYPE_ALIASES.keys() - NO_WORKS))
def test_every_type_of_biblatex_has_a_row(type_: str) -> None:
    names = entry_type(Reference("a", type_))
    assert names.bibtex in KNOWN["bibtex"]
    assert names.ris in KNOWN["ris"]
    assert names.csl in KNOWN["csl"]
    assert names.zotero in KNOWN["zotero"]
    if type_ != "misc":
        assert names != entry_type(Reference("a", "misc"))


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
def test_type(read: Read, source: str, expected: str) -> None:
    (reference,) = read(source.replace("{a", "{a, title={T}", 1))
    names = entry_type(reference)
    assert f"{names.bibtex} {names.ris} {names.csl} {names.zotero}" == expected

"""CSL items, case by case and for whole bibliographies: valid shapes, and the same work when pandoc reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.cases import read_cases
from tests.limits import examples

from literature.exports import as_csl_json
from literature.model import Reference, RichText, Run
from literature.references.csl_items import as_csl_items

Read = Callable[[str], tuple[Reference, ...]]

HERE = Path(__file__).parent
CASES = read_cases(HERE / "csl_items.yml")
TYPES = read_cases(HERE.parent / "vocabulary" / "types.yml")["csl"].split()

NAME = {
    "type": "object",
    "properties": {name: {"type": "string", "minLength": 1} for name in ("family", "given", "suffix", "literal")}
    | {"non-dropping-particle": {"type": "string", "minLength": 1}},
    "additionalProperties": False,
    "anyOf": [{"required": ["family"]}, {"required": ["literal"]}],
}
DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        },
        "season": {"enum": [1, 2, 3, 4]},
        "circa": {"type": "boolean"},
        "literal": {"type": "string", "minLength": 1},
    },
    "additionalProperties": False,
    "minProperties": 1,
}
NAMES = ("author", "editor", "translator", "container-author")
DATES = ("issued", "original-date", "event-date", "accessed")
TEXTS = (
    *("id", "citation-key", "title", "title-short", "container-title", "container-title-short", "collection-title"),
    *("collection-number", "original-title", "original-publisher", "original-publisher-place", "publisher"),
    *("publisher-place", "event-title", "event-place", "volume", "number-of-volumes", "issue", "number", "page"),
    *("number-of-pages", "chapter-number", "part", "edition", "version", "genre", "medium", "status", "language"),
    *("keyword", "note", "annote", "abstract", "DOI", "ISBN", "ISSN", "URL"),
)
# What the data schema of CSL 1.0.2 asks of the variables that are written here, and of nothing else.
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "properties": {"type": {"enum": TYPES}, "custom": {"type": "object"}}
        | {name: {"type": "array", "minItems": 1, "items": NAME} for name in NAMES}
        | dict.fromkeys(DATES, DATE)
        | {name: {"type": "string", "minLength": 1} for name in TEXTS},
        "additionalProperties": False,
    },
}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_item(read: Read, case: dict[str, Any]) -> None:
    (item,) = as_csl_items(read(case["bib"]))
    assert item.pop("id") == item.pop("citation-key") == "k"
    assert item == case["item"]


def test_corpora_are_valid(corpus: tuple[Reference, ...]) -> None:
    items = json.loads(as_csl_json(corpus))
    assert [item["id"] for item in items] == [reference.key for reference in corpus]
    faults = [f"{error.json_path}: {error.message}" for error in Draft7Validator(SCHEMA).iter_errors(items)]
    assert not faults


@examples(200)
@given(st.text(max_size=40), st.booleans(), st.booleans())
def test_any_title_is_valid(title: str, is_protected: bool, is_italic: bool) -> None:
    rich = RichText((Run(f"a{title}", italic=is_italic, is_protected=is_protected),))
    text = as_csl_json([Reference("k", "book", text={"title": rich, "note": rich, "publisher": rich})])
    text.encode()
    assert not list(Draft7Validator(SCHEMA).iter_errors(json.loads(text)))


def test_pandoc_reads_the_same_work(read: Read) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    references = read(
        r"""
        @article{a, author={van der Berg, J. and {NIMH}}, title={{PTSD} \& \emph{Homo}: On H\textsubscript{2}O},
          journal={J}, date={2019-01-03}, pages={1--9}}
        @book{b, author={Köroğlu, Ø.}, title={Bases}, date={1953/1974}, publisher={P}}
        """
    )
    text = pypandoc.convert_text(as_csl_json(references), "plain", "csljson", extra_args=["--citeproc", "--wrap=none"])
    article, book = [line for line in text.splitlines() if line.strip()][::-1]
    assert "Berg, J. van der, and NIMH. 2019. “PTSD & Homo: On H₂O.” J, January 3, 1–9." in (article, book)
    assert "Köroğlu, Ø. 1953–1974. Bases. P." in (article, book)

"""The tables that the browser reads beside the index."""

from __future__ import annotations

import gzip
import json
from itertools import accumulate
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.render.site import Site
from literature.search import SearchBundle
from literature.search.bundle import WHOLE
from literature.search.downloads import PER_FILE
from literature.search.records import Record
from literature.search.vocabulary import count_words, vocabulary_files


@pytest.fixture(scope="module")
def bundle(toy_site: Site) -> SearchBundle:
    return SearchBundle.of(toy_site, dict.fromkeys(toy_site.library.pages, ()))


@pytest.fixture(scope="module")
def tables(bundle: SearchBundle) -> dict[str, Any]:
    return {name.removesuffix(".table"): json.loads(gzip.decompress(data)) for name, data in bundle.files()}


def test_the_same_library_gives_the_same_bytes(bundle: SearchBundle) -> None:
    assert dict(bundle.files()) == dict(bundle.files())


def test_facets_hold_each_record_that_has_a_value(tables: dict[str, Any], bundle: SearchBundle) -> None:
    table = tables["facets"]
    assert table["count"] == len(bundle.records)
    assert table["references"] == len(bundle.site.library.references)
    assert table["perFile"] == PER_FILE
    for facet in table["facets"]:
        for value in facet["values"]:
            numbers = list(accumulate(value["of"]))
            holders = [
                number
                for number, record in enumerate(bundle.records)
                if value["id"] in ((record.kind,) if facet["id"] == "kind" else record.facets.get(facet["id"], ()))
            ]
            assert numbers == holders, (facet["id"], value["id"])
            assert value["label"]
    kinds = next(facet for facet in table["facets"] if facet["id"] == "kind")
    assert sum(len(value["of"]) for value in kinds["values"]) == len(bundle.records)


def test_synonyms_name_a_concept_with_and_without_parentheses(tables: dict[str, Any]) -> None:
    names = {concept["id"]: concept["names"] for concept in tables["synonyms"]}
    assert names["working-tie"] == ["Working tie", "the tie"]


def test_downloads_stand_in_the_order_of_the_records(tables: dict[str, Any], bundle: SearchBundle) -> None:
    keys = [record.reference for record in bundle.records if record.reference]
    entries = [entry for number in range(-(-len(keys) // PER_FILE)) for entry in tables[f"references-{number}"]]
    assert [entry["csl"]["id"] for entry in entries] == keys
    assert all(key in entry["bibtex"] for key, entry in zip(keys, entries, strict=True))
    assert all(entry["ris"].startswith("TY  - ") for entry in entries)


def test_a_small_site_has_all_records_in_one_file(tables: dict[str, Any], bundle: SearchBundle) -> None:
    assert tables["letters"]["hasRecords"]
    assert [(one["url"], one["meta"]["title"]) for one in tables["records"]] == [
        (record.address or "./", record.title) for record in bundle.records
    ]


def test_a_large_site_has_not(toy_site: Site) -> None:
    records = tuple(Record("page", f"{number}/", "T", "x") for number in range(WHOLE + 1))
    names = dict(SearchBundle(toy_site, records).files())
    assert "records.table" not in names
    assert not json.loads(gzip.decompress(names["letters.table"]))["hasRecords"]


def test_the_vocabulary_has_every_letter_it_names(tables: dict[str, Any]) -> None:
    assert tables["letters"]["letters"] == sorted(
        name.removeprefix("words-") for name in tables if name.startswith("words-")
    )


def test_words_are_folded_and_counted_once_a_record() -> None:
    records = [
        Record("page", "a/", "Flückner’s tie", "Tie, tie and TIE 1988", {"label": "O'Neil"}),
        Record("page", "b/", "Tie", "ångström x2y"),
    ]
    counts = count_words(records)
    assert counts["tie"] == 2
    assert counts["fluckner's"] == counts["o'neil"] == counts["angstrom"] == 1
    assert not [word for word in counts if any(letter.isdigit() for letter in word)]


@given(st.dictionaries(st.text("abcé'", min_size=1, max_size=60), st.integers(1, 10**6)))
def test_a_vocabulary_can_be_read_again(counts: dict[str, int]) -> None:
    found = {}
    for text in vocabulary_files(counts).values():
        last = ""
        for line in text.split("\n"):
            last = last[: int(line[0], 36)] + line[1:-1]
            found[last] = int(line[-1], 36)
    assert found == {word: count.bit_length() - 1 for word, count in counts.items()}

"""The tables that the browser reads beside the index."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from literature.build.asset_files import asset_files
from literature.build.disk_packs import DiskPacks
from literature.build.search_files import SEARCH_DATA, write_search
from literature.search import SearchBundle
from literature.search import bundle as bundles
from literature.search.bundle import PER_FILE as PER_RECORDS
from literature.search.downloads import PER_FILE
from literature.search.records import Record
from literature.search.vocabulary import vocabulary_files
from literature.site.site import Site
from literature.vocabulary.catalog import ENGLISH
from literature.vocabulary.facets import record_kinds


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
    names = {concept["id"]: concept["names"] for concept in tables["index"]["concepts"]}
    assert names["working-tie"] == ["Working tie", "the tie"]


def test_downloads_stand_in_the_order_of_the_records(tables: dict[str, Any], bundle: SearchBundle) -> None:
    keys = [record.reference for record in bundle.records if record.reference]
    entries = [entry for number in range(-(-len(keys) // PER_FILE)) for entry in tables[f"references-{number}"]]
    assert [json.loads(entry["csl-json"])["id"] for entry in entries] == keys
    assert all(key in entry["bibtex"] for key, entry in zip(keys, entries, strict=True))
    assert all(entry["ris"].startswith("TY  - ") for entry in entries)


def shown_in_files(tables: dict[str, Any]) -> list[Any]:
    """What results show of the records, from all files, in order."""
    numbers = sorted(int(name.removeprefix("records-")) for name in tables if name.startswith("records-"))
    return [shown for number in numbers for shown in tables[f"records-{number}"]]


def test_every_record_is_shown(tables: dict[str, Any], bundle: SearchBundle) -> None:
    for shown, record in zip(shown_in_files(tables), bundle.records, strict=True):
        assert shown["address"] == record.address
        assert shown["kind"] == record.kind
        assert shown["title"] == record.title
        assert shown["text"] == (record.text or record.title)
        assert shown.get("label", "") == record.fields.get("label", "")
    assert tables["index"]["perFile"] == PER_RECORDS
    assert len(tables["index"]["lengths"]) == len(bundle.records)
    assert [list(record_kinds())[int(digit)] for digit in tables["index"]["kinds"]] == [
        one.kind for one in bundle.records
    ]


def test_a_work_shows_its_summary(tables: dict[str, Any], bundle: SearchBundle) -> None:
    summaries = {record.work: record for record in bundle.records if record.work}
    works = [record for record in bundle.records if record.reference in summaries]
    assert len(works) == len(summaries) > 1
    for record in works:
        summary = summaries[record.reference]
        shown = shown_in_files(tables)[bundle.records.index(record)]
        assert shown["summary"] == {"address": summary.address, "title": summary.title}


def test_the_sections_of_a_page_stand_in_one_file(toy_site: Site) -> None:
    sections = [15, 0, 36, 23, 0, 0, 9]
    records = tuple(
        Record("page", f"{page}/#{number}", "T", "x", is_section=number > 0)
        for page, count in enumerate(sections)
        for number in range(count + 1)
    )
    tables = {
        name.removesuffix(".table"): json.loads(gzip.decompress(content))
        for name, content in SearchBundle(toy_site, records).files()
    }
    assert [one["address"] for one in shown_in_files(tables)] == [record.address for record in records]
    sizes = [len(tables[name]) for name in sorted(tables) if name.startswith("records-")]
    assert sizes == [54, 24, 12], "pages of 16, 1 and 37 records, of 24, and of 1, 1 and 10"


def test_a_site_of_usual_size_has_all_records_in_one_file(tables: dict[str, Any]) -> None:
    assert tables["index"]["isWhole"]
    assert tables["records"] == shown_in_files(tables)


def test_a_large_site_has_not(toy_site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundles, "WHOLE", 2_000)
    records = tuple(
        Record("page", f"{number}/", "T", hashlib.sha256(b"%d" % number).hexdigest()) for number in range(99)
    )
    files = dict(SearchBundle(toy_site, records).files())
    assert "records.table" not in files
    assert not json.loads(gzip.decompress(files["index.table"]))["isWhole"]


def test_parts_of_the_index_begin_where_it_says(tables: dict[str, Any]) -> None:
    starts = tables["index"]["starts"]
    assert starts == [next(iter(tables[f"index-{number}"]))[:4] for number in range(len(starts))]
    assert f"index-{len(starts)}" not in tables


def test_the_edition_is_of_what_the_tables_hold(toy_site: Site, bundle: SearchBundle) -> None:
    files = dict(bundle.files())
    index = json.loads(gzip.decompress(files.pop("index.table")))
    assert index["edition"] == hashlib.sha256(b"".join(files.values())).hexdigest()[:12]
    other = dict(SearchBundle(toy_site, bundle.records[1:]).files())["index.table"]
    assert json.loads(gzip.decompress(other))["edition"] != index["edition"]


def test_a_length_is_told_by_one_digit_to_within_a_fifth(toy_site: Site) -> None:
    lengths = [0, 1, 7, 100, 2000, 60_000]
    records = tuple(Record("page", f"{words}/", "T", "x " * words) for words in lengths)
    table = json.loads(gzip.decompress(dict(SearchBundle(toy_site, records).files())["index.table"]))
    told = [2 ** (int(digit, 36) / 2) - 1 for digit in table["lengths"]]
    assert told == pytest.approx(lengths, rel=0.2, abs=0.5)


def test_the_vocabulary_has_every_letter_it_names(tables: dict[str, Any]) -> None:
    assert tables["index"]["letters"] == sorted(
        name.removeprefix("words-") for name in tables if name.startswith("words-")
    )


def test_a_number_is_no_slip() -> None:
    assert vocabulary_files({"1988": 3, "x2y": 1, "tie": 2}) == {"t": "0tie1"}


@given(
    st.dictionaries(st.text("abcé'", min_size=1, max_size=60), st.integers(1, 10**6)),
    st.frozensets(st.text("abcé'", min_size=1, max_size=6)),
)
def test_a_vocabulary_can_be_read_again(counts: dict[str, int], common: frozenset[str]) -> None:
    found: dict[str, int | None] = {}
    for text in vocabulary_files(counts, common).values():
        last = ""
        for line in text.split("\n"):
            last = last[: int(line[0], 36)] + line[1:-1]
            found[last] = int(line[-1], 36) if line[-1] != "." else None
    assert found == dict.fromkeys(common) | {word: count.bit_length() - 1 for word, count in counts.items()}
    assert list(found) == sorted(found, key=lambda word: (word[0] if "a" <= word[0] <= "z" else "_", word))


def test_a_site_gets_all_its_files(toy_site: Site, tmp_path: Path, bundle: SearchBundle) -> None:
    packs = DiskPacks(are_wanted=True)
    write_search(toy_site, dict.fromkeys(toy_site.library.pages, ()), tmp_path, packs)
    written = {path.name: path.read_bytes() for path in (tmp_path / SEARCH_DATA).iterdir()}
    assert written == dict(bundle.files())
    packs.keep_page("a/index.html", b'<p><div class="x" id="lit-page-card" hidden>\n<p>Card</p></div><div>no</div>')
    packs.keep_page("b/index.html", b"<p>Nothing</p>")
    found: dict[str, str] = {}
    for name, content in (*packs.table_files(), *packs.page_files()):
        head, _, tables = content.decode().partition("]=")
        assert head == f'literaturePacks["{name.removesuffix(".js")}"'
        found |= json.loads(tables.rstrip(";\n"))
    pages = json.loads(gzip.decompress(base64.b64decode(found.pop("pages"))))
    assert pages == {"a/index.html": '<div class="x" id="lit-page-card" hidden>\n<p>Card</p></div>'}
    assert {f"{name}.table": base64.b64decode(text) for name, text in found.items()} == {
        name: content for name, content in written.items() if name != "records.table"
    }


def test_scripts_name_no_other_host() -> None:
    scripts = {name: text for name, text in asset_files(ENGLISH) if name.endswith(".js")}
    assert {"search/main.js", "search/search.js"} <= set(scripts)
    for name, text in scripts.items():
        assert "innerHTML" not in text, name
        assert "insertAdjacentHTML" not in text, name
        assert "http://" not in text.replace("http://www.w3.org", ""), name

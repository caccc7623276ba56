"""The JSON files: valid, agreeing with the site, the same bytes each time, none too large."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.data.files import files_of, records

from literature.build.generated_files import GeneratedFiles
from literature.build.site_build import SiteBuild
from literature.data.json_files import COLLECTIONS, json_files, schema_files
from literature.library.headings import has_anchor
from literature.library.permalinks import page_name
from literature.model import Library
from literature.render.inserts import ids_of
from literature.site.site import Site

GOLDEN = Path(__file__).parents[1] / "golden/api-v1-schemas.json"
_SHOWN = re.compile(r'<span class="lit-said"')


@pytest.mark.parametrize("name", ["toy_data", "own_data"])
def test_every_file_is_valid_against_its_schema(name: str, request: pytest.FixtureRequest) -> None:
    files: dict[str, str] = request.getfixturevalue(name)
    schemas = {path: json.loads(text) for path, text in files.items() if path.startswith("schemas/")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    checked = 0
    for path, text in files.items():
        if path.startswith("api/"):
            held = json.loads(text)
            schema = schemas[f"schemas/{held['$schema'].partition('/schemas/')[2]}"]
            assert [error.message for error in Draft202012Validator(schema).iter_errors(held)] == [], path
            assert len(text.encode()) < 2_000_000, path
            checked += 1
    assert checked == len(COLLECTIONS) + 1


def test_schemas_are_those_of_their_version() -> None:
    """A field that goes, or means something else, is another version: its folder has another name."""
    made = {path: json.loads(text) for path, text in schema_files()}
    if os.environ.get("LITERATURE_UPDATE_GOLDEN"):
        GOLDEN.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert made == json.loads(GOLDEN.read_text("utf-8")), "run LITERATURE_UPDATE_GOLDEN=1 pytest tests/data"


def test_a_schema_sees_what_is_wrong(toy_data: dict[str, str]) -> None:
    schema = Draft202012Validator(json.loads(toy_data["schemas/api-v1/mentions.json"]))
    whole = json.loads(toy_data["api/v1/mentions.json"])
    assert schema.is_valid(whole)
    first = whole["records"][0]
    without = {name: value for name, value in first.items() if name != "sentence"}
    for record in ({**first, "key": 1}, {**first, "more": ""}, without):
        assert not schema.is_valid({**whole, "records": [record]})
    assert not schema.is_valid({**whole, "shards": []})


@pytest.mark.parametrize(("name", "site"), [("toy_data", "published"), ("own_data", "own")])
def test_mentions_are_the_sentences_that_pages_of_works_show(
    name: str, site: str, request: pytest.FixtureRequest
) -> None:
    files: dict[str, str] = request.getfixturevalue(name)
    pages = GeneratedFiles(request.getfixturevalue(site)).pages
    shown = sum(len(_SHOWN.findall(page.body)) for page in pages.pages() if page.address.startswith("references/"))
    mentions = list(records(files, "mentions"))
    assert len(mentions) == shown > 10
    counted = {work["key"]: work["mentions"] for work in records(files, "references")}
    assert sum(counted.values()) == shown
    for key, count in counted.items():
        assert count == sum(1 for mention in mentions if mention["key"] == key)


def test_counts_of_the_index_are_those_of_the_files(own: Site, own_data: dict[str, str]) -> None:
    index = json.loads(own_data["api/v1/index.json"])
    counts = {one["name"]: one["count"] for one in index["collections"]}
    assert counts == {one.name: len(list(records(own_data, one.name))) for one in COLLECTIONS}
    assert counts["references"] == len(own.library.references)
    assert counts["findings"] == len(own.library.findings)
    assert counts["claims"] == sum(1 for page in own.library.pages.values() if page.front.verdict)
    for one in index["collections"]:
        assert one["file"].removeprefix("https://base.example/") in own_data
        assert one["schema"].removeprefix("https://base.example/") in own_data


def test_every_id_and_address_within_the_data_leads_to_something(own: Site, own_data: dict[str, str]) -> None:
    keys = {work["key"] for work in records(own_data, "references")}
    concepts = {concept["id"] for concept in records(own_data, "concepts")}
    findings = {finding["id"] for finding in records(own_data, "findings")}
    for claim in records(own_data, "claims"):
        assert {*claim["works"], *claim["supported_by"], *claim["disputed_by"]} <= keys
        assert set(claim["concepts"]) <= concepts
        assert set(claim["findings"]) <= findings
        assert claim["markdown"].removeprefix("https://base.example/") in own_data
    for concept in records(own_data, "concepts"):
        assert {*concept["broader"], *concept["narrower"], *concept["related"]} <= concepts
        assert {*concept["key_works"], *concept["works"]} <= keys
        assert concept["definition"]
    addresses = {own.identity.absolute(address) for address in own.addresses.page_urls.values()}
    for mention in records(own_data, "mentions"):
        assert mention["key"] in keys
        assert mention["address"].partition("#")[0] in addresses
        assert mention["sentence"]


def test_the_same_site_gives_the_same_bytes(published: Site, toy_data: dict[str, str]) -> None:
    assert files_of(replace(published)) == toy_data


def test_what_is_too_large_is_cut_into_shards(published: Site) -> None:
    whole, cut = dict(json_files(published)), dict(json_files(published, 4_000))
    for collection in COLLECTIONS:
        assert list(records(cut, collection.name)) == list(records(whole, collection.name))
    index = json.loads(cut["api/v1/mentions.json"])
    assert len(index["shards"]) > 2
    assert "records" not in index
    schema = Draft202012Validator(json.loads(cut["schemas/api-v1/mentions.json"]))
    for shard in index["shards"]:
        text = cut[f"api/v1/{shard['file']}"]
        held = json.loads(text)
        assert schema.is_valid(held)
        assert len(text.encode()) < 4_500 or len(held["records"]) == 1
        assert [held["records"][place]["key"] for place in (0, -1)] == [shard["first"], shard["last"]]
        assert len(held["records"]) == shard["count"]
    assert schema.is_valid(index)
    order = [shard[end] for shard in index["shards"] for end in ("first", "last")]
    assert order == sorted(order)


def test_a_mention_says_where_in_the_work_and_what_it_is_cited_for(own_data: dict[str, str]) -> None:
    mentions = list(records(own_data, "mentions"))
    assert any(mention["locators"] for mention in mentions)
    disputing = [mention for mention in mentions if "disputes" in mention["cited_for"]]
    assert {mention["kind"] for mention in disputing} >= {"claim"}
    assert all("http://purl.org/spar/cito/isDisputedBy" in mention["cito"] for mention in disputing)


def test_without_a_site_of_its_own_addresses_are_from_the_root(
    toy_library: Library, site_of: Callable[..., Site]
) -> None:
    files = dict(json_files(site_of(toy_library)))
    claim = next(records(files, "claims"))
    assert claim["address"] == f"{claim['page']}/"
    assert json.loads(files["api/v1/claims.json"])["$schema"] == "schemas/api-v1/claims.json"


def test_addresses_of_sentences_are_ids_on_their_pages(toy_build: SiteBuild, toy_data: dict[str, str]) -> None:
    ids = {uri: frozenset(ids_of(toy_build.page_as_markdown(uri).pieces)) for uri in toy_build.site.library.pages}
    by_page = {page_name(uri): found for uri, found in ids.items()}
    anchored = [one for one in records(toy_data, "mentions") if one["anchor"]]
    assert len(anchored) > 10
    for mention in anchored:
        assert mention["anchor"] in by_page[mention["page"]], mention


def test_every_page_with_a_text_has_a_record(own: Site, own_data: dict[str, str]) -> None:
    found = {page["page"]: page for page in records(own_data, "pages")}
    for name in ("claims", "concepts", "readings"):
        for record in records(own_data, name):
            assert found[record["page"]]["title"] == record["title"]
    assert {page["kind"] for page in found.values()} == {"claim", "concept", "reading", "path", "summary", "page"}
    own_addresses = {page["markdown"].removeprefix(own.identity.url) for page in found.values()}
    assert own_addresses == {path for path in own_data if path.endswith(".md")}
    asked = [page for page in own.library.pages.values() if page.front.asked_as and page_name(page.uri) in found]
    assert asked
    assert all(found[page_name(page.uri)]["asked_as"] == list(page.front.asked_as) for page in asked)


def test_definitions_have_an_address_of_their_own(published: Site, toy_data: dict[str, str]) -> None:
    """A definition that cites nothing is that of its paragraph."""
    addresses = {one["id"]: one["definition_address"] for one in records(toy_data, "concepts")}
    assert all("#s-" in address for address in addresses.values())
    for page in published.library.concepts.values():
        anchor = addresses[page.id].partition("#")[2]
        assert not anchor or has_anchor(page, anchor)

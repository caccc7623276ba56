"""Records read back from their files are those that were written."""

from __future__ import annotations

import json

import pytest

from literature.data.json_files import json_files
from literature.data.published import Published, UnreadableError, from_json
from literature.data.records import Records
from literature.data.values import IndexRecord, LocatorRecord, QuantityRecord
from literature.site.site import Site


@pytest.mark.parametrize("largest", [1_900_000, 4_000])
def test_records_come_back(published: Site, largest: int) -> None:
    made, read = Records(published), Published(dict(json_files(published, largest)).__getitem__)
    assert read.references() == tuple(made.references())
    assert read.concepts() == tuple(made.concepts())
    assert read.claims() == tuple(made.claims())
    assert read.findings() == tuple(made.findings())
    assert read.mentions() == tuple(made.mentions())
    assert read.readings() == tuple(made.readings())
    assert read.pages() == tuple(made.pages())
    assert len(read.mentions()) > 10


def test_the_index_comes_back(published: Site) -> None:
    index = Published(dict(json_files(published)).__getitem__).index()
    assert (index.name, index.style, index.address) == ("Toy Harbor", "apa", published.identity.url)
    assert {one.name: one.count for one in index.collections}["mentions"] > 10


def test_a_union_of_records_may_be_null(published: Site) -> None:
    findings = Published(dict(json_files(published)).__getitem__).findings()
    assert {one.interval is None for one in findings} == {True, False}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"version": 2, "records": []}', r"api/v1/claims\.json is of version 2; version 1 is read"),
        ("[]", r"api/v1/claims\.json is of no version; version 1 is read"),
        ('{"version": 1,\n "records": [', r"api/v1/claims\.json is no JSON \(line 2, column 14\); build the site anew"),
        ("[" * 100_000, r"api/v1/claims\.json is no JSON"),
        ('{"version": 1}', r"api/v1/claims\.json has no list 'shards'"),
        ('{"version": 1, "records": 3}', r"api/v1/claims\.json has no list 'records'"),
        ('{"version": 1, "records": [3]}', r"claims\.json: '3' is no record of the kind ClaimRecord"),
        ('{"version": 1, "records": [{}]}', r"claims\.json: a record of the kind ClaimRecord has no 'page'"),
        ('{"version": 1, "shards": [{"file": "../../secrets.json"}]}', r"names '\.\./\.\./secrets\.json' as a shard"),
        ('{"version": 1, "shards": ["claims-1.json"]}', r"names 'None' as a shard, which is no file beside it"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(text: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        Published(lambda _: text).claims()


def test_a_record_of_a_later_file_may_have_more_and_none_less() -> None:
    assert from_json(LocatorRecord, {"kind": "page", "value": "3", "more": 1}) == LocatorRecord(kind="page", value="3")
    with pytest.raises(ValueError, match="LocatorRecord has no 'value'"):
        from_json(LocatorRecord, {"kind": "page"})


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": 3}, {"title": "\ud800"}, {"works": "a"}, {"works": [None]}, {"works": ["\udfff"]}, {"verdict": []},
        {"verdict": "proven"}, {"reviewed": 1},
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_told(wrong: dict[str, object], toy_data: dict[str, str]) -> None:
    whole = json.loads(toy_data["api/v1/claims.json"])
    (name,) = wrong
    broken = json.dumps({**whole, "records": [{**whole["records"][0], **wrong}]})
    with pytest.raises(UnreadableError, match=f"'{name}' of a ClaimRecord cannot be"):
        Published(lambda _: broken).claims()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "true", '"1"', "[]"])
def test_a_number_without_end_is_none(number: str, toy_data: dict[str, str]) -> None:
    whole = json.loads(toy_data["api/v1/findings.json"])
    value = next(one["value"] for one in whole["records"] if one["value"])
    assert from_json(QuantityRecord, {**value, "number": 3}).number == 3
    with pytest.raises(ValueError, match="'number' of a QuantityRecord cannot be"):
        from_json(QuantityRecord, {**value, "number": json.loads(number)})


@pytest.mark.parametrize("formats", [[], {"bibtex": 5}, {"bibtex": None}, {"\ud800": "a"}])
def test_addresses_of_formats_are_texts(formats: object, toy_data: dict[str, str]) -> None:
    index = json.loads(toy_data["api/v1/index.json"])
    with pytest.raises(ValueError, match="'bibliography' of a IndexRecord cannot be"):
        from_json(IndexRecord, {**index, "bibliography": formats})

"""Records read back from their files are those that were written."""

from __future__ import annotations

import json

import pytest

from literature.data.json_files import json_files
from literature.data.published import Published, from_json
from literature.data.records import Records
from literature.data.values import LocatorRecord
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


def test_a_file_of_another_version_is_told() -> None:
    for text in (json.dumps({"version": 2, "records": []}), "[]"):
        with pytest.raises(ValueError, match=r"api/v1/claims\.json is no file of records of version 1"):
            Published(lambda _, text=text: text).claims()


def test_a_record_of_a_later_file_may_have_more_and_none_less() -> None:
    assert from_json(LocatorRecord, {"kind": "page", "value": "3", "more": 1}) == LocatorRecord(kind="page", value="3")
    with pytest.raises(ValueError, match="LocatorRecord has no 'value'"):
        from_json(LocatorRecord, {"kind": "page"})

"""Files that come out as before keep their time of change."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from literature.build.file_times import keep_times

OLD, NEW = 1_000_000_000_000_000_000, 1_700_000_000_000_000_000


def write(path: Path, text: str, changed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(changed, changed))


def times(site: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in site.iterdir()}


def test_what_has_not_changed_keeps_its_time(tmp_path: Path) -> None:
    site, record = tmp_path / "site", tmp_path / "cache/times"
    for name in ("same", "other", "gone"):
        write(site / name, name, OLD)
    keep_times(site, record)
    assert times(site) == {"same": OLD, "other": OLD, "gone": OLD}
    (site / "gone").unlink()
    write(site / "same", "same", NEW)
    write(site / "other", "another", NEW)
    write(site / "added", "added", NEW)
    keep_times(site, record)
    assert times(site) == {"same": OLD, "other": NEW, "added": NEW}
    write(site / "same", "same", NEW)
    keep_times(site, record)
    assert times(site)["same"] == OLD


@pytest.mark.parametrize(
    "record",
    ["", "{", "[]", "1", "[" * 100_000, '{"a": 1}', '{"a": ["x", 5]}', '{"a": [1, 2]}', '{"a": null}', "\udcff"],
)
def test_a_damaged_record_counts_for_nothing(tmp_path: Path, record: str) -> None:
    write(tmp_path / "site/a", "a", NEW)
    (tmp_path / "times").write_bytes(record.encode("utf-8", "surrogateescape"))
    keep_times(tmp_path / "site", tmp_path / "times")
    assert times(tmp_path / "site") == {"a": NEW}


@pytest.mark.parametrize("changed", [-1, 0, True, 10**30, "5", 1.5, None])
def test_a_time_that_cannot_be_is_not_taken(tmp_path: Path, changed: object) -> None:
    site, record = tmp_path / "site", tmp_path / "times"
    write(site / "a", "a", NEW)
    keep_times(site, record)
    noted = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({"a": [noted["a"][0], changed]}), encoding="utf-8")
    keep_times(site, record)
    assert times(site) == {"a": NEW}


def test_a_record_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    write(tmp_path / "site/a", "a", NEW)
    (tmp_path / "times").mkdir()
    keep_times(tmp_path / "site", tmp_path / "times")
    assert times(tmp_path / "site") == {"a": NEW}

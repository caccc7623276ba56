"""Values kept from run to run: read as they were written, and nothing of a file that is not whole."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import pytest

from literature.sources import kept_values
from literature.sources.kept_values import is_text, keep, read_kept

VALUE: dict[str, Any] = {"a": [1, None, True, "é", "\0", {}], "b": "x" * 1_000}


def forge(file: Path, packed: bytes) -> None:
    """A file with a checksum that fits, whatever it holds."""
    file.write_bytes(hashlib.sha256(packed).digest() + packed)


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "new/folder/kept"
    keep(file, VALUE)
    assert read_kept(file) == VALUE
    keep(file, "\ud800")
    assert read_kept(file) == "?", "halves of characters are no text"


def test_nothing_of_a_file_that_is_not_whole(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    assert read_kept(file) is None
    keep(file, VALUE)
    whole = file.read_bytes()
    for broken in (b"", whole[:31], whole[:32], whole[:-1], whole + b"x", whole[:40] + b"x" + whole[41:], b"\0" * 99):
        file.write_bytes(broken)
        assert read_kept(file) is None


@pytest.mark.parametrize(
    "packed",
    [
        b"", b"no zlib", zlib.compress(b""), zlib.compress(b"{"), zlib.compress(b"[" * 100_000),
        zlib.compress(b'"\xff"'), zlib.compress(b"1" * 5_000), zlib.compress(json.dumps(VALUE).encode())[:-1],
    ],
)  # fmt: skip
def test_nothing_of_a_forged_file(packed: bytes, tmp_path: Path) -> None:
    forge(tmp_path / "kept", packed)
    assert read_kept(tmp_path / "kept") is None


def test_a_small_file_takes_no_more_memory_than_there_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forge(tmp_path / "kept", zlib.compress(b"[" + b" " * 50_000_000 + b"]", 9))
    assert read_kept(tmp_path / "kept") == []
    monkeypatch.setattr(kept_values, "_LARGEST", 1_000_000)
    tracemalloc.start()
    assert read_kept(tmp_path / "kept") is None
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_values, "_LARGEST", 1_000)
    keep(tmp_path / "kept", VALUE)
    assert not (tmp_path / "kept").exists()
    keep(tmp_path / "kept", "x" * 998)
    assert read_kept(tmp_path / "kept") == "x" * 998


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "kept").mkdir()
    for file in (tmp_path / "file/kept", tmp_path / "kept"):
        keep(file, VALUE)
        assert read_kept(file) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "kept"]


@pytest.mark.parametrize(
    ("value", "is_one"), [("", True), ("é\0", True), ("\ud800", False), (b"a", False), (None, False), (1, False)]
)
def test_texts(value: object, is_one: bool) -> None:
    assert is_text(value) is is_one

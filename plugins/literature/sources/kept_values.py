"""Values kept on disk from run to run, as JSON behind a checksum: no code is run by reading them, and a file that is
damaged is as good as none. What they hold is for whoever asked for them to check."""

from __future__ import annotations

import hashlib
import json
import zlib
from pathlib import Path
from typing import Any

from literature.sources import disk

_DIGEST = 32
_LARGEST = 500_000_000
"""Bytes of JSON, many times those of 10,000 pages: a small file can hold what no memory does."""


def read_kept(file: Path) -> Any:
    """What the file holds; None where there is no sound one."""
    data = disk.read_bytes(file) or b""
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(data[_DIGEST:], _LARGEST)
        return json.loads(text) if unpacking.eof else None
    except (ValueError, RecursionError, zlib.error):
        return None


def keep(file: Path, value: Any) -> None:
    """Write a value of JSON, where the folder can be written to: one that cannot is no fault, and neither is a value
    that is too large to be read again."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")
    if len(text) > _LARGEST:
        return
    data = zlib.compress(text, 1)
    disk.write_if_possible(file, hashlib.sha256(data).digest() + data)


def is_text(value: Any) -> bool:
    """Whether this is a text that a file can hold: JSON can name halves of characters."""
    return isinstance(value, str) and value.encode("utf-8", "ignore").decode("utf-8") == value

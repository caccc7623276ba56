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


def read_kept(file: Path) -> Any:
    """What the file holds; None where there is no sound one."""
    data = disk.read_bytes(file) or b""
    if hashlib.sha256(data[_DIGEST:]).digest() != data[:_DIGEST]:
        return None
    try:
        return json.loads(zlib.decompress(data[_DIGEST:]))
    except (ValueError, RecursionError, zlib.error):
        return None


def keep(file: Path, value: Any) -> None:
    """Write a value of JSON, where the folder can be written to: one that cannot is no fault."""
    text = json.dumps(value, ensure_ascii=False)
    data = zlib.compress(text.encode("utf-8", "replace"), 1)
    disk.write_if_possible(file, hashlib.sha256(data).digest() + data)


def is_text(value: Any) -> bool:
    """Whether this is a text that a file can hold: JSON can name halves of characters."""
    return isinstance(value, str) and value.encode("utf-8", "ignore").decode("utf-8") == value

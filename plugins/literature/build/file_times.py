"""Has files of a site that come out as before keep their time of change, whoever writes them: programs that upload what
has changed, such as rsync, go by it. The last build's are kept on disk, from run to run."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from literature.sources import disk

FILE = ".cache/literature/times"
"""Below the folder of the site's configuration."""
_DIGEST = 40
"""Letters of a fingerprint."""


def keep_times(site: Path, record: Path) -> None:
    """Give each file of a finished site the time that it had when it last came out so, and note what there is now.

    A record that is damaged counts for nothing, and neither does a time that is yet to come; one that cannot be written
    is no fault.
    """
    before = _read(record)
    now: dict[str, tuple[str, int]] = {}
    for name, _, changed in disk.stamps(site):
        path = Path(name)
        file = path.relative_to(site).as_posix()
        digest = hashlib.blake2b(disk.read_bytes(path) or b"", digest_size=_DIGEST // 2).hexdigest()
        kept, when = before.get(file, ("", 0))
        if kept == digest and when != changed:
            disk.set_time(path, when)
        now[file] = digest, when if kept == digest else changed
    disk.write_if_possible(record, json.dumps(now, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _read(record: Path) -> Mapping[str, tuple[str, int]]:
    try:
        found: Any = json.loads((disk.read_bytes(record) or b"{}").decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return {}
    latest = time.time_ns()
    items = found.items() if isinstance(found, dict) else ()
    return {file: (one[0], one[1]) for file, one in items if _is_sound(one, latest)}


def _is_sound(one: Any, latest: int) -> bool:
    is_pair = isinstance(one, list) and len(one) == 2 and isinstance(one[0], str) and len(one[0]) == _DIGEST
    return is_pair and isinstance(one[1], int) and not isinstance(one[1], bool) and 0 < one[1] <= latest

"""What a build has written: what writing the same files and nothing else costs, and how much a reader loads."""

from __future__ import annotations

import gzip
import os
import re
import statistics
from collections.abc import Iterator
from pathlib import Path

from .clock import cost
from .kinds_of_files import by_kind, frame_sizes

_ASSETS = re.compile(r'(?:href|src)="([^"]*assets/literature/[^"]+\.(?:css|js))"')
_LIST_PART = re.compile(r"part-\d+")
"""Folder of a part of the list of all references."""
_SAMPLE = 500
KIND_COUNT, KIND_MB = "of a kind, files: ", "of a kind, MB: "


def write(built: str, target: str) -> dict[str, float]:
    """Write as many files with as many bytes to an empty folder."""
    sizes = [(path.relative_to(built), path.stat().st_size) for path in _files(Path(built))]
    content = memoryview(os.urandom(max(size for _, size in sizes)))

    def write_all() -> None:
        for name, size in sizes:
            path = Path(target) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.write(content[:size])

    return {"write": cost(write_all)}


def look(built: str) -> dict[str, float]:
    """Files, bytes, and the weight of pages in kB; of reference pages an even sample is compressed."""
    root = Path(built)
    sizes = {path: path.stat().st_size for path in _files(root)}
    pages = {path: size for path, size in sizes.items() if path.suffix == ".html"}
    found = {"files, count": float(len(sizes)), "all, MB": sum(sizes.values()) / 1e6}
    found["around, kB"], found["frame, kB"] = (size / 1000 for size in frame_sizes(root))
    for kind, (count, size) in by_kind(root).items():
        found |= {f"{KIND_COUNT}{kind}": float(count), f"{KIND_MB}{kind}": size / 1e6}
    largest = max(pages, key=lambda path: pages[path])
    found[f"largest page, kB: {largest.parent.relative_to(root).as_posix()}"] = pages[largest] / 1000
    for group in ("references", "authors"):
        of_group = [size for path, size in pages.items() if path.parts[len(root.parts)] == group]
        if of_group:
            found[f"{group}, largest kB"] = max(of_group) / 1000
    below = sorted(path for path in pages if path.parent.parent == root / "references")
    references = [path for path in below if not _LIST_PART.fullmatch(path.parent.name)]
    if references:
        by_size = sorted(references, key=lambda path: pages[path])[:: max(1, len(references) // _SAMPLE)]
        packed = [_packed(path) for path in dict.fromkeys([*by_size, max(references, key=lambda path: pages[path])])]
        assets = _assets(references[0])
        found["reference page, median kB packed"] = (statistics.median(packed) + assets) / 1000
        found["reference page, largest kB packed"] = (max(packed) + assets) / 1000
    return found


def _assets(page: Path) -> float:
    """Compressed bytes of the plugin's own files that a page loads at once."""
    names = dict.fromkeys(_ASSETS.findall(page.read_text(encoding="utf-8")))
    return sum(_packed((page.parent / name).resolve()) for name in names)


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def _files(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.is_file())

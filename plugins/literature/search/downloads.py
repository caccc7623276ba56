"""References in the formats of other programs, in small files, so that the browser can put together any result set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from literature.exports import as_bibtex, as_csl_items, as_ris
from literature.model import Reference

PER_FILE = 50
"""References in a file: at 10,000 references 200 files of about 12 kB."""


def download_files(references: Sequence[Reference]) -> Iterator[tuple[int, list[dict[str, Any]]]]:
    """Number of the file and, for each of its references, `{"bibtex", "ris", "csl"}`: texts of one entry each and one
    CSL-JSON item."""
    for number, start in enumerate(range(0, len(references), PER_FILE)):
        some = references[start : start + PER_FILE]
        yield (
            number,
            [{"bibtex": as_bibtex([one]), "ris": as_ris([one]), "csl": as_csl_items([one])[0]} for one in some],
        )

"""References in the formats of other programs, in small files, so that the browser can put together any result set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from literature.exports.records import Records
from literature.vocabulary.export_formats import works_formats

PER_FILE = 50
"""References in a file: at 10,000 references 200 files of about 12 kB."""


def download_files(records: Records, keys: Sequence[str]) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Number of the file and, for each of its references, its record by name of the format."""
    for number, start in enumerate(range(0, len(keys), PER_FILE)):
        yield (
            number,
            [{one.name: records.record(one, key) for one in works_formats()} for key in keys[start : start + PER_FILE]],
        )

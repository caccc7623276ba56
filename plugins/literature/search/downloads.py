"""References in the formats of other programs, in small files, so that the browser can put together any result set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from literature.exports.records import Records

PER_FILE = 50
"""References in a file: at 10,000 references 200 files of about 12 kB."""


def download_files(records: Records, keys: Sequence[str]) -> Iterator[tuple[int, list[dict[str, str]]]]:
    """Number of the file and, for each of its references, `{"bibtex", "ris", "csl"}`: texts of one reference each."""
    for number, start in enumerate(range(0, len(keys), PER_FILE)):
        yield (
            number,
            [
                {"bibtex": records.bibtex([key]), "ris": records.ris([key]), "csl": records.csl_json([key])}
                for key in keys[start : start + PER_FILE]
            ],
        )

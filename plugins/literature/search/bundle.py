"""Everything the browser needs for searching, made from one site's records. The hosts write it out."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from literature.render.site import Site
from literature.search.downloads import download_files
from literature.search.facets import facet_table
from literature.search.pagefind import as_shown, record_ids, write_index
from literature.search.records import Anchors, Record, records_of
from literature.search.synonyms import synonym_table
from literature.search.vocabulary import count_words, vocabulary_files

WHOLE = 3_000
"""Records up to which all of them are published in one file as well, about a megabyte, for searching without a
network."""
INDEX_FOLDER = "index"
"""Where Pagefind's files stand below the bundle's folder."""


@dataclass(frozen=True)
class SearchBundle:
    """The records of a site and the files made from them."""

    site: Site
    records: tuple[Record, ...]

    @classmethod
    def of(cls, site: Site, anchors: Anchors) -> SearchBundle:
        """The bundle of a site whose pages the host has rendered."""
        return cls(site, records_of(site, anchors))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Name and content of each table. All are gzipped, for many hosts send such files as they are, and end in
        `.table`, for a host that knows the ending `.gz` may unpack them on the way."""
        library = self.site.library
        yield "facets.table", _packed(facet_table(self.records, library.concepts))
        yield "synonyms.table", _packed(synonym_table(library.concepts))
        words = vocabulary_files(count_words(self.records))
        is_small = len(self.records) <= WHOLE
        yield "letters.table", _packed({"letters": sorted(words), "hasRecords": is_small})
        if is_small:
            yield "records.table", _packed([as_shown(record) for record in self.records])
        for letter, text in words.items():
            yield f"words-{letter}.table", _packed({"words": text})
        references = [library.references[record.reference] for record in self.records if record.reference]
        for number, entries in download_files(references):
            yield f"references-{number}.table", _packed(entries)

    def write_index(self, folder: Path) -> None:
        """Write Pagefind's files below the bundle's folder. Raises PagefindError."""
        write_index(self.records, folder / INDEX_FOLDER)

    def index_table(self, fragments: Iterable[tuple[str, bytes]]) -> tuple[str, bytes]:
        """Name and content of the table by which Pagefind's results are found in the others. `fragments` are name and
        first bytes (`START`) of each file in the written index's `FRAGMENTS`. Raises PagefindError."""
        return "ids.table", _packed(record_ids(self.records, fragments))


def _packed(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=6, mtime=0)

"""Everything the browser needs for searching, made from one site's records. The hosts write it out."""

from __future__ import annotations

import gzip
import hashlib
import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from literature.exports.records import records_of as exported_records
from literature.search.downloads import PER_FILE as REFERENCES_PER_FILE
from literature.search.downloads import download_files
from literature.search.examples import example_queries
from literature.search.facets import facet_table
from literature.search.records import Anchors, Record, records_of
from literature.search.synonyms import alias_table, synonym_table
from literature.search.vocabulary import common_words, vocabulary_files
from literature.search.word_index import FIELDS, ROOM, Part, WordIndex, elisions_of, words_of
from literature.site.site import Site
from literature.text.folding import fold
from literature.vocabulary.elisions import elided_words
from literature.vocabulary.facets import record_kinds

WHOLE = 3_000_000
"""Bytes of index, vocabulary, facets and records up to which all records are published in one file as well, and all of
it is fetched for searching without a network: some 5,500 records."""
PER_FILE = 20
"""Records in a file of what results show, or more: the next file begins with a page, so that a result asks for one of
about 5 kB, which has its sections too. Hosts count files: of 10,000 works it makes 800, where eight made 2,100 and 32
made 500, of which twelve results moved 40 kB more."""
WHOLE_RECORDS = "records"
"""Name of that table."""
SECTION = "."
"""In place of the kind of a record that is a section of the page before it."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


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
        `.table`, for a host that knows the ending `.gz` may unpack them on the way. `index.table` says how to read the
        others and comes last, for it knows them by what they hold."""
        elided = elided_words(self.site.catalog.language_of_pages)
        index = WordIndex.of(self.records, elided)
        parts = list(index.files())
        words = vocabulary_files(index.counts, common_words(self.site.catalog.language_of_pages))
        kinds = list(record_kinds())
        edition = hashlib.sha256()
        size = 0
        for name, value in self._tables([part for _, part in parts], words):
            content = _packed(value)
            edition.update(content)
            size += len(content)
            yield f"{name}.table", content
        for name, value in self._other_tables(has_whole=size <= WHOLE):
            content = _packed(value)
            edition.update(content)
            yield f"{name}.table", content
        elisions = elisions_of(elided)
        about = {
            "edition": edition.hexdigest()[:12],
            "fields": FIELDS,
            "room": ROOM,
            "starts": [start for start, _ in parts],
            "lengths": "".join(_digit(length) for length in index.lengths),
            "titles": "".join(_DIGITS[min(_word_count(record.title, elisions), 35)] for record in self.records),
            "kinds": "".join(
                SECTION if record.is_section else _DIGITS[kinds.index(record.kind)] for record in self.records
            ),
            "works": _works(self.records),
            "perFile": PER_FILE,
            "letters": sorted(words),
            "isWhole": size <= WHOLE,
            "examples": example_queries(self.site.library, self.records),
            "concepts": synonym_table(self.records, self.site.library.concepts),
            "aliases": alias_table(self.records),
            "sameWords": [[fold(word) for word in row] for row in self.site.settings.same_words],
        }
        yield "index.table", _packed(about)

    def _tables(self, parts: Sequence[Part], words: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
        """Name and value of each table that searching needs, but for `index`."""
        library = self.site.library
        yield "facets", facet_table(self.records, library.concepts, self.site.catalog)
        for number, part in enumerate(parts):
            yield f"index-{number}", part
        for letter, text in words.items():
            yield f"words-{letter}", {"words": text}
        shown = self._shown()
        for number, (start, end) in enumerate(pairwise([*_file_starts(self.records), len(shown)])):
            yield f"records-{number}", shown[start:end]

    def _other_tables(self, *, has_whole: bool) -> Iterator[tuple[str, Any]]:
        if has_whole:
            yield WHOLE_RECORDS, self._shown()
        keys = [record.reference for record in self.records if record.reference]
        yield "keys", {"perFile": REFERENCES_PER_FILE, "keys": keys}
        for number, entries in download_files(exported_records(self.site), keys):
            yield f"references-{number}", entries

    def _shown(self) -> list[dict[str, Any]]:
        """What results show of each record."""
        summaries = {record.work: record for record in self.records if record.work}
        return [_as_shown(record, summaries.get(record.reference)) for record in self.records]


def _file_starts(records: Sequence[Record]) -> list[int]:
    """The first record of each file, as `assets/search/records.js` finds it again."""
    starts: list[int] = []
    for number, record in enumerate(records):
        if not starts or (number - starts[-1] >= PER_FILE and not record.is_section):
            starts.append(number)
    return starts


def _works(records: Sequence[Record]) -> dict[int, int]:
    """By the number of a summary, that of the reference that it is of."""
    references = {record.reference: number for number, record in enumerate(records) if record.reference}
    return {number: references[record.work] for number, record in enumerate(records) if record.work in references}


def _word_count(text: str, elisions: re.Pattern[str] | None) -> int:
    """How many words a title has; what `words_of` makes of its compounds besides is left out."""
    words = words_of(text, elisions)
    return words.index("") if "" in words else len(words)


def _as_shown(record: Record, summary: Record | None) -> dict[str, Any]:
    """What a result shows, with the summary of a work; the title is quoted where there is no body."""
    shown: dict[str, Any] = {
        "kind": record.kind,
        "address": record.address,
        "title": record.title,
        "text": record.text or record.title,
    }
    shown |= {name: record.fields[name] for name in ("label", "page") if name in record.fields}
    if record.facts:
        shown["facts"] = record.facts
    if summary:
        shown["summary"] = {"address": summary.address, "title": summary.title}
    return shown | ({"answer": record.answer.as_record()} if record.answer else {})


def _digit(length: int) -> str:
    """A length to within a fifth as one digit of base 36: twice its binary logarithm."""
    return _DIGITS[min(round(2 * math.log2(length + 1)), 35)]


def _packed(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=5, mtime=0)

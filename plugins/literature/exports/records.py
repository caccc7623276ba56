"""The records of a library's references. Each stands in files of several pages, on its own page and in the search's
data, and is made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from literature.exports.formats import WRITERS
from literature.model import Library
from literature.site.site import Site
from literature.vocabulary.export_formats import ExportFormat, works_formats

_RELATIONS = ("crossref", "xdata")
_OPENING, _BETWEEN, _CLOSING = "[\n", ",\n", "\n]\n"
"""Around and between the works of an array."""
_MOST = 20_000
"""References whose records are kept, about two kilobytes each; of more, those that were asked for last."""


class Records:
    """Text of any choice of references, equal to what the writer of the format gives for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept = {one.name: self._keeping(one) for one in works_formats()}

    def text(self, one: ExportFormat, keys: Sequence[str]) -> str:
        """These references in a format; of some, what is written depends on which others are there."""
        if not one.stands_alone and not self._inheriting.isdisjoint(keys):
            return WRITERS[one.name]([self._library.references[key] for key in keys])
        records = map(self._kept[one.name], keys)
        return f"{_OPENING}{_BETWEEN.join(records)}{_CLOSING}" if one.is_array else one.between.join(records)

    def _keeping(self, one: ExportFormat) -> Callable[[str], str]:
        references = self._library.references
        write = WRITERS[one.name]

        def record(key: str) -> str:
            text = write([references[key]])
            return text.removeprefix(_OPENING).removesuffix(_CLOSING) if one.is_array else text

        return lru_cache(maxsize=_MOST)(record)

    @cached_property
    def _inheriting(self) -> frozenset[str]:
        references = self._library.references.items()
        return frozenset(key for key, work in references if any(name in work.raw for name in _RELATIONS))


def records_of(site: Site) -> Records:
    """The records of a site's library, made once for the site."""
    return site.once("records", lambda: Records(site.library))

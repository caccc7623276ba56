"""The records of a library's references. Each stands in files of several pages, on its own page and in the search's
data, and is made once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache, partial

from literature.exports.formats import as_file, as_record, what_failed
from literature.model import Library, Reference
from literature.site.site import Site
from literature.vocabulary.export_formats import ExportFormat, works_formats

_RELATIONS = ("crossref", "xdata")
_MOST = 20_000
"""References whose records are kept, about two kilobytes each; of more, those that were asked for last."""


class Records:
    """Text of any choice of references, equal to what the writer of the format gives for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._faults: dict[str, dict[str, str]] = {}
        self._kept = {one.name: self._keeping(one) for one in works_formats()}

    def text(self, one: ExportFormat, keys: Sequence[str]) -> str:
        """A file with these references; in some formats, what is written depends on which others are there. Those that
        a format of another package fails to write are left out, and stand in `faults`."""
        if not one.stands_alone and not self._inheriting.isdisjoint(keys):
            return as_file(one, [self._library.references[key] for key in keys])[0]
        return one.of_records(filter(None, map(self._kept[one.name], keys)))

    def record(self, one: ExportFormat, key: str) -> str:
        """One of them as it stands in a file among others; empty where the format fails to write it."""
        return self._kept[one.name](key)

    def text_of(self, one: ExportFormat, reference: Reference) -> str:
        """A file with a reference that is none of the library's; empty where the format fails to write it."""
        record = self._written(one, reference)
        return one.of_records([record]) if record else ""

    @property
    def faults(self) -> dict[str, str]:
        """By name of the format, what those of other packages have failed to write so far."""
        failed = (one for one in works_formats() if one.name in self._faults)
        return {one.name: what_failed(one, self._faults[one.name]) for one in failed}

    def _keeping(self, one: ExportFormat) -> Callable[[str], str]:
        references = self._library.references
        write = partial(self._written, one)
        return lru_cache(maxsize=_MOST)(lambda key: write(references[key]))

    def _written(self, one: ExportFormat, reference: Reference) -> str:
        try:
            return as_record(one, reference)
        except ValueError as error:
            self._faults.setdefault(one.name, {})[reference.key] = str(error)
            return ""

    @cached_property
    def _inheriting(self) -> frozenset[str]:
        references = self._library.references.items()
        return frozenset(key for key, work in references if any(name in work.raw for name in _RELATIONS))


def records_of(site: Site) -> Records:
    """The records of a site's library, made once for the site."""
    return site.once("records", lambda: Records(site.library))

"""The records of a library's references. Each stands in files of several pages, on its own page and in the search's
data, and is made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_json
from literature.exports.ris import as_ris
from literature.model import Library, Reference
from literature.site.site import Site

_RELATIONS = ("crossref", "xdata")
_MOST = 20_000
"""References whose records are kept, about two kilobytes each; of more, those that were asked for last."""


class Records:
    """Text of any choice of references, equal to what `as_bibtex`, `as_ris` and `as_csl_json` give for it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._bibtex = self._kept(as_bibtex)
        self._ris = self._kept(as_ris)
        self._csl = self._kept(_csl_item)

    def bibtex(self, keys: Sequence[str]) -> str:
        """BibTeX of these references; where one inherits from another, it depends on which of them are there."""
        if self._inheriting.isdisjoint(keys):
            return "\n".join(map(self._bibtex, keys))
        return as_bibtex(self._library.references[key] for key in keys)

    def ris(self, keys: Iterable[str]) -> str:
        """RIS of these references."""
        return "".join(map(self._ris, keys))

    def csl_json(self, keys: Sequence[str]) -> str:
        """CSL-JSON of these references."""
        return "[\n" + ",\n".join(map(self._csl, keys)) + "\n]\n"

    def _kept(self, make: Callable[[list[Reference]], str]) -> Callable[[str], str]:
        references = self._library.references
        return lru_cache(maxsize=_MOST)(lambda key: make([references[key]]))

    @cached_property
    def _inheriting(self) -> frozenset[str]:
        references = self._library.references.items()
        return frozenset(key for key, work in references if any(name in work.raw for name in _RELATIONS))


def records_of(site: Site) -> Records:
    """The records of a site's library, made once for the site."""
    return site.once("records", lambda: Records(site.library))


def _csl_item(references: list[Reference]) -> str:
    """Items without the brackets of the array around them."""
    return as_csl_json(references).removeprefix("[\n").removesuffix("\n]\n")

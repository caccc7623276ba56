"""The records of a library's references, each made once however many files it stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_json
from literature.exports.ris import as_ris
from literature.model import Library, Reference

_RELATIONS = ("crossref", "xdata")


class Records:
    """Text of any choice of references, equal to what `as_bibtex`, `as_ris` and `as_csl_json` give for it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._bibtex: dict[str, str] = {}
        self._ris: dict[str, str] = {}
        self._csl: dict[str, str] = {}

    def bibtex(self, keys: Sequence[str]) -> str:
        """BibTeX of these references; where one inherits from another, it depends on which of them are there."""
        if self._inheriting.isdisjoint(keys):
            return "\n".join(self._each(keys, self._bibtex, as_bibtex))
        return as_bibtex(self.library.references[key] for key in keys)

    def ris(self, keys: Sequence[str]) -> str:
        """RIS of these references."""
        return "".join(self._each(keys, self._ris, as_ris))

    def csl_json(self, keys: Sequence[str]) -> str:
        """CSL-JSON of these references."""
        return "[\n" + ",\n".join(self._each(keys, self._csl, _csl_item)) + "\n]\n" if keys else as_csl_json([])

    def _each(self, keys: Iterable[str], made: dict[str, str], make: Callable[[list[Reference]], str]) -> Iterator[str]:
        for key in keys:
            if key not in made:
                made[key] = make([self.library.references[key]])
            yield made[key]

    @cached_property
    def _inheriting(self) -> frozenset[str]:
        references = self.library.references.items()
        return frozenset(key for key, work in references if any(name in work.raw for name in _RELATIONS))


def _csl_item(references: list[Reference]) -> str:
    """Items without the brackets of the array around them."""
    return as_csl_json(references).removeprefix("[\n").removesuffix("\n]\n")

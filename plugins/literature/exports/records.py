"""The records of a library's references, each made once however many files it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_json
from literature.exports.ris import as_ris
from literature.model import Library

_RELATIONS = ("crossref", "xdata")


class Records:
    """Text of any choice of references, equal to what `as_bibtex`, `as_ris` and `as_csl_json` give for it."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def bibtex(self, keys: Sequence[str]) -> str:
        """BibTeX of these references; where one inherits from another, it depends on which of them are there."""
        if self._inheriting.isdisjoint(keys):
            return "\n".join(self._bibtex[key] for key in keys)
        return as_bibtex(self.library.references[key] for key in keys)

    def ris(self, keys: Sequence[str]) -> str:
        """RIS of these references."""
        return "".join(self._ris[key] for key in keys)

    def csl_json(self, keys: Sequence[str]) -> str:
        """CSL-JSON of these references."""
        return "[\n" + ",\n".join(self._csl[key] for key in keys) + "\n]\n" if keys else as_csl_json([])

    @cached_property
    def _inheriting(self) -> frozenset[str]:
        references = self.library.references.items()
        return frozenset(key for key, work in references if any(name in work.raw for name in _RELATIONS))

    @cached_property
    def _bibtex(self) -> dict[str, str]:
        return {key: as_bibtex([work]) for key, work in self.library.references.items()}

    @cached_property
    def _ris(self) -> dict[str, str]:
        return {key: as_ris([work]) for key, work in self.library.references.items()}

    @cached_property
    def _csl(self) -> dict[str, str]:
        """An item without the brackets of the array around it."""
        texts = ((key, as_csl_json([work])) for key, work in self.library.references.items())
        return {key: text.removeprefix("[\n").removesuffix("\n]\n") for key, text in texts}

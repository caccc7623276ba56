"""A facet that no one field tells: kinds of study. What else belongs to a work or page is asked of the library
(`library/joins.py`, `library/literatures.py`)."""

from __future__ import annotations

from literature.model import Library, Reference
from literature.text.folding import fold_name


class Belongings:
    """Looked up once for all records of a site."""

    def __init__(self, library: Library) -> None:
        self._library = library
        designs = {page.front.design for page in library.summaries.values()}
        self._designs = {fold_name(name): name for name in designs | {f.design for f in library.findings.values()}}

    def designs(self, reference: Reference) -> tuple[str, ...]:
        """Kinds of study: of the summary, of the findings, and keywords that are one."""
        summary = self._library.summaries.get(reference.key)
        found = [
            *([summary.front.design] if summary else ()),
            *(finding.design for finding in self._library.findings_of(reference.key)),
            *(self._designs.get(fold_name(word), "") for word in self._library.tags.get(reference.key, ())),
        ]
        return tuple(dict.fromkeys(design for design in found if design))

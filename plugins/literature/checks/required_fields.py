"""What an entry lacks to be cited. A missing author or date has a form of its own in APA (9.12, 9.17), so an entry may
lack one of them."""

from __future__ import annotations

from collections.abc import Iterator

from literature.model import Reference
from literature.vocabulary.entry_types import ENTRY_TYPES, NO_WORKS


def missing_fields(reference: Reference) -> Iterator[tuple[str, ...]]:
    """Each thing the entry lacks, as the fields of which one would do. Of an unknown type only author or date."""
    row = ENTRY_TYPES.get(reference.type)
    for alternatives in row.required if row else ():
        if not any(reference.rich(field) for field in alternatives):
            yield tuple(field for field in alternatives if field != "crossref")
    has_date = bool(reference.dates.get("date")) or bool(reference.rich("pubstate"))
    if not reference.creators and not has_date and reference.type not in NO_WORKS:
        yield ("author", "editor", "date")

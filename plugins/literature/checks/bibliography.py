"""Rules over the entries of the bibliography."""

from __future__ import annotations

from collections.abc import Iterator

from literature.checks.required_fields import missing_fields
from literature.model import Library, Problem, Severity, rule
from literature.text.nearest import Nearest
from literature.vocabulary.entry_types import ENTRY_TYPES, NO_WORKS, is_known_type


@rule("BIB018", Severity.WARNING, "An entry lacks what its type needs.")
def missing_field(library: Library) -> Iterator[Problem]:
    """An entry lacks a field that its type needs to be cited.

    Entries of tier D are known to be incomplete, and their pages say so: asking for the field again would only tempt
    someone to fill it from memory.
    """
    for reference in library.references.values():
        provenance = library.provenance.get(reference.key)
        if provenance is not None and provenance.tier == "D":
            continue
        for alternatives in missing_fields(reference):
            message = f"{reference.type} '{reference.key}' has no {' or '.join(alternatives)}"
            yield missing_field.problem(message, reference.location)


@rule("BIB017", Severity.WARNING, "An entry's type is not known.")
def unknown_type(library: Library) -> Iterator[Problem]:
    """An entry's type is neither BibTeX's nor BibLaTeX's."""
    nearest = Nearest([*ENTRY_TYPES, *NO_WORKS])
    for reference in library.references.values():
        if not is_known_type(reference.type):
            message = f"'{reference.key}' is of the unknown type @{reference.raw_type or reference.type}"
            yield unknown_type.problem(message, reference.location, nearest.to(reference.type))


@rule("BIB019", Severity.WARNING, "An entry was not checked.")
def missing_provenance(library: Library) -> Iterator[Problem]:
    """An entry has no row in the provenance table, where there is one."""
    if not library.provenance:
        return
    for key, reference in library.references.items():
        if key not in library.provenance:
            message = f"'{key}' has no row in the provenance table: how was it checked?"
            yield missing_provenance.problem(message, reference.location)

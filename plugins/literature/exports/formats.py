"""References in each format of `vocabulary/export_formats.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from literature.exports.bibtex import as_bibtex
from literature.exports.csl_json import as_csl_json
from literature.exports.ris import as_ris
from literature.extensions import described, type_of
from literature.model import Reference
from literature.vocabulary.export_formats import FORMATS, ExportFormat

WRITERS: Mapping[str, Callable[[Sequence[Reference]], str]] = {
    "bibtex": as_bibtex,
    "ris": as_ris,
    "csl-json": as_csl_json,
}
"""What writes a file in each of our own formats, by name."""


def as_file(one: ExportFormat, references: Iterable[Reference]) -> tuple[str, str]:
    """A file with the references, and what is to be said of those that a format of another package failed to write:
    they are left out. Empty where there are none."""
    if one.record is None:
        return WRITERS[one.name](list(references)), ""
    records = []
    faults: dict[str, str] = {}
    for reference in references:
        try:
            records.append(as_record(one, reference))
        except ValueError as error:
            faults[reference.key] = str(error)
    return one.of_records(records), what_failed(one, faults)


def as_record(one: ExportFormat, reference: Reference) -> str:
    """One reference as it stands in a file among others. Raises ValueError, with what happened, where a format of
    another package fails."""
    if one.record is None:
        return WRITERS[one.name]([reference]).removeprefix(one.opening).removesuffix(one.end)
    try:
        text = one.record(reference)
    except Exception as error:
        raise ValueError(described(error)) from error
    if not isinstance(text, str):
        raise ValueError(f"gave {type_of(text)}; expected text")
    return text


def what_failed(one: ExportFormat, faults: Mapping[str, str]) -> str:
    """What is to be said of references that could not be written: `faults` are by their keys. Empty without any."""
    if not faults:
        return ""
    added = FORMATS.installed().by_name.get(one.name)
    package = f" of the package {added.package}" if added else ""
    key, fault = next(iter(faults.items()))
    more = f" and {len(faults) - 1} more" if len(faults) > 1 else ""
    return f"the format '{one.name}'{package} failed for '{key}'{more}, which it leaves out: {fault}"

"""Reads files of works in any of the formats that are known, told by their content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from literature.model import Problem, Reference
from literature.sources.bibtex import KEY_CASE_CLASH, UNSAFE_KEY, read_bibliography
from literature.sources.foreign.csl_json import read_csl_json
from literature.sources.foreign.endnote_xml import read_endnote_xml
from literature.sources.foreign.pubmed import read_pubmed
from literature.sources.foreign.recognition import format_of, unknown_format
from literature.sources.foreign.ris import read_ris
from literature.sources.foreign.web_of_science import read_web_of_science, read_web_of_science_table
from literature.vocabulary.import_formats import ImportFormat, import_format

_OF_KEYS = frozenset({KEY_CASE_CLASH.name, UNSAFE_KEY.name})
_Read = tuple[tuple[Reference, ...], tuple[Problem, ...]]


def _read_bibtex(path: str, text: str) -> _Read:
    """Entries as they are written, but for a `doi` that holds none, which is left out.

    Keys that cannot stay are no problem: whoever adds the works gives them others.
    """
    found = read_bibliography([(path, text)])
    problems = [problem for problem in found.problems if problem.rule not in _OF_KEYS]
    return tuple(map(_without_no_doi, found.references)), tuple(problems)


def _without_no_doi(work: Reference) -> Reference:
    if not work.raw.get("doi") or work.plain("doi"):
        return work
    return replace(work, raw={name: value for name, value in work.raw.items() if name != "doi"})


_READERS: Mapping[str, Callable[[str, str], _Read]] = MappingProxyType(
    {
        "bibtex": _read_bibtex,
        "ris": read_ris,
        "csl-json": read_csl_json,
        "pubmed": read_pubmed,
        "endnote-xml": read_endnote_xml,
        "wos": read_web_of_science,
        "wos-table": read_web_of_science_table,
    }
)


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """What a file of another program holds."""

    format: ImportFormat | None
    """None where it shows the signs of no format."""
    works: tuple[Reference, ...]
    """With the keys that they have in the file, where it has any."""
    problems: tuple[Problem, ...]


def read_foreign_file(path: str, text: str) -> ForeignFile:
    """The works of a file; one problem alone for a file of no known format. Never raises."""
    name = format_of(text)
    if not name:
        return ForeignFile(None, (), (unknown_format(path, text),))
    works, problems = _READERS[name](path, text)
    return ForeignFile(import_format(name), works, problems)

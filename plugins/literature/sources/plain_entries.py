"""Splits a `.bib` file as bibtexparser does, with less to do: entries whose every field is in braces or bare, as most
are, are taken whole by one pattern, where bibtexparser goes from mark to mark. What comes out is the same."""

from __future__ import annotations

import re
from typing import Any

from bibtexparser import splitter
from bibtexparser.model import Entry

_MARKS: re.Pattern[str] | None = getattr(splitter, "_MARK_PATTERN", None)
"""What bibtexparser goes along; a version without it splits alone."""
_IN_BRACES = r"\{[^{}@]*+(?:\{[^{}@]*+(?:\{[^{}@]*+\}[^{}@]*+)*+\}[^{}@]*+)*+\}"
_NAME, _VALUE = r"[\w+:-]++", rf"(?:{_IN_BRACES}|[\w.-]++)"
_END = r"\s*+(?:,|(?=\}))"
_FIELDS = re.compile(rf"\s*+({_NAME})\s*+=\s*+({_VALUE}){_END}")
_ENTRY = re.compile(
    r"@(?P<type>\w++)[ \t]*+\{(?P<key>[^\s{},\"=@\\%]++),"
    rf"(?P<fields>(?:\s*+{_NAME}\s*+=\s*+{_VALUE}{_END})++)\s*+\}}"
)
_ESCAPED = re.compile(r"\\[{}]")
"""A brace that bibtexparser does not count."""


class PlainEntry(Entry):
    """An entry whose every field is in braces or bare. It has no `fields`, but where they stand and what they say."""

    plain: tuple[tuple[int, str, str], ...]
    """Of each field the offset of its name from the `@` of the entry, its name and its value as written."""


class PlainEntrySplitter(splitter.Splitter):
    """bibtexparser's splitter with less to do."""

    _current_char_index: int

    def _handle_entry(self, m: re.Match[str], m_val: str) -> Any:
        found = _ENTRY.match(self.bibstr, m.start()) if _MARKS is not None else None
        if _MARKS is None or found is None or _ESCAPED.search(found[0]):
            return super()._handle_entry(m, m_val)
        start = found.start()
        fields = _FIELDS.finditer(self.bibstr, found.start("fields"), found.end())
        plain = tuple([(field.start(1) - start, field[1], field[2]) for field in fields])
        if len({name for _, name, _ in plain}) < len(plain):
            return super()._handle_entry(m, m_val)
        self._markiter = _MARKS.finditer(self.bibstr, found.end())  # type: ignore[assignment]  # it begins as None
        entry = PlainEntry(found["type"].lower(), found["key"], [], start_line=self._current_line, raw=found[0])
        entry.plain = plain
        self._current_line += found[0].count("\n")
        self._current_char_index = found.end() - 1
        return entry

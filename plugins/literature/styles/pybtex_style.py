"""Any BibTeX style that pybtex offers (`plain`, `alpha`, `unsrt` and what is installed besides) as a citation style.

`pybtex_entry.py` carries references into pybtex and its rich text back.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cached_property
from typing import Any

from pybtex.exceptions import PybtexError
from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin
from pybtex.style.template import FieldIsMissing

from literature.model import Citation, CitationItem, Reference, RichText
from literature.references.entry_types import foreign_names
from literature.styles.locators import short_locators
from literature.styles.own_order import OwnOrder
from literature.styles.pybtex_entry import as_entry, cleaned, from_pybtex
from literature.styles.style import Inline, placeholder

_GROUP = "pybtex.style.formatting"
_MOST_MISSING = 20
"""More required fields than any style has."""


class PybtexStyle(OwnOrder):
    """A `Style` with numbers or labels in brackets: `[1, p. 3]`, `[Dar59]`, in the narrative `Darwin [1]`.

    Numbers count through the library, in the style's own order. `for_page` gives the style with the numbers of one
    page. What an entry lacks of a style's required fields is left blank.
    """

    def __init__(self, name: str, references: Iterable[Reference]) -> None:
        """Raises `ValueError`, naming the styles that are installed, when pybtex has none of this name."""
        try:
            self._style = find_plugin(_GROUP, name)()
        except PluginNotFound:
            installed = ", ".join(sorted(set(enumerate_plugin_names(_GROUP))))
            raise ValueError(f"pybtex has no style '{name}'; installed are {installed}") from None
        self.name = name
        self._references = {reference.key: reference for reference in references}
        self._formatted: dict[str, RichText] = {}
        self._shows_labels = False

    def for_page(self, keys: Iterable[str]) -> PybtexStyle:
        """The style for one page's works alone, in the order cited: numbers start at 1, entries show them."""
        cited = [self._references[key] for key in dict.fromkeys(keys) if key in self._references]
        page = PybtexStyle(self.name, cited)
        page._formatted = self._formatted
        page._shows_labels = True
        return page

    def label(self, key: str, *, narrative: bool = False) -> RichText:
        """`[1]`, in the narrative `Darwin [1]`."""
        if key not in self._references:
            return placeholder(key)
        text = f"[{self._labels[key]}]"
        return RichText.from_plain(f"{self._names(key)} {text}" if narrative else text, key=key)

    def cluster(
        self, citation: Citation, render: Inline = RichText.from_plain, *, introduced: set[str] | None = None
    ) -> RichText:
        """The citation in brackets, works in the order written; nothing here depends on `introduced`."""
        items = [self._item(item, render) for item in citation.items]
        separator = "; " if any(item.locators or item.suffix or item.prefix for item in citation.items) else ", "
        bracketed = "[" + RichText.join(separator, items) + "]"
        first = citation.items[0] if citation.items else None
        if first and citation.is_narrative and not first.is_author_suppressed and first.key in self._references:
            names = RichText.from_plain(self._names(first.key) + citation.possessive, key=first.key)
            return names + " " + bracketed
        return bracketed + citation.possessive

    def entry(self, key: str) -> RichText:
        """The work in the bibliography; on a page (`for_page`) with its label before it."""
        reference = self._references.get(key)
        if reference is None:
            return placeholder(key)
        if key not in self._formatted:
            self._formatted[key] = self._format(reference)
        text = self._formatted[key]
        return f"[{self._labels[key]}] " + text if self._shows_labels else text

    @cached_property
    def _entries(self) -> dict[str, Any]:
        """pybtex's entries by key, sorted."""
        entries = {key: as_entry(reference, self._type(reference)) for key, reference in self._references.items()}
        return {entry.key: entry for entry in self._style.sort(list(entries.values()))}

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(zip(self._entries, map(str, self._style.format_labels(list(self._entries.values()))), strict=True))

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {key: position for position, key in enumerate(self._entries)}

    def _type(self, reference: Reference) -> str:
        candidates = (reference.type, foreign_names(reference).bibtex)
        return next((name for name in candidates if self._has(name)), "misc")

    def _has(self, type_: str) -> bool:
        return hasattr(self._style, f"get_{type_}_template") or hasattr(self._style, f"format_{type_}")

    def _format(self, reference: Reference) -> RichText:
        entry = as_entry(reference, self._type(reference))
        with suppress(PybtexError):
            for _ in range(_MOST_MISSING):
                try:
                    text = from_pybtex(self._style.format_entry("", entry).text)
                except FieldIsMissing as missing:
                    # As BibTeX does: what is missing is left blank.
                    entry.fields[missing.field_name] = ""
                    entry.persons.setdefault(missing.field_name, [])
                else:
                    if text.as_plain().strip(" ."):
                        return text
                    break
        parts = (self._names(reference.key), cleaned(reference.plain("title")), str(reference.year or ""))
        return RichText.from_plain(". ".join(dict.fromkeys(filter(None, parts))) + ".")

    def _item(self, item: CitationItem, render: Inline) -> RichText:
        if item.key not in self._references:
            work = placeholder(item.key)
        else:
            text = ", ".join([self._labels[item.key], *short_locators(item.locators)])
            work = RichText.from_plain(text, key=item.key)
        prefix = render(item.prefix) + " " if item.prefix else RichText()
        return prefix + work + (render(item.suffix) if item.suffix else RichText())

    def _names(self, key: str) -> str:
        reference = self._references[key]
        surnames = [name for person in reference.creators if (name := cleaned(person.surname))]
        if not surnames:
            return cleaned(reference.plain("title")) or key
        if len(surnames) > 2 or "author" in reference.has_others:
            return f"{surnames[0]} et al."
        return " and ".join(surnames)

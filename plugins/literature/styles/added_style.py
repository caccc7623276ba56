"""A style of another package, tried on the whole library before it is used: one that fails anywhere is not used, so
that what it cannot do shows as a problem and not on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from literature.extensions import Additions, described, type_of
from literature.model import Citation, CitationItem, Reference, RichText
from literature.styles.style import Style


def added_style(
    name: str,
    others: Additions[Callable[..., Any]],
    references: Sequence[Reference],
    letters: Mapping[str, str],
    citations: Iterable[Citation],
) -> Style:
    """The style that an extension adds under a name. Raises ValueError, naming the package, when it cannot be used."""
    if name not in others.by_name:
        raise ValueError(f"the style '{name}' cannot be loaded")
    extension = others.by_name[name]
    try:
        style: Style = extension.value(references, letters)
        _try(style, references, citations)
    except Exception as error:
        raise ValueError(f"the style '{name}' of the package {extension.package} failed: {described(error)}") from error
    return style


def _try(style: Style, references: Iterable[Reference], citations: Iterable[Citation]) -> None:
    """Ask for everything that the site will ask for. Raises whatever the style raises, and TypeError."""
    keys = [reference.key for reference in references]
    for key in keys:
        _expect(RichText, style.label(key), style.label(key, narrative=True), style.entry(key))
        _expect(str, style.filed_under(key))
        _expect(tuple, style.sort_key(key))
    if sorted(style.order(keys)) != sorted(keys):
        raise TypeError("'order' does not give the keys that it was given")
    introduced: set[str] = set()
    for citation in (*citations, *(Citation((CitationItem(key, 0, 0),), False, 0, 0) for key in keys)):
        texts = style.cluster(citation), style.cluster(citation, introduced=introduced)
        _expect(RichText, *texts)
        if unknown := {run.key for text in texts for run in text.runs if run.key}.difference(keys):
            raise KeyError(f"'{min(unknown)}', by which 'cluster' names a work, is the key of none")


def _expect(kind: type, *values: object) -> None:
    for value in values:
        if not isinstance(value, kind):
            raise TypeError(f"gave {type_of(value)}; expected '{kind.__name__}'")

"""What a site is given besides its pages: files of the whole site, files beside authored pages, and lines in the heads
of pages. One row for each of ours, and those that other packages add.

Ours are named here and loaded when a build asks for them, as those of other packages are: what makes them stands in
rooms of its own, above everything that this module could import. `build/site_outputs.py` asks them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint
from typing import Any

from literature.extensions import NAME, Extension, ExtensionPoint, type_of

OUR_PACKAGE = "mkdocs-literature"
_GROUP = "literature.outputs"
Content = str | bytes | Callable[[], str | bytes]
"""What a file holds, or a function that gives it: called when the file is written, or when a browser asks for it."""
_OURS: tuple[EntryPoint, ...] = (
    EntryPoint("data", "literature.data.output:DATA", _GROUP),
    EntryPoint("linked-data", "literature.linked_data.output:LINKED_DATA", _GROUP),
    EntryPoint("teaching", "literature.teaching.outputs:TEACHING", _GROUP),
    EntryPoint("books", "literature.books.output:BOOKS", _GROUP),
    EntryPoint("embeds", "literature.embeds.output:EMBEDS", _GROUP),
)
"""In the order in which pages and folders are given what they make."""


@dataclass(frozen=True, slots=True)
class SiteOutput:
    """What one row adds. Each function is given the site and decides by it alone what it makes."""

    name: str
    """As the option `without` has it."""
    files: Callable[[Any], Iterable[tuple[str, Content]]] | None = None
    """Files of the whole site, made of the `Site`: path below the site's folder, with `/`, and content."""
    beside: Callable[[Any, Any], Iterable[tuple[str, Content]]] | None = None
    """Files beside an authored page, made of the site as the page sees it (`Here`) and of the page: path below the
    site's folder, in the folder of the page, and content."""
    head: Callable[[Any], str] | None = None
    """HTML for the head of a page, authored or generated, made of the site as the page sees it."""


def _fault_of(added: Extension[Any], others: tuple[SiteOutput, ...]) -> str:
    one = added.value
    if not isinstance(one, SiteOutput):
        return f"is {type_of(one)}; expected a 'SiteOutput'"
    if one.name != added.name:
        return f"is an output '{one.name}'; expected the name of its entry point"
    if not NAME.fullmatch(one.name) or one.name in {point.name for point in _OURS}:
        return "has a name that is taken or that no output can have; expected a word such as 'plain-list'"
    functions = (one.files, one.beside, one.head)
    if not all(function is None or callable(function) for function in functions):
        return "has something else than functions as 'files', 'beside' and 'head'"
    return "" if any(functions) else "makes nothing; expected one of 'files', 'beside' and 'head'"


OUTPUTS: ExtensionPoint[SiteOutput] = ExtensionPoint(_GROUP, _fault_of)
"""What other packages add."""


def output_names() -> frozenset[str]:
    """Names of all outputs, those that cannot be used among them."""
    return OUTPUTS.installed().names.union(point.name for point in _OURS)


@cache
def site_outputs() -> tuple[Extension[SiteOutput], ...]:
    """All that can be used, ours first."""
    ours = tuple(Extension(point.name, OUR_PACKAGE, point.load()) for point in _OURS)
    return (*ours, *OUTPUTS.installed().by_name.values())

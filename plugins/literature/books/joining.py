"""Joins what was read one by one into a whole: links that lead to something in the book, and whole addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar
from urllib.parse import unquote

from literature.books.linking import PAGE, WORK
from literature.books.model import Chapter, Words, inlines_of, named_ids

T = TypeVar("T")
_WHOLE = ("http://", "https://", "mailto:")


def works_linked(chapters: Iterable[Chapter]) -> tuple[str, ...]:
    """Keys of the works that chapters link to, each once, in their order."""
    targets = (words.target for chapter in chapters for words in inlines_of(chapter.blocks))
    return tuple(dict.fromkeys(unquote(one.removeprefix(WORK)) for one in targets if one.startswith(WORK)))


def with_links(
    chapters: Iterable[Chapter],
    pages: Mapping[str, str],
    works: Mapping[str, str],
    address_of: Callable[[str], str],
) -> tuple[Chapter, ...]:
    """Chapters whose links lead somewhere. `pages` has the id of the chapter of each page by its uri, `works` the id of
    each work by key; `address_of` gives the whole address of any page, or nothing. What leads nowhere is no link."""
    made = tuple(chapters)
    ids = {id_ for chapter in made for id_ in named_ids(chapter)}

    @cache
    def found(target: str) -> str:
        if target.startswith(WORK):
            id_ = works.get(unquote(target.removeprefix(WORK)), "")
            return f"#{id_}" if id_ else ""
        if not target.startswith(PAGE):
            return target if target.startswith(_WHOLE) else ""
        uri, mark, anchor = target.removeprefix(PAGE).partition("#")
        uri = unquote(uri.partition("?")[0])
        if uri not in pages:
            address = address_of(uri)
            return address and address + mark + anchor
        place = f"{pages[uri]}.{unquote(anchor)}"
        return f"#{place if place in ids else pages[uri]}"

    def changed(words: Words) -> Words:
        return replace(words, target=found(words.target)) if words.target else words

    return tuple(replace(chapter, blocks=_mapped(chapter.blocks, changed)) for chapter in made)


def _mapped(value: T, change: Callable[[Words], Words]) -> T:
    """The same with all text changed, however deep it stands."""
    made: Any = value
    if isinstance(value, Words):
        made = change(value)
    elif isinstance(value, tuple):
        made = tuple(_mapped(one, change) for one in value)
    elif is_dataclass(value) and not isinstance(value, type):
        held = {field.name: getattr(value, field.name) for field in fields(value)}
        made = type(value)(**{name: _mapped(one, change) for name, one in held.items()})
    return made  # type: ignore[no-any-return]

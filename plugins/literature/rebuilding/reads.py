"""Notes what a thing is made from while it is made, to tell later whether it would come out the same."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, KeysView, Mapping, ValuesView
from dataclasses import dataclass, fields, replace
from operator import eq
from typing import Any, TypeVar, cast

from literature.model import Library, Page, Reference

K = TypeVar("K")
V = TypeVar("V")
_ALL = object()
_NO_MAPPINGS = frozenset({"permalinks", "editions", "problems", "allowances", "files", "policy"})
_PARTS = tuple(field.name for field in fields(Library) if field.name not in _NO_MAPPINGS)


@dataclass(frozen=True, slots=True)
class _Absent:
    """The answer to a key that is not there."""


_ABSENT = _Absent()


@dataclass(frozen=True, slots=True)
class Source:
    """Something that can be asked by key. Two sources whose `whole` is one object answer alike."""

    whole: object
    answer: Callable[[Any], object]
    """Comparable answer to a key; the same for all keys that are not there."""

    @classmethod
    def of(cls, mapping: Mapping[Any, object] | frozenset[Any]) -> Source:
        """A mapping, or a set, which says whether it holds a key. Works that differ only in where they stand in their
        file answer alike."""
        if isinstance(mapping, frozenset):
            return cls(mapping, mapping.__contains__)
        return cls(mapping, lambda key: _comparable(mapping.get(key, _ABSENT)))


class Reads:
    """Questions to sources and their answers."""

    __slots__ = ("_answers", "_sources")

    def __init__(self, sources: dict[str, Source]) -> None:
        self._sources = sources
        self._answers: dict[str, dict[object, object]] = {}

    def note(self, name: str, key: object) -> None:
        """Note the answer of a source to a key."""
        answers = self._answers.setdefault(name, {})
        if key not in answers:
            answers[key] = self._sources[name].answer(key)

    def note_all(self, name: str) -> None:
        """Note everything that a source holds."""
        self._answers.setdefault(name, {})[_ALL] = self._sources[name].whole

    @property
    def asked(self) -> dict[str, list[object]]:
        """By name of the source, the keys that it was asked for; among them one of which `is_whole` holds, where it was
        asked for all."""
        return {name: list(answers) for name, answers in self._answers.items()}

    def hold(self, sources: dict[str, Source]) -> bool:
        """Whether these sources give the same answers; if so, they take the place of the earlier ones."""
        if not all(self._holds(name, sources[name]) for name in self._answers):
            return False
        self._sources = sources
        return True

    def _holds(self, name: str, source: Source) -> bool:
        if self._sources[name].whole is source.whole:
            return True
        for key, noted in self._answers[name].items():
            now = source.whole if key is _ALL else source.answer(key)
            if now is not noted and not alike(now, noted):
                return False
        return True


def is_whole(key: object) -> bool:
    """Whether a key stands for all that a source holds."""
    return key is _ALL


def as_json(asked: Mapping[str, Iterable[object]]) -> dict[str, list[Any]]:
    """Keys that sources were asked for, as JSON holds them. Raises TypeError for a key that it cannot hold."""
    return {name: [_key_as_json(key) for key in keys] for name, keys in asked.items()}


def from_json(asked: Mapping[str, Iterable[Any]]) -> dict[str, list[object]]:
    """The keys of which `as_json` made this."""
    return {name: [_key_from_json(key) for key in keys] for name, keys in asked.items()}


def _key_as_json(key: object) -> Any:
    if key is _ALL:
        return {}
    if isinstance(key, tuple):
        return [_key_as_json(part) for part in key]
    if key is None or type(key) in (str, int):
        return key
    raise TypeError(type(key).__qualname__)


def _key_from_json(key: Any) -> object:
    if isinstance(key, list):
        return tuple(map(_key_from_json, key))
    return _ALL if isinstance(key, dict) else key


class WatchedMapping(Mapping[K, V]):
    """A mapping whose every answer is noted."""

    __slots__ = ("_mapping", "_name", "_reads")

    def __init__(self, mapping: Mapping[K, V], name: str, reads: Reads) -> None:
        self._mapping = mapping
        self._name = name
        self._reads = reads

    def __getitem__(self, key: K) -> V:
        self._reads.note(self._name, key)
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._reads.note(self._name, key)
        return key in self._mapping

    def __iter__(self) -> Iterator[K]:
        self._reads.note_all(self._name)
        return iter(self._mapping)

    def __len__(self) -> int:
        self._reads.note_all(self._name)
        return len(self._mapping)

    def keys(self) -> KeysView[K]:
        """All keys."""
        self._reads.note_all(self._name)
        return self._mapping.keys()

    def values(self) -> ValuesView[V]:
        """All values."""
        self._reads.note_all(self._name)
        return self._mapping.values()

    def items(self) -> ItemsView[K, V]:
        """All keys with their values."""
        self._reads.note_all(self._name)
        return self._mapping.items()


def alike(one: object, other: object) -> bool:
    """Whether two things are equal, mappings in their order too."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return len(one) == len(other) and all(map(eq, one.items(), other.items()))
    return one == other


class WatchedPage:
    """Stands for a page and notes which of its fields are asked for: who names a page seldom looks at its text."""

    __slots__ = ("_key", "_name", "_page", "_reads")

    def __init__(self, page: Page, name: str, key: str, reads: Reads) -> None:
        self._page = page
        self._name = name
        self._key = key
        self._reads = reads

    def __getattr__(self, field: str) -> Any:
        self._reads.note(self._name, (self._key, field))
        return getattr(self._page, field)


class WatchedPages(Mapping[str, Page]):
    """Pages by uri, id or key, each of which is watched."""

    __slots__ = ("_name", "_pages", "_reads")

    def __init__(self, pages: Mapping[str, Page], name: str, reads: Reads) -> None:
        self._pages = pages
        self._name = name
        self._reads = reads

    def __getitem__(self, key: str) -> Page:
        self._reads.note(self._name, (key, None))
        return cast(Page, WatchedPage(self._pages[key], self._name, key, self._reads))

    def __contains__(self, key: object) -> bool:
        self._reads.note(self._name, (key, None))
        return key in self._pages

    def __iter__(self) -> Iterator[str]:
        self._reads.note(self._name, None)
        return iter(self._pages)

    def __len__(self) -> int:
        self._reads.note(self._name, None)
        return len(self._pages)

    @staticmethod
    def source(pages: Mapping[str, Page]) -> Source:
        """What they are noted against: whether a page is there, its fields, and which pages there are."""

        def answer(asked: tuple[str, str | None] | None) -> object:
            if asked is None:
                return tuple(pages)
            key, field = asked
            page = pages.get(key)
            return page is not None if field is None or page is None else getattr(page, field)

        return Source(pages, answer)


def parts_of(library: Library) -> dict[str, Source]:
    """Every mapping of a library as a source, by its name."""
    return {name: Source.of(getattr(library, name)) for name in _PARTS}


def watched_library(library: Library, reads: Reads) -> Library:
    """The library with every answer of its mappings noted. What is no mapping in it is not watched, and of the day
    nothing is told: it is for rules, and what is kept until tomorrow must not depend on it."""
    watched: dict[str, Any] = {name: WatchedMapping(getattr(library, name), name, reads) for name in _PARTS}
    return replace(library, policy=replace(library.policy, today=None), **watched)


def unwatched(library: Library) -> tuple[object, ...]:
    """What is no mapping in a library but may be asked for: to be compared as a whole."""
    return (library.permalinks, library.editions, library.files, replace(library.policy, today=None))


def _comparable(value: object) -> object:
    return value.unplaced if isinstance(value, Reference) else value

"""What earlier builds have made, for hosts that build a site again and again: what has not changed is not made again.

Nothing here knows what is kept. `reads.py` beside it notes what a thing was made from, where that shows only in the
making.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, TypeVar, cast

from literature.model import Library
from literature.rebuilding.reads import Reads, Source, alike, parts_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Entry:
    inputs: object
    reads: Reads | None
    result: Any


class BuildCache:
    """Results of functions that depend on nothing but what they are given, one for each name.

    A new one keeps nothing yet, so that a single build with it costs what it costs without. Give functions whose
    results no one changes.
    """

    def __init__(self) -> None:
        self._results: dict[Hashable, _Entry] = {}
        self._asked: set[Hashable] = set()

    def of(self, name: Hashable, inputs: object, make: Callable[[], T]) -> T:
        """The result under a name: the earlier one if its inputs equal these, else what `make` gives."""
        self._asked.add(name)
        found = self._results.get(name)
        if found is None or found.inputs != inputs:
            found = self._results[name] = _Entry(inputs, None, make())
        return cast(T, found.result)

    def same(self, name: Hashable, value: T) -> T:
        """The value that was given before if it equals this one: equal things stay one thing, quick to compare."""
        self._asked.add(name)
        found = self._results.get(name)
        if found is None or not alike(found.result, value):
            found = self._results[name] = _Entry(None, None, value)
        return cast(T, found.result)

    def last(self, name: Hashable) -> object:
        """The earlier result under a name, whatever it was made from; None if there is none."""
        found = self._results.get(name)
        return found.result if found is not None else None

    def watched(
        self, name: Hashable, inputs: object, sources: dict[str, Source], make: Callable[[Reads], T]
    ) -> tuple[T, bool]:
        """The result under a name, and whether it had to be made: the earlier one if its inputs equal these and the
        `sources` still answer alike what it was made from. `make` has to note each answer in the reads it is given."""
        self._asked.add(name)
        found = self._results.get(name)
        if found is not None and found.inputs == inputs and found.reads is not None and found.reads.hold(sources):
            return cast(T, found.result), False
        reads = Reads(sources)
        result = make(reads)
        self._results[name] = _Entry(inputs, reads, result)
        return result, True

    def forget_unasked(self) -> None:
        """Drop what no one has asked for since the last call: pages and works that are no longer there."""
        self._results = {name: entry for name, entry in self._results.items() if name in self._asked}
        self._asked.clear()


def same_parts(library: Library, cache: BuildCache) -> Library:
    """The library with each part that equals the earlier one being that one. What is counted on demand stays."""
    sources = parts_of(library).items()
    parts = {name: cache.same(("part", name), source.whole) for name, source in sources if name != "cited_with"}
    return replace(library, **cast(dict[str, Any], parts))

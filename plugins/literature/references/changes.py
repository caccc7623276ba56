"""What became of works between two states of a bibliography: added, changed, removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from literature.model import Reference


@dataclass(frozen=True, slots=True)
class ChangedWorks:
    """Keys of works, each in the order of the file that has it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    """Of another type or with another field; where an entry stands in its file makes no difference."""
    removed: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def changed_works(before: Iterable[Reference], after: Iterable[Reference]) -> ChangedWorks:
    """What became of the works `before`, told by their keys."""
    old = {work.key: work for work in before}
    new = {work.key: work for work in after}
    return ChangedWorks(
        added=tuple(key for key in new if key not in old),
        changed=tuple(key for key, work in new.items() if key in old and _content(work) != _content(old[key])),
        removed=tuple(key for key in old if key not in new),
    )


def _content(work: Reference) -> object:
    return work.raw_type, dict(work.raw.items())

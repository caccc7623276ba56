"""How long work lets others count along: what goes through many things asks for them by way of `Steps`, which knows
nothing of the work. `hosts/progress.py` shows them on a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Steps(Protocol):
    """Gives back things one by one, as they were handed in."""

    def __call__(self, what: str, things: Iterable[T], count: int) -> Iterable[T]:
        """`what` is done to the things, in a word or two for people; `count` is how many there are."""


def uncounted(what: str, things: Iterable[T], count: int) -> Iterable[T]:
    """Steps along which no one counts."""
    return things

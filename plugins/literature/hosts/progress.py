"""Shows on a terminal how far long work is, for the command and for hosts. Nothing is shown where output is piped, and
where a server of continuous integration runs it (`CI`)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO, TypeVar

import click

from literature.sources import disk

T = TypeVar("T")

_DELAY, _SHORT = 2.0, 0.5
"""Seconds for which nothing is shown, from the start of all work; and those that are too short to show, of one part."""
_MOST_DRAWN = 200
"""How often one bar is drawn."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts along steps (`model/steps.py`), and shows a bar for each part of the work that takes long."""

    stream: TextIO
    is_shown: bool
    clock: Callable[[], float] = time.monotonic
    started: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "started", self.clock())

    @classmethod
    def here(cls) -> Progress:
        """On standard error, if that is a terminal at which someone waits."""
        is_waited_for = sys.stderr.isatty() and not disk.is_pipe(sys.stdout)
        return cls(sys.stderr, is_waited_for and not disk.variable("CI"))

    def __call__(self, what: str, things: Iterable[T], count: int) -> Iterable[T]:
        """The things one by one; see `Steps`."""
        return self._counted(what, things, count) if self.is_shown else things

    def _counted(self, what: str, things: Iterable[T], count: int) -> Iterator[T]:
        rest, done, begun = iter(things), 0, self.clock()
        for thing in rest:
            yield thing
            done += 1
            now = self.clock()
            if now - self.started >= _DELAY and now - begun >= _SHORT:
                break
        else:
            return
        least = max(1, count // _MOST_DRAWN)
        with click.progressbar(length=count, label=what, file=self.stream, update_min_steps=least) as bar:
            bar.update(done)
            for thing in rest:
                yield thing
                bar.update(1)

"""The phases of a build with the time that each takes, for whoever looks for what makes a build slow."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Phases:
    """Tells each phase when it has ended; what is done to one page after the other, at the end of all."""

    tell: Callable[[str], object] = lambda line: None
    clock: Callable[[], float] = time.perf_counter
    _sums: dict[str, list[float]] = field(default_factory=dict)
    """Seconds of each part, by what was done."""

    @contextmanager
    def phase(self, what: str) -> Iterator[None]:
        """What is done within, at once."""
        begun = self.clock()
        yield
        self._tell(what, self.clock() - begun)

    @contextmanager
    def part(self, what: str) -> Iterator[None]:
        """What is done within, again and again."""
        begun = self.clock()
        yield
        self._sums.setdefault(what, []).append(self.clock() - begun)

    def tell_parts(self) -> None:
        """Tell what was done again and again, and begin to count anew."""
        for what, seconds in self._sums.items():
            self._tell(f"{what}, {len(seconds):,} times", sum(seconds))
        self._sums.clear()

    def _tell(self, what: str, seconds: float) -> None:
        self.tell(f"{what}: {seconds:.2f} s")

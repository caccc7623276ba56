"""Counts along while MkDocs or ProperDocs goes through its pages."""

from __future__ import annotations

from literature.hosts.progress import Progress
from literature.model import Steps, uncounted


class CountedPages:
    """Counts along while the host, which asks for no one's steps, goes from page to page."""

    def __init__(self, what: str, count: int, is_serving: bool = False, progress: Progress | None = None) -> None:
        """`is_serving`: an author waits for one page, and not for all of them."""
        steps: Steps = uncounted if is_serving else (progress or Progress.here())
        self._steps = iter(steps(what, range(count), count))

    def step(self) -> None:
        """One page more."""
        next(self._steps, None)

    def end(self) -> None:
        """That was the last page, whatever number was told."""
        for _ in self._steps:
            pass

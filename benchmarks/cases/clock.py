"""CPU seconds of what a case does, and of stages within it."""

from __future__ import annotations

import functools
import resource
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from typing import Any


def cpu() -> float:
    """CPU seconds of this process and of the children that it has waited for."""
    return time.process_time() + children()


def children() -> float:
    """CPU seconds of the children that this process has waited for."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cost(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    before = cpu()
    work()
    return cpu() - before


class Stages:
    """Adds up the CPU seconds of functions, each without those of watched functions that it calls."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._local = threading.local()

    def watched(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time in its own thread counted under a name."""

        @functools.wraps(function)
        def timed(*arguments: Any, **options: Any) -> Any:
            within = self._local.__dict__.setdefault("within", [])
            within.append(0.0)
            start = time.thread_time()
            try:
                return function(*arguments, **options)
            finally:
                took = time.thread_time() - start
                self.seconds[name] += took - within.pop()
                if within:
                    within[-1] += took

        return timed

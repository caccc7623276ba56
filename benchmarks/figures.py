"""The figures that the project has set itself, each with what was measured for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import add, sub, truediv

from .generator import Size
from .measuring import TWO_PROCESSES, Results

SMALL, MIDDLE, LARGE, HUGE = Size(200, 240), Size(1000, 5000), Size(1000, 10_000), Size(2000, 100_000)
_LINEAR = 1.3
"""From 10,000 to 100,000 references, how much dearer one may become and growth still be called linear."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One goal."""

    what: str
    most: float
    unit: str
    measured: float | None
    """None where nothing was measured for it."""

    @property
    def verdict(self) -> str:
        """Met or not."""
        if self.measured is None:
            return "not measured in this run"
        return "met" if self.measured <= self.most else "**not met**"


def figures(results: Results) -> Iterator[Figure]:
    """Every goal, in the order of the design."""

    def of(name: str, size: Size, value: str = "") -> float | None:
        found = results.get(size, name)
        if found is None:
            return None
        return found.values.get(value) if value else found.cpu

    check = results.get(LARGE, "check")
    yield Figure("`literature check`, 1,000/10,000", 3, "s", check and check.cpu)
    yield Figure("the same, memory", 300, "MB", check and check.peak)
    yield Figure("styling 10,000 references, labels, order and entries", 5, "s", of("style", LARGE, "style"))
    host = of("build host, all in nav", MIDDLE)
    ours = of("build ours, all in nav", MIDDLE)
    yield Figure("build, 1,000/5,000, over the same with no plugin", 1.25, "x", _both(ours, host, truediv))
    apart = [of("build ours, all in nav", MIDDLE, stage) for stage in ("generated pages", "search tables")]
    rest = _both(ours, _both(*apart, add), sub)
    yield Figure("the same, without what has figures of its own below", 1.25, "x", _both(rest, host, truediv))
    few = _both(of("build ours", MIDDLE), of("build host", MIDDLE), truediv)
    yield Figure("the same in full, 24 pages in the navigation", 2.5, "x", few)
    plugin = _both(of("build ours", MIDDLE), of("build mkdocs-bibtex simple", MIDDLE), truediv)
    yield Figure("the same over mkdocs-bibtex (simple)", 0.6, "x", plugin)
    one, two = (results.get(LARGE, f"build {name}") for name in ("ours", TWO_PROCESSES))
    both = _both(two and two.clock, one and one.clock, truediv)
    yield Figure("build, 1,000/10,000, two processes over one, by the clock", 0.6, "x", both)
    warm = _both(of("build ours changed", LARGE), of("build host", LARGE), truediv)
    yield Figure("the same after one entry was changed, over the host alone", 1.3, "x", warm)
    pages = {size: of("build ours", size, "generated pages") for size in (LARGE, HUGE)}
    yield Figure("generated pages (references, authors, ...) of 10,000 references", 5, "s", pages[LARGE])
    dearer = _both(pages[HUGE], pages[LARGE], lambda huge, large: huge / large * LARGE.references / HUGE.references)
    yield Figure("the same for each reference, 100,000 over 10,000", _LINEAR, "x", dearer)

    def rebuilt(size: Size) -> float | None:
        """The first time is dearer, and is waited for like any other."""
        edits = (of("rebuild ours", size, f"{edit}, whole") for edit in ("second", "sentence", "citation"))
        return max((seconds for seconds in edits if seconds is not None), default=None)

    for size, most in ((SMALL, 0.3), (LARGE, 1.5)):
        added = _both(rebuilt(size), of("rebuild host", size, "sentence, whole"), lambda ours, host: ours - host)
        yield Figure(f"`mkdocs serve`, one page saved, {size}: what the plugin adds", most, "s", added)
    yield Figure("the same, 1,000/5,000: whole rebuild", 4, "s", rebuilt(MIDDLE))
    packed = [of("look", size, "reference page, largest kB packed") for size in (SMALL, MIDDLE, LARGE)]
    measured = [kilobytes for kilobytes in packed if kilobytes is not None]
    yield Figure("the largest reference page, compressed, with our files", 60, "kB", max(measured, default=None))
    yield Figure("the same, layout shift", 0, "", of("browse", LARGE, "reference, shift"))
    yield Figure("files, 1,000/10,000", 13_000, "", of("look", LARGE, "files, count"))
    yield Figure("their size", 200, "MB", of("look", LARGE, "all, MB"))
    yield Figure("files, 2,000/100,000", 105_000, "", of("look", HUGE, "files, count"))
    yield Figure("their size", 1600, "MB", of("look", HUGE, "all, MB"))
    huge = results.get(HUGE, "build ours")
    yield Figure("memory of that build", 1200, "MB", huge and huge.peak)
    yield Figure("what the theme puts around the page of a work", 6, "kB", of("look", LARGE, "frame, kB"))
    largest = [of("look", LARGE, f"{group}, largest kB") for group in ("references", "authors")]
    heaviest = _both(*largest, max)
    yield Figure("list of references, author pages of 10,000 references: the largest", 500, "kB", heaviest)
    for what, value, side, goal in results.search:
        if goal is not None and side == "at most":
            yield Figure(f"search, 1,000/10,000: {what}", goal, "", value)
    kept = of("memory", LARGE, "beyond, kB")
    yield Figure("Python's memory for each of 10,000 references beyond its own text", 3, "kB", kept)


def _both(one: float | None, other: float | None, joined: Callable[[float, float], float]) -> float | None:
    return None if one is None or other is None else joined(one, other)

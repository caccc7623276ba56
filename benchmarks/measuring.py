"""Measures one size of library after another, case by case, and keeps what each cost."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from . import comparison
from .generator import SITES, WHOLE_NAV, Size
from .generator.site import config_name
from .process import ROOT, Run, run, run_case

_PATIENCE = 600.0
"""Seconds of the clock for another program."""
_MOST_TO_REBUILD, _MOST_TO_REBUILD_IN_FULL = 5_000, 10_000
_MOST_IN_NAV = 5_000
_MOST_FOR_OTHERS = 5_000
_MOST_FOR_OTHERS_READING = 10_000
_SLOW_PLUGIN = "mkdocs-bibtex CSL"
TWO_PROCESSES, HUGO = "ours, two processes", "Hugo"
_SHORT_SECONDS = 12.0
"""A build that takes less is run three times, and the middle one counts."""
_SEARCH_ROW = re.compile(
    r"^(?P<what>\S.*?)\s{2,}(?P<value>-?[\d,]+\.\d+)(?:\s+\((?P<side>at most|at least) (?P<goal>[\d.]+)\))?$", re.M
)

SearchRow = tuple[str, float, str, float | None]
"""What, value, `at most` or `at least` or nothing, goal."""


@dataclass
class Results:
    """Every run by the size of its library and its name."""

    runs: dict[tuple[Size, str], Run] = field(default_factory=dict)
    search: list[SearchRow] = field(default_factory=list)
    search_fault: str = ""

    @property
    def sizes(self) -> list[Size]:
        """Sizes measured, in order."""
        return list(dict.fromkeys(size for size, _ in self.runs))

    def get(self, size: Size, name: str) -> Run | None:
        """A run that gave a result."""
        found = self.runs.get((size, name))
        return found if found is not None and not found.fault else None

    def names(self, size: Size) -> Iterator[str]:
        """What was measured at a size, in order."""
        return (name for at, name in self.runs if at == size)


@dataclass
class Measuring:
    """One session: where sites are made, and whether other programs are measured too.

    Every build has a folder of its own, and all of them stay until the end: a file system such as ext4 takes several
    times as long to make files while those that were deleted last still stand in its journal.
    """

    folder: Path
    results: Results
    is_full: bool

    def size(self, size: Size) -> None:
        """Everything at one size."""
        site = self.folder / size.folder
        made = self._kept(size, "generate", lambda: run_case("generate", site, str(size)))
        if made.fault:
            return
        for case in ("read", "style", "memory"):
            self._kept(size, case, lambda case=case: run_case(case, site))
        check = [str(Path(sys.executable).with_name("literature")), "check"]
        self._kept(size, "check", lambda: run(check, site))
        self._builds(size, site)
        if size.references <= (_MOST_TO_REBUILD_IN_FULL if self.is_full else _MOST_TO_REBUILD):
            for name in ("host", "ours"):
                self._kept(size, f"rebuild {name}", lambda name=name: run_case("rebuild", site, config_name(name)))
        self._builders(size, site)
        if self.is_full:
            self._others(size, site)

    def search(self) -> None:
        """The search in a browser, by its own benchmark."""
        done = run([sys.executable, str(ROOT / "benchmarks/search.py")])
        self.results.search_fault = done.fault
        self.results.search.extend(search_rows(done.output))

    def _builds(self, size: Size, site: Path) -> None:
        for name in ("host", "host and search", "ours"):
            done = self._kept(size, f"build {name}", lambda name=name: _built(site, name))
        if done.fault:
            return
        if size.references <= _MOST_TO_REBUILD_IN_FULL:
            self._kept(size, f"build {TWO_PROCESSES}", lambda: _built(site, TWO_PROCESSES))
        again = _target(site, "ours", "again")
        self._kept(size, "build ours again", lambda: run_case("build", site, config_name("ours"), again))
        self._kept(size, "change", lambda: run_case("edit", site, "entry"))
        self._kept(size, "build ours changed", lambda: run_case("build", site, config_name("ours"), again))
        built = _target(site, "ours")
        self._kept(size, "look", lambda: run_case("look", built))
        self._kept(size, "write", lambda: run_case("write", built, _target(site, "written")))
        if size.references <= _MOST_IN_NAV:
            for name in WHOLE_NAV:
                self._kept(size, f"build {name}", lambda name=name: _built(site, name))
        if self.is_full:
            self._kept(size, "browse", lambda: run_case("browse", built))

    def _builders(self, size: Size, site: Path) -> None:
        """Other programs that make sites: a plugin for citations, and a program that is known to be fast."""
        if self._kept(size, "inputs", lambda: run_case("inputs", site)).fault:
            return
        python, fault = comparison.environment()
        for name in [name for name in SITES if name.startswith("mkdocs-bibtex")]:
            if size.references <= _MOST_FOR_OTHERS and (self.is_full or name != _SLOW_PLUGIN):
                config, target = config_name(name), _target(site, name)
                self._kept(
                    size,
                    f"build {name}",
                    lambda config=config, target=target: (
                        Run(fault=fault) if fault else comparison.build_with(python, site, config, target, _PATIENCE)
                    ),
                )
        pages = self._kept(size, "hugo inputs", lambda: run_case("hugo_inputs", site, _target(site, "ours")))
        if not pages.fault:
            target = _target(site, HUGO)
            self._kept(
                size,
                f"build {HUGO}",
                lambda: Run(fault=fault) if fault else comparison.hugo(python, site / "hugo", target, _PATIENCE),
            )

    def _others(self, size: Size, site: Path) -> None:
        bib = site / "bibtex"
        if size.references <= _MOST_FOR_OTHERS_READING:
            self._kept(size, "pybtex reads", lambda: run_case("others_read", bib, limit=_PATIENCE))
        if size.references > _MOST_FOR_OTHERS:
            return
        for program in ("pybtex", "pandoc", "pandoc-names"):
            self._kept(
                size,
                f"{program} styles",
                lambda program=program: run_case("others_style", bib, program, limit=_PATIENCE),
            )

    def _kept(self, size: Size, name: str, measure: Callable[[], Run]) -> Run:
        done = measure()
        self.results.runs[size, name] = done
        said = done.fault or f"{done.cpu:8.2f} s {done.peak:8.0f} MB"
        print(f"{size!s:>14}  {name:<24} {said}", file=sys.stderr, flush=True)
        return done


def search_rows(printed: str) -> Iterator[SearchRow]:
    """What the search's benchmark has printed."""
    for row in _SEARCH_ROW.finditer(printed):
        goal = float(row["goal"]) if row["goal"] else None
        yield row["what"], float(row["value"].replace(",", "")), row["side"] or "", goal


def _built(site: Path, name: str) -> Run:
    """Build from nothing into folders that were not there; a short build thrice."""
    runs: list[Run] = []
    while not runs or (len(runs) < 3 and runs[0].cpu < _SHORT_SECONDS and not runs[-1].fault):
        shutil.rmtree(site / ".cache", ignore_errors=True)
        runs.append(run_case("build", site, config_name(name), _target(site, name, len(runs) + 1)))
    faulty = next((one for one in runs if one.fault), None)
    return faulty or sorted(runs, key=lambda one: one.cpu)[len(runs) // 2]


def _target(site: Path, name: str, run: int | str = 1) -> Path:
    """Where a build goes: beside the site, which is copied for other measurements."""
    return site.with_name(f"{site.name} {name} {run}")

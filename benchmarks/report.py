"""Tables of what was measured, in Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from .cases.output import KIND_COUNT, KIND_MB
from .cases.stages import STAGES
from .figures import Figure, figures
from .generator import SITES, WHOLE_NAV, Size
from .measuring import HUGO, TWO_PROCESSES, Results
from .process import Run

SEARCH = "Search, 1,000/10,000"
"""Heading of what was measured of the search."""
_BUILDS = {"ours": "**literature**", "ours again": "the same, with what the first run has kept",
           "ours changed": "the same, after an entry was changed", TWO_PROCESSES: "the same, by two processes",
           HUGO: "Hugo, as many pages with the same content and next to no theme",
           "host": "the host alone", "ours, all in nav": "**literature**, every page in the navigation",
           "host, all in nav": "the host alone, every page in the navigation"}  # fmt: skip
"""Names in the table, where they are others."""
_EDITS = {"second": "a sentence in a page, the first time", "sentence": "a sentence in a page, later",
          "citation": "a citation in a page", "entry": "a year in the bibliography",
          "finding": "a row of the findings"}  # fmt: skip

_ASKED = {"page": "a browser then asks for the page", "reference": "for a reference's page",
          "search": "for the search's data"}  # fmt: skip


def tables(results: Results) -> Iterator[str]:
    """Every table with its heading."""
    reached = list(figures(results))
    if any(figure.measured is not None for figure in reached):
        yield section("Figures to reach", ("what", "goal", "measured", ""), _figures(reached), "lrrl")
    for title, head, rows in (
        ("Growth", ("", *map(str, results.sizes)), _growth(results)),
        ("Where a build's time goes", ("CPU s", *map(str, results.sizes)), _stages(results)),
        ("What a build writes", ("", *map(str, results.sizes)), _written(results)),
        ("Builds beside each other", ("CPU s (MB), over the host alone", *map(str, results.sizes)), _builds(results)),
        ("Rebuilds while serving", ("CPU s until shown (host alone)", *map(str, results.sizes)),
         _rebuilds(results)),
        ("Other programs", ("CPU s, over ours", *map(str, results.sizes)), _others(results)),
        ("On a slow phone", ("", *map(str, results.sizes)), _browsed(results)),
    ):  # fmt: skip
        shown = [row for row in rows if any(cell != "" for cell in row[1:])]
        if shown:
            yield section(title, head, shown, "l" + "r" * len(results.sizes))
    yield from search_tables(results)


def search_tables(results: Results, about: str = "") -> Iterator[str]:
    """The section of the search, if it was measured; what was measured stands also where the run failed later."""
    if not results.search and not results.search_fault:
        return
    rows = [(what, f"{side} {goal:g}" if goal else "", f"{value:,.1f}", _search_verdict(value, side, goal))
            for what, value, side, goal in results.search]  # fmt: skip
    title, _, table = section(SEARCH, ("what", "goal", "measured", ""), rows, "lrrl").partition("\n\n")
    yield "\n".join(
        part for part in (f"{title}\n", about, results.search_fault and f"{results.search_fault}\n", table) if part
    )


def kept(results: str, title: str) -> str:
    """A section as it stands in the file of results; empty where there is none."""
    found = _kept(title).search(results)
    return found[0].rstrip("\n") + "\n" if found else ""


def with_section(results: str, title: str, text: str) -> str:
    """The results with a section in the place of an earlier one of this title, else at their end."""
    text = text.rstrip("\n") + "\n"
    if _kept(title).search(results):
        return _kept(title).sub(lambda _: f"{text}\n", results).rstrip("\n") + "\n"
    return results.rstrip("\n") + "\n\n" + text


def _kept(title: str) -> re.Pattern[str]:
    return re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def _figures(reached: Iterable[Figure]) -> Iterator[Sequence[str]]:
    for figure in reached:
        measured = "" if figure.measured is None else f"{figure.measured:,.2f} {figure.unit}".strip()
        yield figure.what, f"at most {figure.most:g} {figure.unit}".strip(), measured, figure.verdict


def _growth(results: Results) -> Iterator[Sequence[str]]:
    def each(name: str, value: Callable[[Size, Run], float], unit: str = "ms") -> list[str]:
        return _row(results, name, lambda size, run: f"{value(size, run):,.2f} {unit}")

    def milliseconds(key: str) -> Callable[[Size, Run], float]:
        return lambda size, run: run.values[key] * 1000 / size.references

    yield "`literature check`", *_row(results, "check", _cost)
    yield "reading, a reference", *each("read", milliseconds("read"))
    yield "styling, a reference", *each("style", milliseconds("style"))
    yield (
        "a citation in a text",
        *each("style", lambda _, run: run.values["clusters"] * 1000 / run.values["clusters, count"]),
    )
    yield "generated pages, a reference", *each("build ours", milliseconds("generated pages"))
    host = {size: results.get(size, "build host") for size in results.sizes}

    def added(size: Size, run: Run) -> str:
        alone = host[size]
        return f"{(run.cpu - alone.cpu) * 1000 / size.references:,.2f} ms" if alone else ""

    yield "all that the plugin adds to a build, a reference", *_row(results, "build ours", added)
    for what, key in (
        ("its own text, a reference", "text, kB"),
        ("Python's memory, a reference, once read", "read, kB"),
        ("the same, with all that a build keeps", "built, kB"),
        ("the same, at its peak", "peak, kB"),
    ):
        yield what, *each("memory", lambda _, run, key=key: run.values[key], "kB")


def _stages(results: Results) -> Iterator[Sequence[str]]:
    for stage in STAGES:
        yield stage, *_row(results, "build ours", lambda _, run, stage=stage: f"{run.values.get(stage, 0.0):,.2f}")

    def left(size: Size, run: Run) -> str:
        """What no hook accounts for: the host at work on what the plugin gave it."""
        alone = results.get(size, "build host")
        rest = run.values["whole"] - sum(run.values.get(stage, 0.0) for stage in STAGES)
        return f"{rest - alone.values['whole']:,.2f}" if alone else ""

    yield "the host, over what it needs alone", *_row(results, "build ours", left)
    yield "the host alone", *_row(results, "build host", lambda _, run: f"{run.values['whole']:,.2f}")
    yield "**whole**", *_row(results, "build ours", lambda _, run: f"**{run.values['whole']:,.2f}**")


def _written(results: Results) -> Iterator[Sequence[str]]:
    def of(key: str, unit: str = "", digits: int = 0) -> list[str]:
        return _row(
            results, "look", lambda _, run: f"{run.values[key]:,.{digits}f} {unit}".strip() if key in run.values else ""
        )

    yield "files", *of("files, count")
    yield "size", *of("all, MB", "MB")
    looked = [run for size in results.sizes if (run := results.get(size, "look"))]
    kinds = dict.fromkeys(name.removeprefix(KIND_COUNT) for run in looked for name in run.values if KIND_COUNT in name)
    for kind in kinds:

        def counted(_: Size, run: Run, kind: str = kind) -> str:
            number = run.values.get(KIND_COUNT + kind)
            return f"{number:,.0f}, {run.values[KIND_MB + kind]:,.1f} MB" if number is not None else ""

        yield kind, *_row(results, "look", counted)
    yield "what stands around the content of the page of a work (median)", *of("around, kB", "kB", 1)
    yield "of that, what all of these pages have: the theme's frame", *of("frame, kB", "kB", 1)
    yield (
        "writing as many bytes and nothing else",
        *_row(results, "write", lambda _, run: f"{run.values['write']:,.2f} s"),
    )

    def over(size: Size, run: Run) -> str:
        written = results.get(size, "write")
        return f"{run.cpu / written.values['write']:,.0f} x" if written else ""

    yield "the whole build over that", *_row(results, "build ours", over)
    yield "a reference page, compressed, with our files (median)", *of("reference page, median kB packed", "kB", 1)
    yield "the largest of them", *of("reference page, largest kB packed", "kB", 1)
    yield "largest page below `references/`", *of("references, largest kB", "kB")
    yield "largest page below `authors/`", *of("authors, largest kB", "kB")
    prefix = "largest page, kB: "
    yield (
        "largest page of all",
        *_row(
            results,
            "look",
            lambda _, run: next(
                f"{size:,.0f} kB `{name.removeprefix(prefix)}/`"
                for name, size in run.values.items()
                if name.startswith(prefix)
            ),
        ),
    )


def _builds(results: Results) -> Iterator[Sequence[str]]:
    ours, *others = SITES
    for name in (ours, f"{ours} again", f"{ours} changed", *others, HUGO, *WHOLE_NAV):

        def shown(size: Size, run: Run, host: str = "host, all in nav" if name in WHOLE_NAV else "host") -> str:
            alone = results.get(size, f"build {host}")
            return f"{_cost(size, run)}, {run.cpu / alone.cpu:,.2f} x" if alone else _cost(size, run)

        yield (
            _BUILDS.get(name, name),
            *_row(results, f"build {name}", shown),
        )


def _rebuilds(results: Results) -> Iterator[Sequence[str]]:
    for edit, what in {"first": "the first build", **_EDITS}.items():

        def shown(size: Size, run: Run, edit: str = edit) -> str:
            alone = results.get(size, "rebuild host")
            host = alone.values["first, whole" if edit == "first" else "sentence, whole"] if alone else 0.0
            return f"{run.values[f'{edit}, whole']:,.2f} ({host:,.2f})"

        yield what, *_row(results, "rebuild ours", shown)
    for part, what in _ASKED.items():
        yield what, *_row(results, "rebuild ours", lambda _, run, part=part: f"{run.values[f'citation, {part}']:,.2f}")


def _others(results: Results) -> Iterator[Sequence[str]]:
    def over(name: str, key: str, ours: Callable[[Size], float | None]) -> list[str]:
        def shown(size: Size, run: Run) -> str:
            own = ours(size)
            return f"{run.values[key]:,.2f}, {run.values[key] / own:,.1f} x" if own else f"{run.values[key]:,.2f}"

        return _row(results, name, shown)

    def reading(size: Size) -> float | None:
        run = results.get(size, "read")
        return run.values["read"] if run else None

    def styling(size: Size) -> float | None:
        run, own = results.get(size, "style"), reading(size)
        return run.values["style"] + own if run and own else None

    if any(name == "pybtex reads" for size in results.sizes for name in results.names(size)):
        yield "**ours**, reading", *over("read", "read", reading)
        yield "pybtex, reading", *over("pybtex reads", "read", reading)
        yield (
            "**ours**, reading and entries",
            *[f"{own:,.2f}" if (own := styling(size)) else "" for size in results.sizes],
        )
        yield "pybtex, style `plain`", *over("pybtex styles", "style", styling)
        yield "pandoc, without given names to tell authors apart", *over("pandoc styles", "style", styling)
        yield "pandoc, with them", *over("pandoc-names styles", "style", styling)


def _browsed(results: Results) -> Iterator[Sequence[str]]:
    for page in ("list of references", "author", "reference"):

        def shown(_: Size, run: Run, page: str = page) -> str:
            shift, busy = run.values[f"{page}, shift"], run.values[f"{page}, busy"]
            return f"busy {busy:.1f} s, shift {shift:.3f}, {run.values[f'{page}, elements']:,.0f} elements"

        yield f"the largest page: {page}" if page != "list of references" else page, *_row(results, "browse", shown)


def _row(results: Results, name: str, shown: Callable[[Size, Run], str]) -> list[str]:
    """A cell for each size; where a run failed or lacks a value, that is said."""
    return [_cell(results.runs.get((size, name)), size, shown) for size in results.sizes]


def _cell(run: Run | None, size: Size, shown: Callable[[Size, Run], str]) -> str:
    if run is None or run.fault:
        return run.fault if run else ""
    try:
        return shown(size, run)
    except KeyError as error:
        return f"no value {error}"


def _cost(_: Size, run: Run) -> str:
    return f"{run.cpu:,.2f} s ({run.peak:,.0f} MB)"


def _search_verdict(value: float, side: str, goal: float | None) -> str:
    if goal is None:
        return ""
    return "met" if (value <= goal if side == "at most" else value >= goal) else "**not met**"


def section(title: str, head: Sequence[str], rows: Iterable[Sequence[str]], sides: str) -> str:
    """A table with its heading; `sides` has `l` or `r` for each column."""
    rule = ["---:" if side == "r" else "---" for side in sides]
    lines = [head, rule, *rows]
    return f"## {title}\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)

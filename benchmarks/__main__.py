"""Measures and prints tables: `python -m benchmarks [PAGES/REFERENCES ...] [--full]`.

Without sizes, `RESULTS.md` is written anew. `python -m benchmarks growth [READER ...]` measures how the cost of reading
grows with hostile texts, and keeps its table there too, as `python -m benchmarks search` does for the search at 10,000
references; `python -m benchmarks questions [TSV ...]` asks this site's search what students ask;
`python -m benchmarks files SITE ...` counts files of built sites by kind;
`python -m benchmarks first-paint SITE ...` opens pages of built sites on a slow phone.
"""

from __future__ import annotations

import argparse
import datetime
import signal
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from .cases.kinds_of_files import by_kind, frame_sizes
from .figures import HUGE, LARGE, MIDDLE, SMALL
from .generator import Size
from .growth import table as growth_table
from .machine import described, yardstick
from .measuring import Measuring, Results
from .process import ROOT
from .report import SEARCH, kept, search_tables, section, tables, with_section

_CACHE = ROOT / ".cache"
_RESULTS = Path(__file__).with_name("RESULTS.md")
_ABOUT = """CPU seconds are those of a process and all that it started, user and system; memory is the most that one
process held. Sizes are pages/references. Ratios are taken within one run. `docs/contributing/benchmarks.md` says how
all of it is measured.
"""


def main() -> None:
    if sys.argv[1:2] == ["growth"]:
        sys.exit(not growth_table.run(sys.argv[2:], _RESULTS))
    if sys.argv[1:2] == ["search"]:
        sys.exit(not _search())
    if sys.argv[1:2] == ["questions"]:
        # It needs a browser, which the others do without.
        from .questions import run

        run(sys.argv[2:])
        return
    if sys.argv[1:2] == ["files"]:
        _files(sys.argv[2:])
        return
    if sys.argv[1:2] == ["first-paint"]:
        from .first_paint import run as paint

        paint(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=Size.from_words, metavar="PAGES/REFERENCES")
    parser.add_argument("--full", action="store_true", help="all sizes, other programs, a browser")
    given = parser.parse_args()
    sizes = given.sizes or [SMALL, MIDDLE, LARGE, *([HUGE] if given.full else [])]
    # Whoever ends this ends what it has started, and its files go.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    about, before = described(), yardstick()
    results = Results()
    _CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="benchmarks-", dir=_CACHE) as folder:
        measuring = Measuring(Path(folder), results, given.full)
        steps = [partial(measuring.size, size) for size in sizes]
        for step in [*steps, measuring.search] if given.full and not given.sizes else steps:
            step()
            took = f"a fixed piece of Python took {before:.2f} s before and {yardstick():.2f} s after the run"
            text = _page(results, [*about, took])
            if not given.sizes:
                # What is measured stays, should the run be ended; so does what is measured apart.
                for title in (SEARCH, growth_table.TITLE):
                    apart = kept(_RESULTS.read_text(encoding="utf-8"), title)
                    text = with_section(text, title, apart) if apart and not kept(text, title) else text
                _RESULTS.write_text(text, encoding="utf-8")
    print(text)


def _files(folders: Sequence[str]) -> None:
    """Print the files of built sites by kind."""
    for folder in map(Path, folders):
        kinds = by_kind(folder)
        rows = [(kind, f"{count:,}", f"{size / 1e6:,.2f}") for kind, (count, size) in kinds.items()]
        count, size = (sum(each) for each in zip(*kinds.values(), strict=True))
        rows += [("**all**", f"{count:,}", f"{size / 1e6:,.2f}")]
        print(section(f"Files of {folder}", ("kind", "files", "MB"), rows, "lrr"))
        around, same = frame_sizes(folder)
        print(f"Around the page of a work stand {around / 1000:,.1f} kB, of which all have {same / 1000:,.1f}.\n")


def _search() -> bool:
    """Measure the search alone and keep its table. Whether it was measured to the end."""
    about, before = described(), yardstick()
    results = Results()
    Measuring(Path(), results, False).search()
    took = f"a fixed piece of Python took {before:.2f} s before and {yardstick():.2f} s after the run"
    said = f"Measured on {datetime.date.today().isoformat()}.\n\n" + "".join(f"- {line}\n" for line in (*about, took))
    [text] = search_tables(results, said)
    _RESULTS.write_text(with_section(_RESULTS.read_text(encoding="utf-8"), SEARCH, text), encoding="utf-8")
    print(text)
    return not results.search_fault


def _page(results: Results, lines: Sequence[str]) -> str:
    head = f"# Results\n\nMeasured on {datetime.date.today().isoformat()}.\n\n" + "".join(
        f"- {line}\n" for line in lines
    )
    return "\n".join([head, _ABOUT, *tables(results)])


if __name__ == "__main__":
    main()

"""The table of what grows how: `python -m benchmarks growth [READER ...]`. That of all is kept in `RESULTS.md`."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from ..machine import described, yardstick
from ..report import section, with_section
from .hostile import hostile_texts
from .measuring import MOST, Growth, growth

TITLE = "Growth with hostile texts"
_ABOUT = f"""For each reader, pieces that are cheap alone are repeated into texts that double in length. CPU seconds
grow with a power of the length, fitted over the last doublings; the piece with the highest one is shown, with the
longest text of it. At most {MOST} is wanted; what is never dear is called 1.
"""


def run(readers: Sequence[str], results: Path) -> bool:
    """Measure, print the table, and keep it in the file of results unless only some readers are asked for. Whether
    nothing grows faster than it may."""
    about, before = described(), yardstick()
    known = dict.fromkeys(one.reader for one in hostile_texts())
    if unknown := [name for name in readers if not any(name in reader for reader in known)]:
        sys.exit(f"no reader is called {unknown[0]}; there are {', '.join(known)}")
    measured: list[Growth] = []
    for one in hostile_texts():
        if readers and not any(name in one.reader for name in readers):
            continue
        if measured and measured[-1].hostile.reader != one.reader and not readers:
            # What is measured stays, should the run be ended.
            _keep(results, about, before, measured)
        measured.append(growth(one))
        if measured[-1].exponent > MOST:
            print(
                f"{one.reader}: {one.start!r} {one.piece!r}: {measured[-1].exponent:.2f}", file=sys.stderr, flush=True
            )
    print(_table(about, before, measured) if readers else _keep(results, about, before, measured))
    return all(one.exponent <= MOST for one in measured)


def _keep(results: Path, about: Sequence[str], before: float, measured: Sequence[Growth]) -> str:
    text = _table(about, before, measured)
    results.write_text(with_section(results.read_text(encoding="utf-8"), TITLE, text), encoding="utf-8")
    return text


def _table(about: Sequence[str], before: float, measured: Sequence[Growth]) -> str:
    took = f"a fixed piece of Python took {before:.2f} s before and {yardstick():.2f} s after the run"
    lines = [f"Measured on {datetime.date.today().isoformat()}.", "", *(f"- {line}" for line in (*about, took))]
    return table("\n".join(lines), measured)


def table(about: str, measured: Iterable[Growth]) -> str:
    """The section of the results."""
    head = ("reader", "pieces", "fastest growing", "kB", "CPU s", "power")
    whole = section(TITLE, head, _rows(measured), "lrlrrr")
    title, _, rows = whole.partition("\n\n")
    return f"{title}\n\n{about}\n\n{_ABOUT}\n{rows}"


def _rows(measured: Iterable[Growth]) -> Iterator[Sequence[str]]:
    for reader, group in groupby(measured, key=lambda one: one.hostile.reader):
        found = list(group)
        worst = max(found, key=lambda one: one.exponent)
        length, seconds = worst.cost[-1]
        piece = repr(worst.hostile.piece[:40])[1:-1].replace("|", "\\|").replace("`", "'")
        power = f"{worst.exponent:.2f}" if worst.exponent <= MOST else f"**{worst.exponent:.2f}**"
        yield reader, str(len(found)), f"`{piece}`", f"{length / 1000:,.0f}", f"{seconds:.2f}", power

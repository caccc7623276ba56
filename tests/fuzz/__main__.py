"""Fuzzes every kind of input for some minutes: `python -m tests.fuzz [KIND ...] --minutes 10 --seed 1`.

What fails is made small and kept in `tests/fuzz/found/`, where the test suite reads it from then on.
"""

from __future__ import annotations

import hashlib
import random
import resource
import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

import click
from tests.fuzz import searching
from tests.fuzz.kinds import Kind, kinds
from tests.fuzz.mutations import mutated, smallest

FOUND = Path(__file__).parent / "found"
_MEMORY = 2_000_000_000
"""Bytes that the process may take in all."""
_SECONDS = 20
"""CPU seconds that one text may take, 40,000 characters at most."""
_TOO_LONG = "takes too long"


@click.command()
@click.argument("names", nargs=-1, metavar="[KIND]...")
@click.option("--minutes", default=10.0, show_default=True, help="Minutes for each kind.")
@click.option("--seed", default=0, help="Where chance begins; 0 for the time of day.")
def main(names: tuple[str, ...], minutes: float, seed: int) -> None:
    """Change inputs at random and see that nothing breaks."""
    table: dict[str, AbstractContextManager[Kind]] = {name: nullcontext(kind) for name, kind in kinds().items()}
    table["search"] = searching.opened()
    unknown = sorted(set(names) - table.keys())
    if unknown:
        raise click.UsageError(f"there is no kind {', '.join(unknown)}; known are {', '.join(table)}")
    seed = seed or int(time.time())
    failed = 0
    for name in names or table:
        with table[name] as kind, _memory_bounded(kind):
            count, kept = fuzzed(name, kind, random.Random(f"{seed} {name}"), minutes)
        failed += len(kept)
        click.echo(f"{name}: {count} texts, seed {seed}, {len(kept)} failed{': ' if kept else ''}{', '.join(kept)}")
    raise SystemExit(bool(failed))


@contextmanager
def _memory_bounded(kind: Kind) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY if kind.is_bounded else before[0], before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def fuzzed(name: str, kind: Kind, chance: random.Random, minutes: float) -> tuple[int, list[str]]:
    """How many texts were tried, and the files of those that failed, one for each way to fail."""
    end = time.monotonic() + minutes * 60
    count = 0
    kept: dict[str, str] = {}
    while time.monotonic() < end:
        text = mutated(kind.seeds, kind.tokens, chance)
        count += 1
        reason = failure(kind, text)
        if reason and reason not in kept:
            # What takes long is tried a few times only: each try takes as long.
            tries = 20 if reason == _TOO_LONG else 300
            small = smallest(text, lambda part, reason=reason: failure(kind, part) == reason, tries)  # type: ignore[misc]
            file = FOUND / f"{name}-{hashlib.sha256(small.encode()).hexdigest()[:8]}.txt"
            FOUND.mkdir(exist_ok=True)
            file.write_bytes(small.encode())
            kept[reason] = file.name
            click.echo(f"{name}: {file.name}: {reason}")
    return count, [*kept.values()]


def failure(kind: Kind, text: str) -> str:
    """How a text fails, as far as ways to fail can be told apart; empty for one that does not."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return ""
    signal.signal(signal.SIGVTALRM, _end)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        kind.holds(text)
    except _TakesTooLongError:
        return _TOO_LONG
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}: {str(error)[:80]}"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""


class _TakesTooLongError(BaseException):
    """Raised wherever a text's time ends. What a text raises itself is an `Exception`, and some of it is caught."""


def _end(number: int, frame: object) -> None:
    raise _TakesTooLongError


if __name__ == "__main__":
    main()
